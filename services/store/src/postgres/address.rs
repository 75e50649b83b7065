//! Where the database is, and how connections to it behave.

use std::{str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
};

use crate::{Limits, StoreError};

/// The schema of the tables. Every session looks only there, whatever else the database holds.
pub(super) const SCHEMA: &str = "fawen";

/// How long the sequencer may take for a statement: its repair looks at every event.
const SEQUENCING: Duration = Duration::from_secs(600);

/// A database that was named, without its password where it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    options: PgConnectOptions,
    /// For messages.
    shown: String,
}

impl Address {
    /// Whether this is the address of a PostgreSQL database.
    pub(crate) fn is_meant(url: &str) -> bool {
        url.starts_with("postgres://") || url.starts_with("postgresql://")
    }

    pub(crate) fn parse(url: &str) -> Result<Self, StoreError> {
        let shown = redacted(url);
        let options = PgConnectOptions::from_str(url).map_err(|error| StoreError::BadAddress {
            url: shown.clone(),
            reason: error.to_string(),
        })?;
        let options = options
            .application_name("fawen")
            // Every statement of ours has its index; what the planner makes of tables that have just
            // grown, or are only seen by it as they were, shall not change that. Nor is any worth
            // compiling.
            .options([
                ("search_path", SCHEMA),
                ("jit", "off"),
                ("enable_seqscan", "off"),
                ("max_parallel_workers_per_gather", "0"),
            ])
            .disable_statement_logging();
        Ok(Self { options, shown })
    }

    /// As it may be shown.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// For one connection that changes the tables.
    pub(super) fn migrating(&self) -> PgConnectOptions {
        self.options.clone().application_name("fawen-migrate")
    }

    /// For the connection of the sequencer. It may lose its last positions with the power: they
    /// follow from the events, so they are given again as they were.
    pub(super) fn sequencing(&self) -> PgConnectOptions {
        self.options
            .clone()
            .application_name("fawen-sequencer")
            .options([("synchronous_commit", "off")])
            .options([("statement_timeout", millis(SEQUENCING))])
    }

    /// The pool of all other work; connects when first needed.
    pub(super) fn pool(&self, limits: &Limits) -> PgPool {
        let options = self.options.clone().options([
            ("statement_timeout", millis(limits.statement)),
            ("lock_timeout", millis(limits.lock)),
            ("idle_in_transaction_session_timeout", millis(limits.idle_in_transaction)),
        ]);
        PgPoolOptions::new()
            // One more for the connection that listens.
            .max_connections(limits.connections.max(1).saturating_add(1))
            .acquire_timeout(limits.acquire)
            // Work is tried again when its connection turns out to be dead; asking before each costs
            // a round trip every time.
            .test_before_acquire(false)
            .connect_lazy_with(options)
    }
}

fn millis(duration: Duration) -> String {
    duration.as_millis().to_string()
}

/// An address without its passwords: between `user:` and `@`, and in the parameters.
fn redacted(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
    let (place, parameters) = match rest.split_once('?') {
        Some((place, parameters)) => (place, Some(parameters)),
        None => (rest, None),
    };
    // A password may hold an `@` that nobody has escaped.
    let place = match place.rsplit_once('@') {
        Some((who, place)) => {
            let user = who.split_once(':').map_or(who, |(user, _)| user);
            format!("{user}@{place}")
        }
        None => place.to_owned(),
    };
    let shown = parameters.map(|parameters| {
        let kept = parameters.split('&').filter(|pair| !pair.starts_with("password="));
        kept.collect::<Vec<_>>().join("&")
    });
    match shown {
        Some(parameters) if !parameters.is_empty() => format!("{scheme}://{place}?{parameters}"),
        _ => format!("{scheme}://{place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("postgres://fawen:geheim@db.local:5432/fawen", "postgres://fawen@db.local:5432/fawen"),
            ("postgres://fawen:ge@heim@db/fawen", "postgres://fawen@db/fawen"),
            ("postgres://db/fawen?sslmode=require", "postgres://db/fawen?sslmode=require"),
            ("postgres://db/fawen?password=geheim&user=a", "postgres://db/fawen?user=a"),
            ("postgres://db/fawen?password=geheim", "postgres://db/fawen"),
            ("postgresql://db/fawen", "postgresql://db/fawen"),
        ] {
            assert_eq!(redacted(url), shown);
            assert_eq!(Address::parse(url).unwrap().shown(), shown);
        }
    }

    #[test]
    fn an_address_that_cannot_be_read_is_refused_without_its_password() {
        let refused = Address::parse("postgres://fawen:geheim@db:nowhere/fawen").unwrap_err();
        let said = format!("{refused} {refused:?}");
        assert!(said.contains("无法读懂") && !said.contains("geheim"), "{said}");
    }
}
