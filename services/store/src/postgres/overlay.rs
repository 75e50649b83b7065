//! A transaction as consumers see it: what was changed in it is seen first, the database is asked for
//! the rest.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use sqlx::{
    Row, Transaction as Begun,
    postgres::{PgArguments, PgRow},
    query::Query,
};
use tokio::runtime::Handle;

use super::{
    changes::{Change, Changes, Rows},
    read::position,
};
use crate::{
    NewJob, Position, StoreError,
    consumer::NewlyAside,
    transaction::Transaction,
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};

/// Streams by the positions of their events that are set aside.
type Aside = BTreeMap<Position, (String, String)>;

/// An open transaction and what is to be changed in it.
pub(super) struct Overlay {
    transaction: RefCell<Begun<'static, sqlx::Postgres>>,
    handle: Handle,
    /// The generation of views that it reads and writes; `None` for the one that readers see.
    building: Option<u64>,
    changes: Changes,
    /// What the database said of rows and of what is set aside; it says nothing else while the
    /// transaction lasts.
    read: RefCell<Rows>,
    generations: RefCell<BTreeMap<String, i64>>,
    aside: RefCell<BTreeMap<String, Aside>>,
}

impl Overlay {
    pub(super) fn new(
        transaction: Begun<'static, sqlx::Postgres>,
        handle: Handle,
        building: Option<u64>,
    ) -> Self {
        Self {
            transaction: RefCell::new(transaction),
            handle,
            building,
            changes: Changes::default(),
            read: RefCell::default(),
            generations: RefCell::default(),
            aside: RefCell::default(),
        }
    }

    /// The transaction, with what is to be written before its end.
    pub(super) fn into_parts(self) -> (Begun<'static, sqlx::Postgres>, Changes) {
        let generations = self.generations.into_inner();
        (self.transaction.into_inner(), Changes { generations, ..self.changes })
    }

    /// Asks the database, on a thread that may wait.
    fn ask(
        &self,
        select: Query<'_, sqlx::Postgres, PgArguments>,
    ) -> Result<Vec<PgRow>, StoreError> {
        let mut transaction = self.transaction.borrow_mut();
        Ok(self.handle.block_on(select.fetch_all(&mut **transaction))?)
    }

    /// Whose rows are meant: of the generation being built, or else of the one that readers see.
    fn generation(&self, view: &str) -> Result<i64, StoreError> {
        if let Some(known) = self.generations.borrow().get(view) {
            return Ok(*known);
        }
        let generation = match self.building {
            Some(building) => building.cast_signed(),
            None => {
                let select = sqlx::query("select current from generations where view = $1");
                let row = self.ask(select.bind(view))?;
                row.first().map_or(Ok(0), |row| row.try_get(0))?
            }
        };
        self.generations.borrow_mut().insert(view.to_owned(), generation);
        Ok(generation)
    }

    /// The rows of the database, so many that enough are left when those changed are not counted.
    fn beneath(&self, view: &str, scan: &Scan, over: usize) -> Result<Vec<ViewRow>, StoreError> {
        // No text beyond the last character begins with the prefix; so the index answers.
        let select = sqlx::query(
            "select key, sort, body from views
             where view = $1 and generation = $2 and sort >= $3 and sort < $3 || chr(1114111)
               and ($4 is null or (sort, key) > ($4, $5))
             order by sort, key limit $6",
        );
        let (after_sort, after_key) = scan.after.clone().unzip();
        let limit = i64::from(scan.limit).saturating_add(i64::try_from(over).unwrap_or(i64::MAX));
        let select = select.bind(view).bind(self.generation(view)?).bind(&scan.prefix);
        let rows = self.ask(select.bind(after_sort).bind(after_key).bind(limit))?;
        rows.iter().map(view_row).collect()
    }

    fn change(&mut self, view: &str, key: &str, row: Option<ViewRow>) -> Result<(), StoreError> {
        self.generation(view)?;
        self.changes.rows.insert((view.to_owned(), key.to_owned()), row);
        Ok(())
    }

    /// Looks at what a consumer has set aside, and may change what is known of it.
    fn aside<T>(
        &self,
        consumer: &str,
        look: impl FnOnce(&mut Aside) -> T,
    ) -> Result<T, StoreError> {
        if !self.aside.borrow().contains_key(consumer) {
            let select = sqlx::query(
                "select position, aggregate_type, aggregate_id from set_aside where consumer = $1",
            );
            let mut aside = Aside::new();
            for row in self.ask(select.bind(consumer))? {
                aside.insert(position(&row)?, (row.try_get(1)?, row.try_get(2)?));
            }
            self.aside.borrow_mut().insert(consumer.to_owned(), aside);
        }
        let mut all = self.aside.borrow_mut();
        Ok(look(all.entry(consumer.to_owned()).or_default()))
    }
}

impl ViewReader for Overlay {
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError> {
        let place = (view.to_owned(), key.to_owned());
        if let Some(row) = self.changes.rows.get(&place) {
            return Ok(row.clone());
        }
        if let Some(row) = self.read.borrow().get(&place) {
            return Ok(row.clone());
        }
        let select = sqlx::query(
            "select key, sort, body from views where view = $1 and generation = $2 and key = $3",
        );
        let rows = self.ask(select.bind(view).bind(self.generation(view)?).bind(key))?;
        let row = rows.first().map(view_row).transpose()?;
        self.read.borrow_mut().insert(place, row.clone());
        Ok(row)
    }

    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError> {
        let first = (view.to_owned(), String::new());
        let changed = self.changes.rows.range(first..);
        let over: Vec<_> = changed.take_while(|((of, _), _)| of == view).collect();
        let mut rows = self.beneath(view, scan, over.len())?;
        let keys: BTreeSet<&str> = over.iter().map(|((_, key), _)| key.as_str()).collect();
        rows.retain(|row| !keys.contains(row.key.as_str()));
        let changed = over.into_iter().filter_map(|(_, row)| row.as_ref());
        rows.extend(changed.filter(|row| scan.includes(row)).cloned());
        rows.sort_by(|one, other| (&one.sort, &one.key).cmp(&(&other.sort, &other.key)));
        rows.truncate(usize::try_from(scan.limit).unwrap_or(usize::MAX));
        Ok(rows)
    }

    fn position(&self, projection: &str) -> Result<Position, StoreError> {
        let select = sqlx::query("select position from checkpoints where consumer = $1");
        self.ask(select.bind(projection))?.first().map_or(Ok(Position::START), position)
    }

    fn set_aside(&self, consumer: &str) -> Result<u64, StoreError> {
        self.aside(consumer, |aside| aside.len() as u64)
    }
}

impl ViewWriter for Overlay {
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError> {
        self.change(view, &row.key, Some(row.clone()))
    }

    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError> {
        self.change(view, key, None)
    }
}

impl Transaction for Overlay {
    fn is_held(&self, consumer: &str, kind: &str, id: &str) -> Result<bool, StoreError> {
        let held =
            |aside: &mut Aside| aside.values().any(|(k, i)| (k.as_str(), i.as_str()) == (kind, id));
        self.aside(consumer, held)
    }

    fn set_aside(&mut self, consumer: &str, event: &NewlyAside) -> Result<(), StoreError> {
        let stream = (event.kind.clone(), event.id.clone());
        self.aside(consumer, |aside| aside.insert(event.position, stream))?;
        let (consumer, event) = (consumer.to_owned(), event.clone());
        self.changes.others.push(Change::SetAside { consumer, event });
        Ok(())
    }

    fn tried(&mut self, consumer: &str, position: Position, error: &str) -> Result<(), StoreError> {
        let (consumer, error) = (consumer.to_owned(), error.to_owned());
        self.changes.others.push(Change::Tried { consumer, position, error });
        Ok(())
    }

    fn release(&mut self, consumer: &str, position: Position) -> Result<bool, StoreError> {
        let there = self.aside(consumer, |aside| aside.remove(&position).is_some())?;
        if there {
            let consumer = consumer.to_owned();
            self.changes.others.push(Change::Released { consumer, position });
        }
        Ok(there)
    }

    fn building(&self, view: &str) -> Result<Option<u64>, StoreError> {
        let select = sqlx::query("select building from generations where view = $1");
        let building = self.ask(select.bind(view))?;
        let building = building.first().map_or(Ok(None), |row| row.try_get::<Option<i64>, _>(0))?;
        Ok(building.map(i64::cast_unsigned))
    }

    fn enqueue(&mut self, job: &NewJob) -> Result<(), StoreError> {
        self.changes.others.push(Change::Enqueued(job.clone()));
        Ok(())
    }
}

fn view_row(row: &PgRow) -> Result<ViewRow, StoreError> {
    let (key, sort): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    let body = serde_json::from_str(row.try_get(2)?)
        .map_err(StoreError::malformed(format!("视图中的“{key}”（可重建视图）")))?;
    Ok(ViewRow { key, sort, body })
}
