//! The control: a reader of `event_no > last` loses events that commit late. Ours waits for them.

use std::time::Duration;

use fawen_store::Position;
use sqlx::{Connection, PgConnection, Row, raw_sql};
use tokio::task::JoinSet;

use super::{
    super::given::{Bed, execute, open, reserve, whole_log},
    insert,
};

const FOREVER: Duration = Duration::from_secs(3600);

/// Reads on from the last number it has seen, as one would at first.
struct Naive {
    last: i64,
    seen: usize,
}

impl Naive {
    async fn read(&mut self, connection: &mut PgConnection) {
        let newer =
            sqlx::query("select event_no from events where event_no > $1 order by event_no");
        for row in newer.bind(self.last).fetch_all(connection).await.unwrap() {
            self.last = row.get(0);
            self.seen += 1;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_commits_late_is_lost_to_the_naive_reader_only() {
    let bed = Bed::postgres().await;
    let (mut early, mut late) = (bed.database().connect().await, bed.database().connect().await);
    let mut reader = bed.database().connect().await;
    let mut naive = Naive { last: 0, seen: 0 };

    let mut transaction = early.begin().await.unwrap();
    raw_sql(&insert("early", 1)).execute(&mut *transaction).await.unwrap();
    raw_sql(&insert("late", 1)).execute(&mut late).await.unwrap();
    naive.read(&mut reader).await;
    assert_eq!(naive.seen, 1, "only the later one is committed");
    assert_eq!(bed.store.last_position().await.unwrap(), Position::START, "the earlier one is due");
    transaction.commit().await.unwrap();
    naive.read(&mut reader).await;
    assert_eq!(naive.seen, 1, "the earlier one is behind it for good");

    bed.store.wait_beyond(Position::new(1), FOREVER).await.unwrap();
    let streams: Vec<_> =
        whole_log(&bed.store).await.into_iter().map(|event| event.aggregate_id).collect();
    assert_eq!(streams, ["early", "late"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_follows_many_writers_sees_every_event_once() {
    let (writers, each) = (16_u32, 25_u32);
    let bed = Bed::postgres().await;
    let all = Position::new(u64::from(writers * (each + 1)));
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let store = bed.store.clone();
        tasks.spawn(async move {
            let id = writer.to_string();
            execute(&store, &id, &format!("open-{id}"), open(0)).await;
            for n in 0..each {
                let document = format!("{id}-{n}");
                execute(&store, &id, &document, reserve(&document)).await;
            }
        });
    }
    let mut followed = Vec::new();
    let mut after = Position::START;
    while after < all {
        bed.store.wait_beyond(after, FOREVER).await.unwrap();
        followed.extend(bed.store.log(after, 100).await.unwrap());
        after = followed.last().unwrap().position;
    }
    tasks.join_all().await;
    assert_eq!(followed, whole_log(&bed.store).await);
    assert_eq!(bed.database().number("select count(*) from events").await, all.get().cast_signed());
}
