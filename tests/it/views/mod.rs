//! Views can be thrown away and rebuilt at any time, with the same result.

mod figures;
mod papers;

use fawen_views::{CaseStanding, Cases, Documents, Registers, Rounds, Selections};
use jiff::civil::date;

use crate::{
    office::{
        Attempt, BULLETIN, CAMPAIGN, CODE, NOTICE, Office, Outcome, any_attempts, founding,
        small_campaign,
    },
    store::given::{Bed, on_both_engines, property_on_both_engines},
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

async fn the_views_of_a_campaign_are_rebuilt_as_they_were(bed: Bed) {
    are_rebuilt_after(Outcome::Shown, bed).await;
}

async fn the_views_of_a_campaign_without_public_notice_are_rebuilt_as_they_were(bed: Bed) {
    are_rebuilt_after(Outcome::Plain, bed).await;
}

async fn are_rebuilt_after(outcome: Outcome, bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(outcome)).await;
    let empty = office.views().await.into_iter().filter(|(_, rows)| rows.is_empty());
    // No paper is under way at the end; nothing was made public; every unit recommends itself; nobody has an account.
    let empty: Vec<_> = empty.map(|(view, _)| view).collect();
    assert_eq!(empty, ["catalogue_public", "underway", "recommended", "holders"]);
    assert_rebuilt(&office).await;
}

async fn figures_are_read_only_where_all_views_stand_together(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play(founding()).await;
    let position = || office.store.read_views(|views| fawen_views::common_position(views));
    // One view runs ahead of the others.
    office.store.run_projection(&fawen_views::all()[0]).await.unwrap();
    assert_eq!(position().await.unwrap(), None);
    let reached = fawen_views::catch_up(&office.store).await.unwrap();
    assert_eq!(position().await.unwrap(), Some(reached));
}

async fn the_views_of_a_campaign_say_what_happened(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
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

on_both_engines!(
    the_views_of_a_campaign_are_rebuilt_as_they_were,
    the_views_of_a_campaign_without_public_notice_are_rebuilt_as_they_were,
    figures_are_read_only_where_all_views_stand_together,
    the_views_of_a_campaign_say_what_happened,
);

async fn any_attempts_leave_views_that_are_rebuilt_as_they_were(bed: Bed, attempts: Vec<Attempt>) {
    let office = Office::founded_on(bed.store.clone()).await;
    office.try_all(attempts, async |_| ()).await;
    office.settle().await;
    figures::assert_counted(&office).await;
    assert_rebuilt(&office).await;
}

mod whatever_happens {
    use super::*;

    property_on_both_engines!(
        8,
        any_attempts_leave_views_that_are_rebuilt_as_they_were(any_attempts())
    );
}
