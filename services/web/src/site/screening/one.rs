//! One case in the screening.

use axum::response::Response;
use fawen_domain::{
    Decider as _, Severity,
    entry::{Case, CaseStatus, UnitEntry},
    ids::CaseId,
};
use fawen_pages::{
    Flash, Happening, address,
    screening::{Decision, Ground, Screened},
};
use jiff::ToSpan as _;
use serde::Deserialize;

use super::super::{entries::words, page as show, visitor::Visitor};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, entries},
};

/// So many days are offered for a correction.
const DAYS: i64 = 7;

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
    let said = match done.as_str() {
        "pass" => Some("已通过形式审查。"),
        "return" => Some("已退回补正。"),
        "fail" => Some("已判定不予通过。"),
        "duplicate" => Some("已标为重复。"),
        "unmark-duplicate" => Some("已取消重复标记。"),
        _ => None,
    };
    frame.flashes = said.map(|text| Flash::Done(text.to_owned())).into_iter().collect();
    let shown = screened(&visitor.desk(), &campaign, &unit, &case).await?;
    Ok(show(&frame, &shown))
}

/// The page of a case; it is checked again as it is shown.
pub(super) async fn screened(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    id: &str,
) -> Result<Screened, Problem> {
    let (state, version) = entries::seen_by_office(desk, campaign, unit).await?;
    let run = entries::campaign_of(desk, campaign).await?;
    let key = CaseId::new(id);
    let (Some(of_unit), Some(terms), Some(case)) = (state.unit(), state.terms(), state.case(&key))
    else {
        return Err(absent(id));
    };
    // What a unit has not handed in is its own affair.
    if matches!(case.status, CaseStatus::Draft) {
        return Err(absent(id));
    }
    let of_case = address::under("/api/campaigns", &[campaign, "entries", unit, "cases", id]);
    let of_entry = address::under("/api/campaigns", &[campaign, "entries", unit]);
    let findings = state.formal_findings(&key);
    let grounds = grounds(&findings);
    Ok(Screened {
        campaign: campaign.to_owned(),
        campaign_name: run.policy().map(|policy| policy.name.clone()).unwrap_or_default(),
        unit: unit.to_owned(),
        id: id.to_owned(),
        title: case.content.title.clone(),
        of_unit: vec![
            ("单位".to_owned(), of_unit.name.clone()),
            ("单位类别".to_owned(), of_unit.kind.0.clone()),
            ("地区".to_owned(), of_unit.region.full_name().to_owned()),
        ],
        standing: words::standing_of(case),
        written: words::written(terms, case),
        files: words::files(terms, Some(&case.content.category), case.files.values(), &of_case),
        unit_files: words::files(terms, None, state.files().values(), &of_entry),
        findings: words::findings(&findings),
        decision: entries::may_screen(desk, campaign, unit)
            .await?
            .then(|| decision(desk, case, version, grounds)),
        history: history(desk, campaign, unit, id).await?,
    })
}

/// What a return or a failure may rest on, in the order in which the page lists it.
pub(super) fn grounds(findings: &[fawen_domain::Finding]) -> Vec<Ground> {
    findings
        .iter()
        .map(|found| Ground {
            rule: found.rule.clone(),
            what: format!("{}：{}", found.place, found.message),
            error: found.severity == Severity::Error,
        })
        .collect()
}

fn decision(desk: &Desk, case: &Case, version: u64, grounds: Vec<Ground>) -> Decision {
    use CaseStatus as S;
    let today = words::today(desk.at);
    let errors = grounds.iter().any(|ground| ground.error);
    let over = matches!(&case.status, S::Returned { until, .. } if today > *until);
    let passes = matches!(case.status, S::Submitted | S::ScreenedOut { .. });
    Decision {
        version,
        pass: (passes && case.duplicate_of.is_none()).then_some(errors),
        send_back: matches!(case.status, S::Submitted | S::Returned { .. })
            .then(|| today.saturating_add(DAYS.days()).to_string()),
        fail: over || matches!(case.status, S::Submitted | S::ScreenedIn),
        mark: case.counts() && case.duplicate_of.is_none(),
        unmark: case.duplicate_of.is_some(),
        grounds,
        ..Decision::default()
    }
}

/// What happened to the case, the newest first.
async fn history(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    id: &str,
) -> Result<Vec<Happening>, Problem> {
    let stream = entries::stream(campaign, unit)?;
    let mut told = Vec::new();
    for logged in desk.app.store.events(UnitEntry::TYPE, &stream).await? {
        let payload = logged.payload.get(&logged.event_type);
        let text = |key: &str| payload.and_then(|body| body.get(key)?.as_str());
        if text("case") != Some(id) {
            continue;
        }
        let words = text("reason").or_else(|| text("waiver")).map(str::to_owned);
        told.push(Happening {
            at: logged.metadata.at,
            who: logged.metadata.actor.name.clone(),
            what: fawen_views::history::label(&logged.event_type)
                .unwrap_or(&logged.event_type)
                .to_owned(),
            words,
            href: None,
        });
    }
    told.reverse();
    Ok(told)
}

fn absent(id: &str) -> Problem {
    Problem::absent(format!("没有收到案例“{id}”，或者您不能查看"))
}
