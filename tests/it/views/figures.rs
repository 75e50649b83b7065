//! Figures that are kept up with every event are those that counting all cases gives, and the index of cases
//! finds those that looking at all of them finds.

use std::collections::{BTreeMap, BTreeSet};

use fawen_domain::{
    entry::{Case, CaseStatus, EntryCommand, UnitEntry},
    ids::CampaignId,
};
use fawen_views::{CaseRow, CaseStanding, Cases, Facet, KindTally, Parties, TallyRow};

use crate::{
    office::{Act, CAMPAIGN, Office, Outcome, small_campaign, step},
    store::given::{Bed, on_both_engines},
};

/// Counts all cases of the campaign anew.
pub(super) async fn assert_counted(office: &Office) {
    let campaign = CampaignId::new(CAMPAIGN);
    let rows = Cases::of_campaign(&office.store, &campaign).await.unwrap();
    let tally = TallyRow::of(&office.store, &campaign).await.unwrap();
    assert_eq!(tally, counted(&rows));
    for row in &rows {
        let entry = format!("{CAMPAIGN}/{}", row.unit);
        let (entry, _) = office.store.load::<UnitEntry>(&entry).await.unwrap();
        assert_eq!(row.status, standing(entry.case(&row.case).unwrap()), "{}", row.case);
    }
    for facet in facets(&rows) {
        assert_found(office, &campaign, &facet, &rows).await;
    }
}

/// Where a case stands, by its state.
fn standing(case: &Case) -> CaseStanding {
    match &case.status {
        CaseStatus::Withdrawn { .. } => CaseStanding::Withdrawn,
        _ if case.duplicate_of.is_some() => CaseStanding::Duplicate,
        CaseStatus::Draft | CaseStatus::Submitted => CaseStanding::Received,
        CaseStatus::Returned { .. } => CaseStanding::Returned,
        CaseStatus::ScreenedIn => CaseStanding::ScreenedIn,
        CaseStatus::ScreenedOut { .. } => CaseStanding::ScreenedOut,
    }
}

fn counted(rows: &[CaseRow]) -> TallyRow {
    let mut tally = TallyRow::default();
    let mut kinds: BTreeMap<_, (u32, BTreeSet<_>)> = BTreeMap::new();
    let mut units = BTreeSet::new();
    for row in rows {
        *tally.standings.entry(row.status).or_default() += 1;
        if !row.counts() {
            continue;
        }
        tally.cases += 1;
        *tally.regions.entry(row.region).or_default() += 1;
        let (cases, of_kind) = kinds.entry(row.kind.clone()).or_default();
        *cases += 1;
        of_kind.insert(&row.unit);
        units.insert(&row.unit);
    }
    tally.units = units.len().try_into().unwrap();
    let kind = |(cases, units): (u32, BTreeSet<_>)| KindTally {
        cases,
        units: units.len().try_into().unwrap(),
    };
    tally.kinds = kinds.into_iter().map(|(name, counts)| (name, kind(counts))).collect();
    tally
}

fn facets(rows: &[CaseRow]) -> Vec<Facet> {
    let mut facets: Vec<Facet> = CaseStanding::ALL.into_iter().map(Facet::Standing).collect();
    for row in rows {
        facets.extend([Facet::Region(row.region), Facet::Kind(row.kind.clone())]);
    }
    facets
}

/// Reads a facet two cases at a time.
async fn assert_found(office: &Office, campaign: &CampaignId, facet: &Facet, rows: &[CaseRow]) {
    let has = |row: &&CaseRow| match facet {
        Facet::Standing(standing) => row.status == *standing,
        Facet::Region(region) => row.region == *region,
        Facet::Kind(kind) => row.kind == *kind,
    };
    let expected: Vec<&CaseRow> = rows.iter().filter(has).collect();
    let (mut found, mut after) = (Vec::new(), None::<String>);
    loop {
        let (page, more) = facet.page(&office.store, campaign, after.as_deref(), 2).await.unwrap();
        found.extend(page);
        if !more {
            break;
        }
        after = found.last().map(|row| row.case.to_string());
    }
    assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{facet:?}");
}

async fn figures_follow_a_campaign_to_its_end(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    for next in small_campaign(Outcome::Shown) {
        office.play_settling([next]).await;
        assert_counted(&office).await;
    }
    let tally = TallyRow::of(&office.store, &CAMPAIGN.into()).await.unwrap();
    assert_eq!((tally.cases, tally.units), (3, 3));
}

async fn what_is_withdrawn_is_counted_no_more_and_again_when_restored(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    let steps = small_campaign(Outcome::Shown);
    let received = steps
        .iter()
        .position(|step| matches!(&step.act, Act::Entry(_, EntryCommand::Submit { .. })))
        .unwrap();
    let at = steps[received].at.clone();
    let Act::Entry(unit, EntryCommand::Submit { case, .. }) = &steps[received].act else {
        panic!("a submission")
    };
    let (unit, case) = (unit.clone(), case.clone());
    office.play_settling(steps.into_iter().take(received + 1)).await;
    let cases = async |office: &Office| {
        let tally = TallyRow::of(&office.store, &CAMPAIGN.into()).await.unwrap();
        (tally.cases, tally.units)
    };
    let before = cases(&office).await;
    let withdraw = EntryCommand::Withdraw { case: case.clone(), reason: "重写".into() };
    office.play_settling([step(&at, Act::Entry(unit.clone(), withdraw))]).await;
    assert_eq!(cases(&office).await, (before.0 - 1, before.1 - 1));
    office
        .play_settling([step(
            &at,
            Act::Entry(unit, EntryCommand::Restore { case, deadline: None }),
        )])
        .await;
    assert_eq!(cases(&office).await, before);
}

async fn who_acted_for_a_unit_is_known(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let log = office.log().await;
    let submitted = log.iter().find(|event| event.event_type == "CaseSubmitted").unwrap();
    let account = submitted.metadata.actor.id.as_str().into();
    let unit = Parties::unit_of(&office.store, &CAMPAIGN.into(), &account).await.unwrap();
    assert!(unit.is_some());
    let other = Parties::unit_of(&office.store, &"another".into(), &account).await.unwrap();
    assert_eq!(other, None);
}

on_both_engines!(
    figures_follow_a_campaign_to_its_end,
    what_is_withdrawn_is_counted_no_more_and_again_when_restored,
    who_acted_for_a_unit_is_known,
);
