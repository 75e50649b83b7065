//! How far the collecting has come, by region and by kind of unit.

use fawen_domain::{account::Role, region::RegionCode, unit::UnitKind};
use fawen_views::{CaseStanding, TallyRow};
use serde::Serialize;
use utoipa::ToSchema;

use super::{id, load_for};
use crate::{Problem, work::Desk};

/// Who sees the figures of a campaign.
const WATCHERS: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];

/// The figures of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Progress {
    /// Cases received and not withdrawn.
    pub cases: u32,
    /// Units that they come from.
    pub units: u32,
    /// Of them, passed by the screening.
    pub screened_in: u32,
    /// Of them, failed.
    pub screened_out: u32,
    /// Of them, with the unit for correction.
    pub returned: u32,
    /// By region, in the order of their codes.
    pub regions: Vec<RegionCount>,
    /// By kind of unit.
    pub kinds: Vec<KindCount>,
}

/// Cases of a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegionCount {
    /// Two digits; `00`: national.
    pub region: String,
    /// Name, where the code has one.
    pub name: String,
    /// Cases received and not withdrawn.
    pub cases: u32,
}

/// Cases of a kind of unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KindCount {
    /// 单位类别
    pub kind: String,
    /// Cases received and not withdrawn.
    pub cases: u32,
    /// Units that they come from.
    pub units: u32,
    /// 名额：每个单位至多多少件；none when there is no maximum.
    pub quota_per_unit: Option<u32>,
}

/// The figures of a campaign, as the views have them.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only.
pub async fn progress(desk: &Desk, campaign: &str) -> Result<Progress, Problem> {
    let (state, _) = load_for(desk, campaign, WATCHERS, "查看进度").await?;
    let tally = TallyRow::of(&desk.app.store, &id(campaign)?).await?;
    let with = |standing| tally.standings.get(&standing).copied().unwrap_or(0);
    let policy = state.policy();
    Ok(Progress {
        cases: tally.cases,
        units: tally.units,
        screened_in: with(CaseStanding::ScreenedIn),
        screened_out: with(CaseStanding::ScreenedOut),
        returned: with(CaseStanding::Returned),
        regions: tally.regions.into_iter().map(region).collect(),
        kinds: tally
            .kinds
            .into_iter()
            .map(|(kind, tally)| KindCount {
                quota_per_unit: policy.and_then(|policy| quota(policy, &kind)),
                kind: kind.0,
                cases: tally.cases,
                units: tally.units,
            })
            .collect(),
    })
}

fn region((code, cases): (RegionCode, u32)) -> RegionCount {
    let name = code.name().to_owned();
    RegionCount { region: format!("{:02}", code.0), name, cases }
}

/// The smallest maximum that holds for a kind of unit.
fn quota(policy: &fawen_domain::campaign::Policy, kind: &UnitKind) -> Option<u32> {
    let quotas = fawen_domain::campaign::policy::quotas_for(&policy.quotas, kind);
    quotas.into_iter().filter_map(|quota| quota.max).min()
}
