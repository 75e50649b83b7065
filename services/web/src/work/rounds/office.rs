//! What the office does in a round: panel, conflicts, assignment, end.

use fawen_domain::{
    account::Role,
    ids::{AccountId, CaseId, ExpertId, UnitId},
    region::{RegionCode, UnknownRegion},
    review::{Expert, ReviewRound, RoundCommand, ensure_no_party},
};
use fawen_views::Parties;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{campaigns, load_for_office};
use crate::{
    Problem,
    work::{Desk, Done, current, separation},
};

const OFFICE: &[Role] = &[Role::Drafter];

/// A member of the panel.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// 评委的账号
    pub account: String,
    /// 姓名
    pub name: String,
    /// 所在单位编号
    pub unit: String,
    /// 所在单位的推荐单位编号
    #[serde(default)]
    pub recommender: Option<String>,
    /// 所在地区代码，两位
    #[schema(example = "11")]
    pub region: String,
    /// 身份，如 特聘专家
    pub role: String,
}

/// A conflict of interest.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictNote {
    /// 评委的账号
    pub account: String,
    /// 案例编号
    pub case: String,
    /// 利害关系
    pub reason: String,
}

/// The seed of a draw.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// 抽签种子；不写由系统随机产生。种子记入历史，可以复算
    #[serde(default)]
    pub seed: Option<u64>,
}

/// Forms the panel; until the assignment it may be formed anew. Who acted for a unit in the campaign is no judge.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal.
pub async fn form_panel(
    desk: &Desk,
    campaign: &str,
    number: u32,
    members: Vec<Member>,
) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "组成评委会").await?;
    current::catch_up(&desk.app.store).await?;
    let mut experts = Vec::new();
    for member in members {
        experts.push(expert(desk, campaign, member).await?);
    }
    desk.give::<ReviewRound>(&id, RoundCommand::FormPanel { experts }).await
}

/// Lets an expert join later.
///
/// # Errors
/// As for [`form_panel`].
pub async fn join_panel(
    desk: &Desk,
    campaign: &str,
    number: u32,
    member: Member,
) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "增补评委").await?;
    current::catch_up(&desk.app.store).await?;
    let expert = expert(desk, campaign, member).await?;
    desk.give::<ReviewRound>(&id, RoundCommand::JoinPanel { expert }).await
}

/// Records a conflict of interest that an expert declared.
///
/// # Errors
/// As for [`form_panel`].
pub async fn declare_conflict(
    desk: &Desk,
    campaign: &str,
    number: u32,
    note: ConflictNote,
) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "登记利害关系").await?;
    let command = RoundCommand::DeclareConflict {
        expert: ExpertId::new(note.account),
        case: CaseId::new(note.case),
        reason: note.reason,
    };
    desk.give::<ReviewRound>(&id, command).await
}

/// Draws who judges what.
///
/// # Errors
/// As for [`form_panel`].
pub async fn assign(desk: &Desk, campaign: &str, number: u32, seed: Seed) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "分配案例").await?;
    desk.give::<ReviewRound>(&id, RoundCommand::Assign { seed: seed.drawn() }).await
}

/// Draws experts for the seats that recusals left empty.
///
/// # Errors
/// As for [`form_panel`].
pub async fn reassign(
    desk: &Desk,
    campaign: &str,
    number: u32,
    seed: Seed,
) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "补充分配").await?;
    desk.give::<ReviewRound>(&id, RoundCommand::Reassign { seed: seed.drawn() }).await
}

/// Gives a sheet back for a new one.
///
/// # Errors
/// As for [`form_panel`].
pub async fn reopen_sheet(
    desk: &Desk,
    campaign: &str,
    number: u32,
    note: ConflictNote,
) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "退回重评").await?;
    let command = RoundCommand::ReopenSheet {
        expert: ExpertId::new(note.account),
        case: CaseId::new(note.case),
        reason: note.reason,
    };
    desk.give::<ReviewRound>(&id, command).await
}

/// Closes the round.
///
/// # Errors
/// As for [`form_panel`].
pub async fn close(desk: &Desk, campaign: &str, number: u32) -> Result<Done, Problem> {
    let (.., id) = load_for_office(desk, campaign, number, OFFICE, "结束评审").await?;
    desk.give::<ReviewRound>(&id, RoundCommand::Close).await
}

impl Seed {
    fn drawn(&self) -> u64 {
        self.seed.unwrap_or_else(|| fastrand::u64(..))
    }
}

/// A member as the domain knows them; nobody who acted for a unit that takes part.
async fn expert(desk: &Desk, campaign: &str, member: Member) -> Result<Expert, Problem> {
    let account = AccountId::new(member.account.as_str());
    let acted = Parties::unit_of(&desk.app.store, &campaigns::id(campaign)?, &account).await?;
    let parties = acted.map(|_| account.clone()).into_iter().collect();
    let region: RegionCode =
        member.region.parse().map_err(|error: UnknownRegion| Problem::unfit(error.to_string()))?;
    let expert = Expert {
        id: ExpertId::new(member.account),
        name: member.name,
        unit: UnitId::new(member.unit),
        recommender: member.recommender.map(UnitId::new),
        region,
        role: member.role,
    };
    separation::ensured(ensure_no_party(std::slice::from_ref(&expert), &parties))?;
    Ok(expert)
}
