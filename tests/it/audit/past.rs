//! As-of equals what was recorded live.

use fawen_audit::{AsOf, AuditError, Clock, Moment, StreamName, TYPES};
use fawen_domain::{
    Decider,
    account::{Account, AccountCommand, Holder, PasswordChange, Role, Scope},
    campaign::Campaign,
    document::OfficialDocument,
    entry::UnitEntry,
    ids::CampaignId,
    issuer::Issuer,
    register::NumberRegister,
    review::ReviewRound,
    selection::Selection,
};
use fawen_store::{Position, Scan, Store, ViewReader};
use serde_json::Value;

use crate::{
    demo::playing::{campaign, wait},
    office::{Attempt, CAMPAIGN, Office, Outcome, any_attempts, small_campaign},
    store::given::{Bed, envelope, on_both_engines, property_on_both_engines},
};

/// The state of a stream as a command would find it.
async fn live(store: &Store, stream: &StreamName) -> Value {
    async fn load<D: Decider>(store: &Store, id: &str) -> Value {
        serde_json::to_value(store.load::<D>(id).await.unwrap().0).unwrap()
    }
    let id = stream.id.as_str();
    match stream.kind.as_str() {
        Account::TYPE => load::<Account>(store, id).await,
        Campaign::TYPE => load::<Campaign>(store, id).await,
        Issuer::TYPE => load::<Issuer>(store, id).await,
        NumberRegister::TYPE => load::<NumberRegister>(store, id).await,
        OfficialDocument::TYPE => load::<OfficialDocument>(store, id).await,
        ReviewRound::TYPE => load::<ReviewRound>(store, id).await,
        Selection::TYPE => load::<Selection>(store, id).await,
        _ => load::<UnitEntry>(store, id).await,
    }
}

/// What was seen while it happened: the state of each stream that had events, with the position.
struct Seen(Vec<(Position, StreamName, Value)>);

impl Seen {
    /// Looks at the streams of the events since the last look. Those of one command come together:
    /// only the last position of each stream was ever seen.
    async fn look(&mut self, store: &Store, after: Position) -> Position {
        let events = store.log(after, u32::MAX).await.unwrap();
        let mut latest = std::collections::BTreeMap::new();
        for event in &events {
            let stream =
                StreamName { kind: event.aggregate_type.clone(), id: event.aggregate_id.clone() };
            latest.insert(stream, event.position);
        }
        for (stream, position) in latest {
            let state = live(store, &stream).await;
            self.0.push((position, stream, state));
        }
        events.last().map_or(after, |event| event.position)
    }

    /// Goes back to each moment, and to those just before the next event.
    async fn assert_found_again(&self, store: &Store) {
        let last = store.last_position().await.unwrap();
        for (n, (position, stream, state)) in self.0.iter().enumerate() {
            let next = self.0.iter().skip(n + 1).find(|(_, other, _)| other == stream);
            let until = next.map_or(last, |(next, ..)| *next);
            for moment in [*position, Position::new(until.get() - 1).max(*position)] {
                let events = store.events(&stream.kind, &stream.id).await.unwrap();
                // Between two looks several events of the stream may have come.
                if events.iter().any(|e| e.position > *position && e.position <= moment) {
                    continue;
                }
                let found = as_of(store, stream, Moment::Position(moment)).await;
                assert_eq!(found.state, *state, "{stream} at {moment}");
            }
        }
    }
}

async fn as_of(store: &Store, stream: &StreamName, moment: Moment) -> AsOf {
    fawen_audit::as_of(store, stream, moment).await.unwrap()
}

/// What happens to an account until it is closed.
fn account_commands() -> [AccountCommand; 4] {
    let (account, name) = ("wanghn".into(), "王华宁".into());
    let holder = Holder { account, name, organisation: "秘书处".into() };
    [
        AccountCommand::Open { holder },
        AccountCommand::grant(Role::Auditor, Scope::Everywhere),
        AccountCommand::SetPassword { how: PasswordChange::First },
        AccountCommand::Close { reason: "调离".into() },
    ]
}

async fn each_state_of_a_campaign_is_found_again(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    let (mut seen, mut position) = (Seen(Vec::new()), Position::START);
    for step in small_campaign(Outcome::Shown) {
        office.play([step]).await;
        position = seen.look(&office.store, position).await;
        office.settle().await;
        position = seen.look(&office.store, position).await;
    }
    for (nth, command) in account_commands().into_iter().enumerate() {
        let envelope = envelope(&format!("account-{nth}"));
        office.store.execute::<Account>("wanghn", command, &envelope).await.unwrap();
        position = seen.look(&office.store, position).await;
    }
    let kinds: std::collections::BTreeSet<_> =
        seen.0.iter().map(|(_, stream, _)| stream.kind.as_str()).collect();
    assert_eq!(kinds, TYPES.into(), "every type of stream takes part");
    seen.assert_found_again(&office.store).await;
}

async fn the_past_is_as_it_was_whatever_happens(bed: Bed, attempts: Vec<Attempt>) {
    let office = Office::founded_on(bed.store.clone()).await;
    let (mut seen, mut position) = (Seen(Vec::new()), Position::START);
    let look = async |office: &Office| position = seen.look(&office.store, position).await;
    office.try_all(attempts, look).await;
    seen.assert_found_again(&office.store).await;
    replay_in_parts_equals_replay_at_once(&office.store).await;
}

/// The views at each position, taken further to the end, are those of the end.
async fn replay_in_parts_equals_replay_at_once(store: &Store) {
    fawen_views::catch_up(store).await.unwrap();
    let last = store.last_position().await.unwrap();
    let middle = Position::new(last.get() / 2);
    let at_once = fawen_audit::views_at(store, Moment::Now).await.unwrap();
    let mut parts = fawen_audit::views_at(store, Moment::Position(middle)).await.unwrap();
    for event in store.log(middle, u32::MAX).await.unwrap() {
        for projection in fawen_views::all() {
            projection.apply(&event, &mut parts).unwrap();
        }
    }
    for projection in fawen_views::all() {
        for view in projection.views() {
            let live = store.view_scan(view, Scan::all()).await.unwrap();
            assert_eq!(at_once.rows(view, &Scan::all()).unwrap(), live, "{view}");
            assert_eq!(parts.rows(view, &Scan::all()).unwrap(), live, "{view}");
        }
    }
}

mod whatever_happens {
    use super::*;

    property_on_both_engines!(8, the_past_is_as_it_was_whatever_happens(any_attempts()));
}

async fn a_time_is_that_of_the_store_or_that_of_the_command(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Plain)).await;
    let stream = StreamName { kind: Campaign::TYPE.into(), id: CAMPAIGN.into() };
    let events = office.store.raw_events(&stream.kind, &stream.id).await.unwrap();
    for (event, next) in events.iter().zip(events.iter().skip(1)) {
        let recorded = Moment::Time(event.recorded_at.parse().unwrap(), Clock::Recorded);
        // Two events may be recorded in the same thousandth of a second.
        if event.recorded_at != next.recorded_at {
            let found = as_of(&office.store, &stream, recorded).await;
            assert_eq!(found.version, event.sequence);
        }
    }
    // By the clock of the store nothing of it was known in 2022.
    let before = Moment::time("2022-12-31", Clock::Recorded).unwrap();
    assert_eq!(as_of(&office.store, &stream, before).await.version, 0);
    // As stated, it went its way in 2022 and 2023.
    let log = office.store.events(&stream.kind, &stream.id).await.unwrap();
    for time in ["2022-01-01", "2022-10-08T17:00", "2022-10-31", "2023-12-31"] {
        let moment = Moment::time(time, Clock::Stated).unwrap();
        let Moment::Time(instant, _) = moment else { panic!("{time} is a time") };
        let stated = log.iter().take_while(|event| event.metadata.at <= instant).count() as u64;
        assert_eq!(as_of(&office.store, &stream, moment).await.version, stated, "{time}");
    }
    let versions: Vec<u64> = log.iter().map(|event| event.sequence).collect();
    let end = Moment::time("2023-12-31", Clock::Stated).unwrap();
    assert_eq!(Some(&as_of(&office.store, &stream, end).await.version), versions.last());
}

async fn what_is_not_there_is_said(bed: Bed) {
    let office = Office::founded_on(bed.store.clone()).await;
    let error = |stream: &str, moment| {
        let stream = StreamName::parse(stream).unwrap();
        let store = office.store.clone();
        async move { fawen_audit::as_of(&store, &stream, moment).await.unwrap_err() }
    };
    let unknown = error("Campaign/none", Moment::Now).await;
    assert!(matches!(unknown, AuditError::Unknown { .. }));
    let beyond = error("Issuer/zwjc", Moment::Position(Position::new(99))).await;
    assert_eq!(beyond.to_string(), "日志只到第5位，没有第99位");
}

on_both_engines!(
    each_state_of_a_campaign_is_found_again,
    a_time_is_that_of_the_store_or_that_of_the_command,
    what_is_not_there_is_said,
);

/// The bulletin of 2022 has its figures from a position: there they are again.
#[test]
fn the_figures_of_the_bulletin_are_those_of_its_position() {
    let store = campaign().store();
    let id = CampaignId::from("2022-ydyp");
    let bulletin = wait(fawen_views::Documents::get(&store, &"2023-bulletin".into()));
    let position = Position::new(bulletin.unwrap().unwrap().figures_from.unwrap());
    let figures = wait(fawen_audit::figures(&store, &id, Moment::Position(position))).unwrap();
    assert_eq!((figures.submitted, figures.rounds), (691, 2));
    let sizes: Vec<usize> = figures.tiers.iter().map(|(_, count)| *count).collect();
    assert_eq!((sizes, figures.organisers.len()), (vec![30, 100], 10));
    assert_eq!(figures.by_region.iter().map(|(_, count)| count).sum::<usize>(), 691);
    let start = wait(fawen_audit::figures(&store, &id, Moment::Position(Position::new(20))));
    assert_eq!(start.unwrap().tiers, vec![]);
}
