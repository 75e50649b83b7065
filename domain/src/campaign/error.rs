//! Why a campaign turns a command down.

use jiff::civil::{Date, DateTime};

use crate::{Finding, Refusal, Rule, calendar::Deadline, ids::DocumentId, number::DocumentNumber};

/// Why a campaign turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CampaignError {
    /// Nothing can be done with a campaign that was never planned.
    #[error("活动尚未策划，请先拟定征集方案")]
    NotPlanned,
    /// A campaign is planned once, then replanned.
    #[error("活动“{name}”已经策划；要改方案，请用修订")]
    AlreadyPlanned {
        /// Its name.
        name: String,
    },
    /// The rules cannot all be kept.
    #[error("征集方案自相矛盾，共{}处：{}", findings.len(), listed(findings))]
    PolicyContradicts {
        /// The errors.
        findings: Vec<Finding>,
    },
    /// After its issue the notice binds the organiser too.
    #[error("通知已经印发，方案不能再改；可以延期，或者取消后另发通知")]
    RulesFixed,
    /// Only its own notice opens a campaign.
    #[error("活动由公文“{planned}”启动，不能由“{given}”启动")]
    OtherNotice {
        /// The notice of the plan.
        planned: DocumentId,
        /// The document given.
        given: DocumentId,
    },
    /// A campaign is opened once.
    #[error("活动已由{number}启动，不能再次启动")]
    AlreadyOpened {
        /// The number that opened it.
        number: DocumentNumber,
    },
    /// The notice is not issued yet.
    #[error("活动尚未启动：通知印发后自动启动")]
    NotOpen,
    /// What is closed cannot be extended.
    #[error("活动已经截止，不能再延期")]
    AlreadyClosed,
    /// Nothing to extend.
    #[error("活动没有截止日期，无从延期")]
    NoDeadline,
    /// An earlier deadline would hurt those who trusted the notice.
    #[error("新的截止时间{new}不晚于原定的{from}：截止时间只能推后")]
    NotLater {
        /// The deadline in force.
        from: Deadline,
        /// The one asked for.
        new: Deadline,
    },
    /// An extension that is over already extends nothing.
    #[error("今天是{today}，新的截止时间{new}已经过去")]
    ExtendedIntoThePast {
        /// The deadline asked for.
        new: Deadline,
        /// The day of the command.
        today: Date,
    },
    /// Changes that units must be told of need a reason.
    #[error("{act}须写明理由")]
    ReasonMissing {
        /// What was to be done.
        act: &'static str,
    },
    /// The notice leaves no such thing open.
    #[error("通知中没有待另行通知的事项“{item}”")]
    UnknownOpenItem {
        /// The item asked for.
        item: String,
    },
    /// An empty answer settles nothing.
    #[error("请写明“{item}”的具体安排")]
    AnswerMissing {
        /// The item.
        item: String,
    },
    /// The policy has no such phase.
    #[error("没有“{phase}”阶段；方案中的阶段是：{known}")]
    UnknownPhase {
        /// The phase asked for.
        phase: String,
        /// The phases of the policy.
        known: String,
    },
    /// A phase ends after it has started.
    #[error("“{phase}”阶段尚未开始，不能结束")]
    PhaseNotStarted {
        /// The phase.
        phase: String,
    },
    /// Only time closes a campaign.
    #[error("活动到{}之后才能截止；要提前终止，请取消活动并说明理由", until.strftime("%Y-%m-%d %H:%M"))]
    TooEarly {
        /// Until when cases are taken, in Beijing.
        until: DateTime,
    },
    /// Results follow closing.
    #[error("活动尚未截止，请待截止后再办理")]
    NotClosed,
    /// One paper reports the result; errors in it are corrected there.
    #[error("结果已由公文“{bulletin}”通报；如有错误，请更正该公文")]
    AlreadyReported {
        /// The bulletin.
        bulletin: DocumentId,
    },
    /// A bulletin has an issuer.
    #[error("通报方案没有写明发文机关：请至少写一个，主办机关在前")]
    BulletinWithoutIssuer,
    /// A campaign with awards is on file only when they are known.
    #[error("活动设有奖项而结果尚未通报，不能归档")]
    ResultMissing,
    /// What has been published cannot be called off.
    #[error("结果已经通报，活动不能取消")]
    ResultIsOut,
    /// A cancelled campaign stays so.
    #[error("活动已取消（理由：{reason}）")]
    Cancelled {
        /// The reason given then.
        reason: String,
    },
    /// What is on file stays as it is.
    #[error("活动已经归档，不能再变动")]
    Archived,
}

fn listed(findings: &[Finding]) -> String {
    let lines: Vec<String> =
        findings.iter().map(|finding| format!("{}：{}", finding.place, finding.message)).collect();
    lines.join("；")
}

const PLAN: Rule = Rule {
    id: "campaign-plan",
    source: "卫健政促发〔2022〕10号 导语",
    quote: "根据2022年工作计划，……决定组织开展“一地一品”……征集展示活动。",
};
const BY_NOTICE: Rule = Rule {
    id: "campaign-opened-by-notice",
    source: "卫健政促发〔2022〕10号 三",
    quote: "2022年10月至11月上旬，印发通知，组织征集卫生健康思想政治工作特色品牌案例",
};
const DEADLINE: Rule = Rule {
    id: "campaign-deadline",
    source: "卫健政促发〔2022〕10号 四（三）",
    quote: "案例征集截止日期为2022年10月31日。",
};
pub(super) const OPEN_ITEMS: Rule = Rule {
    id: "campaign-open-item",
    source: "绍卫党函〔2019〕4号 二（一）4",
    quote: "比赛地点另行通知。",
};
const PHASES: Rule = Rule {
    id: "campaign-phases",
    source: "卫健政促发〔2022〕10号 三",
    quote: "2022年11月中旬至12月，组织专家对征集到的特色品牌进行筛选",
};
const RESULT: Rule = Rule {
    id: "campaign-result",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "进行多轮推选，最终产生了典型案例30个、优秀案例100个。",
};
const REASONS: Rule = Rule {
    id: "campaign-reasons",
    source: "实务",
    quote: "延期、取消等变更应当说明理由，并告知各参加单位。",
};

/// The rules of a campaign’s life.
pub const RULES: &[Rule] = &[PLAN, BY_NOTICE, DEADLINE, OPEN_ITEMS, PHASES, RESULT, REASONS];

impl Refusal for CampaignError {
    fn rule(&self) -> Rule {
        match self {
            Self::NotPlanned | Self::AlreadyPlanned { .. } | Self::PolicyContradicts { .. } => PLAN,
            Self::RulesFixed
            | Self::OtherNotice { .. }
            | Self::AlreadyOpened { .. }
            | Self::NotOpen => BY_NOTICE,
            Self::AlreadyClosed
            | Self::NoDeadline
            | Self::NotLater { .. }
            | Self::ExtendedIntoThePast { .. }
            | Self::TooEarly { .. } => DEADLINE,
            Self::UnknownOpenItem { .. } | Self::AnswerMissing { .. } => OPEN_ITEMS,
            Self::UnknownPhase { .. } | Self::PhaseNotStarted { .. } => PHASES,
            Self::NotClosed
            | Self::BulletinWithoutIssuer
            | Self::AlreadyReported { .. }
            | Self::ResultMissing
            | Self::ResultIsOut
            | Self::Archived => RESULT,
            Self::ReasonMissing { .. } | Self::Cancelled { .. } => REASONS,
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::PolicyContradicts { findings } => findings,
            _ => &[],
        }
    }
}
