//! One case of a unit.

use axum::response::Response;
use fawen_domain::{
    account::{Role, Scope},
    campaign::policy::FileScope,
    entry::{Case as Known, CaseContent, CaseStatus, EntryTerms, UnitEntry},
    ids::{CaseId, UnitId},
};
use fawen_pages::{
    Choice, Flash, Uploading, address,
    case::{Asked as Field, Case, CaseAct, Sealed, Writing},
};
use serde::Deserialize;

use super::{
    super::{page as show, visitor::Visitor},
    entry::role_choice,
    words,
};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, entries},
};

/// A text of more characters than this has room for several lines.
const LONG: u32 = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

pub(super) async fn page(
    visitor: Visitor,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    frame.flashes = said(&done).map(|text| Flash::Done(text.to_owned())).into_iter().collect();
    let shown = case_of(&visitor.desk(), &campaign, &unit, &case).await?;
    Ok(show(&frame, &shown))
}

fn said(done: &str) -> Option<&'static str> {
    Some(match done {
        "begin" => "草稿已保存。请填写各栏，上传文件。",
        "save" => "已保存。",
        "files" => "文件已上传，检查意见见下。",
        "detach" => "文件已移除。",
        "endorse" => "审核意见已登记。",
        "nominate" => "已推荐。",
        "withdraw" => "已撤回。",
        "restore" => "已恢复。",
        _ => return None,
    })
}

/// The page of a case, as the asker may see it.
pub(super) async fn case_of(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    id: &str,
) -> Result<Case, Problem> {
    let (state, version) = entries::seen(desk, campaign, unit).await?;
    let run = entries::campaign_of(desk, campaign).await?;
    let key = CaseId::new(id);
    let (Some(of_unit), Some(terms), Some(case)) = (state.unit(), state.terms(), state.case(&key))
    else {
        return Err(Problem::absent(format!("没有案例“{id}”，或者您不能查看")));
    };
    let enters = desk.may(&[Role::Entrant], &[Scope::Unit(of_unit.id.clone())]);
    let writes = enters && case.editable();
    let base = address::under("/api/campaigns", &[campaign, "entries", unit, "cases", id]);
    let findings = state.formal_findings(&key);
    let (returned, reason) = match &case.status {
        CaseStatus::Returned { items, until } => {
            let items = items.iter().map(|item| item.what.clone()).collect();
            (Some((items, *until)), None)
        }
        CaseStatus::ScreenedOut { reason, .. } | CaseStatus::Withdrawn { reason, .. } => {
            (None, Some(reason.clone()))
        }
        CaseStatus::Draft | CaseStatus::Submitted | CaseStatus::ScreenedIn => (None, None),
    };
    Ok(Case {
        campaign: campaign.to_owned(),
        campaign_name: run.policy().map(|policy| policy.name.clone()).unwrap_or_default(),
        unit: unit.to_owned(),
        unit_name: of_unit.name.clone(),
        id: id.to_owned(),
        title: case.content.title.clone(),
        standing: words::standing_of(case),
        deadline: run.deadline().map(ToString::to_string),
        version,
        returned,
        reason,
        received: case.receipt.as_ref().map(|receipt| receipt.received_at),
        writing: writes.then(|| writing(terms, &case.content, &findings)),
        written: words::written(terms, case),
        files: words::files(terms, Some(&case.content.category), case.files.values(), &base),
        uploading: writes.then(|| uploading(desk, terms, case, (campaign, unit, id))),
        findings: words::findings(&findings),
        acts: acts(desk, terms, &state, case, enters),
        again: Default::default(),
    })
}

/// The form with what was saved; what was filled in wrongly is told at its field.
pub(super) fn writing(
    terms: &EntryTerms,
    content: &CaseContent,
    findings: &[fawen_domain::Finding],
) -> Writing {
    let themes = terms.themes.names.iter().enumerate();
    let fields: Vec<Field> = words::covering(terms, &content.category)
        .map(|(place, field)| Field {
            name: format!("field-{place}"),
            label: field.label.clone(),
            hint: field.hint.clone(),
            long: field.max_chars.is_some_and(|most| most >= LONG),
            required: field.required,
            value: content.fields.get(&field.label).cloned().unwrap_or_default(),
        })
        .collect();
    let filled = fields.iter().filter(|field| !field.value.trim().is_empty());
    let problems = filled
        .filter_map(|field| {
            let found = findings.iter().find(|found| found.place == field.label)?;
            Some((field.name.clone(), found.message.clone()))
        })
        .collect();
    let apart = |label: &str| {
        terms.running_months.is_some() && words::asked_as(terms, &content.category, label).is_none()
    };
    Writing {
        categories: terms
            .categories
            .iter()
            .map(|known| Choice::new(known.id.as_str(), known.name.as_str()))
            .collect(),
        category: content.category.to_string(),
        title: content.title.clone(),
        authors: words::authors(&content.authors),
        inner_body: content.inner_body.clone().unwrap_or_default(),
        themes: themes
            .map(|(place, name)| {
                (Choice::new(place.to_string(), name.as_str()), content.themes.contains(name))
            })
            .collect(),
        themes_hint: themes_hint(terms),
        since: apart(words::SINCE).then(|| words::since(content)),
        frequency: apart(words::FREQUENCY).then(|| content.frequency.clone()),
        fields,
        problems,
    }
}

fn themes_hint(terms: &EntryTerms) -> String {
    match (terms.themes.min, terms.themes.max) {
        (min, Some(max)) if min == max => format!("选{max}个。"),
        (min, Some(max)) => format!("选{min}至{max}个。"),
        (0, None) => "可以不选。".to_owned(),
        (min, None) => format!("至少选{min}个。"),
    }
}

fn uploading(
    desk: &Desk,
    terms: &EntryTerms,
    case: &Known,
    (campaign, unit, id): (&str, &str, &str),
) -> Uploading {
    let rules = terms
        .files
        .iter()
        .filter(|rule| rule.scope == FileScope::Case && rule.covers(&case.content.category));
    let roles = rules.map(|rule| {
        let there = case.files.values().filter(|file| file.role == rule.role).count();
        (role_choice(rule.role.to_string(), there), rule.words.clone())
    });
    Uploading {
        action: address::under(&address::case(campaign, unit, id), &["files"]),
        attach: address::under(
            "/api/campaigns",
            &[campaign, "entries", unit, "cases", id, "files"],
        ),
        roles: roles.collect(),
        most: words::size(desk.app.config.handed_in.size_limit),
    }
}

/// What the asker may do with a case: what its state allows. Whether a rule stands in the way is for the use case
/// to say.
fn acts(
    desk: &Desk,
    terms: &EntryTerms,
    state: &UnitEntry,
    case: &Known,
    enters: bool,
) -> Vec<CaseAct> {
    let mut acts = Vec::new();
    if let Some(asked) = terms.endorsement.as_ref().filter(|_| enters && case.editable()) {
        let forms = case.files.values().filter(|file| file.role == asked.sealed_form);
        acts.push(CaseAct::Endorse(Sealed {
            body: asked.body.clone(),
            role: asked.sealed_form.to_string(),
            forms: forms.map(|file| Choice::new(&file.sha256, &file.name)).collect(),
            recorded: case.endorsement.as_ref().map(words::endorsed),
            today: words::today(desk.at).to_string(),
        }));
    }
    let body = state.unit().and_then(|unit| unit.recommender.clone());
    if let Some(body) = body.filter(|body| nominates(desk, terms, case, body)) {
        acts.push(CaseAct::Nominate(vec![Choice::new(body.as_str(), body.as_str())]));
    }
    if !enters {
        return acts;
    }
    match &case.status {
        CaseStatus::Draft => acts.push(CaseAct::Submit),
        CaseStatus::Returned { .. } => acts.extend([CaseAct::Correct, CaseAct::Withdraw]),
        CaseStatus::Submitted | CaseStatus::ScreenedIn => acts.push(CaseAct::Withdraw),
        CaseStatus::Withdrawn { .. } => acts.push(CaseAct::Restore),
        CaseStatus::ScreenedOut { .. } => {}
    }
    acts
}

fn nominates(desk: &Desk, terms: &EntryTerms, case: &Known, body: &UnitId) -> bool {
    terms.routes.recommender
        && case.editable()
        && case.recommender.as_ref() != Some(body)
        && desk.may(&[Role::Recommender], &[Scope::Unit(body.clone())])
}
