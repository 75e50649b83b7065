//! The account (发文立户): a new body issues nothing before it has one (条例 第三十七条).

use serde::{Deserialize, Serialize};

use super::{Decision, Issuer, IssuerError, IssuerEvent, required};

/// Where the account stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// Not applied for, or declined (未立户).
    #[default]
    Missing,
    /// Applied for (审查中).
    Applied,
    /// Approved (已立户).
    Approved,
}

pub(super) fn apply(issuer: &Issuer, to: &str, grounds: &str) -> Decision {
    issuer.ensure_active()?;
    if issuer.account != Account::Missing {
        return Ok(vec![]);
    }
    let to = required(to, "受理立户申请的办公厅（室）")?;
    let grounds = required(grounds, "立户理由")?;
    Ok(vec![IssuerEvent::IssuerAccountApplied { to, grounds }])
}

pub(super) fn approve(issuer: &Issuer, by: &str, basis: &str) -> Decision {
    issuer.ensure_active()?;
    if issuer.account == Account::Approved {
        return Ok(vec![]);
    }
    ensure_applied(issuer)?;
    let by = required(by, "批准立户的办公厅（室）")?;
    let basis = required(basis, "批准立户的依据")?;
    Ok(vec![IssuerEvent::IssuerAccountApproved { by, basis }])
}

pub(super) fn decline(issuer: &Issuer, by: &str, reason: &str) -> Decision {
    issuer.ensure_active()?;
    ensure_applied(issuer)?;
    let by = required(by, "审查立户申请的办公厅（室）")?;
    let reason = required(reason, "不予立户的理由")?;
    Ok(vec![IssuerEvent::IssuerAccountDeclined { by, reason }])
}

fn ensure_applied(issuer: &Issuer) -> Result<(), IssuerError> {
    if issuer.account == Account::Applied {
        return Ok(());
    }
    let name = issuer.name().to_owned();
    Err(IssuerError::NoApplication { name })
}
