//! What one member of the panel was given; a sheet is given back here.

use axum::response::{IntoResponse, Redirect, Response};
use fawen_domain::account::Role;
use fawen_pages::{
    Badge, Choice, Flash, Frame, Tone, address,
    seats::{Seat, Seats},
};

use super::{
    super::{page, sent::Sent, visitor::Visitor},
    Asked, acts,
};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, campaigns, rounds},
};

type At = (String, u32, String);

pub(in crate::site) async fn seats(
    visitor: Visitor,
    Path(at): Path<At>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    if done == "reopen" {
        frame.flashes = vec![Flash::Done("已退回重评。".to_owned())];
    }
    shown(&visitor.desk(), &frame, &at).await
}

/// Gives a sheet back for a new one.
pub(in crate::site) async fn reopen(Path(at): Path<At>, sent: Sent) -> Result<Response, Problem> {
    let note = rounds::ConflictNote { account: at.2.clone(), ..acts::note(&sent) };
    match rounds::reopen_sheet(&sent.desk(), &at.0, at.1, note).await {
        Ok(_) => {
            let to = address::seats(&at.0, at.1, &at.2);
            Ok(Redirect::to(&address::with(&to, &[("done", "reopen")])).into_response())
        }
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, &at).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn shown(desk: &Desk, frame: &Frame, at: &At) -> Result<Response, Problem> {
    let (campaign, number) = (at.0.as_str(), at.1);
    let view = rounds::seats_of(desk, campaign, number, &at.2).await?;
    let closed = rounds::view(desk, campaign, number).await?.closed;
    let may = !closed && campaigns::may(desk, campaign, &[Role::Drafter]).await?;
    let given = view.seats.iter().filter(|seat| may && seat.status == "已评");
    let reopen = given
        .map(|seat| Choice::new(seat.case.as_str(), format!("{}号　{}", seat.number, seat.title)))
        .collect();
    let seat = |line: rounds::SeatLine| Seat {
        number: line.number,
        title: line.title,
        unit: line.unit,
        standing: Badge::new(line.status.as_str(), tone(&line.status)),
        reason: line.reason.unwrap_or_default(),
    };
    let shown = Seats {
        campaign: campaign.to_owned(),
        number,
        account: view.account,
        name: view.name,
        seats: view.seats.into_iter().map(seat).collect(),
        reopen,
    };
    Ok(page(frame, &shown))
}

fn tone(status: &str) -> Tone {
    match status {
        "已评" => Tone::Done,
        "已回避" => Tone::Stop,
        _ => Tone::Wait,
    }
}
