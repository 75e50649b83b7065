//! Why a selection turns a command down.

use jiff::civil::Date;

use super::rules;
use crate::{
    Finding, Refusal, Rule,
    ids::{CaseId, DocumentId, ExpertId, ObjectionId},
};

/// Why a selection turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    /// There is no policy yet.
    #[error("推选尚未开始，请先确定推选办法")]
    NotOpened,
    /// A selection opens once.
    #[error("推选已经开始，推选办法不能更改")]
    AlreadyOpened,
    /// The policy contradicts itself.
    #[error("推选办法有{}处问题：{}", findings.len(), listed(findings))]
    PolicyFaulty {
        /// All that is wrong.
        findings: Vec<Finding>,
    },
    /// The cases cannot be ranked.
    #[error("参评案例有{}处问题：{}", findings.len(), listed(findings))]
    InputsFaulty {
        /// All that is wrong.
        findings: Vec<Finding>,
    },
    /// Nothing is ranked yet.
    #[error("尚未排序，请先计算排序")]
    NotRanked,
    /// What is confirmed stands.
    #[error("等次已经确定，不能再排序、投票或另拟等次；有异议的，请在公示期内提出")]
    AlreadyConfirmed,
    /// A commitment is a digest.
    #[error("投票凭证“{commitment}”应为64位十六进制摘要（SHA-256或SM3）")]
    CommitmentMalformed {
        /// As it was given.
        commitment: String,
    },
    /// Everyone votes once.
    #[error("“{voter}”已经投票，不能改投")]
    BallotStands {
        /// Who.
        voter: ExpertId,
    },
    /// The count does not fit the ballots.
    #[error("计票有{}处问题：{}", findings.len(), listed(findings))]
    CountFaulty {
        /// All that is wrong.
        findings: Vec<Finding>,
    },
    /// An undecided tie would decide who gets what.
    #[error("{}组案例同分未决：{}；请投票，或给出种子抽签后重新排序", pairs.len(), tied(pairs))]
    TieUndecided {
        /// Neighbours in the ranking.
        pairs: Vec<(CaseId, CaseId)>,
    },
    /// Nothing is proposed yet.
    #[error("尚未拟定等次，请先按排序拟定等次")]
    NotProposed,
    /// The tiers are not exactly full.
    #[error("等次不能确定：{}", listed(findings))]
    TiersUnfilled {
        /// All that is missing.
        findings: Vec<Finding>,
    },
    /// Who prepared something does not decide on it.
    #[error("“{name}”已经{prepared}，不能再{decides}：请由别人办理")]
    OwnWork {
        /// Who.
        name: String,
        /// What was prepared: `拟定等次`.
        prepared: &'static str,
        /// What is decided: `确认等次`.
        decides: &'static str,
    },
    /// The tiers come first.
    #[error("等次尚未确定")]
    NotConfirmed,
    /// The policy has no organiser awards.
    #[error("推选办法没有设优秀组织单位")]
    NoOrganiserAwards,
    /// The organisers cannot be found.
    #[error("优秀组织单位不能产生：{}", listed(findings))]
    OrganisersFaulty {
        /// All that is wrong.
        findings: Vec<Finding>,
    },
    /// The policy has no public notice.
    #[error("推选办法没有规定公示")]
    NoPublicNotice,
    /// The notice cannot start like this.
    #[error("不能公示：{}", listed(findings))]
    NoticeFaulty {
        /// All that is wrong.
        findings: Vec<Finding>,
    },
    /// What is shown stands.
    #[error("已于{from}开始公示（至{until}），不能更改")]
    NoticeStarted {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// There is no notice.
    #[error("尚未公示")]
    NoticeNotStarted,
    /// Objections belong into the time of the notice.
    #[error("今天是{today}，不在公示期内（{from}至{until}），异议不予受理")]
    NoticeNotRunning {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
        /// The day of the command.
        today: Date,
    },
    /// The notice is not over.
    #[error("公示不能结束：{}", listed(findings))]
    NoticeUnfinished {
        /// All that is outstanding.
        findings: Vec<Finding>,
    },
    /// Only awarded cases can be objected to or lose their award.
    #[error("案例“{case}”不在推选名单中")]
    NotAwarded {
        /// Which.
        case: CaseId,
    },
    /// An identifier stands for one objection.
    #[error("异议“{id}”已经登记，内容不同；请另编号")]
    ObjectionKnown {
        /// Which.
        id: ObjectionId,
    },
    /// No such objection.
    #[error("没有异议“{id}”")]
    UnknownObjection {
        /// Which.
        id: ObjectionId,
    },
    /// A settlement stands.
    #[error("异议“{id}”已经处理（{reason}），不能更改")]
    AlreadySettled {
        /// Which.
        id: ObjectionId,
        /// The reason given then.
        reason: String,
    },
    /// Who objects is asked back as long as it is open.
    #[error("异议“{id}”尚未处理，还要与提出人核实；请在处理之后删除")]
    StillOpen {
        /// Which.
        id: ObjectionId,
    },
    /// A reason is asked for.
    #[error("请写明{what}：须记录在案")]
    Missing {
        /// What is missing, e.g. `异议理由`.
        what: &'static str,
    },
    /// Something comes before the publication.
    #[error("不能公布：{}", listed(findings))]
    NotReady {
        /// All that is outstanding.
        findings: Vec<Finding>,
    },
    /// Results are published once.
    #[error("结果已经由“{bulletin}”公布")]
    AlreadyPublished {
        /// The bulletin.
        bulletin: DocumentId,
    },
    /// Only what was published can be taken back.
    #[error("结果尚未公布，不能撤销；公布前请按异议处理")]
    NotPublished,
}

fn listed(findings: &[Finding]) -> String {
    let lines = findings.iter().map(|f| format!("{}：{}", f.place, f.message));
    lines.collect::<Vec<_>>().join("；")
}

fn tied(pairs: &[(CaseId, CaseId)]) -> String {
    let pairs = pairs.iter().map(|(a, b)| format!("{a}与{b}"));
    pairs.collect::<Vec<_>>().join("、")
}

impl Refusal for SelectionError {
    fn rule(&self) -> Rule {
        match self {
            Self::NotOpened | Self::AlreadyOpened | Self::PolicyFaulty { .. } => rules::POLICY,
            Self::InputsFaulty { .. } | Self::NotRanked => rules::RANKING,
            Self::CommitmentMalformed { .. }
            | Self::BallotStands { .. }
            | Self::CountFaulty { .. } => rules::BALLOT,
            Self::TieUndecided { .. } => rules::TIES,
            Self::AlreadyConfirmed
            | Self::NotProposed
            | Self::TiersUnfilled { .. }
            | Self::NotConfirmed => rules::TIERS,
            Self::OwnWork { .. } => rules::SEPARATION,
            Self::NoOrganiserAwards | Self::OrganisersFaulty { .. } => rules::ORGANISERS,
            Self::NoPublicNotice
            | Self::NoticeFaulty { .. }
            | Self::NoticeStarted { .. }
            | Self::NoticeNotStarted
            | Self::NoticeUnfinished { .. } => rules::PUBLIC_NOTICE,
            Self::NoticeNotRunning { .. }
            | Self::NotAwarded { .. }
            | Self::ObjectionKnown { .. }
            | Self::UnknownObjection { .. }
            | Self::AlreadySettled { .. }
            | Self::Missing { .. } => rules::OBJECTION,
            Self::StillOpen { .. } => rules::ERASURE,
            Self::NotReady { .. } | Self::AlreadyPublished { .. } => rules::PUBLICATION,
            Self::NotPublished => rules::REVOCATION,
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::PolicyFaulty { findings }
            | Self::InputsFaulty { findings }
            | Self::CountFaulty { findings }
            | Self::TiersUnfilled { findings }
            | Self::OrganisersFaulty { findings }
            | Self::NoticeFaulty { findings }
            | Self::NoticeUnfinished { findings }
            | Self::NotReady { findings } => findings,
            _ => &[],
        }
    }
}
