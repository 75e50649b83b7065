//! What is decided of a case. Whatever was written is still there when it is refused.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::ids::CaseId;
use fawen_pages::{address, screening::Ground};

use super::{
    super::{page, sent::Sent},
    one::{grounds, screened},
};
use crate::{
    Problem,
    input::Path,
    work::{
        Desk,
        entries::{self, Correction, CorrectionOrder, Failure, Waiver},
    },
};

/// What rests on no rule that a program checks.
const OTHER: &str = "entry-by-hand";

pub(super) async fn decide(
    Path((campaign, unit, case, act)): Path<(String, String, String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = sent.desk();
    match give(&desk, &sent, (&campaign, &unit, &case), &act).await {
        Ok(()) => {
            let base = address::screening(&campaign, &unit, &case);
            Ok(Redirect::to(&address::with(&base, &[("done", &act)])).into_response())
        }
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => Err(problem),
        Err(problem) => {
            let mut shown = screened(&sent.visitor.desk(), &campaign, &unit, &case).await?;
            if let Some(decision) = &mut shown.decision {
                decision.typed = sent.fields().clone();
                decision.again = act;
            }
            let response = page(&sent.visitor.frame_refusing(&problem), &shown);
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn give(
    desk: &Desk,
    sent: &Sent,
    (campaign, unit, case): (&str, &str, &str),
    act: &str,
) -> Result<(), Problem> {
    let done = match act {
        "pass" => {
            let waiver = Some(sent.text("waiver")).filter(|text| !text.trim().is_empty());
            entries::pass(desk, campaign, unit, case, Waiver { waiver }).await
        }
        "return" => {
            let order = order(sent, chosen(desk, sent, campaign, unit, case).await?)?;
            entries::return_for_correction(desk, campaign, unit, case, order).await
        }
        "fail" => {
            let chosen = chosen(desk, sent, campaign, unit, case).await?;
            let mut rules: Vec<String> = chosen.into_iter().map(|ground| ground.rule).collect();
            rules.dedup();
            if rules.is_empty() {
                rules.push(OTHER.to_owned());
            }
            let failure = Failure { rules, reason: sent.text("reason") };
            entries::fail(desk, campaign, unit, case, failure).await
        }
        "duplicate" => {
            let of = sent.text("of").trim().to_owned();
            if of.is_empty() {
                return Err(Problem::malformed("没有写与哪个案例重复：请写那个案例的编号"));
            }
            entries::mark_duplicate(desk, campaign, unit, case, of).await
        }
        "unmark-duplicate" => entries::unmark_duplicate(desk, campaign, unit, case).await,
        _ => return Err(Problem::absent("没有这种结论：请从案例的页面上选择")),
    };
    done.map(drop)
}

/// The faults that were chosen, in the order in which the page listed them.
async fn chosen(
    desk: &Desk,
    sent: &Sent,
    campaign: &str,
    unit: &str,
    case: &str,
) -> Result<Vec<Ground>, Problem> {
    let (state, _) = entries::seen_by_office(desk, campaign, unit).await?;
    let found = grounds(&state.formal_findings(&CaseId::new(case)));
    let listed = found.into_iter().enumerate();
    let chosen = listed.filter(|(nth, _)| sent.fields().contains_key(&format!("item-{nth}")));
    Ok(chosen.map(|(_, ground)| ground).collect())
}

fn order(sent: &Sent, chosen: Vec<Ground>) -> Result<CorrectionOrder, Problem> {
    let until = sent.text("until");
    let until = until.parse().map_err(|_| {
        Problem::malformed(format!("补正期限“{until}”看不懂：请写成2026-04-20的样子"))
    })?;
    let of_rules =
        chosen.into_iter().map(|ground| Correction { rule: ground.rule, what: ground.what });
    let more = sent.text("more");
    let by_hand = more.lines().map(str::trim).filter(|line| !line.is_empty());
    let by_hand = by_hand.map(|line| Correction { rule: OTHER.to_owned(), what: line.to_owned() });
    Ok(CorrectionOrder { items: of_rules.chain(by_hand).collect(), until })
}
