//! Signatures (签发、会签): by the host and by every co-issuer.

use fawen_domain::{
    account::Role,
    document::{Approval, DocumentCommand, OfficialDocument},
    ids::IssuerId,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{super::separation, drafters, load, load_for, scope};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// What is written beside a signature; name and date are those of who signs, now.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// 意见；空着视为同意
    #[serde(default)]
    #[schema(example = "同意印发")]
    pub opinion: String,
}

/// Signs for the host.
///
/// # Errors
/// 签发 with the host only, and nobody who drafted it; a refusal.
pub async fn sign(desk: &Desk, id: &str, signature: Signature) -> Result<Done, Problem> {
    load_for(desk, id, Role::Signer, "签发").await?;
    ensure_other(desk, id).await?;
    let approval = approval(desk, signature);
    desk.give::<OfficialDocument>(id, DocumentCommand::Sign { approval }).await
}

/// Consents for a co-issuer.
///
/// # Errors
/// 会签 with that co-issuer only; a refusal.
pub async fn countersign(
    desk: &Desk,
    id: &str,
    issuer: &str,
    signature: Signature,
) -> Result<Done, Problem> {
    let issuer = co_issuer(desk, id, issuer).await?;
    let approval = approval(desk, signature);
    desk.give::<OfficialDocument>(id, DocumentCommand::Countersign { issuer, approval }).await
}

/// Objects for a co-issuer.
///
/// # Errors
/// As for [`countersign`].
pub async fn object(desk: &Desk, id: &str, issuer: &str, reason: String) -> Result<Done, Problem> {
    let issuer = co_issuer(desk, id, issuer).await?;
    let name = desk.principal.name.clone();
    desk.give::<OfficialDocument>(id, DocumentCommand::Object { issuer, name, reason }).await
}

async fn co_issuer(desk: &Desk, id: &str, issuer: &str) -> Result<IssuerId, Problem> {
    load(desk, id).await?;
    let issuer = IssuerId::new(issuer);
    desk.require(&[Role::Countersigner], &[scope(&issuer)], "会签")?;
    ensure_other(desk, id).await?;
    Ok(issuer)
}

fn approval(desk: &Desk, signature: Signature) -> Approval {
    let (name, on) = (desk.principal.name.clone(), desk.context().today());
    Approval { name, opinion: signature.opinion, on }
}

async fn ensure_other(desk: &Desk, id: &str) -> Result<(), Problem> {
    let drafters = drafters(desk, id).await?;
    if drafters.contains(&desk.principal.account) {
        return Err(separation::own_draft(&desk.principal.name));
    }
    Ok(())
}
