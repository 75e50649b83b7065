//! The 691 entries of the 2022 campaign: the real outcome must follow from them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::scenarios::{fixture, results};

struct Entry {
    unit_id: String,
    unit: String,
    kind: String,
    region: String,
    title: String,
    real: bool,
    merit: u16,
}

fn entries() -> Vec<Entry> {
    let csv = fixture("scenarios/2022/entries.csv");
    let entry = |line: &str| match line.split(',').collect::<Vec<_>>().as_slice() {
        [_, unit_id, unit, kind, region, title, origin, merit] => Entry {
            unit_id: (*unit_id).to_owned(),
            unit: (*unit).to_owned(),
            kind: (*kind).to_owned(),
            region: (*region).to_owned(),
            title: (*title).to_owned(),
            real: *origin == "real",
            merit: merit.parse().expect("hundredths"),
        },
        _ => panic!("eight columns: {line}"),
    };
    csv.lines().skip(1).map(entry).collect()
}

#[test]
fn there_are_691_entries_and_the_first_130_are_the_real_ones_in_order() {
    let entries = entries();
    assert_eq!(entries.len(), 691);
    let results = results();
    let cases = results["cases"].as_array().expect("cases");
    assert_eq!(entries.iter().filter(|entry| entry.real).count(), cases.len());
    for (entry, case) in entries.iter().zip(cases) {
        let real = [&case["unit"], &case["title"], &case["region_code"]].map(Value::as_str);
        assert_eq!([&entry.unit, &entry.title, &entry.region].map(|s| Some(s.as_str())), real);
    }
}

#[test]
fn what_is_reconstructed_says_so() {
    let entries = entries();
    let real: BTreeSet<_> = entries.iter().filter(|e| e.real).map(|e| &e.unit_id).collect();
    for entry in entries.iter().filter(|entry| !entry.real) {
        assert!(entry.title.contains("（重构）"));
        assert!(entry.unit.contains("（重构）") || real.contains(&entry.unit_id));
    }
}

#[test]
fn each_kind_of_unit_is_one_that_the_notice_names() {
    let notice = fixture("scenarios/2022/notice.txt");
    let kinds: BTreeSet<_> = entries().into_iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds.len(), 8);
    assert!(kinds.iter().all(|kind| notice.contains(kind.as_str())));
}

#[test]
fn by_merit_and_one_award_a_unit_the_real_ones_win() {
    let mut entries = entries();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.merit));
    let (mut units, mut winners, mut displaced) = (BTreeSet::new(), Vec::new(), 0);
    for entry in &entries {
        if winners.len() == 130 {
            break;
        }
        if units.insert(&entry.unit_id) {
            winners.push(entry);
        } else {
            displaced += 1;
        }
    }
    assert!(winners.iter().all(|winner| winner.real));
    assert_eq!(displaced, 9);
    let results = results();
    let first = |title: &String| {
        let cases = results["cases"].as_array().expect("cases").iter();
        cases.take(30).any(|case| case["title"] == title.as_str())
    };
    assert!(winners.iter().take(30).all(|winner| first(&winner.title)));
}
