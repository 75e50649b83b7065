//! Login names (登录名).

use super::AccountError;

/// Shorter names are too easily guessed or mistyped, longer ones nobody types.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=40;

/// A login name as it is kept: without blanks around it, Latin letters in lower case. It may hold Chinese
/// characters, Latin letters, digits and `.` `_` `-` `@`: nothing that merely looks like another name.
///
/// # Errors
/// It is too short or too long, or holds something else.
pub fn login_name(text: &str) -> Result<String, AccountError> {
    let name = text.trim().to_ascii_lowercase();
    let allowed = |c: char| {
        c.is_ascii_alphanumeric() || ".-_@".contains(c) || matches!(c, '\u{4e00}'..='\u{9fff}')
    };
    if LENGTH.contains(&name.chars().count()) && name.chars().all(allowed) {
        return Ok(name);
    }
    Err(AccountError::MalformedLogin { login: text.trim().to_owned() })
}
