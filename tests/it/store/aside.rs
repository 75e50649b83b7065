//! Events that a consumer cannot take are set aside, with what follows them in their stream.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use fawen_domain::register::{NumberRegister, RegisterEvent};
use fawen_store::{
    Fault, LoggedEvent, Position, Projection, Reaction, Reactor, Retried, Scan, SetAside, Store,
    StoreError, ViewWriter,
};

use super::given::{Bed, execute, on_both_engines, open, reserve, whole_log};

/// Notes the positions of each stream; cannot take `document-2` while it is bad.
struct Picky {
    bad: Arc<AtomicBool>,
}

const PICKY: &str = "picky";

impl Projection for Picky {
    fn name(&self) -> &'static str {
        PICKY
    }

    fn views(&self) -> &'static [&'static str] {
        &["seen"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let mut seen: Vec<u64> = views.get("seen", &event.aggregate_id)?.unwrap_or_default();
        seen.push(event.sequence);
        views.set("seen", &event.aggregate_id, "", &seen)?;
        if self.bad.load(Ordering::Relaxed) && is_bad(event)? {
            return Err("不认识的单位".into());
        }
        Ok(())
    }
}

fn is_bad(event: &LoggedEvent) -> Result<bool, StoreError> {
    let reserved = event.decode::<NumberRegister>()?;
    Ok(matches!(reserved, Some(RegisterEvent::NumberReserved { document, .. })
        if document.as_str() == "document-2"))
}

/// Two registers, whose events alternate: `document-2` of 2022 stands at position 4.
async fn two_streams(bed: Bed) -> Bed {
    for year in ["2022", "2023"] {
        execute(&bed.store, year, &format!("open-{year}"), open(0)).await;
    }
    for n in 1..=3 {
        for year in ["2022", "2023"] {
            let document =
                if year == "2022" { format!("document-{n}") } else { format!("other-{n}") };
            execute(&bed.store, year, &format!("{year}-{n}"), reserve(&document)).await;
        }
    }
    bed
}

async fn seen(store: &Store, year: &str) -> Vec<u64> {
    store.view("seen", year).await.unwrap().unwrap_or_default()
}

async fn aside(store: &Store) -> Vec<SetAside> {
    store.set_aside(None).await.unwrap()
}

fn positions(aside: &[SetAside]) -> Vec<(u64, Option<&str>, u32)> {
    let told = |event: &SetAside| (event.position.get(), event.tries);
    aside.iter().map(|event| (told(event).0, event.error.as_deref(), told(event).1)).collect()
}

async fn a_bad_event_holds_back_its_stream_and_no_other(bed: Bed) {
    let bed = two_streams(bed).await;
    let bad = Arc::new(AtomicBool::new(true));
    let picky = Arc::new(Picky { bad: Arc::clone(&bad) });
    let reached = bed.store.run_projection(&picky).await.unwrap();
    assert_eq!(reached, bed.store.last_position().await.unwrap());
    // Nothing of the bad event stays, though it had written before it failed.
    assert_eq!(seen(&bed.store, "2022").await, [1, 2]);
    assert_eq!(seen(&bed.store, "2023").await, [1, 2, 3, 4]);
    let set_aside = aside(&bed.store).await;
    assert_eq!(positions(&set_aside), [(5, Some("不认识的单位"), 1), (7, None, 0)]);
    let first = &set_aside[0];
    assert_eq!((first.consumer.as_str(), first.aggregate_id.as_str()), (PICKY, "2022"));

    // What comes later waits, too.
    execute(&bed.store, "2022", "later", reserve("later")).await;
    bed.store.run_projection(&picky).await.unwrap();
    assert_eq!(aside(&bed.store).await.len(), 3);

    // Tried again too early, it fails again and says so.
    let retried = bed.store.retry_projection(&picky, None).await.unwrap();
    assert_eq!(retried, Retried { taken: 0, left: 3 });
    assert_eq!(aside(&bed.store).await[0].tries, 2);
    assert_eq!(seen(&bed.store, "2022").await, [1, 2]);

    // Mended, all of them are taken in order.
    bad.store(false, Ordering::Relaxed);
    let retried = bed.rival().await.retry_projection(&picky, None).await.unwrap();
    assert_eq!(retried, Retried { taken: 3, left: 0 });
    assert_eq!(seen(&bed.store, "2022").await, [1, 2, 3, 4, 5]);
    execute(&bed.store, "2022", "last", reserve("last")).await;
    bed.store.run_projection(&picky).await.unwrap();
    assert_eq!(seen(&bed.store, "2022").await, [1, 2, 3, 4, 5, 6]);
}

async fn one_event_is_tried_again_with_its_stream(bed: Bed) {
    for year in ["2022", "2023"] {
        execute(&bed.store, year, &format!("open-{year}"), open(0)).await;
        for n in 2..=3 {
            let command = reserve(&format!("document-{n}"));
            execute(&bed.store, year, &format!("{year}-{n}"), command).await;
        }
    }
    let bad = Arc::new(AtomicBool::new(true));
    let picky = Arc::new(Picky { bad: Arc::clone(&bad) });
    bed.store.run_projection(&picky).await.unwrap();
    assert_eq!(aside(&bed.store).await.len(), 4);
    bad.store(false, Ordering::Relaxed);
    // The one behind: the one before it comes first.
    let behind = aside(&bed.store).await[1].position;
    let retried = bed.store.retry_projection(&picky, Some(behind)).await.unwrap();
    assert_eq!(retried, Retried { taken: 2, left: 2 });
    assert_eq!(seen(&bed.store, "2022").await, [1, 2, 3]);
    assert_eq!(seen(&bed.store, "2023").await, [1]);
}

async fn an_event_that_cannot_be_read_is_set_aside_as_well(bed: Bed) {
    let bed = bed.with_numbers(2).await;
    // As a damaged disk or a wrong hand might leave it.
    bed.past("events", "update", "update events set metadata = '{}' where sequence = 2").await;
    let picky = Arc::new(Picky { bad: Arc::new(AtomicBool::new(false)) });
    bed.store.run_projection(&picky).await.unwrap();
    let set_aside = aside(&bed.store).await;
    let error = set_aside[0].error.as_deref().unwrap();
    assert!(error.starts_with("无法解读事件流NumberRegister-2022的第2个事件："), "{error}");
    assert_eq!(set_aside.len(), 2);
}

async fn views_that_lack_events_say_so(bed: Bed) {
    let bed = two_streams(bed).await;
    let picky = Arc::new(Picky { bad: Arc::new(AtomicBool::new(true)) });
    bed.store.run_projection(&picky).await.unwrap();
    let lacking = bed.store.read_views(|views| views.set_aside(PICKY)).await.unwrap();
    assert_eq!(lacking, 2);
}

/// Repeats documents of 2022 in 2024, but fails at the second while it is bad.
struct Clumsy {
    bad: AtomicBool,
    tried: AtomicU32,
}

impl Reactor for Clumsy {
    fn name(&self) -> &'static str {
        "clumsy"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let Some(RegisterEvent::NumberReserved { document, .. }) =
            event.decode::<NumberRegister>()?
        else {
            return Ok(());
        };
        if event.aggregate_id == "2024" {
            return Ok(());
        }
        let context = reaction.context("誊抄");
        let again = reserve(document.as_str());
        reaction.execute::<NumberRegister>("2024", again, context).await?;
        if self.bad.load(Ordering::Relaxed) && is_bad(event)? {
            self.tried.fetch_add(1, Ordering::Relaxed);
            return Err("盖章机卡纸".into());
        }
        Ok(())
    }
}

async fn copied(store: &Store) -> Vec<String> {
    let (register, _) = store.load::<NumberRegister>("2024").await.unwrap();
    register.entries().values().map(|entry| entry.document.to_string()).collect()
}

async fn a_reactor_sets_aside_by_stream_and_does_nothing_twice(bed: Bed) {
    let bed = two_streams(bed).await;
    execute(&bed.store, "2024", "open-2024", open(0)).await;
    let clumsy = Clumsy { bad: AtomicBool::new(true), tried: AtomicU32::new(0) };
    let reached = bed.store.run_reactor(&clumsy).await.unwrap();
    assert_eq!(reached, bed.store.last_position().await.unwrap());
    assert_eq!(clumsy.tried.load(Ordering::Relaxed), 2, "once more, lest it was a passing trouble");
    let before = ["document-1", "other-1", "document-2", "other-2", "other-3"];
    assert_eq!(copied(&bed.store).await, before);
    let set_aside = aside(&bed.store).await;
    assert_eq!(positions(&set_aside), [(5, Some("盖章机卡纸"), 1), (7, None, 0)]);

    clumsy.bad.store(false, Ordering::Relaxed);
    let retried = bed.store.retry_reactor(&clumsy, None).await.unwrap();
    assert_eq!(retried, Retried { taken: 2, left: 0 });
    let after = ["document-1", "other-1", "document-2", "other-2", "other-3", "document-3"];
    assert_eq!(copied(&bed.store).await, after);
    let events = whole_log(&bed.store).await.len();
    bed.store.run_reactor(&clumsy).await.unwrap();
    assert_eq!(whole_log(&bed.store).await.len(), events);
}

async fn a_retry_beside_a_running_consumer_keeps_the_order(bed: Bed) {
    let bed = two_streams(bed).await;
    let bad = Arc::new(AtomicBool::new(true));
    let picky = Arc::new(Picky { bad: Arc::clone(&bad) });
    bed.store.run_projection(&picky).await.unwrap();
    bad.store(false, Ordering::Relaxed);
    let (rival, store) = (bed.rival().await, bed.store.clone());
    let writing = async {
        for n in 0..40 {
            execute(&store, "2022", &format!("more-{n}"), reserve(&format!("more-{n}"))).await;
            store.run_projection(&picky).await.unwrap();
        }
    };
    let retrying = async {
        for _ in 0..10 {
            rival.retry_projection(&picky, None).await.unwrap();
        }
    };
    tokio::join!(writing, retrying);
    bed.store.retry_projection(&picky, None).await.unwrap();
    assert_eq!(seen(&bed.store, "2022").await, (1..=44).collect::<Vec<u64>>());
    assert!(aside(&bed.store).await.is_empty());
}

async fn a_consumer_tells_how_far_it_lags(bed: Bed) {
    let bed = two_streams(bed).await;
    let never = bed.store.standing(PICKY).await.unwrap();
    assert_eq!((never.position, never.lag()), (Position::START, 8));
    let first = bed.store.raw_log(Position::START, 1).await.unwrap().remove(0);
    assert_eq!(never.waiting_since, Some(first.recorded_at.parse().unwrap()));
    assert_eq!(never.lag_time(), never.now.duration_since(never.waiting_since.unwrap()));

    let picky = Arc::new(Picky { bad: Arc::new(AtomicBool::new(true)) });
    bed.store.run_projection(&picky).await.unwrap();
    let done = bed.store.standing(PICKY).await.unwrap();
    assert_eq!((done.lag(), done.waiting_since, done.set_aside), (0, None, 2));
    assert!(done.lag_time().is_zero());
    assert_eq!(bed.store.view_scan("seen", Scan::all()).await.unwrap().len(), 2);
}

on_both_engines!(
    a_bad_event_holds_back_its_stream_and_no_other,
    one_event_is_tried_again_with_its_stream,
    an_event_that_cannot_be_read_is_set_aside_as_well,
    views_that_lack_events_say_so,
    a_reactor_sets_aside_by_stream_and_does_nothing_twice,
    a_retry_beside_a_running_consumer_keeps_the_order,
    a_consumer_tells_how_far_it_lags,
);
