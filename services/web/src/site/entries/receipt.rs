//! 回执.

use axum::response::Response;
use fawen_pages::receipt::Receipt;

use super::{
    super::{page, visitor::Visitor},
    words,
};
use crate::{Problem, input::Path, work::entries};

pub(super) async fn receipt(
    visitor: Visitor,
    Path((campaign, unit, case)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let received = entries::received(&desk, &campaign, &unit, &case).await?;
    let (state, _) = entries::seen(&desk, &campaign, &unit).await?;
    let run = entries::campaign_of(&desk, &campaign).await?;
    let files = received.files.iter().map(|file| {
        [file.role.to_string(), file.name.clone(), words::size(file.bytes), file.sha256.clone()]
    });
    let shown = Receipt {
        campaign_name: run.policy().map(|policy| policy.name.clone()).unwrap_or_default(),
        unit_name: state.unit().map(|unit| unit.name.clone()).unwrap_or_default(),
        title: received.title,
        category: received.category,
        number: format!("{campaign}-{}", received.number),
        at: received.at,
        in_grace: received.in_grace,
        corrected: received.corrected,
        files: files.collect(),
        campaign,
        unit,
        case,
    };
    Ok(page(&visitor.frame(), &shown))
}
