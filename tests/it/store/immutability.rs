use fawen_store::{Position, StoreError};

use super::given::{Bed, on_both_engines, whole_log};

async fn nothing_recorded_is_changed_or_deleted(bed: Bed) {
    let bed = bed.with_numbers(2).await;
    for (sql, message) in [
        ("update events set payload = '{}'", "事件不可更改"),
        ("delete from events", "事件不可删除"),
        ("update event_log set sequence = 9", "事件顺序不可更改"),
        ("delete from event_log", "事件顺序不可删除"),
        ("update commands set aggregate_id = '2023'", "命令记录不可更改"),
        ("delete from commands", "命令记录不可删除"),
    ] {
        let refused = bed.run(sql).await.unwrap_err();
        assert!(refused.contains(message), "{sql}: {refused}");
    }
    assert_eq!(whole_log(&bed.store).await.len(), 3);
}

async fn a_hole_in_the_log_is_an_error_that_names_it(bed: Bed) {
    lacks_the_third(bed, "event_log", "position = 3").await;
}

async fn an_event_that_is_gone_is_an_error_that_names_it(bed: Bed) {
    lacks_the_third(bed, "events", "sequence = 3").await;
}

async fn lacks_the_third(bed: Bed, table: &str, condition: &str) {
    let bed = bed.with_numbers(4).await;
    bed.cut(table, condition).await;
    let gap = bed.store.log(Position::START, 100).await.unwrap_err();
    assert_eq!(gap.to_string(), "事件日志不连续：应为第3位，读到的是第4位");
    assert_eq!(bed.store.log(Position::new(3), 100).await.unwrap().len(), 2);
}

async fn a_log_that_was_cut_off_does_not_pass_for_complete(bed: Bed) {
    let bed = bed.with_numbers(4).await;
    bed.cut("event_log", "position > 3").await;
    let gap = bed.store.log(Position::START, 100).await.unwrap_err();
    assert_eq!(gap.to_string(), "事件日志不连续：应为第4位，读到的是日志末尾");
    assert_eq!(bed.store.log(Position::START, 3).await.unwrap().len(), 3);
}

async fn a_hole_in_a_stream_is_an_error_that_names_it(bed: Bed) {
    let bed = bed.with_numbers(4).await;
    bed.cut("events", "sequence = 2").await;
    let gap = bed.store.events("NumberRegister", "2022").await.unwrap_err();
    assert!(matches!(gap, StoreError::SequenceGap { expected: 2, found: 3, .. }));
}

on_both_engines!(
    nothing_recorded_is_changed_or_deleted,
    a_hole_in_the_log_is_an_error_that_names_it,
    an_event_that_is_gone_is_an_error_that_names_it,
    a_log_that_was_cut_off_does_not_pass_for_complete,
    a_hole_in_a_stream_is_an_error_that_names_it,
);
