//! One object as of a moment.

use axum::response::Response;
use fawen_pages::{
    Happening, address,
    audit::{Line, Object},
};
use serde::Deserialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::called;
use crate::{
    Problem,
    input::{Path, Query},
    site::{page, visitor::Visitor},
    work::audit::{self, Moments},
};

/// How many changes are told; a campaign with a thousand cases changes in many places at once.
const TOLD: usize = 200;
/// Longer states are shown without marks.
const LONGEST: usize = 20_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    at: String,
    from: String,
    when: String,
}

pub(in crate::site) async fn object(
    visitor: Visitor,
    Path((of, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let when = Some(asked.when.trim()).filter(|when| !when.is_empty());
    let moments = Moments { at: number(&asked.at)?, from: number(&asked.from)?, when };
    let view = audit::object(&visitor.desk(), &format!("{of}/{id}"), moments).await?;
    // Before its first step there is no object, whatever a blank state would say.
    let lines = |steps: usize, state| if steps == 0 { vec![] } else { fawen_audit::lines(state) };
    let (before, state) = (lines(view.from, &view.before), lines(view.at, &view.state));
    let step = view.at.checked_sub(1).and_then(|place| view.steps.get(place));
    let (before, state) = marked(before, state);
    let changes = view.changed.iter().flat_map(|step| &step.changes);
    let mut changes: Vec<String> = changes.map(fawen_audit::Change::line).collect();
    let more = changes.len().saturating_sub(TOLD);
    changes.truncate(TOLD);
    if more > 0 {
        changes.push(format!("另有{more}处，见下面的对照"));
    }
    let shown = Object {
        of: called(&of).to_owned(),
        address: address::under(address::AUDIT, &[&of, &id]),
        evidence: match of.as_str() {
            "OfficialDocument" => Some(address::with(address::VERIFICATION, &[("document", &id)])),
            "Campaign" => Some(address::with(address::VERIFICATION, &[("campaign", &id)])),
            _ => None,
        },
        name: id,
        steps: view.steps.len(),
        at: view.at,
        from: view.from,
        step: step.map(|step| Happening {
            at: step.at,
            who: step.actor.clone(),
            what: step.sentence.clone(),
            words: None,
            href: None,
        }),
        before,
        state,
        changes,
    };
    Ok(page(&visitor.frame(), &shown))
}

fn number(text: &str) -> Result<Option<usize>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let number = text.trim().parse().map(Some);
    number.map_err(|_| Problem::malformed("第几步应为数字：请拖动滑块或填写整数"))
}

/// Both states, with the lines marked that the other does not have.
fn marked(before: Vec<String>, state: Vec<String>) -> (Vec<Line>, Vec<Line>) {
    let plain = |lines: Vec<String>| -> Vec<Line> {
        lines.into_iter().map(|text| Line { text, differs: false }).collect()
    };
    let marks = before.len().saturating_add(state.len()) <= LONGEST;
    let changes =
        if marks { capture_diff_slices(Algorithm::Myers, &before, &state) } else { Vec::new() };
    let (mut before, mut state) = (plain(before), plain(state));
    for change in changes.iter().filter(|change| change.tag() != DiffTag::Equal) {
        for (lines, range) in [(&mut before, change.old_range()), (&mut state, change.new_range())]
        {
            for line in lines.get_mut(range).into_iter().flatten() {
                line.differs = true;
            }
        }
    }
    (before, state)
}
