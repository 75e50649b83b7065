//! Drafting (起草): written in draft markup, revised, handed in for review.

use fawen_domain::{
    account::Role,
    document::{DocumentCommand, Draft, OfficialDocument},
    ids::{CampaignId, DocumentId, IssuerId},
    paper::{Paper, WordingChange},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{super::identifier, load_for, reading::read, scope};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// What a paper is drafted with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// 公文编号，自定，如 2022-notice
    pub document: String,
    /// 发文机关编号，主办机关在前
    pub issuers: Vec<String>,
    /// 机关代字
    #[schema(example = "卫健政促发")]
    pub series: String,
    /// 所答复或引用的公文编号
    #[serde(default)]
    pub refers_to: Option<String>,
    /// 涉及的征集活动编号
    #[serde(default)]
    pub concerns: Vec<String>,
    /// 稿本，按稿本标记书写；不写文号
    #[schema(
        example = "@文种 通知\n@发文机关 某某协会\n@标题 某某协会关于开展……的通知\n@正文\n……"
    )]
    pub markup: String,
}

/// A new version of a draft.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// 修改后的完整稿本
    pub markup: String,
    /// 签发以后的文字改动，逐处写明
    #[serde(default)]
    pub wording: Vec<Reworded>,
}

/// A change of wording after the signature.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reworded {
    /// 原文
    pub was: String,
    /// 改为
    pub now: String,
}

/// Drafts a paper.
///
/// # Errors
/// 拟稿 with the host only; a draft that does not read, with every line; a refusal.
pub async fn draft(desk: &Desk, new: NewDraft) -> Result<Done, Problem> {
    let id = identifier::chosen(&new.document)?;
    let issuers: Vec<IssuerId> = new.issuers.iter().map(|id| IssuerId::new(id.as_str())).collect();
    let host: Vec<_> = issuers.first().map(scope).into_iter().collect();
    desk.require(&[Role::Drafter], &host, "起草公文")?;
    let draft = Draft {
        document: DocumentId::new(id),
        issuers,
        series: new.series,
        refers_to: new.refers_to.map(DocumentId::new),
        concerns: new.concerns.into_iter().map(CampaignId::new).collect(),
        figures_from: None,
        template: None,
        paper: read(&new.markup)?,
    };
    desk.give::<OfficialDocument>(id, DocumentCommand::Draft(Box::new(draft))).await
}

/// Changes it.
///
/// # Errors
/// 拟稿 with the host only; 412 when it was changed since it was seen; a refusal.
pub async fn revise(desk: &Desk, id: &str, revision: Revision) -> Result<Done, Problem> {
    let (state, _) = load_for(desk, id, Role::Drafter, "修改公文").await?;
    let paper: Paper = read(&revision.markup)?;
    let change = |change: Reworded| WordingChange { was: change.was, now: change.now };
    let command = DocumentCommand::Revise {
        paper: Box::new(paper),
        // The figures of a draft that drafted itself stay those of its position.
        figures_from: state.draft().and_then(|draft| draft.figures_from),
        wording: revision.wording.into_iter().map(change).collect(),
    };
    desk.give::<OfficialDocument>(id, command).await
}

/// Hands it in for review.
///
/// # Errors
/// 拟稿 with the host only; a refusal, with all findings.
pub async fn submit(desk: &Desk, id: &str) -> Result<Done, Problem> {
    load_for(desk, id, Role::Drafter, "送审").await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::Submit).await
}

/// Gives it up.
///
/// # Errors
/// 拟稿 with the host only; a refusal.
pub async fn discard(desk: &Desk, id: &str, reason: String) -> Result<Done, Problem> {
    load_for(desk, id, Role::Drafter, "撤稿").await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::Discard { reason }).await
}
