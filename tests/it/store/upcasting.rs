use std::time::Duration;

use fawen_domain::{
    Decider,
    register::{NumberRegister, RegisterEvent},
};
use fawen_store::{Position, Store, StoreError, StoreOptions, Upcasters};
use serde_json::{Value, json};

use super::given::{Bed, execute, on_both_engines, register, reserve, whole_log};

/// Version 1 called the last number `last_number`.
fn rename_last_number(mut payload: Value) -> Value {
    if let Some(body) = payload.get_mut("RegisterOpened").and_then(Value::as_object_mut)
        && let Some(last) = body.remove("last_number")
    {
        body.insert("carried_over".into(), last);
    }
    payload
}

/// Version 1 of a number given was called otherwise.
fn rename_number_taken(mut payload: Value) -> Value {
    json!({ "NumberReserved": payload["NumberTaken"].take() })
}

fn upcasters() -> Upcasters {
    Upcasters::default().with(NumberRegister::TYPE, "RegisterOpened", 1, rename_last_number).with(
        NumberRegister::TYPE,
        "NumberTaken",
        1,
        rename_number_taken,
    )
}

async fn today(bed: &Bed) -> Store {
    let options = StoreOptions { upcasters: upcasters(), ..StoreOptions::default() };
    bed.rival_with(options).await
}

/// A store with events of long ago.
async fn old_store(bed: Bed) -> Bed {
    let metadata = json!({
        "at": "2022-01-01T00:00:00Z",
        "actor": { "id": "old", "name": "旧系统" },
        "command_id": "old"
    });
    let opened = json!({ "RegisterOpened": {
        "issuer": "zwjc", "code": "卫健政促发", "year": 2022, "last_number": 9
    }});
    let taken = json!({ "NumberTaken": {
        "number": { "code": "卫健政促发", "year": 2022, "seq": 10 }, "document": "notice"
    }});
    let insert = format!(
        "insert into events (aggregate_type, aggregate_id, sequence, event_type,
                             event_version, payload, metadata)
         values ('NumberRegister', '2022', 1, 'RegisterOpened', '1', '{opened}', '{metadata}'),
                ('NumberRegister', '2022', 2, 'NumberTaken', '1', '{taken}', '{metadata}')"
    );
    bed.run(&insert).await.unwrap();
    bed.store.wait_beyond(Position::new(1), Duration::from_secs(1)).await.unwrap();
    bed
}

async fn old_events_read_as_those_of_today(bed: Bed) {
    let bed = old_store(bed).await;
    let store = today(&bed).await;
    assert_eq!(register(&store, "2022").await.last(), 10);

    let log = whole_log(&store).await;
    let shapes: Vec<_> = log.iter().map(|e| (e.event_type.as_str(), e.event_version)).collect();
    assert_eq!(shapes, [("RegisterOpened", 2), ("NumberReserved", 2)]);
    let opened = log[0].decode::<NumberRegister>().unwrap();
    assert!(matches!(opened, Some(RegisterEvent::RegisterOpened { carried_over: 9, .. })));
}

async fn new_events_are_written_in_the_version_of_today(bed: Bed) {
    let store = today(&bed).await;
    execute(&store, "2023", "open", super::given::open(9)).await;
    execute(&store, "2023", "reserve", reserve("notice")).await;
    let versions: Vec<_> = whole_log(&store).await.iter().map(|e| e.event_version).collect();
    assert_eq!(versions, [2, 1]);
    assert_eq!(register(&store, "2023").await.last(), 10);
}

async fn an_event_of_a_newer_program_is_refused(bed: Bed) {
    execute(&today(&bed).await, "2022", "open", super::given::open(0)).await;
    let without_upcasters = bed.rival().await;
    let refused = without_upcasters.log(Position::START, 10).await.unwrap_err();
    assert!(matches!(refused, StoreError::NewerEvent { found: 2, known: 1, .. }));
    let refused = without_upcasters.load::<NumberRegister>("2022").await.unwrap_err();
    assert!(refused.to_string().contains("请升级程序"));
}

on_both_engines!(
    old_events_read_as_those_of_today,
    new_events_are_written_in_the_version_of_today,
    an_event_of_a_newer_program_is_refused,
);
