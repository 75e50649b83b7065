//! What a transaction changes, kept until its end.

use std::collections::BTreeMap;

use sqlx::{Transaction, query};

use crate::{JobKey, NewJob, Position, ViewRow, consumer::NewlyAside};

/// What is known of rows, by view and key; none where there is no row.
pub(super) type Rows = BTreeMap<(String, String), Option<ViewRow>>;

/// What is to be written.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) rows: Rows,
    /// Of each view in `rows`.
    pub(super) generations: BTreeMap<String, i64>,
    /// Everything else, in order.
    pub(super) others: Vec<Change>,
}

/// A change other than of rows.
#[derive(Debug)]
pub(super) enum Change {
    SetAside { consumer: String, event: NewlyAside },
    Tried { consumer: String, position: Position, error: String },
    Released { consumer: String, position: Position },
    Enqueued(NewJob),
}

impl Changes {
    /// Writes all rows in two statements, and the rest one by one: it is rare.
    pub(super) async fn write(
        &self,
        transaction: &mut Transaction<'static, sqlx::Postgres>,
    ) -> Result<(), sqlx::Error> {
        self.put(transaction).await?;
        self.delete(transaction).await?;
        for change in &self.others {
            change.write(transaction).await?;
        }
        Ok(())
    }

    async fn put(
        &self,
        transaction: &mut Transaction<'static, sqlx::Postgres>,
    ) -> Result<(), sqlx::Error> {
        let (mut views, mut generations, mut keys) = (vec![], vec![], vec![]);
        let (mut sorts, mut bodies) = (vec![], vec![]);
        for ((view, key), row) in &self.rows {
            if let Some(row) = row {
                views.push(view.as_str());
                generations.push(self.generation(view));
                keys.push(key.as_str());
                sorts.push(row.sort.as_str());
                bodies.push(row.body.to_string());
            }
        }
        if views.is_empty() {
            return Ok(());
        }
        let put = query(
            "insert into views (view, generation, key, sort, body)
             select * from unnest($1, $2, $3, $4, $5)
             on conflict (view, generation, key)
             do update set sort = excluded.sort, body = excluded.body",
        );
        let put = put.bind(views).bind(generations).bind(keys).bind(sorts).bind(bodies);
        put.execute(&mut **transaction).await?;
        Ok(())
    }

    async fn delete(
        &self,
        transaction: &mut Transaction<'static, sqlx::Postgres>,
    ) -> Result<(), sqlx::Error> {
        let gone = self.rows.iter().filter(|(_, row)| row.is_none()).map(|(place, _)| place);
        let (views, keys): (Vec<&str>, Vec<&str>) =
            gone.map(|(view, key)| (view.as_str(), key.as_str())).unzip();
        if views.is_empty() {
            return Ok(());
        }
        let generations: Vec<i64> = views.iter().map(|view| self.generation(view)).collect();
        let delete = query(
            "delete from views using unnest($1, $2, $3) as gone (view, generation, key)
             where views.view = gone.view and views.generation = gone.generation
               and views.key = gone.key",
        );
        delete.bind(views).bind(generations).bind(keys).execute(&mut **transaction).await?;
        Ok(())
    }

    fn generation(&self, view: &str) -> i64 {
        self.generations.get(view).copied().unwrap_or_default()
    }
}

impl Change {
    async fn write(
        &self,
        transaction: &mut Transaction<'static, sqlx::Postgres>,
    ) -> Result<(), sqlx::Error> {
        let statement = match self {
            Self::SetAside { consumer, event } => query(
                "insert into set_aside (consumer, position, aggregate_type, aggregate_id, error,
                                        tries)
                 values ($1, $2, $3, $4, $5, ($5 is not null)::int)
                 on conflict (consumer, position) do nothing",
            )
            .bind(consumer)
            .bind(event.position.get().cast_signed())
            .bind(&event.kind)
            .bind(&event.id)
            .bind(&event.error),
            Self::Tried { consumer, position, error } => query(
                "update set_aside set tries = tries + 1, error = $3, last_at = clock_timestamp()
                 where consumer = $1 and position = $2",
            )
            .bind(consumer)
            .bind(position.get().cast_signed())
            .bind(error),
            Self::Released { consumer, position } => {
                query("delete from set_aside where consumer = $1 and position = $2")
                    .bind(consumer)
                    .bind(position.get().cast_signed())
            }
            Self::Enqueued(NewJob { key, task }) => {
                let JobKey { kind, subject, position, template } = key;
                query(
                    "insert into jobs (kind, subject, position, template, task, state, due)
                     values ($1, $2, $3, $4, $5, 'waiting', '')
                     on conflict (kind, subject, position, template) do nothing",
                )
                .bind(kind)
                .bind(subject)
                .bind(position.get().cast_signed())
                .bind(template)
                .bind(task.to_string())
            }
        };
        statement.execute(&mut **transaction).await?;
        Ok(())
    }
}
