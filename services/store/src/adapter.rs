//! Every decider as an aggregate of cqrs-es: one adapter for all.

use std::sync::Arc;

use cqrs_es::{Aggregate, event_sink::EventSink};
use fawen_domain::{Context, Decider, DomainEvent};
use serde::{Deserialize, Serialize};

/// A decider whose events are recorded. The state is shared with the cache, hence the `Arc`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Recorded<D: Decider>(Arc<D>);

impl<D: Decider> Recorded<D> {
    /// The aggregate in this state.
    pub(crate) const fn new(state: Arc<D>) -> Self {
        Self(state)
    }
}

impl<D: Decider> Default for Recorded<D> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<D: Decider> Aggregate for Recorded<D> {
    const TYPE: &'static str = D::TYPE;
    type Command = (D::Command, Context);
    type Event = RecordedEvent<D::Event>;
    type Error = D::Error;
    type Services = ();

    async fn handle(
        &mut self,
        (command, context): Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), D::Error> {
        for event in self.0.decide(command, &context)? {
            // `write` applies the event as well. It gets a blank to apply it to: this state stays
            // as it was loaded until the events are committed, and then takes them once.
            sink.write(RecordedEvent(event), &mut Self::default()).await;
        }
        Ok(())
    }

    fn apply(&mut self, RecordedEvent(event): Self::Event) {
        let state = Arc::unwrap_or_clone(std::mem::take(&mut self.0));
        self.0 = Arc::new(state.evolve(&event));
    }
}

/// An event of the domain, as cqrs-es wants to see it; the same JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct RecordedEvent<E: DomainEvent>(pub E);

impl<E: DomainEvent> cqrs_es::DomainEvent for RecordedEvent<E> {
    fn event_type(&self) -> String {
        self.0.name().to_owned()
    }

    /// The version before any upcaster; the one that is stored comes from [`crate::Upcasters`].
    fn event_version(&self) -> String {
        "1".to_owned()
    }
}
