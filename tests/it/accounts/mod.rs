//! Accounts on both engines: signing in, sessions, throttling, invitations, tokens.

mod administrators;
mod given;
mod identities;
mod invitations;
mod passwords;
mod registration;
mod sessions;
mod throttling;
mod tokens;
