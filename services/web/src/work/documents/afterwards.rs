//! After the issue: made public, corrected, revoked, archived.

use fawen_domain::{
    account::Role,
    document::{ArchiveRecord, DocumentCommand, Erratum, OfficialDocument, Retention},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::load_for;
use crate::{
    Problem,
    work::{Desk, Done},
};

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ErratumNote {
    /// 位置
    #[schema(example = "版记")]
    pub place: String,
    /// 原文
    pub was: String,
    /// 改为
    pub now: String,
    /// 理由
    pub reason: String,
}

/// A place in the archive.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveOrder {
    /// 保管期限
    pub keeping: Keeping,
    /// 件号，从1编起
    #[schema(minimum = 1)]
    pub piece: u32,
}

/// How long a paper is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// 永久
    Permanent,
    /// 定期30年
    ThirtyYears,
    /// 定期10年
    TenYears,
}

/// Makes an issued paper public.
///
/// # Errors
/// 登记 with the host only; a refusal.
pub async fn publish(desk: &Desk, id: &str, channel: String) -> Result<Done, Problem> {
    load_for(desk, id, Role::Registrar, "公开发布").await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::Publish { channel }).await
}

/// Corrects an error in an issued paper.
///
/// # Errors
/// 登记 with the host only; a refusal.
pub async fn correct(desk: &Desk, id: &str, note: ErratumNote) -> Result<Done, Problem> {
    load_for(desk, id, Role::Registrar, "更正").await?;
    let ErratumNote { place, was, now, reason } = note;
    let erratum = Erratum { place, was, now, reason };
    desk.give::<OfficialDocument>(id, DocumentCommand::Correct(erratum)).await
}

/// Revokes an issued paper.
///
/// # Errors
/// 签发 with the host only; a refusal.
pub async fn revoke(desk: &Desk, id: &str, reason: String) -> Result<Done, Problem> {
    load_for(desk, id, Role::Signer, "撤销").await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::Revoke { reason }).await
}

/// Puts an issued paper into the archive.
///
/// # Errors
/// 登记 with the host only; a refusal.
pub async fn archive(desk: &Desk, id: &str, order: ArchiveOrder) -> Result<Done, Problem> {
    load_for(desk, id, Role::Registrar, "归档").await?;
    let retention = match order.keeping {
        Keeping::Permanent => Retention::Permanent,
        Keeping::ThirtyYears => Retention::ThirtyYears,
        Keeping::TenYears => Retention::TenYears,
    };
    let record = ArchiveRecord { retention, piece: order.piece };
    desk.give::<OfficialDocument>(id, DocumentCommand::Archive(record)).await
}
