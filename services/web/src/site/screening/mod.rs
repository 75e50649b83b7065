//! 形式审查: the campaigns, the received cases of one, one case, and what is decided of it.

mod decide;
mod list;
mod one;

use axum::{
    Router,
    response::Response,
    routing::{get, post},
};
use fawen_pages::{address, screening::Campaigns};

use super::{entries::stage, page, visitor::Visitor};
use crate::{App, Problem, work::entries};

/// The routes of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(address::SCREENING, get(campaigns))
        .route("/screening/{campaign}", get(list::list))
        .route("/screening/{campaign}/{unit}/{case}", get(one::page))
        .route("/screening/{campaign}/{unit}/{case}/{act}", post(decide::decide))
}

async fn campaigns(visitor: Visitor) -> Result<Response, Problem> {
    let found = entries::to_screen(&visitor.desk()).await?;
    let rows = found
        .into_iter()
        .map(|row| (row.campaign.to_string(), row.policy.name.clone(), stage(&row.stage)));
    Ok(page(&visitor.frame(), &Campaigns { rows: rows.collect() }))
}
