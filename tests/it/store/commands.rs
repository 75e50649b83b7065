use fawen_domain::register::{NumberRegister, RegisterError};
use fawen_store::{Envelope, ExecuteError, Position, StoreError};

use super::given::{
    Bed, context, envelope, execute, on_both_engines, open, register, reserve, void, whole_log,
};

fn at(first: u64, last: u64) -> Option<std::ops::RangeInclusive<Position>> {
    Some(Position::new(first)..=Position::new(last))
}

async fn a_command_tells_where_its_events_stand(bed: Bed) {
    let opened = execute(&bed.store, "2022", "open", open(9)).await;
    assert_eq!(opened.positions, at(1, 1));
    let reserved = execute(&bed.store, "2022", "reserve", reserve("notice")).await;
    assert_eq!((reserved.positions.clone(), reserved.last()), (at(2, 2), Some(Position::new(2))));
    assert!(!reserved.replayed);
    assert_eq!(register(&bed.store, "2022").await.last(), 10);
}

async fn an_event_keeps_who_when_and_why(bed: Bed) {
    let envelope = Envelope {
        command_id: "open".into(),
        context: context(),
        correlation: Some("campaign-2022".into()),
        causation: Some("request-1".into()),
    };
    bed.store.execute::<NumberRegister>("2022", open(9), &envelope).await.unwrap();
    let log = whole_log(&bed.store).await;
    let [event] = log.as_slice() else { panic!("one event, not {log:?}") };
    assert_eq!(
        (event.aggregate_type.as_str(), event.aggregate_id.as_str()),
        ("NumberRegister", "2022")
    );
    assert_eq!((event.event_type.as_str(), event.event_version), ("RegisterOpened", 1));
    assert_eq!(event.sequence, 1);
    assert_eq!(event.payload["RegisterOpened"]["carried_over"], 9);
    assert_eq!(event.metadata.at, context().at);
    assert_eq!(event.metadata.actor, context().actor);
    assert_eq!(event.metadata.command_id, "open");
    assert_eq!(event.metadata.correlation.as_deref(), Some("campaign-2022"));
    assert_eq!(event.metadata.causation.as_deref(), Some("request-1"));
}

async fn a_command_that_comes_twice_acts_once(bed: Bed) {
    let first = execute(&bed.store, "2022", "open", open(9)).await;
    // By itself the second would be refused: the register is open already.
    for store in [bed.store.clone(), bed.rival().await] {
        let again = execute(&store, "2022", "open", open(9)).await;
        assert!(again.replayed);
        assert_eq!(again.positions, first.positions);
    }
    assert_eq!(whole_log(&bed.store).await.len(), 1);
}

async fn a_command_without_events_is_remembered_as_well(bed: Bed) {
    let bed = bed.with_numbers(1).await;
    let nothing = execute(&bed.store, "2022", "again", reserve("document-1")).await;
    assert_eq!((nothing.positions, nothing.replayed), (None, false));
    execute(&bed.store, "2022", "void", void(1)).await;
    // Given now, the command would take number 2.
    let repeated = execute(&bed.store, "2022", "again", reserve("document-1")).await;
    assert_eq!((repeated.positions, repeated.replayed), (None, true));
    assert_eq!(register(&bed.store, "2022").await.last(), 1);
}

async fn a_refusal_is_the_domains_and_is_not_remembered(bed: Bed) {
    let refused =
        bed.store.execute::<NumberRegister>("2022", reserve("notice"), &envelope("reserve")).await;
    assert!(matches!(refused, Err(ExecuteError::Refused(RegisterError::NotOpened))));
    assert!(whole_log(&bed.store).await.is_empty());
    execute(&bed.store, "2022", "open", open(0)).await;
    assert!(!execute(&bed.store, "2022", "reserve", reserve("notice")).await.replayed);
}

async fn a_command_id_belongs_to_one_stream(bed: Bed) {
    execute(&bed.store, "2022", "open", open(0)).await;
    let reused =
        bed.store.execute::<NumberRegister>("2023", open(0), &envelope("open")).await.unwrap_err();
    assert!(matches!(&reused, ExecuteError::Store(StoreError::CommandReused { .. })));
    assert_eq!(
        reused.to_string(),
        "命令编号“open”已用于NumberRegister-2022，不能再用于NumberRegister-2023：请换一个编号"
    );
}

async fn what_was_stored_is_there_at_the_next_start(bed: Bed) {
    let bed = bed.with_numbers(3).await;
    let (again, version) = bed.rival().await.load::<NumberRegister>("2022").await.unwrap();
    assert_eq!((again, version), (register(&bed.store, "2022").await, 4));
    let (blank, version) = bed.rival().await.load::<NumberRegister>("2023").await.unwrap();
    assert_eq!((blank, version), (NumberRegister::default(), 0));
}

async fn who_waits_hears_of_the_next_event(bed: Bed) {
    execute(&bed.store, "2022", "open", open(0)).await;
    let forever = std::time::Duration::from_secs(3600);
    let first = bed.store.wait_beyond(Position::START, forever).await.unwrap();
    assert_eq!(first, Position::new(1));
    let waiting = tokio::spawn({
        let store = bed.store.clone();
        async move { store.wait_beyond(first, forever).await.unwrap() }
    });
    execute(&bed.store, "2022", "reserve", reserve("notice")).await;
    assert_eq!(waiting.await.unwrap(), Position::new(2));
}

on_both_engines!(
    a_command_tells_where_its_events_stand,
    an_event_keeps_who_when_and_why,
    a_command_that_comes_twice_acts_once,
    a_command_without_events_is_remembered_as_well,
    a_refusal_is_the_domains_and_is_not_remembered,
    a_command_id_belongs_to_one_stream,
    what_was_stored_is_there_at_the_next_start,
    who_waits_hears_of_the_next_event,
);
