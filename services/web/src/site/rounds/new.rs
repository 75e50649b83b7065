//! A round to be opened.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Redirect, Response};
use fawen_domain::{
    ids::CriterionId,
    review::{
        Aggregation, ConflictPolicy, Criterion, Loads, Quorum, Rubric, Visibility, parse_points,
    },
};
use fawen_pages::{Frame, Problems, address, new_round::NewRound};

use super::{
    super::{page, sent::Sent, visitor::Visitor},
    percent, short,
};
use crate::{
    Problem,
    input::Path,
    work::{Desk, campaigns, rounds},
};

/// What stands in the fields of a first round where the rules of the campaign say nothing.
const BEGIN: [(&str, &str); 11] = [
    ("rubric", "theme，主题，20，100\npractice，做法，40，100\neffect，成效，40，100"),
    ("visibility", "blind"),
    ("aggregation", "mean"),
    ("trim_from", ""),
    ("experts_per_case", "3"),
    ("min_cases", "0"),
    ("max_cases", "100"),
    ("sheets_per_case", "2"),
    ("panel_share", "66.67"),
    ("same_unit", "yes"),
    ("same_recommender", "yes"),
];

/// The form, filled in from the round before or from the rules of the campaign.
pub(in crate::site) async fn begin(
    visitor: Visitor,
    Path(campaign): Path<String>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let lines = rounds::of_campaign(&desk, &campaign).await?;
    let given = match lines.last() {
        Some(last) => as_before(&rounds::view(&desk, &campaign, last.number).await?),
        None => first(&desk, &campaign).await?,
    };
    shown(&desk, &visitor.frame(), &campaign, given, Problems::new()).await
}

/// Opens it.
pub(in crate::site) async fn open(
    Path(campaign): Path<String>,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = sent.desk();
    let refused = match read(&sent) {
        Ok(new) => {
            let number = new.number;
            match rounds::open(&desk, &campaign, new).await {
                Ok(_) => {
                    let to = address::round(&campaign, number);
                    let to = address::with(&to, &[("done", "open")]);
                    return Ok(Redirect::to(&to).into_response());
                }
                Err(problem) => (problem, Problems::new()),
            }
        }
        Err(problems) => {
            let detail = format!("表上有{}处要改，见各项下的说明", problems.len());
            (Problem::malformed(detail), problems)
        }
    };
    let (problem, problems) = refused;
    if matches!(problem.status, 403 | 404) {
        return Err(problem);
    }
    let frame = sent.visitor.frame_refusing(&problem);
    let given = sent.fields().clone();
    let response = shown(&sent.visitor.desk(), &frame, &campaign, given, problems).await?;
    Ok((problem.status(), response).into_response())
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    campaign: &str,
    given: BTreeMap<String, String>,
    problems: Problems,
) -> Result<Response, Problem> {
    let lines = rounds::of_campaign(desk, campaign).await?;
    let number = lines.last().map_or(0, |line| line.number).saturating_add(1);
    let passed = rounds::passed(desk, campaign).await?;
    let shown = NewRound {
        campaign: campaign.to_owned(),
        campaign_name: campaigns::view(desk, campaign).await?.name,
        number,
        cases: format!("通过形式审查的作品现有{passed}件。"),
        given,
        problems,
    };
    Ok(page(frame, &shown))
}

/// The fields of a first round.
async fn first(desk: &Desk, campaign: &str) -> Result<BTreeMap<String, String>, Problem> {
    let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    let mut given: BTreeMap<String, String> = BEGIN.into_iter().map(owned).collect();
    let view = campaigns::view(desk, campaign).await?;
    if let Some(rule) = view.policy.review.rounds.first() {
        let visibility = if rule.blind { "blind" } else { "open" };
        given.insert("visibility".to_owned(), visibility.to_owned());
        given.insert("experts_per_case".to_owned(), rule.min_experts.to_string());
    }
    Ok(given)
}

/// The fields of a round after another.
fn as_before(view: &rounds::RoundView) -> BTreeMap<String, String> {
    let line = |c: &Criterion| {
        let weight = percent(c.weight);
        format!("{}，{}，{}，{}", c.id, c.name, weight.trim_end_matches('%'), short(c.max))
    };
    let rubric: Vec<String> = view.rubric.criteria.iter().map(line).collect();
    let (aggregation, trim) = match view.aggregation {
        Aggregation::Mean => ("mean", String::new()),
        Aggregation::TrimmedMean { from } => ("trimmed", from.to_string()),
    };
    let yes = |on: bool| if on { "yes" } else { "" }.to_owned();
    let fields = [
        ("rubric", rubric.join("\n")),
        ("visibility", if view.blind { "blind" } else { "open" }.to_owned()),
        ("aggregation", aggregation.to_owned()),
        ("trim_from", trim),
        ("experts_per_case", view.loads.experts_per_case.to_string()),
        ("min_cases", view.loads.min_cases.to_string()),
        ("max_cases", view.loads.max_cases.to_string()),
        ("sheets_per_case", view.quorum.sheets_per_case.to_string()),
        ("panel_share", short(view.quorum.panel_share)),
        ("same_unit", yes(view.conflicts.same_unit)),
        ("same_recommender", yes(view.conflicts.same_recommender)),
        ("same_region", yes(view.conflicts.same_region)),
    ];
    fields.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

/// The round as the form says it, or what is wrong field by field.
fn read(sent: &Sent) -> Result<rounds::NewRound, Problems> {
    let mut problems = Problems::new();
    let mut whole = |name: &str| -> u32 {
        let text = sent.text(name);
        text.trim().parse().unwrap_or_else(|_| {
            let problem = format!("“{}”不是整数：请写数字，如3。", text.trim());
            problems.insert(name.to_owned(), problem);
            0
        })
    };
    let number = whole("number");
    let loads = Loads {
        experts_per_case: whole("experts_per_case"),
        min_cases: whole("min_cases"),
        max_cases: whole("max_cases"),
    };
    let sheets_per_case = whole("sheets_per_case");
    let given = |name: &str| !sent.text(name).trim().is_empty();
    let best = given("best").then(|| whole("best"));
    let aggregation = match sent.text("aggregation").as_str() {
        "trimmed" => Aggregation::TrimmedMean { from: whole("trim_from") },
        _ => Aggregation::Mean,
    };
    let panel_share = share(sent, &mut problems);
    let rubric = rubric(&sent.text("rubric"), &mut problems);
    let ticked = |name: &str| sent.text(name) == "yes";
    let new = rounds::NewRound {
        number,
        best: best.and_then(|best| usize::try_from(best).ok()),
        rubric,
        visibility: match sent.text("visibility").as_str() {
            "open" => Visibility::Open,
            _ => Visibility::Blind,
        },
        quorum: Quorum { sheets_per_case, panel_share },
        loads,
        conflicts: ConflictPolicy {
            same_unit: ticked("same_unit"),
            same_recommender: ticked("same_recommender"),
            same_region: ticked("same_region"),
        },
        aggregation,
    };
    if problems.is_empty() { Ok(new) } else { Err(problems) }
}

/// A share in percent, as hundredths of one.
fn share(sent: &Sent, problems: &mut Problems) -> u32 {
    let text = sent.text("panel_share");
    let text = text.trim().trim_end_matches('%');
    parse_points(text).unwrap_or_else(|| {
        let problem = format!("“{text}”不是百分数：请写数字，如66.67。");
        problems.insert("panel_share".to_owned(), problem);
        0
    })
}

/// One criterion a line: identifier, name, weight in percent, highest score.
fn rubric(text: &str, problems: &mut Problems) -> Rubric {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let criterion = |line: &str| {
        let parts: Vec<&str> = line.split(['，', ',', '\t']).map(str::trim).collect();
        let [id, name, weight, max] = parts.as_slice() else { return None };
        let weight = parse_points(weight.trim_end_matches('%'))?;
        let named = !id.is_empty() && !name.is_empty();
        named.then_some(Criterion {
            id: CriterionId::new(*id),
            name: (*name).to_owned(),
            weight,
            max: parse_points(max)?,
        })
    };
    let mut criteria = Vec::new();
    for line in lines {
        match criterion(line) {
            Some(criterion) => criteria.push(criterion),
            None => {
                let problem = format!(
                    "“{line}”不合写法：请按“编号，名称，权重%，满分”写，如“effect，实效，40，100”。"
                );
                problems.insert("rubric".to_owned(), problem);
            }
        }
    }
    Rubric { criteria }
}
