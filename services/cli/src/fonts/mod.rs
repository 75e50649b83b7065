//! `fawen fonts`: which fonts papers are set in, what they have, and what a text needs.

mod role;
mod tell;
mod text;

use std::io::Write;

use fawen_typeset::{Fonts, Role};
use serde::Serialize;

use self::{role::RoleReport, text::TextReport};
use crate::{arguments, exit::Outcome, text_file};

/// The whole report, as programs read it.
#[derive(Debug, Serialize)]
struct Report {
    roles: Vec<RoleReport>,
    /// Only with `--text`.
    text: Option<TextReport>,
}

/// The status is 1 when the text has a character that is in no font.
pub(crate) fn run(arguments: &arguments::Fonts, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let profile = crate::typeset::profile(&arguments.profile)?;
    let fonts = Fonts::with_roles(None, &profile.fonts)?;
    let coverage = fonts.coverage()?;
    let roles = Role::ALL.into_iter().map(|role| role::report(role, &fonts, &coverage));
    let roles = roles.collect::<anyhow::Result<_>>()?;
    let text = match &arguments.text {
        Some(file) => Some(text::report(file, &text_file::read(file)?, &fonts, &coverage)),
        None => None,
    };
    let report = Report { roles, text };
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
    } else {
        tell::report(&report, out)?;
    }
    let is_lacking = report.text.is_some_and(|text| !text.missing.is_empty());
    Ok(if is_lacking { Outcome::Findings } else { Outcome::Success })
}
