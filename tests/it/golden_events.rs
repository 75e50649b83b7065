//! The stored form of every event is kept forever: one golden JSON file for each.
//!
//! Files are added, never edited: an event in a log of ten years ago still reads.

use std::{collections::BTreeSet, fs, path::PathBuf};

use fawen_domain::{
    Decider, DomainEvent, account::Account, campaign::Campaign, document::OfficialDocument,
    entry::UnitEntry, issuer::Issuer, register::NumberRegister, review::ReviewRound,
    selection::Selection,
};
use proptest::prelude::*;

fn folder(stream_type: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/events")).join(stream_type)
}

fn golden(stream_type: &str, name: &str) -> String {
    let path = folder(stream_type).join(format!("{name}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The golden events of an aggregate, in the order of their declaration.
fn events<D: Decider>() -> Vec<D::Event> {
    let read = |name: &&str| {
        serde_json::from_str(&golden(D::TYPE, name))
            .unwrap_or_else(|error| panic!("{} {name} no longer reads: {error}", D::TYPE))
    };
    D::Event::NAMES.iter().map(read).collect()
}

/// Every file is an event of the aggregate, every event has its file, and each file reads into an
/// event that writes the same JSON.
fn check<D: Decider>() {
    let files: BTreeSet<String> = fs::read_dir(folder(D::TYPE))
        .unwrap_or_else(|error| panic!("{}: {error}", folder(D::TYPE).display()))
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let names: BTreeSet<String> = D::Event::NAMES.iter().map(ToString::to_string).collect();
    assert_eq!(files, names, "golden files of {} and its events", D::TYPE);
    for (name, event) in D::Event::NAMES.iter().zip(events::<D>()) {
        assert_eq!(event.name(), *name, "{}: the file holds another event", D::TYPE);
        let written = serde_json::to_string_pretty(&event).unwrap();
        let stored = golden(D::TYPE, name);
        assert_eq!(written, stored.trim_end(), "{} {name} is written differently", D::TYPE);
    }
}

/// Events that no decision would give in this order are folded without harm, each time alike.
fn fold_in_any_order<D: Decider>(picks: &[usize]) -> Result<(), TestCaseError> {
    let known = events::<D>();
    let events: Vec<_> = picks.iter().filter_map(|pick| known.get(pick % known.len())).collect();
    prop_assert_eq!(D::replay(events.iter().copied()), D::replay(events));
    Ok(())
}

macro_rules! aggregates {
    ($($test:ident: $decider:ty;)*) => {
        $(
            #[test]
            fn $test() {
                check::<$decider>();
            }
        )*

        #[test]
        fn every_folder_belongs_to_an_aggregate() {
            let known: BTreeSet<String> = [$(<$decider>::TYPE.to_owned()),*].into();
            let folders = fs::read_dir(folder("")).unwrap();
            let folders: BTreeSet<String> = folders
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
                .collect();
            assert_eq!(folders, known);
        }

        /// The names of all events, by the type of their stream.
        pub(crate) fn aggregates_of_events() -> Vec<(&'static str, &'static [&'static str])> {
            vec![$((<$decider>::TYPE, <<$decider as Decider>::Event as DomainEvent>::NAMES)),*]
        }

        proptest! {
            #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

            #[test]
            fn any_events_in_any_order_are_folded(
                picks in prop::collection::vec(0_usize..64, 0..40),
            ) {
                $(fold_in_any_order::<$decider>(&picks)?;)*
            }
        }
    };
}

aggregates! {
    account: Account;
    campaign: Campaign;
    issuer: Issuer;
    number_register: NumberRegister;
    official_document: OfficialDocument;
    review_round: ReviewRound;
    selection: Selection;
    unit_entry: UnitEntry;
}
