//! A file of an entry is handed out, to those who may see the entry.

use fawen_domain::{entry::AttachedFile, ids::CaseId};

use super::seen;
use crate::{Problem, work::Desk};

/// A file of a case, or of the unit.
///
/// # Errors
/// There is none that they may see.
pub async fn file(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: Option<&str>,
    sha256: &str,
) -> Result<AttachedFile, Problem> {
    let (state, _) = seen(desk, campaign, unit).await?;
    let files = match case {
        Some(case) => state.case(&CaseId::new(case)).map(|case| &case.files),
        None => Some(state.files()),
    };
    let file = files.and_then(|files| files.get(sha256)).cloned();
    file.ok_or_else(|| Problem::absent("没有这个附件，可能已经移除"))
}
