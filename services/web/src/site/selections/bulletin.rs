//! 发布: the bulletin, from its plan to its issue.

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{account::Role, document::OfficialDocument};
use fawen_drafting::{Field, FieldKind, Templates};
use fawen_pages::{
    Badge, Choice, Flash, Frame, Problems, Tone, address,
    bulletin::{Bulletin, Planning, Wording},
};
use serde_json::{Value, json};

use super::{
    super::{names, page, sent::Sent, visitor::Visitor},
    Asked, stage,
};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, campaigns, selections},
};

/// The template of every bulletin.
const TEMPLATE: &str = "results-bulletin";
/// Fields that the record fills in when the bulletin is drafted, printed and issued.
const RECORDED: [&str; 11] = [
    "number",
    "notice_title",
    "notice_number",
    "collected_from",
    "collected_to",
    "submitted",
    "rounds",
    "tiers",
    "organisers",
    "signed_on",
    "issued_on",
];

pub(in crate::site) async fn bulletin(
    visitor: Visitor,
    Path(campaign): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    if asked.get("done").is_some_and(|name| name == "plan") {
        frame.flashes = vec![Flash::Done("通报方案已保存。".to_owned())];
    }
    let desk = visitor.desk();
    let given = begin(&desk, &campaign).await?;
    shown(&desk, &frame, &campaign, given, Problems::new()).await
}

/// Plans the bulletin.
pub(in crate::site) async fn plan(
    Path(campaign): Path<String>,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = sent.desk();
    let refused = match order(&sent)? {
        Ok(order) => match campaigns::plan_bulletin(&desk, &campaign, order).await {
            Ok(_) => {
                let to = address::with(&address::bulletin(&campaign), &[("done", "plan")]);
                return Ok(Redirect::to(&to).into_response());
            }
            Err(problem) => (problem, Problems::new()),
        },
        Err(problems) => {
            let detail = format!("方案有{}处没有填写，见各项下的说明", problems.len());
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            (Problem::new(status, "wording", "通报方案有误", detail), problems)
        }
    };
    let (problem, problems) = refused;
    if matches!(problem.status, 403 | 404) {
        return Err(problem);
    }
    let frame = sent.visitor.frame_refusing(&problem);
    let desk = sent.visitor.desk();
    let response = shown(&desk, &frame, &campaign, sent.fields().clone(), problems).await?;
    Ok((problem.status(), response).into_response())
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    campaign: &str,
    given: BTreeMap<String, String>,
    problems: Problems,
) -> Result<Response, Problem> {
    let view = selections::view(desk, campaign).await?;
    let run = campaigns::view(desk, campaign).await?;
    let paper = match &run.planned_bulletin {
        Some(plan) => paper(desk, &plan.document).await?,
        None => None,
    };
    let drafts = campaigns::may(desk, campaign, &[Role::Drafter]).await?;
    let form = match drafts && paper.is_none() && run.bulletin.is_none() {
        true => Some(Planning {
            series: series(desk).await?,
            wording: fields()?.iter().map(wording).collect(),
            given,
            problems,
        }),
        false => None,
    };
    let shown = Bulletin {
        campaign: campaign.to_owned(),
        name: run.name,
        version: run.version,
        way: way(&view, run.planned_bulletin.is_some(), paper.is_some(), run.bulletin.is_some()),
        paper,
        plan: run.planned_bulletin.map(|plan| plan_of(&plan)).unwrap_or_default(),
        form,
    };
    Ok(page(frame, &shown))
}

/// What has to come first, and what has.
fn way(
    view: &selections::SelectionView,
    planned: bool,
    drafted: bool,
    reported: bool,
) -> Vec<(String, Badge)> {
    let state = |done: bool| match done {
        true => Badge::new("已办", Tone::Done),
        false => Badge::new("待办", Tone::Plain),
    };
    let publicity = match (view.public_notice_days, view.notice_closed) {
        (None, _) => Badge::new("不公示", Tone::Plain),
        (Some(_), true) => state(true),
        (Some(_), false) if view.notice_from.is_some() => Badge::new("公示中", Tone::Wait),
        (Some(_), false) => state(false),
    };
    let steps = [
        ("推选", stage(&view.stage)),
        ("公示", publicity),
        ("通报方案", state(planned)),
        ("通报起草", state(drafted)),
        ("通报印发、结果公布", state(reported)),
    ];
    steps.into_iter().map(|(step, badge)| (step.to_owned(), badge)).collect()
}

/// The paper, if it was drafted.
async fn paper(desk: &Desk, id: &str) -> Result<Option<(String, String, Badge)>, Problem> {
    let (state, _) = desk.app.store.load::<OfficialDocument>(id).await?;
    let Some(draft) = state.draft() else { return Ok(None) };
    let tone = if state.issued_on().is_some() { Tone::Done } else { Tone::Wait };
    let stage = Badge::new(state.stage().name(), tone);
    Ok(Some((draft.paper.title.clone(), address::document(id), stage)))
}

fn plan_of(plan: &campaigns::BulletinOrder) -> Vec<(String, String)> {
    let cites = if plan.cites_notice { "引用" } else { "不引用" };
    let parts = [
        ("公文编号", plan.document.clone()),
        ("机关代字", plan.series.clone()),
        ("征集通知", cites.to_owned()),
    ];
    parts.into_iter().map(|(part, says)| (part.to_owned(), says)).collect()
}

/// The fields that people word.
fn fields() -> Result<Vec<Field>, Problem> {
    let templates = Templates::embedded().map_err(|error| Problem::internal(&error))?;
    let fields = templates.get(TEMPLATE).map(|template| template.fields().to_vec());
    let mut fields = fields.unwrap_or_default();
    fields.retain(|field| !RECORDED.contains(&field.name.as_str()));
    Ok(fields)
}

fn wording(field: &Field) -> Wording {
    Wording {
        name: format!("word-{}", field.name),
        meaning: field.meaning.clone(),
        required: field.required,
        lines: matches!(field.kind, FieldKind::Texts),
    }
}

/// The series that somebody may draft in.
async fn series(desk: &Desk) -> Result<Vec<Choice>, Problem> {
    let issuers = names::to_draft_for(desk).await?;
    let codes = issuers.iter().flat_map(|(id, issuer)| {
        let used = issuer.codes().iter().filter(|(_, code)| code.retired.is_none());
        used.map(move |(code, known)| {
            let label = format!("{} {code}（{}）", issuer.name(), known.series);
            Choice::new(format!("{id}/{code}"), label)
        })
    });
    Ok(codes.collect())
}

/// What the form begins with: the plan as it is, or what the record knows.
async fn begin(desk: &Desk, campaign: &str) -> Result<BTreeMap<String, String>, Problem> {
    let run = campaigns::view(desk, campaign).await?;
    let mut given = BTreeMap::new();
    let mut put = |name: &str, text: String| drop(given.insert(name.to_owned(), text));
    if let Some(plan) = &run.planned_bulletin {
        put("document", plan.document.clone());
        let issuer = plan.issuers.first().map(String::as_str).unwrap_or_default();
        put("series", format!("{issuer}/{}", plan.series));
        put("cites_notice", if plan.cites_notice { "yes" } else { "" }.to_owned());
        for (name, value) in &plan.wording {
            put(&format!("word-{name}"), as_text(value));
        }
        return Ok(given);
    }
    put("document", format!("{campaign}-bulletin"));
    put("cites_notice", "yes".to_owned());
    put("word-campaign", run.name.clone());
    put("word-mark_suffix", "文件".to_owned());
    if let Some(award) = &run.policy.organiser_award {
        put("word-organiser_award", award.name.clone());
    }
    if let Some((_, issuer)) = names::to_draft_for(desk).await?.first() {
        put("word-issuer", issuer.name().to_owned());
        put("word-office", issuer.name().to_owned());
    }
    Ok(given)
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join("\n"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The plan of the form, or what it lacks.
fn order(sent: &Sent) -> Result<Result<campaigns::BulletinOrder, Problems>, Problem> {
    let mut problems = Problems::new();
    let mut wording = BTreeMap::new();
    for field in fields()? {
        let name = format!("word-{}", field.name);
        let text = sent.text(&name).trim().to_owned();
        if text.is_empty() {
            if field.required {
                problems.insert(name, "没有填写。".to_owned());
            }
            continue;
        }
        let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        let value = match field.kind {
            FieldKind::Texts => json!(lines().collect::<Vec<_>>()),
            _ => json!(lines().collect::<String>()),
        };
        wording.insert(field.name, value);
    }
    let series = sent.text("series");
    let (issuer, code) = series.split_once('/').unwrap_or_default();
    if issuer.is_empty() {
        problems.insert("series".to_owned(), "没有选择发文机关和机关代字。".to_owned());
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    Ok(Ok(campaigns::BulletinOrder {
        document: sent.text("document").trim().to_owned(),
        issuers: vec![issuer.to_owned()],
        series: code.to_owned(),
        template: TEMPLATE.to_owned(),
        wording,
        cites_notice: sent.text("cites_notice") == "yes",
    }))
}
