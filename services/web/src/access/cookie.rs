//! The cookies of a session and of the way to a provider of identities: not readable by scripts, not sent along from other sites, over TLS only where there
//! is TLS.

use axum::http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};

use crate::config::Config;

/// Its name; with the prefix browsers take it over TLS only, for this host and the whole of it.
fn name(config: &Config) -> &'static str {
    if config.secure() { "__Host-fawen" } else { "fawen" }
}

/// The secret of the session that a request carries.
pub(crate) fn session<'r>(config: &Config, headers: &'r HeaderMap) -> Option<&'r str> {
    named(name(config), headers)
}

/// The name of the cookie of those who are on their way to a provider of identities.
fn name_of_handshake(config: &Config) -> &'static str {
    if config.secure() { "__Host-fawen-oidc" } else { "fawen-oidc" }
}

/// What somebody carries who comes back from a provider.
pub(crate) fn handshake<'r>(config: &Config, headers: &'r HeaderMap) -> Option<&'r str> {
    named(name_of_handshake(config), headers)
}

/// Sets it, for ten minutes.
pub(crate) fn set_handshake(config: &Config, secret: &str) -> Option<HeaderValue> {
    let name = name_of_handshake(config);
    HeaderValue::from_str(&format!("{name}={secret}; Max-Age=600; {}", rest(config))).ok()
}

/// Takes it away.
pub(crate) fn clear_handshake(config: &Config) -> Option<HeaderValue> {
    let name = name_of_handshake(config);
    HeaderValue::from_str(&format!("{name}=; Max-Age=0; {}", rest(config))).ok()
}

fn named<'r>(name: &str, headers: &'r HeaderMap) -> Option<&'r str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Sets it, until the session ends at the latest.
pub(crate) fn set(
    config: &Config,
    secret: &str,
    until: Timestamp,
    now: Timestamp,
) -> Option<HeaderValue> {
    let left = until.duration_since(now).max(SignedDuration::ZERO).as_secs();
    HeaderValue::from_str(&format!("{}={secret}; Max-Age={left}; {}", name(config), rest(config)))
        .ok()
}

/// Takes it away.
pub(crate) fn clear(config: &Config) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{}=; Max-Age=0; {}", name(config), rest(config))).ok()
}

fn rest(config: &Config) -> &'static str {
    if config.secure() {
        "Path=/; HttpOnly; SameSite=Lax; Secure"
    } else {
        "Path=/; HttpOnly; SameSite=Lax"
    }
}
