//! Given these events, when this command comes, then these events or this refusal follow.

use crate::{Actor, Context, Decider};

/// A history, waiting for a command.
pub(crate) struct Given<D: Decider> {
    state: D,
    context: Context,
}

/// What a command led to.
#[must_use]
pub(crate) struct Outcome<D: Decider>(Result<Vec<D::Event>, D::Error>);

/// Starts a test from the events so far; the clock stands at 2022-09-20 09:00 in Beijing.
pub(crate) fn given<D: Decider>(events: impl IntoIterator<Item = D::Event>) -> Given<D> {
    let events: Vec<_> = events.into_iter().collect();
    Given { state: D::replay(&events), context: context("2022-09-20T09:00:00+08:00") }
}

/// A context at this moment (RFC 3339), with a nameless actor.
pub(crate) fn context(at: &str) -> Context {
    let actor = Actor { id: "tester".into(), name: "测试员".into() };
    Context::new(at.parse().expect("an RFC 3339 instant"), actor)
}

impl<D: Decider> Given<D> {
    /// Sets the clock (RFC 3339).
    pub(crate) fn at(mut self, at: &str) -> Self {
        self.context = context(at);
        self
    }

    /// Sets who acts.
    pub(crate) fn by(mut self, id: &str, name: &str) -> Self {
        self.context.actor = Actor { id: id.into(), name: name.into() };
        self
    }

    /// Gives the command.
    pub(crate) fn when(self, command: D::Command) -> Outcome<D> {
        Outcome(self.state.decide(command, &self.context))
    }
}

impl<D: Decider> Outcome<D> {
    /// Expects exactly these events.
    #[track_caller]
    pub(crate) fn then(self, expected: impl IntoIterator<Item = D::Event>) {
        let events = self.0.expect("the command is accepted");
        assert_eq!(events, expected.into_iter().collect::<Vec<_>>());
    }

    /// Expects nothing to happen: the command is accepted and was already carried out.
    #[track_caller]
    pub(crate) fn then_nothing(self) {
        self.then([]);
    }

    /// Expects exactly this refusal.
    #[track_caller]
    pub(crate) fn then_refused(self, expected: D::Error) {
        assert_eq!(self.0.expect_err("the command is refused"), expected);
    }

    /// The events, for a closer look.
    #[track_caller]
    pub(crate) fn events(self) -> Vec<D::Event> {
        self.0.expect("the command is accepted")
    }
}
