//! Why an entry turns a command down.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

use crate::{Finding, calendar::Deadline, campaign::policy::FileRole, ids::CaseId, unit::UnitKind};

/// Why an entry turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Nothing is kept for a unit that has not entered.
    #[error("本单位尚未参加这项活动，请先登记参评")]
    NotOpened,
    /// An entry belongs to one unit and one campaign.
    #[error("“{unit}”已经登记参评，不能改换单位、活动或条件")]
    AlreadyOpened {
        /// The unit that has entered.
        unit: String,
    },
    /// The kind of unit is not named in a closed list.
    #[error("“{}”不在征集范围之内", kind.0)]
    UnitExcluded {
        /// The kind of the unit.
        kind: UnitKind,
    },
    /// Units register between the issue of the notice and the end of the collecting.
    #[error("这项活动现在不在征集期，不能登记参评：请查看活动的启动和截止时间")]
    NotCollecting,
    /// Who acted for a unit does not judge what it hands in.
    #[error("“{name}”经办过参评单位的报送，不能参加审查：请换人办理")]
    PartyScreens {
        /// The name of who did.
        name: String,
    },
    /// The notice asks for nothing to be handed in.
    #[error("这项活动不征集作品，无须登记参评")]
    NothingCollected,
    /// The way by which the unit comes is not open.
    #[error("这项活动不接受{route}；请改用通知规定的推荐方式")]
    RouteNotOpen {
        /// 自行推荐 or 推荐单位推荐.
        route: &'static str,
    },
    /// A case identifier is used once.
    #[error("案例“{case}”已经存在；要改内容，请用修改")]
    CaseExists {
        /// The case.
        case: CaseId,
    },
    /// There is no such case.
    #[error("本单位没有案例“{case}”")]
    UnknownCase {
        /// The case asked for.
        case: CaseId,
    },
    /// A case must have a title from the beginning.
    #[error("案例“{case}”没有题目，请填写")]
    TitleMissing {
        /// The case.
        case: CaseId,
    },
    /// The campaign has no such category.
    #[error("没有“{category}”这一类别；可选的类别是：{known}")]
    UnknownCategory {
        /// The category given.
        category: String,
        /// The categories of the campaign.
        known: String,
    },
    /// In this state the command makes no sense.
    #[error("案例“{case}”{status}，不能{act}；{hint}")]
    WrongStatus {
        /// The case.
        case: CaseId,
        /// Where it stands, in Chinese.
        status: &'static str,
        /// What was to be done.
        act: &'static str,
        /// What can be done instead.
        hint: &'static str,
    },
    /// The campaign asks for no such file.
    #[error("本活动不收“{role}”这种材料；应交的是：{known}")]
    UnknownRole {
        /// The role given.
        role: FileRole,
        /// The roles of the campaign.
        known: String,
    },
    /// A hash must be one.
    #[error("文件“{name}”的校验值不对：应为64位小写十六进制SHA-256，现为“{sha256}”")]
    MalformedHash {
        /// The file.
        name: String,
        /// The hash given.
        sha256: String,
    },
    /// The same bytes cannot be two kinds of material.
    #[error("文件“{name}”与已交的“{role}”是同一个文件，请先移除那一份")]
    SameFileOtherRole {
        /// The file.
        name: String,
        /// The role in which it is attached.
        role: FileRole,
    },
    /// The endorsement rests on a sealed form that is not there.
    #[error("尚未上传盖章的“{role}”，请先上传再登记党委审核意见")]
    SealedFormMissing {
        /// The role of the form.
        role: FileRole,
    },
    /// An endorsement says who gave it.
    #[error("党委审核意见须写明审核的党委和签署人")]
    EndorserMissing,
    /// A day that has not come cannot be recorded.
    #[error("审核日期{on}尚未到来（今天是{today}）")]
    EndorsedInFuture {
        /// The day given.
        on: Date,
        /// The day of the command.
        today: Date,
    },
    /// The way is not open.
    #[error("不接受{channel}；请通过{open}报送")]
    ChannelNotOpen {
        /// The way tried.
        channel: &'static str,
        /// The ways that are open.
        open: String,
    },
    /// A receipt lies in the past.
    #[error("收件时间{received_at}晚于现在，请核对")]
    ReceivedInFuture {
        /// The time given.
        received_at: Timestamp,
    },
    /// The deadline has passed.
    #[error("已经逾期：{act}的时间是{}，截止时间是{deadline}", at.strftime("%Y-%m-%d %H:%M:%S"))]
    Late {
        /// 收件 or 恢复.
        act: &'static str,
        /// The time in Beijing.
        at: DateTime,
        /// The deadline in force.
        deadline: Deadline,
    },
    /// The last day for the correction has passed.
    #[error("补正已经逾期：收件时间是{}，补正期限是{until}24时", at.strftime("%Y-%m-%d %H:%M:%S"))]
    CorrectionLate {
        /// The time in Beijing.
        at: DateTime,
        /// The last day.
        until: Date,
    },
    /// On the web the unit can mend them at once.
    #[error("形式审查有{}处不符，改正后再报送：{}", findings.len(), listed(findings))]
    FormallyWrong {
        /// The errors.
        findings: Vec<Finding>,
    },
    /// All places are taken.
    #[error("限送{max}件，已报{used}件；要报这一件，请先撤回一件")]
    QuotaFull {
        /// The maximum.
        max: u32,
        /// How many are in.
        used: u32,
    },
    /// The places that are left are kept for other categories.
    #[error("限送{max}件，其中须留{kept}件给“{part}”（已报{used}件），“{category}”不能再报")]
    PlacesKept {
        /// The maximum.
        max: u32,
        /// How many places are still kept.
        kept: u32,
        /// For what.
        part: String,
        /// How many are in.
        used: u32,
        /// The category of the case.
        category: String,
    },
    /// The part of the quota is full.
    #[error("“{part}”至多{max}件，已经报满")]
    PartFull {
        /// The part.
        part: String,
        /// Its maximum.
        max: u32,
    },
    /// One person has handed in all they may.
    #[error("每人限报{max}件，“{author}”已报{used}件")]
    PersonLimit {
        /// The person.
        author: String,
        /// The maximum.
        max: u32,
        /// How many are in.
        used: u32,
    },
    /// Each return names what is to be corrected.
    #[error("退回补正须逐项写明要补正什么")]
    ItemsMissing,
    /// A unit needs time to correct.
    #[error("补正期限{until}已过（今天是{today}），请另定日期")]
    UntilPast {
        /// The day given.
        until: Date,
        /// The day of the command.
        today: Date,
    },
    /// The unit still has time to correct.
    #[error("补正期限到{until}为止，期满之前不能判定不通过")]
    CorrectionPending {
        /// The last day.
        until: Date,
    },
    /// Formal errors are mended, or overlooked with a reason.
    #[error("形式审查尚有{}处不符：{}；请退回补正，或写明豁免理由", findings.len(), listed(findings))]
    WaiverMissing {
        /// The errors.
        findings: Vec<Finding>,
    },
    /// A refusal names its rules and says why.
    #[error("判定不通过须写明依据的规则和理由")]
    GroundsMissing,
    /// A withdrawal says why.
    #[error("撤回须写明理由")]
    ReasonMissing,
    /// An erasure says why.
    #[error("删除个人信息须写明理由，如“本人申请”")]
    ErasureReasonMissing,
    /// What was erased does not come back.
    #[error("案例“{case}”的个人信息已经删除，不能恢复；请重新报送")]
    Erased {
        /// The case.
        case: CaseId,
    },
    /// A case is not its own duplicate.
    #[error("案例“{case}”不能与自己重复")]
    DuplicateOfItself {
        /// The case.
        case: CaseId,
    },
    /// A duplicate does not go to review.
    #[error("案例“{case}”已标为与“{of}”重复，请先取消标记")]
    IsDuplicate {
        /// The case.
        case: CaseId,
        /// The other case.
        of: CaseId,
    },
}

fn listed(findings: &[Finding]) -> String {
    let lines: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    lines.join("；")
}
