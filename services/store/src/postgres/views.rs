//! The views inside a transaction: what was written in it is seen first, the database is asked for
//! the rest, and all is written in few statements at the end.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use sqlx::{
    Row, Transaction,
    postgres::{PgArguments, PgRow},
    query::Query,
};
use tokio::{runtime::Handle, task};

use super::{
    Postgres,
    fault::{is_overtaken, retried},
    read::position,
};
use crate::{
    Position, StoreError,
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};

impl Postgres {
    /// Moves a checkpoint from where it was read, together with its effect on the views.
    pub(crate) async fn advance<F>(
        &self,
        consumer: &'static str,
        from: Position,
        to: Position,
        effect: F,
    ) -> Result<(), StoreError>
    where
        F: FnOnce(&mut dyn ViewWriter) -> Result<(), StoreError> + Send + 'static,
    {
        let moved = self.try_advance(consumer, from, to, effect).await;
        match moved {
            Err(Overtaken::ByAnother) => {
                let found = self.checkpoint(consumer).await?;
                Err(StoreError::CheckpointMoved { consumer, expected: from, found })
            }
            Err(Overtaken::No(error)) => Err(error),
            Ok(()) => Ok(()),
        }
    }

    async fn try_advance<F>(
        &self,
        consumer: &'static str,
        from: Position,
        to: Position,
        effect: F,
    ) -> Result<(), Overtaken>
    where
        F: FnOnce(&mut dyn ViewWriter) -> Result<(), StoreError> + Send + 'static,
    {
        let begin = "begin isolation level repeatable read";
        let transaction = retried(|| self.pool.begin_with(begin)).await?;
        let handle = Handle::current();
        let work = task::spawn_blocking(move || {
            let mut overlay = Overlay::new(transaction, handle);
            // The first look fixes what all others see.
            if overlay.position(consumer)? != from {
                return Err(Overtaken::ByAnother);
            }
            effect(&mut overlay)?;
            Ok(overlay.into_parts())
        });
        let (mut transaction, written) = work.await.map_err(StoreError::database)??;
        move_checkpoint(&mut transaction, consumer, from, to).await?;
        write(&mut transaction, &written).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets the views and the checkpoint of a consumer.
    pub(crate) async fn forget(
        &self,
        consumer: &'static str,
        views: &'static [&'static str],
    ) -> Result<(), StoreError> {
        retried(|| async {
            let mut transaction = self.pool.begin().await?;
            let views = sqlx::query("delete from views where view = any($1)").bind(views);
            views.execute(&mut *transaction).await?;
            let checkpoint = sqlx::query("delete from checkpoints where consumer = $1");
            checkpoint.bind(consumer).execute(&mut *transaction).await?;
            transaction.commit().await
        })
        .await
    }

    /// Reads views, all at one moment.
    pub(crate) async fn read_views<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&dyn ViewReader) -> Result<T, StoreError> + Send + 'static,
    {
        let begin = "begin isolation level repeatable read read only";
        let transaction = retried(|| self.pool.begin_with(begin)).await?;
        let handle = Handle::current();
        task::spawn_blocking(move || work(&Overlay::new(transaction, handle)))
            .await
            .map_err(StoreError::database)?
    }
}

/// Why a checkpoint did not move.
enum Overtaken {
    ByAnother,
    No(StoreError),
}

impl From<StoreError> for Overtaken {
    fn from(error: StoreError) -> Self {
        Self::No(error)
    }
}

impl From<sqlx::Error> for Overtaken {
    fn from(error: sqlx::Error) -> Self {
        if is_overtaken(&error) { Self::ByAnother } else { Self::No(error.into()) }
    }
}

/// Moves a checkpoint, if it still stands where the caller saw it.
async fn move_checkpoint(
    transaction: &mut Transaction<'static, sqlx::Postgres>,
    consumer: &str,
    from: Position,
    to: Position,
) -> Result<(), Overtaken> {
    let moved = sqlx::query(
        "insert into checkpoints (consumer, position) values ($1, $3)
         on conflict (consumer) do update set position = excluded.position
         where checkpoints.position = $2",
    );
    let moved = moved.bind(consumer).bind(from.get().cast_signed()).bind(to.get().cast_signed());
    match moved.execute(&mut **transaction).await?.rows_affected() {
        0 => Err(Overtaken::ByAnother),
        _ => Ok(()),
    }
}

/// Rows by view and key; none where a row was taken away.
type Written = BTreeMap<(String, String), Option<ViewRow>>;

/// Writes all rows in two statements.
async fn write(
    transaction: &mut Transaction<'static, sqlx::Postgres>,
    written: &Written,
) -> Result<(), sqlx::Error> {
    let (mut views, mut keys, mut sorts, mut bodies) = (vec![], vec![], vec![], vec![]);
    let (mut gone_views, mut gone_keys) = (vec![], vec![]);
    for ((view, key), row) in written {
        match row {
            Some(row) => {
                views.push(view.as_str());
                keys.push(key.as_str());
                sorts.push(row.sort.as_str());
                bodies.push(row.body.to_string());
            }
            None => {
                gone_views.push(view.as_str());
                gone_keys.push(key.as_str());
            }
        }
    }
    if !views.is_empty() {
        let put = sqlx::query(
            "insert into views (view, key, sort, body) select * from unnest($1, $2, $3, $4)
             on conflict (view, key) do update set sort = excluded.sort, body = excluded.body",
        );
        let put = put.bind(views).bind(keys).bind(sorts).bind(bodies);
        put.execute(&mut **transaction).await?;
    }
    if !gone_views.is_empty() {
        let delete = sqlx::query(
            "delete from views using unnest($1, $2) as gone (view, key)
             where views.view = gone.view and views.key = gone.key",
        );
        delete.bind(gone_views).bind(gone_keys).execute(&mut **transaction).await?;
    }
    Ok(())
}

/// An open transaction and what was written over it.
struct Overlay {
    transaction: RefCell<Transaction<'static, sqlx::Postgres>>,
    handle: Handle,
    /// What the database said; it says nothing else while the transaction lasts.
    read: RefCell<Written>,
    written: Written,
}

impl Overlay {
    fn new(transaction: Transaction<'static, sqlx::Postgres>, handle: Handle) -> Self {
        let transaction = RefCell::new(transaction);
        Self { transaction, handle, read: RefCell::default(), written: BTreeMap::new() }
    }

    fn into_parts(self) -> (Transaction<'static, sqlx::Postgres>, Written) {
        (self.transaction.into_inner(), self.written)
    }

    /// Asks the database for a row.
    fn ask(
        &self,
        select: Query<'_, sqlx::Postgres, PgArguments>,
    ) -> Result<Option<PgRow>, StoreError> {
        let mut transaction = self.transaction.borrow_mut();
        Ok(self.handle.block_on(select.fetch_optional(&mut **transaction))?)
    }

    /// The rows of the database, so many that enough are left when those written over are not
    /// counted.
    fn beneath(&self, view: &str, scan: &Scan, over: usize) -> Result<Vec<ViewRow>, StoreError> {
        // No text beyond the last character begins with the prefix; so the index answers.
        let select = sqlx::query(
            "select key, sort, body from views
             where view = $1 and sort >= $2 and sort < $2 || chr(1114111)
               and ($3 is null or (sort, key) > ($3, $4))
             order by sort, key limit $5",
        );
        let (after_sort, after_key) = scan.after.clone().unzip();
        let limit = i64::from(scan.limit).saturating_add(i64::try_from(over).unwrap_or(i64::MAX));
        let select =
            select.bind(view).bind(&scan.prefix).bind(after_sort).bind(after_key).bind(limit);
        let rows = self.handle.block_on(select.fetch_all(&mut **self.transaction.borrow_mut()))?;
        rows.iter().map(view_row).collect()
    }
}

impl ViewReader for Overlay {
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError> {
        let place = (view.to_owned(), key.to_owned());
        if let Some(row) = self.written.get(&place) {
            return Ok(row.clone());
        }
        if let Some(row) = self.read.borrow().get(&place) {
            return Ok(row.clone());
        }
        let select = sqlx::query("select key, sort, body from views where view = $1 and key = $2");
        let select = select.bind(view).bind(key);
        let row = self.ask(select)?.as_ref().map(view_row).transpose()?;
        self.read.borrow_mut().insert(place, row.clone());
        Ok(row)
    }

    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError> {
        let first = (view.to_owned(), String::new());
        let over: Vec<_> =
            self.written.range(first..).take_while(|((of, _), _)| of == view).collect();
        let mut rows = self.beneath(view, scan, over.len())?;
        let keys: BTreeSet<&str> = over.iter().map(|((_, key), _)| key.as_str()).collect();
        rows.retain(|row| !keys.contains(row.key.as_str()));
        let written = over.into_iter().filter_map(|(_, row)| row.as_ref());
        rows.extend(written.filter(|row| scan.includes(row)).cloned());
        rows.sort_by(|one, other| (&one.sort, &one.key).cmp(&(&other.sort, &other.key)));
        rows.truncate(usize::try_from(scan.limit).unwrap_or(usize::MAX));
        Ok(rows)
    }

    fn position(&self, projection: &str) -> Result<Position, StoreError> {
        let select = sqlx::query("select position from checkpoints where consumer = $1");
        self.ask(select.bind(projection))?.as_ref().map_or(Ok(Position::START), position)
    }
}

impl ViewWriter for Overlay {
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError> {
        self.written.insert((view.to_owned(), row.key.clone()), Some(row.clone()));
        Ok(())
    }

    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError> {
        self.written.insert((view.to_owned(), key.to_owned()), None);
        Ok(())
    }
}

fn view_row(row: &PgRow) -> Result<ViewRow, StoreError> {
    let (key, sort): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    let body = serde_json::from_str(row.try_get(2)?)
        .map_err(StoreError::malformed(format!("视图中的“{key}”（可重建视图）")))?;
    Ok(ViewRow { key, sort, body })
}
