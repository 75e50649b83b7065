//! What values of keys are taken for.

use std::time::Duration;

/// A text, or none.
pub(super) fn given(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whole seconds, from 1 to a day.
pub(super) fn seconds(value: &str) -> Result<Duration, String> {
    within(value, 1, 86_400, "秒数").map(|seconds| Duration::from_secs(seconds as u64))
}

pub(super) fn within(value: &str, least: usize, most: usize, what: &str) -> Result<usize, String> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("应为{what}，从{least}到{most}"))
}

/// A whole number that is not large.
pub(super) fn short(value: &str, least: u32, most: u32, what: &str) -> Result<u32, String> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("应为{what}，从{least}到{most}"))
}

/// An address without a path, or none.
pub(super) fn address(value: &str) -> Result<Option<String>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    let plain = |host: &&str| {
        !host.is_empty()
            && !host.contains(['/', '?', '#', '@'])
            && host.is_ascii()
            && !host.contains(char::is_whitespace)
    };
    match host.filter(plain) {
        Some(_) => Ok(Some(value.to_owned())),
        None => Err("应为 https://主机 或 http://主机，后面不带路径".to_owned()),
    }
}
