//! Which units have entered a campaign (参评单位), drafts or not.

use fawen_domain::ids::{CampaignId, UnitId};
use fawen_store::{Scan, Store, StoreError};

/// At most `limit` units that have entered a campaign, by identifier, after this one.
///
/// # Errors
/// What the store runs into.
pub async fn entered(
    store: &Store,
    campaign: &CampaignId,
    after: Option<&UnitId>,
    limit: u32,
) -> Result<Vec<UnitId>, StoreError> {
    let prefix = format!("{campaign}/");
    let after = after.map(|unit| format!("{prefix}{unit}")).map(|key| (key.clone(), key));
    // The projection of cases notes each entry under the name of its stream.
    let rows = store.view_scan("entries", Scan { prefix: prefix.clone(), after, limit }).await?;
    let unit = |key: &str| key.strip_prefix(&prefix).map(UnitId::new);
    Ok(rows.iter().filter_map(|row| unit(&row.key)).collect())
}
