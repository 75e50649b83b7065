//! A unit registers for a campaign (参评登记).

use fawen_domain::{
    account::{Role, Scope},
    campaign::policy::Channel,
    entry::{EntryCommand, EntryTerms, UnitEntry, ensure_collecting},
    ids::UnitId,
    region::{RegionCode, UnknownRegion},
    unit::{Unit, UnitKind},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{super::identifier, campaigns, stream};
use crate::{
    Problem,
    work::{Desk, Done, separation},
};

/// How cases come in when people use this service.
pub(super) const CHANNEL: Channel = Channel::Web;

/// A unit that takes part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// 单位编号
    pub unit: String,
    /// 单位名称，如公文所印
    pub name: String,
    /// 单位类别，按活动方案
    pub kind: String,
    /// 所在地区代码，两位；00为中央、部属单位
    #[schema(example = "11")]
    pub region: String,
    /// 推荐单位编号；自荐不写
    #[serde(default)]
    pub recommender: Option<String>,
}

/// Registers a unit; the rules for its kind are fixed with it.
///
/// # Errors
/// 参评单位 for this unit only; the campaign is not open; a refusal.
pub async fn open(desk: &Desk, campaign: &str, new: NewEntry) -> Result<Done, Problem> {
    let unit_id = UnitId::new(identifier::chosen(&new.unit)?);
    desk.require(&[Role::Entrant], &[Scope::Unit(unit_id.clone())], "登记参评")?;
    let (state, _) = campaigns::load(desk, campaign).await?;
    separation::ensured(ensure_collecting(&state))?;
    let policy = state.policy().ok_or_else(|| Problem::absent("活动没有方案"))?;
    let region: RegionCode =
        new.region.parse().map_err(|error: UnknownRegion| Problem::unfit(error.to_string()))?;
    let unit = Unit {
        id: unit_id,
        name: new.name,
        kind: UnitKind(new.kind),
        region,
        recommender: new.recommender.map(UnitId::new),
    };
    let terms = Box::new(EntryTerms::for_kind(policy, &unit.kind));
    let id = stream(campaign, unit.id.as_str())?;
    let campaign = campaigns::id(campaign)?;
    desk.give::<UnitEntry>(&id, EntryCommand::Open { campaign, unit, terms }).await
}
