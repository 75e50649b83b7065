//! One stream with its events, and what is decided anew along it.

use fawen_domain::{Context, Decider, Refusal};
use fawen_proof::{Discrepancies, Discrepancy};
use fawen_store::{LoggedEvent, Store};

/// An event of a stream with what is known of it.
pub(crate) struct Happened<D: Decider> {
    pub(crate) logged: LoggedEvent,
    pub(crate) event: D::Event,
}

impl<D: Decider> Happened<D> {
    /// Who gave the command, and when.
    pub(crate) fn context(&self) -> Context {
        Context::new(self.logged.metadata.at, self.logged.metadata.actor.clone())
    }

    /// A discrepancy at this event.
    pub(crate) fn discrepancy(
        &self,
        class: &'static str,
        message: impl Into<String>,
    ) -> Discrepancy {
        Discrepancy::new(class, message)
            .at(self.logged.position.get())
            .in_stream(&self.logged.aggregate_type, &self.logged.aggregate_id)
    }
}

/// The events of a stream; one that cannot be read whole is a discrepancy, and nothing is derived of it.
pub(crate) async fn read<D: Decider>(
    store: &Store,
    id: &str,
    found: &mut Discrepancies,
) -> Vec<Happened<D>> {
    let read = |logged: LoggedEvent| {
        let event = serde_json::from_value(logged.payload.clone())?;
        Ok(Happened { logged, event })
    };
    let events = store.events(D::TYPE, id).await.map_err(|error| error.to_string());
    let read: Result<Vec<_>, serde_json::Error> = match events {
        Ok(events) => events.into_iter().map(read).collect(),
        Err(error) => {
            found.push(unreadable::<D>(id, &error));
            return vec![];
        }
    };
    read.unwrap_or_else(|error| {
        found.push(unreadable::<D>(id, &error.to_string()));
        vec![]
    })
}

fn unreadable<D: Decider>(id: &str, why: &str) -> Discrepancy {
    let message = format!("事件流读不完整，其内容无法核验：{why}");
    Discrepancy::new("stream-unreadable", message).in_stream(D::TYPE, id)
}

/// The state of a stream after all its events.
pub(crate) fn folded<D: Decider>(events: &[Happened<D>]) -> D {
    D::replay(events.iter().map(|happened| &happened.event))
}

/// Walks along a stream. Where `command` says what an event was the answer to, it is decided anew: the events
/// that follow must be those decided.
pub(crate) fn walk<D: Decider>(
    events: &[Happened<D>],
    class: &'static str,
    found: &mut Discrepancies,
    mut command: impl FnMut(&D, &Happened<D>) -> Option<D::Command>,
) -> D {
    let mut state = D::default();
    let mut rest = events;
    while let Some((happened, behind)) = rest.split_first() {
        let mut taken = behind;
        if let Some(command) = command(&state, happened) {
            match state.decide(command, &happened.context()) {
                Ok(decided) => match agrees(&decided, rest) {
                    true => taken = rest.get(decided.len()..).unwrap_or_default(),
                    false => found.push(differs(class, happened, &decided)),
                },
                Err(refusal) => {
                    let message = format!("按规则不能这样：{refusal}（{}）", refusal.rule().id);
                    found.push(happened.discrepancy(class, message));
                }
            }
        }
        let here = rest.get(..rest.len().saturating_sub(taken.len())).unwrap_or_default();
        state = here.iter().fold(state, |state, happened| state.evolve(&happened.event));
        rest = taken;
    }
    state
}

/// Whether the events begin with those decided, of which there is at least one.
fn agrees<D: Decider>(decided: &[D::Event], events: &[Happened<D>]) -> bool {
    let same = decided.iter().zip(events).all(|(decided, is)| *decided == is.event);
    !decided.is_empty() && decided.len() <= events.len() && same
}

fn differs<D: Decider>(
    class: &'static str,
    happened: &Happened<D>,
    decided: &[D::Event],
) -> Discrepancy {
    let message = format!("{}与重新推导的结果不同", happened.logged.event_type);
    let discrepancy = happened.discrepancy(class, message);
    match decided.first() {
        None => discrepancy.compared("没有事件", &happened.logged.event_type),
        Some(first) => {
            let expected = serde_json::to_value(first).unwrap_or_default();
            let (expected, found) = difference(&expected, &happened.logged.payload);
            discrepancy.compared(expected, found)
        }
    }
}

/// The first place in which two values differ, with both sides; long texts are cut.
pub(crate) fn difference(
    expected: &serde_json::Value,
    found: &serde_json::Value,
) -> (String, String) {
    use serde_json::Value;
    match (expected, found) {
        (Value::Object(ours), Value::Object(theirs)) if ours.keys().eq(theirs.keys()) => {
            let pairs = ours.iter().zip(theirs.values());
            let first = pairs.into_iter().find(|((_, ours), theirs)| ours != theirs);
            first.map_or_else(Default::default, |((name, ours), theirs)| {
                let (ours, theirs) = difference(ours, theirs);
                (format!("{name} {ours}"), format!("{name} {theirs}"))
            })
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let first =
                (1..).zip(ours.iter().zip(theirs)).find(|(_, (ours, theirs))| ours != theirs);
            first.map_or_else(Default::default, |(n, (ours, theirs))| {
                let (ours, theirs): (String, String) = difference(ours, theirs);
                (format!("第{n}项 {ours}"), format!("第{n}项 {theirs}"))
            })
        }
        (ours, theirs) => (shown(ours), shown(theirs)),
    }
}

fn shown(value: &serde_json::Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
