use proptest::prelude::*;

use super::*;
use crate::{Context, given::context};

const CATEGORIES: [&str; 3] = ["shufa", "huihua", "sheying"];

/// Any command on a few cases by a few authors.
fn command(kind: u8, n: u8, m: u8) -> EntryCommand {
    let case: CaseId = format!("case-{n}").as_str().into();
    let received_at = at("2019-08-01T09:00:00+08:00");
    let category = CATEGORIES[usize::from(m) % CATEGORIES.len()];
    let content = Box::new(super::quotas::work(category, &format!("作者{}", m / 3)));
    let channel = Channel::Paper;
    match kind {
        0 => EntryCommand::DraftCase { case, content },
        1 => EntryCommand::ReviseCase { case, content },
        2 | 3 => EntryCommand::Submit { case, channel, received_at, deadline: None },
        4 => EntryCommand::ReturnForCorrection { case, items: items(), until: date(2023, 1, 1) },
        5 => EntryCommand::Correct { case, channel, received_at },
        6 => EntryCommand::Withdraw { case, reason: "误".into() },
        7 => EntryCommand::Restore { case, deadline: None },
        8 => EntryCommand::ScreenIn { case, waiver: Some("已核".into()) },
        _ => EntryCommand::ScreenOut {
            case,
            rules: vec!["entry-file-name".into()],
            reason: "误".into(),
        },
    }
}

fn run(entry: UnitEntry, command: EntryCommand, context: &Context) -> UnitEntry {
    let events = entry.decide(command, context).unwrap_or_default();
    events.iter().fold(entry, UnitEntry::evolve)
}

fn steps() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((0_u8..10, 0_u8..10, 0_u8..30), 0..80)
}

fn played(steps: Vec<(u8, u8, u8)>) -> UnitEntry {
    let context = context("2019-08-02T09:00:00+08:00");
    let entry = UnitEntry::replay(&[opened_2019("2019-09-shuhua-sheying")]);
    steps.into_iter().fold(entry, |entry, (kind, n, m)| run(entry, command(kind, n, m), &context))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_sequence_of_commands_breaks_a_quota(steps in steps()) {
        let entry = played(steps);
        let counted: Vec<&Case> = entry.cases().values().filter(|case| case.counts()).collect();
        let photos = counted.iter().filter(|case| case.content.category == "sheying".into());
        prop_assert!(counted.len() <= 6);
        prop_assert!(photos.count() <= 4);
        let mut authors: Vec<&Author> = counted.iter().flat_map(|case| &case.content.authors).collect();
        authors.sort();
        let all = authors.len();
        authors.dedup();
        prop_assert_eq!(authors.len(), all);
    }

    #[test]
    fn withdrawing_and_restoring_leaves_everything_as_it_was(steps in steps()) {
        let before = played(steps);
        let context = context("2019-08-02T09:00:00+08:00");
        let withdraws = |case: &Case| {
            case.counts() && !matches!(case.status, CaseStatus::ScreenedOut { .. })
        };
        for (id, _) in before.cases().iter().filter(|(_, case)| withdraws(case)) {
            let withdraw = EntryCommand::Withdraw { case: id.clone(), reason: "误".into() };
            let restore = EntryCommand::Restore { case: id.clone(), deadline: None };
            let away = run(before.clone(), withdraw, &context);
            prop_assert_eq!(away.submitted() + 1, before.submitted());
            prop_assert_eq!(&run(away, restore, &context), &before);
        }
    }
}
