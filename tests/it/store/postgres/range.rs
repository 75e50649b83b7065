//! Long ranges come by COPY, in pieces: the same events as one by one, and the same holes.

use fawen_store::{Position, StoreError};

use super::super::given::{Bed, whole_log};

/// Streams of 100 events each, as many as fill more than one piece; in two transactions, of which the
/// second holds later events of the same streams.
async fn long() -> Bed {
    let bed = Bed::postgres().await;
    for (from, to) in [(1, 50), (51, 100)] {
        let insert = format!(
            r#"insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version,
                                   payload, metadata)
               select 'Test', 'stream-' || stream, sequence, 'Tested', '1', '{{"Tested":{{}}}}',
                   json_build_object('at', '2022-09-20T01:00:00Z', 'actor',
                       json_build_object('id', 'a', 'name', '甲'), 'command_id',
                       stream || '-' || sequence)
               from generate_series(1, 520) stream, generate_series({from}, {to}) sequence
               order by stream, sequence"#
        );
        bed.run(&insert).await.unwrap();
    }
    bed.store.wait_beyond(Position::new(51_999), std::time::Duration::from_secs(1)).await.unwrap();
    bed
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_range_is_what_its_parts_are() {
    let bed = long().await;
    let whole = bed.store.raw_log(Position::START, u32::MAX).await.unwrap();
    assert_eq!(whole.len(), 52_000);
    let mut parts = Vec::new();
    while parts.len() < 4_000 {
        let after = Position::new(25_000 + parts.len() as u64);
        parts.extend(bed.store.raw_log(after, 1_000).await.unwrap());
    }
    assert_eq!(whole[25_000..29_000], parts);
    assert_eq!(whole_log(&bed.store).await.len(), 52_000);

    // Reading by the index of the order, not by the position, does not hide what is gone.
    bed.cut("events", "aggregate_id = 'stream-7' and sequence = 60").await;
    let gap = bed.store.raw_log(Position::START, u32::MAX).await.unwrap_err();
    let StoreError::Gap { expected, found: Some(found) } = gap else { panic!("{gap}") };
    assert_eq!(found, expected.next());
    let gone = &whole[usize::try_from(expected.get()).unwrap() - 1];
    assert_eq!((gone.aggregate_id.as_str(), gone.sequence), ("stream-7", 60));
}

/// Two events whose places were exchanged are no longer those that their positions name.
#[tokio::test(flavor = "multi_thread")]
async fn events_that_changed_places_are_a_hole() {
    let bed = long().await;
    bed.past(
        "events",
        "update",
        "alter table events alter event_no drop identity;
         update events e set event_no = other.event_no from events other
         where e.aggregate_id = 'stream-7' and other.aggregate_id = 'stream-7'
           and (e.sequence, other.sequence) in ((10, 11), (11, 10))",
    )
    .await;
    let gap = bed.store.raw_log(Position::START, u32::MAX).await.unwrap_err();
    assert!(matches!(gap, StoreError::Gap { .. }), "{gap}");
}
