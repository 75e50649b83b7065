//! Views can be thrown away and rebuilt at any time, with the same result.

use fawen_domain::{
    campaign::CampaignCommand, document::DocumentCommand, register::RegisterCommand,
};
use fawen_views::{CaseStanding, Cases, Documents, Registers, Rounds, Selections};
use jiff::civil::date;
use proptest::prelude::*;

use crate::office::{
    Act, BULLETIN, CAMPAIGN, CODE, NOTICE, Office, Outcome, founding, issued, planned,
    small_campaign, step, until_registered,
};

/// Throws the views away and expects them to come back as they were.
async fn assert_rebuilt(office: &Office) {
    let live = office.views().await;
    let reached = fawen_views::rebuild(&office.store).await.unwrap();
    assert_eq!(reached, office.store.last_position().await.unwrap());
    for (live, rebuilt) in live.iter().zip(office.views().await) {
        assert_eq!(*live, rebuilt);
    }
}

#[tokio::test]
async fn the_views_of_a_campaign_are_rebuilt_as_they_were() {
    for outcome in [Outcome::Shown, Outcome::Plain] {
        let mut office = Office::new();
        office.play_settling(small_campaign(outcome)).await;
        assert!(office.views().await.iter().all(|(_, rows)| !rows.is_empty()));
        assert_rebuilt(&office).await;
    }
}

#[tokio::test]
async fn figures_are_read_only_where_all_views_stand_together() {
    let mut office = Office::new();
    office.play(founding()).await;
    let position = || office.store.read_views(|views| fawen_views::common_position(views));
    // One view runs ahead of the others.
    office.store.run_projection(&fawen_views::all()[0]).await.unwrap();
    assert_eq!(position().await.unwrap(), None);
    let reached = fawen_views::catch_up(&office.store).await.unwrap();
    assert_eq!(position().await.unwrap(), Some(reached));
}

#[tokio::test]
async fn the_views_of_a_campaign_say_what_happened() {
    let mut office = Office::new();
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let store = &office.store;

    let cases = Cases::of_campaign(store, &CAMPAIGN.into()).await.unwrap();
    assert_eq!(cases.len(), 3);
    assert!(cases.iter().all(|case| case.status == CaseStanding::ScreenedIn));

    let rounds = Rounds::list(store).await.unwrap();
    let [round] = rounds.as_slice() else { panic!("one round, not {rounds:?}") };
    assert_eq!((round.cases, round.experts, round.sheets, round.closed), (3, 2, 6, true));

    let selections = Selections::list(store).await.unwrap();
    let [selection] = selections.as_slice() else { panic!("one, not {selections:?}") };
    let units: Vec<_> = selection.tiers.iter().flat_map(|tier| &tier.lines).collect();
    assert_eq!(
        units.iter().map(|line| line.unit_name.as_str()).collect::<Vec<_>>(),
        ["北京协和医院", "浙江医院"]
    );
    assert_eq!(selection.bulletin, Some(BULLETIN.into()));

    let notice = Documents::get(store, &NOTICE.into()).await.unwrap().unwrap();
    assert_eq!(notice.number.as_deref(), Some("卫健政促发〔2022〕1号"));
    assert_eq!(notice.issued_on, Some(date(2022, 10, 8)));
    let first = notice.steps.first().unwrap();
    assert_eq!((first.event.as_str(), notice.steps.len()), ("DocumentDrafted", 9));
    let ledger = Registers::ledger(store, CODE, 2023).await.unwrap();
    assert_eq!(ledger.len(), 1);
}

/// What somebody may try on four documents and two campaigns; much of it is refused.
fn any_acts(kind: u8, n: u8) -> Vec<Act> {
    let day = date(2022, 9, 20);
    let document = format!("document-{}", n % 4);
    let campaign = ["first", "second"][usize::from(n % 2)];
    let whole_life = || {
        let mut steps = until_registered(&document, day);
        steps.extend(issued(&document, day));
        // Only as far as the draw says.
        steps.truncate(usize::from(n / 4) % 12);
        steps.into_iter().map(|step| step.act).collect()
    };
    let one = match kind {
        0 => planned(campaign, &document).act,
        1 => Act::Campaign(campaign, CampaignCommand::Cancel { reason: "疫情".into() }),
        2 => Act::Ledger(2022, RegisterCommand::Void { seq: n.into(), reason: "误".into() }),
        3 => Act::Ledger(2022, RegisterCommand::Reserve { document: document.as_str().into() }),
        4 => Act::Document(document, DocumentCommand::Discard { reason: "误".into() }),
        5 => Act::Document(document, DocumentCommand::Return { reason: "误".into() }),
        _ => return whole_life(),
    };
    vec![one]
}

async fn live_equals_rebuilt(draws: Vec<(u8, u8)>) {
    let office = Office::founded().await;
    for (n, (kind, what)) in draws.into_iter().enumerate() {
        for (m, act) in any_acts(kind, what).into_iter().enumerate() {
            // Refusals are part of the game.
            drop(office.attempt(&format!("{n}-{m}"), step("2022-09-20T16:00", act)).await);
        }
        if kind % 3 == 0 {
            office.settle().await;
        }
    }
    office.settle().await;
    assert_rebuilt(&office).await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_leave_views_that_are_rebuilt_as_they_were(
        draws in prop::collection::vec((0_u8..14, any::<u8>()), 1..16),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(live_equals_rebuilt(draws));
    }
}
