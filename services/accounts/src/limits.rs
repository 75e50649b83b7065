//! How long and how often.

use jiff::SignedDuration;

/// How long sessions live, how often one may try, how many passwords are hashed at once.
#[derive(Debug, Clone)]
pub struct Limits {
    /// A session ends when it was not used for so long.
    pub idle: SignedDuration,
    /// A session ends so long after signing in, however much it is used.
    pub absolute: SignedDuration,
    /// How long an invitation may be accepted.
    pub invitation: SignedDuration,
    /// How long somebody may take to come back from a provider of identities.
    pub handshake: SignedDuration,
    /// So many failures under one name are free of delay.
    pub free_by_name: u32,
    /// So many failures from one address are free of delay; many people may share one.
    pub free_by_address: u32,
    /// The first delay; it doubles with each failure.
    pub delay: SignedDuration,
    /// The longest delay.
    pub longest_delay: SignedDuration,
    /// Failures are forgotten so long after the last one.
    pub memory: SignedDuration,
    /// How many passwords are hashed at once; each takes 19 MiB.
    pub hashings: usize,
    /// How many may wait to have a password hashed; more are turned away.
    pub waiting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            idle: SignedDuration::from_mins(30),
            absolute: SignedDuration::from_hours(12),
            invitation: SignedDuration::from_hours(7 * 24),
            handshake: SignedDuration::from_mins(10),
            free_by_name: 5,
            free_by_address: 30,
            delay: SignedDuration::from_secs(30),
            longest_delay: SignedDuration::from_mins(15),
            memory: SignedDuration::from_hours(24),
            hashings: 2,
            waiting: 64,
        }
    }
}
