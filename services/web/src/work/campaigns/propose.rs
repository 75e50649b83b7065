//! The rules of a campaign, proposed from the text of its notice; nothing happens by it.

use fawen_domain::{
    account::{Role, Scope},
    campaign::Policy,
    document::{Draft, OfficialDocument},
    proposal::{Part, Proposal, propose as read},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::identifier;
use crate::{Finding, Problem, work::Desk};

/// The rules of one campaign as its notice words them, to be confirmed by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProposalView {
    /// 从通知中读出的方案；没有读出的为空
    #[schema(value_type = serde_json::Value)]
    pub policy: Box<Policy>,
    /// What was read, and where.
    pub readings: Vec<ReadingView>,
    /// What contradicts itself in it, or is still missing.
    pub findings: Vec<Finding>,
}

/// One part of the rules, with the sentences that say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReadingView {
    /// Which part.
    #[schema(example = "deadline")]
    pub part: String,
    /// Its name in Chinese.
    #[schema(example = "截止日期")]
    pub label: String,
    /// The sentences of the notice.
    pub sentences: Vec<String>,
}

/// The campaigns that a notice calls for, each with its rules as far as they can be read; at least one.
///
/// # Errors
/// 拟稿 with the host of the notice only; there is no such paper.
pub async fn propose(desk: &Desk, notice: &str) -> Result<Vec<ProposalView>, Problem> {
    let (state, _) = desk.app.store.load::<OfficialDocument>(identifier::known(notice)?).await?;
    let absent = || Problem::absent(format!("没有公文“{notice}”，或者您不能查看"));
    let draft = state.draft().ok_or_else(absent)?;
    let host: Vec<Scope> = Draft::host(draft).cloned().map(Scope::Issuer).into_iter().collect();
    desk.require(&[Role::Drafter], &host, "拟定活动")?;
    let year = state.signed_on().unwrap_or(desk.context().today()).year();
    Ok(read(&draft.paper, year).into_iter().map(view).collect())
}

fn view(proposal: Proposal) -> ProposalView {
    let reading = |part: &Part| {
        let sentences = proposal.sentences(*part).to_vec();
        let (part, label) = (part.name().to_owned(), part.label().to_owned());
        (!sentences.is_empty()).then_some(ReadingView { part, label, sentences })
    };
    ProposalView {
        readings: Part::ALL.iter().filter_map(reading).collect(),
        findings: proposal.policy.findings().iter().map(Finding::from).collect(),
        policy: Box::new(proposal.policy),
    }
}
