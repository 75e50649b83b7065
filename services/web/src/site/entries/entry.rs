//! A unit's cases in one campaign.

use axum::response::{IntoResponse, Redirect, Response};
use fawen_domain::{
    account::{Role, Scope},
    campaign::{Campaign, Stage, policy::FileScope},
    entry::{Case, CaseStatus, EntryTerms, UnitEntry},
    ids::CaseId,
};
use fawen_pages::{
    Choice, Flash, Frame, Uploading, address,
    entry::{Entry, Line},
};
use serde::Deserialize;

use super::{
    super::{page, sent::Sent, visitor::Visitor},
    words,
};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, entries},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

pub(super) async fn entry(
    visitor: Visitor,
    Path((campaign, unit)): Path<(String, String)>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let said = match done.as_str() {
        "enrol" => Some("已登记参评。现在可以写案例。"),
        "files" => Some("文件已上传。"),
        "detach" => Some("文件已移除。"),
        _ => None,
    };
    frame.flashes = said.map(|text| Flash::Done(text.to_owned())).into_iter().collect();
    let shown = entry_of(&visitor.desk(), &campaign, &unit).await?;
    Ok(page(&frame, &shown))
}

/// Begins a case: the draft has a title and a category, all else is filled in on its own page.
pub(super) async fn begin(
    Path((campaign, unit)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let (desk, title) = (sent.desk(), sent.text("title").trim().to_owned());
    // Of the page that the form was on: sent twice, it begins one case.
    let number = sent.text("number");
    let content = entries::CaseText {
        category: sent.text("category"),
        title: title.clone(),
        authors: Vec::new(),
        inner_body: None,
        themes: Vec::new(),
        fields: Default::default(),
        since: None,
        frequency: String::new(),
    };
    let new = entries::NewCase { case: number.clone(), content };
    match entries::draft(&desk, &campaign, &unit, new).await {
        Ok(_) => {
            let case = address::case(&campaign, &unit, &format!("{unit}.{number}"));
            Ok(Redirect::to(&address::with(&case, &[("done", "begin")])).into_response())
        }
        Err(problem) => {
            let mut shown = entry_of(&desk, &campaign, &unit).await?;
            shown.title = title;
            refused(&sent.visitor.frame_refusing(&problem), &problem, &shown)
        }
    }
}

/// A number that no case of the unit has yet.
fn next(state: &UnitEntry, unit: &str) -> String {
    let taken = |number: &usize| state.case(&CaseId::new(format!("{unit}.{number}"))).is_some();
    let mut from = state.cases().len().saturating_add(1);
    while taken(&from) {
        from = from.saturating_add(1);
    }
    from.to_string()
}

pub(super) async fn detach(
    Path((campaign, unit)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = sent.desk();
    match entries::detach(&desk, &campaign, &unit, None, &sent.text("sha256")).await {
        Ok(_) => {
            let entry = address::entry(&campaign, &unit);
            Ok(Redirect::to(&address::with(&entry, &[("done", "detach")])).into_response())
        }
        Err(problem) => {
            let shown = entry_of(&desk, &campaign, &unit).await?;
            refused(&sent.visitor.frame_refusing(&problem), &problem, &shown)
        }
    }
}

pub(super) fn refused(
    frame: &Frame,
    problem: &Problem,
    shown: &Entry,
) -> Result<Response, Problem> {
    Ok((problem.status(), page(frame, shown)).into_response())
}

/// The page of a unit's entry.
pub(super) async fn entry_of(desk: &Desk, campaign: &str, unit: &str) -> Result<Entry, Problem> {
    let (state, _) = entries::seen(desk, campaign, unit).await?;
    let run = entries::campaign_of(desk, campaign).await?;
    let (Some(of_unit), Some(terms)) = (state.unit(), state.terms()) else {
        return Err(Problem::absent("没有这个单位的参评"));
    };
    let enters = desk.may(&[Role::Entrant], &[Scope::Unit(of_unit.id.clone())]);
    let base = format!("/api/campaigns/{campaign}/entries/{unit}");
    Ok(Entry {
        campaign: campaign.to_owned(),
        name: run.policy().map(|policy| policy.name.clone()).unwrap_or_default(),
        unit: unit.to_owned(),
        unit_name: of_unit.name.clone(),
        deadline: run.deadline().map(ToString::to_string),
        quota: quota(&state, terms),
        cases: state.cases().iter().map(|(id, case)| line(&state, terms, id, case)).collect(),
        shortfalls: words::findings(&state.shortfalls()),
        files: words::files(terms, None, state.files().values(), &base),
        uploading: enters.then(|| of_unit_files(desk, &state, terms, campaign, unit)).flatten(),
        categories: terms
            .categories
            .iter()
            .map(|category| Choice::new(category.id.as_str(), category.name.as_str()))
            .collect(),
        may_begin: enters && takes(&run),
        next: next(&state, unit),
        title: String::new(),
        problems: Default::default(),
    })
}

fn takes(run: &Campaign) -> bool {
    *run.stage() == Stage::Open
}

fn quota(state: &UnitEntry, terms: &EntryTerms) -> String {
    let submitted = state.submitted();
    let whole = terms.quotas.iter().filter(|quota| quota.category.is_none());
    match whole.filter_map(|quota| quota.max).min() {
        Some(max) => {
            let left = (max as usize).saturating_sub(submitted);
            format!("已报送{submitted}件，还可报送{left}件")
        }
        None => format!("已报送{submitted}件"),
    }
}

fn line(state: &UnitEntry, terms: &EntryTerms, id: &CaseId, case: &Case) -> Line {
    Line {
        id: id.to_string(),
        title: case.content.title.clone(),
        category: terms.category_name(&case.content.category).to_owned(),
        standing: words::standing_of(case),
        findings: words::findings(&state.formal_findings(id)),
        received: case.receipt.as_ref().map(|receipt| receipt.received_at),
        correct_until: match &case.status {
            CaseStatus::Returned { until, .. } => Some(*until),
            _ => None,
        },
    }
}

fn of_unit_files(
    desk: &Desk,
    state: &UnitEntry,
    terms: &EntryTerms,
    campaign: &str,
    unit: &str,
) -> Option<Uploading> {
    let rules = terms.files.iter().filter(|rule| rule.scope == FileScope::Unit);
    let roles: Vec<(Choice, String)> = rules
        .map(|rule| {
            let there = state.files().values().filter(|file| file.role == rule.role).count();
            (role_choice(rule.role.to_string(), there), rule.words.clone())
        })
        .collect();
    (!roles.is_empty()).then(|| Uploading {
        action: address::under(&address::entry(campaign, unit), &["files"]),
        attach: address::under("/api/campaigns", &[campaign, "entries", unit, "files"]),
        roles,
        most: words::size(desk.app.config.handed_in.size_limit),
    })
}

/// `图片（已有1个）`.
pub(super) fn role_choice(role: String, there: usize) -> Choice {
    let label = if there == 0 { role.clone() } else { format!("{role}（已有{there}个）") };
    Choice::new(role, label)
}
