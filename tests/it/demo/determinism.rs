//! The same scenario gives the same events and the same bytes, however often it is played.

use std::{collections::BTreeMap, fs};

use fawen_views::{Campaigns, Cases, Documents, Rounds, Selections};
use serde_json::{Value, json};

use super::playing::{Playing, all, campaign, store, streams, wait};
use crate::program::project;

#[test]
fn two_stores_hold_the_same_events_and_papers() {
    let folder = tempfile::tempdir().unwrap();
    let twin = Playing::inside(folder.path(), "2022");
    assert_eq!(twin.papers(), campaign().papers());
    assert_eq!(twin.streams(), campaign().streams());
    let views = rows(&twin);
    assert_eq!(views, rows(campaign()));
    wait(fawen_views::rebuild(&twin.store())).unwrap();
    assert_eq!(rows(&twin), views, "views rebuilt from the log");
}

#[test]
fn playing_again_adds_nothing() {
    let (streams_before, papers_before) = (all().streams(), all().papers());
    let again = Playing::inside(all().folder(), "all");
    assert_eq!(again.report["events"], all().report["events"]);
    assert_eq!(again.streams(), streams_before);
    assert_eq!(again.papers(), papers_before);
}

/// Every view that is listed, as JSON.
fn rows(playing: &Playing) -> Value {
    let store = store(playing.folder());
    json!({
        "documents": wait(Documents::list(&store)).unwrap(),
        "campaigns": wait(Campaigns::list(&store)).unwrap(),
        "cases": wait(Cases::of_campaign(&store, &"2022-ydyp".into())).unwrap(),
        "rounds": wait(Rounds::list(&store)).unwrap(),
        "selections": wait(Selections::list(&store)).unwrap(),
    })
}

/// Bytes may change only when somebody means them to: then run with `FAWEN_BLESS=1` and look at
/// the papers before committing the new hashes.
#[test]
fn the_papers_of_all_scenarios_are_the_golden_ones() {
    let path = project("tests/golden/demo-papers.json");
    let found = all().papers();
    if std::env::var_os("FAWEN_BLESS").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let golden: BTreeMap<String, String> =
        serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(found, golden);
}

/// A scenario gives the same papers alone and beside others.
#[test]
fn scenarios_do_not_disturb_each_other() {
    let together = all().papers();
    for (name, hash) in campaign().papers() {
        assert_eq!(together.get(&name), Some(&hash), "{name}");
    }
    let beside = streams(all().folder());
    for (stream, events) in campaign().streams() {
        let names = |events: &[fawen_store::LoggedEvent]| -> Vec<String> {
            events.iter().map(|event| event.event_type.clone()).collect()
        };
        assert_eq!(beside.get(&stream).map(|events| names(events)), Some(names(&events)));
    }
}
