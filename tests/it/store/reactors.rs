use std::sync::atomic::{AtomicBool, Ordering};

use fawen_domain::register::{NumberRegister, RegisterEvent};
use fawen_store::{Fault, LoggedEvent, Position, Reaction, Reactor, StoreError};

use super::given::{Bed, execute, on_both_engines, open, register, replayed, reserve, whole_log};

/// Gives each number of 2022 a twin in 2023; dies once between its command and its checkpoint.
struct Twins {
    die: AtomicBool,
}

impl Reactor for Twins {
    fn name(&self) -> &'static str {
        "twins"
    }

    async fn react(&self, event: &LoggedEvent, reaction: &Reaction<'_>) -> Result<(), Fault> {
        let decoded = event.decode::<NumberRegister>()?;
        let Some(RegisterEvent::NumberReserved { number, document }) = decoded else {
            return Ok(());
        };
        if event.aggregate_id != "2022" {
            return Ok(());
        }
        for twin in ["甲", "乙"] {
            let command = reserve(&format!("{document}-{twin}"));
            let context = reaction.context("孪生登记");
            reaction.execute::<NumberRegister>("2023", command, context).await?;
            if number.seq == 2 && self.die.swap(false, Ordering::Relaxed) {
                return Err(StoreError::Database("断电".into()).into());
            }
        }
        Ok(())
    }
}

async fn what_follows_from_an_event_happens_once_despite_a_crash(bed: Bed) {
    let bed = bed.with_numbers(3).await;
    execute(&bed.store, "2023", "open-2023", open(0)).await;
    let twins = Twins { die: AtomicBool::new(true) };

    let died = bed.store.run_reactor(&twins).await.unwrap_err();
    assert_eq!(died.to_string(), "“twins”处理第3位事件时出错：数据库出错：断电");
    assert_eq!(register(&bed.store, "2023").await.last(), 3);

    let reached = bed.rival().await.run_reactor(&twins).await.unwrap();
    assert_eq!(reached, bed.store.last_position().await.unwrap());
    let register: NumberRegister = replayed(&bed.store, "2023").await;
    let documents: Vec<_> = register.entries().values().map(|e| e.document.as_str()).collect();
    assert_eq!(
        documents,
        [
            "document-1-甲",
            "document-1-乙",
            "document-2-甲",
            "document-2-乙",
            "document-3-甲",
            "document-3-乙"
        ]
    );
}

async fn a_reaction_names_its_cause(bed: Bed) {
    let bed = bed.with_numbers(1).await;
    execute(&bed.store, "2023", "open-2023", open(0)).await;
    bed.store.run_reactor(&Twins { die: AtomicBool::new(false) }).await.unwrap();
    let log = whole_log(&bed.store).await;
    let twin = &log[3].metadata;
    assert_eq!(log[3].position, Position::new(4));
    assert_eq!(twin.command_id, "twins:2:NumberRegister-2023:0");
    assert_eq!(twin.causation.as_deref(), Some("reserve-1"));
    assert_eq!(twin.correlation.as_deref(), Some("reserve-1"));
    assert_eq!((twin.actor.id.as_str(), twin.actor.name.as_str()), ("twins", "孪生登记"));
    assert_eq!(twin.at, log[1].metadata.at);
}

on_both_engines!(
    what_follows_from_an_event_happens_once_despite_a_crash,
    a_reaction_names_its_cause,
);
