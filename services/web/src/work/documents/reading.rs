//! A draft in markup, read; what is wrong with it, line by line.

use axum::http::StatusCode;
use fawen_domain::paper::Paper;

use crate::{Finding, Problem, Severity};

/// The paper of a draft.
///
/// # Errors
/// Every line that does not read.
pub(super) fn read(markup: &str) -> Result<Paper, Problem> {
    fawen_drafting::parse(markup).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let detail = format!("稿本有{}处写法不对，请改正：{}", errors.len(), lines.join("；"));
        let mut problem =
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "markup", "稿本有误", detail);
        problem.findings = errors
            .iter()
            .map(|error| Finding {
                rule: "draft-markup".to_owned(),
                severity: Severity::Error,
                line: u32::try_from(error.line).ok().filter(|line| *line > 0),
                place: "稿本".to_owned(),
                quote: String::new(),
                message: error.problem.to_string(),
            })
            .collect();
        problem
    })
}
