use std::sync::Arc;

use fawen_domain::register::{NumberRegister, RegisterEvent};
use fawen_store::{
    Fault, LoggedEvent, Position, Projection, Scan, Store, StoreError, ViewRow, ViewWriter,
};
use proptest::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::given::{Bed, envelope, execute, on_both_engines, open, reserve, void};

/// Numbers by serial, and how many are held by register.
pub(crate) struct Ledger;

impl Projection for Ledger {
    fn name(&self) -> &'static str {
        "ledger"
    }

    fn views(&self) -> &'static [&'static str] {
        &["numbers", "held"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let register = event.aggregate_id.as_str();
        let held: u32 = views.get("held", register)?.unwrap_or_default();
        match event.decode::<NumberRegister>()? {
            Some(RegisterEvent::NumberReserved { number, document }) => {
                let sort = format!("{register}/{:06}", number.seq);
                views.set("numbers", &format!("{register}-{}", number.seq), &sort, &document)?;
                views.set("held", register, register, &held.saturating_add(1))?;
            }
            Some(RegisterEvent::NumberVoided { number, .. }) => {
                views.delete("numbers", &format!("{register}-{}", number.seq))?;
                views.set("held", register, register, &held.saturating_sub(1))?;
            }
            Some(RegisterEvent::RegisterOpened { .. }) | None => {}
        }
        Ok(())
    }
}

pub(crate) async fn all_rows(store: &Store) -> Vec<Vec<ViewRow>> {
    let numbers = store.view_scan("numbers", Scan::all()).await.unwrap();
    let held = store.view_scan("held", Scan::all()).await.unwrap();
    vec![numbers, held]
}

async fn views_follow_the_log_from_the_checkpoint(bed: Bed) {
    let bed = bed.with_numbers(2).await;
    let ledger: Arc<dyn Projection> = Arc::new(Ledger);
    assert_eq!(bed.store.run_projection(&ledger).await.unwrap(), Position::new(3));
    execute(&bed.store, "2022", "void", void(1)).await;
    assert_eq!(bed.store.run_projection(&ledger).await.unwrap(), Position::new(4));
    assert_eq!(bed.store.run_projection(&ledger).await.unwrap(), Position::new(4));
    assert_eq!(bed.store.view::<u32>("held", "2022").await.unwrap(), Some(1));
    assert_eq!(bed.store.view::<String>("numbers", "2022-1").await.unwrap(), None);
    assert_eq!(
        bed.store.view::<String>("numbers", "2022-2").await.unwrap().as_deref(),
        Some("document-2")
    );
}

async fn figures_and_their_position_are_read_at_one_moment(bed: Bed) {
    let bed = bed.with_numbers(2).await;
    bed.store.run_projection(&Arc::new(Ledger)).await.unwrap();
    let (held, position) = bed
        .store
        .read_views(|views| Ok((views.get::<u32>("held", "2022")?, views.position("ledger")?)))
        .await
        .unwrap();
    assert_eq!((held, position), (Some(2), Position::new(3)));
}

/// Finds the database out of order at the second number, after it has written.
struct Stumbling;

impl Projection for Stumbling {
    fn name(&self) -> &'static str {
        "stumbling"
    }

    fn views(&self) -> &'static [&'static str] {
        &["seen"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        views.set("seen", &event.position.to_string(), "", &true)?;
        if event.sequence == 3 {
            return Err(StoreError::Database("磁盘已满".into()).into());
        }
        Ok(())
    }
}

async fn an_effect_stays_only_with_its_checkpoint(bed: Bed) {
    let bed = bed.with_numbers(2).await;
    let stopped = bed.store.run_projection(&Arc::new(Stumbling)).await.unwrap_err();
    assert_eq!(stopped.to_string(), "“stumbling”处理第3位事件时出错：数据库出错：磁盘已满");
    let (seen, position) = bed
        .store
        .read_views(|views| Ok((views.rows("seen", &Scan::all())?, views.position("stumbling")?)))
        .await
        .unwrap();
    assert_eq!((seen, position), (vec![], Position::START));
    assert!(bed.store.set_aside(None).await.unwrap().is_empty(), "no fault of the event");
}

/// Writes where it may not.
struct Trespasser;

impl Projection for Trespasser {
    fn name(&self) -> &'static str {
        "trespasser"
    }

    fn views(&self) -> &'static [&'static str] {
        &["own"]
    }

    fn apply(&self, _: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        Ok(views.set("numbers", "1", "", &1)?)
    }
}

async fn a_projection_writes_only_what_a_rebuild_throws_away(bed: Bed) {
    let bed = bed.with_numbers(1).await;
    let stopped = bed.store.run_projection(&Arc::new(Trespasser)).await.unwrap_err();
    let StoreError::Consumer { source, .. } = stopped else { panic!("{stopped}") };
    assert_eq!(source.to_string(), "投影“trespasser”未申报视图“numbers”，不能写入");
}

async fn a_projection_that_runs_twice_at_once_takes_each_event_once(bed: Bed) {
    let bed = bed.with_numbers(40).await;
    let ledger = Arc::new(Ledger);
    let rival = bed.rival().await;
    let (one, other) =
        tokio::join!(bed.store.run_projection(&ledger), rival.run_projection(&ledger),);
    for result in [one, other] {
        assert_eq!(result.unwrap(), bed.store.last_position().await.unwrap());
    }
    assert_eq!(bed.store.view::<u32>("held", "2022").await.unwrap(), Some(40));
}

/// Rebuilt views equal those that followed the log live, whatever happened in between.
async fn live_equals_rebuilt(bed: Bed, steps: Vec<(u8, u32)>) -> Result<(), TestCaseError> {
    let ledger = Arc::new(Ledger);
    for (n, (kind, what)) in steps.into_iter().enumerate() {
        let command = match kind {
            0 => open(0),
            1 | 2 => reserve(&format!("document-{what}")),
            3 => void(what),
            _ => {
                bed.store.run_projection(&ledger).await.unwrap();
                continue;
            }
        };
        let envelope = envelope(&n.to_string());
        // Refusals are part of the game.
        drop(bed.store.execute::<NumberRegister>("2022", command, &envelope).await);
    }
    bed.store.run_projection(&ledger).await.unwrap();
    let live = all_rows(&bed.store).await;
    bed.store.rebuild(&ledger).await.unwrap();
    prop_assert_eq!(live, all_rows(&bed.store).await);
    Ok(())
}

fn steps() -> impl Strategy<Value = Vec<(u8, u32)>> {
    prop::collection::vec((0_u8..5, 1_u32..12), 1..40)
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_rebuild_gives_the_same_views(steps in steps()) {
        runtime().block_on(live_equals_rebuilt(Bed::sqlite(), steps))?;
    }

    #[test]
    fn a_rebuild_gives_the_same_views_on_postgres(steps in steps()) {
        runtime().block_on(async { live_equals_rebuilt(Bed::postgres().await, steps).await })?;
    }
}

on_both_engines!(
    views_follow_the_log_from_the_checkpoint,
    figures_and_their_position_are_read_at_one_moment,
    an_effect_stays_only_with_its_checkpoint,
    a_projection_writes_only_what_a_rebuild_throws_away,
    a_projection_that_runs_twice_at_once_takes_each_event_once,
);
