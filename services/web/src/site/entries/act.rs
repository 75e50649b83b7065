//! What is done with a case: endorsed, recommended, handed in, corrected, taken back, brought back.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{address, case::Again};

use super::{
    super::{page, sent::Sent},
    case::case_of,
};
use crate::{
    Problem,
    input::Path,
    work::{Desk, entries},
};

/// Does what a form asks, for the unit.
pub(super) async fn act(
    Path((campaign, unit, case, act)): Path<(String, String, String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let (desk, place) = (sent.desk(), (campaign.as_str(), unit.as_str(), case.as_str()));
    let outcome = give(&desk, &sent, place, &act).await;
    answer(&sent, place, &act, outcome).await
}

/// Recommends a case, for the body that the asker stands for.
pub(super) async fn nominate(
    Path((campaign, unit, case)): Path<(String, String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let (desk, body) = (sent.desk(), sent.text("recommender"));
    let outcome = entries::nominate(&desk, &campaign, &unit, &case, body).await.map(drop);
    answer(&sent, (&campaign, &unit, &case), "nominate", outcome).await
}

type Place<'p> = (&'p str, &'p str, &'p str);

async fn give(
    desk: &Desk,
    sent: &Sent,
    (campaign, unit, case): Place<'_>,
    act: &str,
) -> Result<(), Problem> {
    let reason = || sent.text("reason");
    match act {
        "endorse" => {
            let on = sent
                .text("on")
                .parse()
                .map_err(|_| Problem::malformed("签署日期看不懂：请写成2026-03-01的样子"))?;
            let note = entries::EndorsementNote {
                committee: sent.text("committee"),
                by: sent.text("by"),
                on,
                sealed_form: sent.text("sealed_form"),
            };
            entries::endorse(desk, campaign, unit, case, note).await.map(drop)
        }
        "submit" => entries::submit(desk, campaign, unit, case).await.map(drop),
        "correct" => entries::correct(desk, campaign, unit, case).await.map(drop),
        "withdraw" => entries::withdraw(desk, campaign, unit, case, reason()).await.map(drop),
        "restore" => entries::restore(desk, campaign, unit, case).await.map(drop),
        "detach" => {
            let sha256 = sent.text("sha256");
            entries::detach(desk, campaign, unit, Some(case), &sha256).await.map(drop)
        }
        _ => Err(Problem::absent("没有这种办理：请从案例的页面上选择")),
    }
}

async fn answer(
    sent: &Sent,
    (campaign, unit, case): Place<'_>,
    act: &str,
    outcome: Result<(), Problem>,
) -> Result<Response, Problem> {
    let base = address::case(campaign, unit, case);
    match outcome {
        Ok(()) => {
            let to = match act {
                "submit" | "correct" => address::under(&base, &["receipt"]),
                _ => address::with(&base, &[("done", act)]),
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => Err(problem),
        Err(problem) => {
            let mut shown = case_of(&sent.visitor.desk(), campaign, unit, case).await?;
            shown.again = Again { act: act.to_owned(), typed: sent.fields().clone() };
            let response = page(&sent.visitor.frame_refusing(&problem), &shown);
            Ok((problem.status(), response).into_response())
        }
    }
}
