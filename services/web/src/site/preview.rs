//! The pages and findings of a text, while it is typed.

use axum::response::{Html, IntoResponse, Response};
use fawen_domain::{lint::lint_paper, paper::Paper, reading};
use fawen_pages::{
    Finding, Weight,
    editor::{self, Preview},
};
use fawen_worker::Press;

use super::sent::Sent;
use crate::{Problem, Severity};

/// Answers a pause in typing.
pub(super) async fn preview(sent: Sent) -> Result<Response, Problem> {
    let shown = of(&sent.visitor.app.press, sent.text("text")).await?;
    Ok(Html(editor::preview(&shown)).into_response())
}

/// Sets a text on pages and checks it, beside the threads that answer.
pub(super) async fn of(press: &Press, text: String) -> Result<Preview, Problem> {
    let press = press.clone();
    let made = tokio::task::spawn_blocking(move || make(&press, &text)).await;
    made.map_err(|error| Problem::internal(&error))
}

/// The first page of a paper; none where it cannot be set.
pub(super) async fn first_page(press: &Press, paper: Paper) -> Result<Option<String>, Problem> {
    let press = press.clone();
    let set = move || press.leaves(&paper).ok().and_then(|pages| pages.into_iter().next());
    let made = tokio::task::spawn_blocking(set).await;
    made.map_err(|error| Problem::internal(&error))
}

fn make(press: &Press, text: &str) -> Preview {
    if text.trim().is_empty() {
        return Preview::default();
    }
    let (paper, mut found) = match paper(text) {
        Ok(read) => read,
        Err(findings) => {
            let trouble = Some("稿本有写法不对的地方，改正后排出版面；逐条见检查意见。".to_owned());
            return Preview { pages: Vec::new(), findings, trouble };
        }
    };
    found.extend(paper.findings().iter().map(finding_of));
    // The checks of a paper count the lines of its outline.
    found.extend(lint_paper(&paper).iter().map(unplaced));
    for finding in &mut found {
        finding.line = finding.line.or_else(|| line_of(text, &finding.quote));
    }
    match press.leaves(&paper) {
        Ok(pages) => Preview { pages, findings: found, trouble: None },
        Err(error) => {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            let trouble = format!("排不出版面：{}", cause.unwrap_or_else(|| error.to_string()));
            Preview { pages: Vec::new(), findings: found, trouble: Some(trouble) }
        }
    }
}

/// The paper of a text: draft markup where it has its labels, else a plain paper that is read off.
///
/// # Errors
/// Every line of the markup that does not read.
fn paper(text: &str) -> Result<(Paper, Vec<Finding>), Vec<Finding>> {
    if !is_markup(text) {
        let read = reading::read(text, &reading::Given::default());
        return Ok((read.paper, read.findings.iter().map(finding_of).collect()));
    }
    let wrong = |error: &fawen_drafting::DraftError| Finding {
        weight: Weight::Error,
        rule: "draft-markup".to_owned(),
        place: "稿本".to_owned(),
        line: u32::try_from(error.line).ok().filter(|line| *line > 0),
        quote: String::new(),
        message: error.problem.to_string(),
    };
    let read = fawen_drafting::parse(text)
        .map_err(|errors| errors.iter().map(wrong).collect::<Vec<_>>())?;
    Ok((read, Vec::new()))
}

/// A text as draft markup, whatever it was typed as.
pub(super) fn markup(text: &str) -> String {
    if is_markup(text) {
        return text.to_owned();
    }
    fawen_drafting::print(&reading::read(text, &reading::Given::default()).paper)
}

fn is_markup(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with('@'))
}

/// A finding about a text whose lines are not those that stand in the editor.
pub(super) fn unplaced(found: &fawen_domain::Finding) -> Finding {
    Finding { line: None, ..finding_of(found) }
}

/// The line that holds these words, from 1.
fn line_of(text: &str, words: &str) -> Option<u32> {
    let place = text.lines().position(|line| !words.is_empty() && line.contains(words))?;
    u32::try_from(place).ok()?.checked_add(1)
}

fn finding_of(found: &fawen_domain::Finding) -> Finding {
    shown(&crate::Finding::from(found))
}

/// A finding as pages show it.
pub(super) fn shown(found: &crate::Finding) -> Finding {
    Finding {
        weight: match found.severity {
            Severity::Note => Weight::Note,
            Severity::Warning => Weight::Warning,
            Severity::Error => Weight::Error,
        },
        rule: found.rule.clone(),
        place: found.place.clone(),
        line: found.line,
        quote: found.quote.clone(),
        message: found.message.clone(),
    }
}
