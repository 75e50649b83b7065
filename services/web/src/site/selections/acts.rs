//! Does what a form asks of a selection.

use fawen_domain::{
    ids::CriterionId,
    selection::{Normalisation, RankingMethod, TieBreak},
};
use fawen_pages::selection::STEPS;

use super::super::{rounds::seed, sent::Sent};
use crate::{
    Problem,
    work::{Desk, Done, selections},
};

/// Every act, with what is said when it is done.
const ACTS: [(&str, &str); 5] = [
    ("open", "推选办法已确定，可以排序。"),
    ("rank", "已排序。"),
    ("propose", "等次已拟定，请签发人确认。"),
    ("confirm", "等次已确认。"),
    ("organisers", "优秀组织单位已产生。"),
];

/// What is said when an act was done.
pub(super) fn done(name: &str) -> Option<&'static str> {
    ACTS.iter().find(|act| act.0 == name).map(|act| act.1)
}

/// Does it.
///
/// # Errors
/// What the use case says; what was written cannot be read; there is no such act.
pub(super) async fn give(sent: &Sent, campaign: &str, act: &str) -> Result<(), Problem> {
    let desk = &sent.desk();
    let done: Result<Done, Problem> = match act {
        "open" => selections::open(desk, campaign, opening(desk, sent, campaign).await?).await,
        "rank" => selections::rank(desk, campaign, seed(sent)?.seed).await,
        "propose" => selections::propose(desk, campaign).await,
        "confirm" => selections::confirm(desk, campaign).await,
        "organisers" => {
            let lines = organisers(&sent.text("organisers"))?;
            selections::organisers(desk, campaign, lines).await
        }
        _ => return Err(Problem::absent("没有这种办理：请从推选的页面上选择")),
    };
    done.map(drop)
}

/// The method of the form, on the rubric of the last round.
async fn opening(
    desk: &Desk,
    sent: &Sent,
    campaign: &str,
) -> Result<selections::NewSelection, Problem> {
    let last = super::last_round(desk, campaign).await?;
    let (_, rubric, aggregation) = last
        .ok_or_else(|| Problem::absent("还没有结束的评审轮次，不能开始推选：请先结束一轮评审"))?;
    let normalisation = match sent.text("normalisation").as_str() {
        "per_expert" => Normalisation::PerExpert,
        _ => Normalisation::None,
    };
    let mut tie_breaks = Vec::new();
    for step in 1..=STEPS {
        let text = sent.text(&format!("step-{step}"));
        match tie_break(&text) {
            Some(step) if tie_breaks.contains(&step) => {}
            Some(step) => tie_breaks.push(step),
            None if text.is_empty() => {}
            None => return Err(Problem::malformed(format!("没有“{text}”这种同分处理"))),
        }
    }
    let days = sent.text("days");
    let public_notice_days = match days.trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| {
            Problem::malformed(format!("公示期“{text}”不是整数：请写工作日数，如5"))
        })?),
    };
    let method = RankingMethod { rubric, aggregation, normalisation, tie_breaks };
    Ok(selections::NewSelection { method, public_notice_days })
}

fn tie_break(text: &str) -> Option<TieBreak> {
    match text {
        "lower_deviation" => Some(TieBreak::LowerDeviation),
        "more_typical_votes" => Some(TieBreak::MoreTypicalVotes),
        "lot" => Some(TieBreak::Lot),
        text => {
            let criterion = text.strip_prefix("criterion:")?;
            Some(TieBreak::Criterion(CriterionId::new(criterion)))
        }
    }
}

/// One organiser a line: region, unit, name.
fn organisers(text: &str) -> Result<Vec<selections::Organiser>, Problem> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, ['，', ',', '\t']).map(str::trim).collect();
            match parts.as_slice() {
                [region, unit, name] if parts.iter().all(|part| !part.is_empty()) => {
                    Ok(selections::Organiser {
                        region: (*region).to_owned(),
                        unit: (*unit).to_owned(),
                        name: (*name).to_owned(),
                    })
                }
                _ => Err(Problem::malformed(format!(
                    "组织单位“{line}”不完整：请按“地区，单位编号，单位名称”写，如“浙江，zj，浙江省卫生健康委”"
                ))),
            }
        })
        .collect()
}
