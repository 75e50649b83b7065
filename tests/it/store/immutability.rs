use fawen_store::{Position, StoreError};

use super::given::{bed, whole_log};

#[tokio::test]
async fn nothing_recorded_is_changed_or_deleted() {
    let bed = bed().with_numbers(2).await;
    let raw = bed.raw();
    for (sql, message) in [
        ("update events set payload = '{}'", "事件不可更改"),
        ("delete from events", "事件不可删除"),
        ("update event_log set sequence = 9", "事件顺序不可更改"),
        ("delete from event_log", "事件顺序不可删除"),
        ("update commands set aggregate_id = '2023'", "命令记录不可更改"),
        ("delete from commands", "命令记录不可删除"),
    ] {
        let refused = raw.execute(sql, []).unwrap_err();
        assert!(refused.to_string().contains(message), "{sql}: {refused}");
    }
    assert_eq!(whole_log(&bed.store).await.len(), 3);
}

/// Cuts a hole past the triggers, as a damaged file might have it.
fn cut(raw: &rusqlite::Connection, table: &str, condition: &str) {
    raw.execute_batch(&format!(
        "pragma foreign_keys = off;
         drop trigger {table}_keep_delete;
         delete from {table} where {condition};"
    ))
    .unwrap();
}

#[tokio::test]
async fn a_hole_in_the_log_is_an_error_that_names_it() {
    for table in ["event_log", "events"] {
        let bed = bed().with_numbers(4).await;
        let third = if table == "events" { "sequence = 3" } else { "position = 3" };
        cut(&bed.raw(), table, third);
        let gap = bed.store.log(Position::START, 100).await.unwrap_err();
        assert_eq!(gap.to_string(), "事件日志不连续：应为第3位，读到的是第4位");
        assert_eq!(bed.store.log(Position::new(3), 100).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_log_that_was_cut_off_does_not_pass_for_complete() {
    let bed = bed().with_numbers(4).await;
    cut(&bed.raw(), "event_log", "position > 3");
    let gap = bed.store.log(Position::START, 100).await.unwrap_err();
    assert_eq!(gap.to_string(), "事件日志不连续：应为第4位，读到的是日志末尾");
    assert_eq!(bed.store.log(Position::START, 3).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_hole_in_a_stream_is_an_error_that_names_it() {
    let bed = bed().with_numbers(4).await;
    cut(&bed.raw(), "events", "sequence = 2");
    let gap = bed.store.events("NumberRegister", "2022").await.unwrap_err();
    assert!(matches!(gap, StoreError::SequenceGap { expected: 2, found: 3, .. }));
}
