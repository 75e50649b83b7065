//! Personal data lies sealed in the file, and is gone from every reading once it is erased.

use std::{fs, path::Path};

use fawen_domain::{
    Decider,
    entry::{EntryEvent, UnitEntry},
    personal::ERASED,
};
use fawen_store::{LoggedEvent, Position, RawEvent, Store};

use super::playing::{campaign, store};
use crate::program::{run, succeed};

/// The contact that the demo invents for every case.
const CONTACT: &str = "13800000000 010-60000000";

/// A copy of the campaign's store that a test may change.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    let from = rusqlite::Connection::open(campaign().folder().join("out/fawen.db")).unwrap();
    let to = folder.path().join("out/fawen.db");
    // Else a page that was split while it was filled keeps a second copy of what it held.
    from.pragma_update(None, "secure_delete", true).unwrap();
    from.execute("vacuum into ?1", [to.to_str().unwrap()]).unwrap();
    folder
}

async fn raw(store: &Store) -> Vec<RawEvent> {
    store.raw_log(Position::START, u32::MAX).await.unwrap()
}

/// The first entry with a case that passed the screening.
async fn screened(store: &Store) -> (String, String) {
    for event in store.log(Position::START, u32::MAX).await.unwrap() {
        if let Some(EntryEvent::CaseScreenedIn { case, .. }) = event.decode::<UnitEntry>().unwrap()
        {
            return (event.aggregate_id, case.to_string());
        }
    }
    panic!("no case passed");
}

/// The files of the store in which a text stands.
fn holding(folder: &Path, part: &[u8]) -> Vec<&'static str> {
    let mut files = vec!["fawen.db", "fawen.db-wal"];
    files.retain(|file| {
        let bytes = fs::read(folder.join("out").join(file)).unwrap_or_default();
        bytes.windows(part.len()).any(|window| window == part)
    });
    files
}

/// How often a text stands in the events of a stream.
fn count(events: &[LoggedEvent], text: &str) -> usize {
    let json = |event: &LoggedEvent| event.payload.to_string();
    events.iter().map(|event| json(event).matches(text).count()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_case_tells_nothing_of_its_people_and_the_log_stays() {
    let folder = copy();
    let store = store(folder.path());
    let before = raw(&store).await;
    let (entry, case) = screened(&store).await;
    let events = store.events(UnitEntry::TYPE, &entry).await.unwrap();
    assert!(count(&events, CONTACT) > 0);
    assert_eq!(holding(folder.path(), CONTACT.as_bytes()), [""; 0], "it lies sealed");
    let key = key(folder.path(), &entry, &case).expect("the case has a key");
    assert_ne!(holding(folder.path(), &key), [""; 0]);

    let stream = format!("UnitEntry/{entry}");
    let words = ["erase", &stream, &case, "--reason", "本人申请", "--by", "张三"];
    let words: Vec<&str> = words.into_iter().chain(["--store", "sqlite:out/fawen.db"]).collect();
    assert!(succeed(folder.path(), &words).contains("密钥已销毁"));
    assert!(succeed(folder.path(), &words).contains("早已删除"));

    assert_eq!(raw(&store).await[..before.len()], before, "what is recorded stays as it is");
    let after = store.events(UnitEntry::TYPE, &entry).await.unwrap();
    assert!(count(&after, ERASED) > 0);
    let (state, _) = store.load::<UnitEntry>(&entry).await.unwrap();
    let folded = UnitEntry::replay(
        &after.iter().filter_map(|e| e.decode::<UnitEntry>().unwrap()).collect::<Vec<_>>(),
    );
    assert_eq!(state, folded);
    let left = state.case(&case.as_str().into()).unwrap();
    assert!(left.erased && left.content.fields.values().any(|value| value == ERASED));
    assert!(!serde_json::to_string(left).unwrap().contains(CONTACT));
    assert_eq!(self::key(folder.path(), &entry, &case), None);
    assert_eq!(holding(folder.path(), &key), [""; 0], "the key is gone from the files");
}

fn key(folder: &Path, entry: &str, case: &str) -> Option<Vec<u8>> {
    let connection = rusqlite::Connection::open(folder.join("out/fawen.db")).unwrap();
    let subject = format!("UnitEntry/{entry}#{case}");
    let query = "select key from subject_keys where subject = ?1";
    connection.query_row(query, [subject], |row| row.get(0)).ok()
}

#[test]
fn only_streams_with_personal_data_are_erased_from() {
    let folder = copy();
    let words = |stream: &'static str, what| {
        [
            "erase",
            stream,
            what,
            "--reason",
            "申请",
            "--by",
            "张三",
            "--store",
            "sqlite:out/fawen.db",
        ]
    };
    let output = run(folder.path(), &words("Campaign/2022-ydyp", "x"));
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("“Campaign”里没有"));
    let output = run(folder.path(), &words("UnitEntry/none", "x"));
    assert_eq!(output.status.code(), Some(3));
}

/// A box that was changed is not taken for an erasure.
#[tokio::test(flavor = "multi_thread")]
async fn a_box_that_was_tampered_with_is_an_error() {
    let folder = copy();
    let store = store(folder.path());
    let (entry, _) = screened(&store).await;
    let connection = rusqlite::Connection::open(folder.path().join("out/fawen.db")).unwrap();
    connection
        .execute_batch("drop trigger events_keep_update;")
        .and_then(|()| {
            connection.execute(
                "update events set payload = replace(payload, '\"box\":\"', '\"box\":\"AAAA')
                 where aggregate_id = ?1",
                [&entry],
            )
        })
        .unwrap();
    let refused = store.events(UnitEntry::TYPE, &entry).await.unwrap_err();
    assert!(refused.to_string().contains("打不开"), "{refused}");
}
