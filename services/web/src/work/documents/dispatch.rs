//! From the re-check to the issue: 复核、登记、印制、用印、核发.

use fawen_domain::{
    Finding as Found,
    account::Role,
    document::{Delivery, DocumentCommand, OfficialDocument, SealUse, Waiver},
    ids::{DocumentId, IssuerId, SealId},
    lint::lint_paper,
};
use fawen_worker::{PrintError, RegistrationError, SealingError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::load_for;
use crate::{
    Problem,
    work::{Desk, Done},
};

/// Errors of the re-check to be let stand.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Waivers {
    /// 保留的错误，逐条写明理由
    #[serde(default)]
    pub waivers: Vec<Waived>,
}

/// An error that is let stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Waived {
    /// 规则编号
    pub rule: String,
    /// 位置，照问题所列
    pub place: String,
    /// 理由
    pub reason: String,
}

/// Who gets how many copies.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Distribution {
    /// 分送范围
    pub distribution: Vec<Copies>,
}

/// Copies for one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    /// 收文单位
    pub recipient: String,
    /// 份数
    pub copies: u32,
}

/// The seals, one an issuer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seals {
    /// 印章，主办机关在前
    pub seals: Vec<Seal>,
}

/// One seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// 发文机关编号
    pub issuer: String,
    /// 印章编号
    pub seal: String,
}

/// Re-checks the signed paper by all rules; errors are mended before, or let stand with a reason.
///
/// # Errors
/// 登记 with the host only; a refusal, with all findings.
pub async fn recheck(desk: &Desk, id: &str, waivers: Waivers) -> Result<Done, Problem> {
    let (state, _) = load_for(desk, id, Role::Registrar, "复核").await?;
    // Unsigned, the paper itself is refused by the decision.
    let findings = state.paper_as_signed().map(|paper| findings(&paper)).unwrap_or_default();
    let waiver =
        |given: Waived| Waiver { rule: given.rule, place: given.place, reason: given.reason };
    let waivers = waivers.waivers.into_iter().map(waiver).collect();
    desk.give::<OfficialDocument>(id, DocumentCommand::Recheck { findings, waivers }).await
}

/// Everything that the rules say about a paper.
pub(super) fn findings(paper: &fawen_domain::paper::Paper) -> Vec<Found> {
    let mut findings = paper.findings();
    findings.extend(lint_paper(paper));
    findings
}

/// Takes the next number of its series and enters the paper in the ledger.
///
/// # Errors
/// 登记 with the host only; a refusal of issuer, ledger or paper.
pub async fn register(desk: &Desk, id: &str, distribution: Distribution) -> Result<Done, Problem> {
    let (_, version) = load_for(desk, id, Role::Registrar, "登记").await?;
    desk.ensure_seen(version)?;
    let delivery = |to: Copies| Delivery { recipient: to.recipient, copies: to.copies };
    let distribution = distribution.distribution.into_iter().map(delivery).collect();
    let (store, document) = (&desk.app.store, DocumentId::new(id));
    fawen_worker::register(store, &document, distribution, &desk.envelope("")).await?;
    desk.done::<OfficialDocument>(id).await
}

/// Prints it: PDF and DOCX, whose hashes go on record; the files are kept.
///
/// # Errors
/// 登记 or 用印 with the host only; it is not registered; it cannot be set; a refusal.
pub async fn print(desk: &Desk, id: &str) -> Result<Done, Problem> {
    let (state, version) = super::load(desk, id).await?;
    desk.require(&[Role::Registrar, Role::SealKeeper], &super::host(&state), "印制")?;
    desk.ensure_seen(version)?;
    let (app, document) = (&desk.app, DocumentId::new(id));
    let files = fawen_worker::print(&app.store, &app.press, &document, &desk.envelope("")).await?;
    let folder = app.config.files.clone();
    let kept = tokio::task::spawn_blocking(move || {
        files.iter().try_for_each(|file| fawen_worker::keep(&folder, file).map(drop))
    });
    // The worker repeats what could not be written: the record is what counts.
    match kept.await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(error = %error, "a printed file was not kept"),
        Err(error) => return Err(Problem::internal(&error)),
    }
    desk.done::<OfficialDocument>(id).await
}

/// Puts the seals on it.
///
/// # Errors
/// 用印 with the host only; a seal that is not in use; a refusal.
pub async fn seal(desk: &Desk, id: &str, seals: Seals) -> Result<Done, Problem> {
    let (_, version) = load_for(desk, id, Role::SealKeeper, "用印").await?;
    desk.ensure_seen(version)?;
    let used =
        |seal: Seal| SealUse { issuer: IssuerId::new(seal.issuer), seal: SealId::new(seal.seal) };
    let seals = seals.seals.into_iter().map(used).collect();
    fawen_worker::seal(&desk.app.store, &DocumentId::new(id), seals, &desk.envelope("")).await?;
    desk.done::<OfficialDocument>(id).await
}

/// Issues it today; what it opens or publishes follows by itself.
///
/// # Errors
/// 用印 with the host only; a refusal.
pub async fn issue(desk: &Desk, id: &str) -> Result<Done, Problem> {
    load_for(desk, id, Role::SealKeeper, "核发").await?;
    let issued_on = desk.context().today();
    desk.give::<OfficialDocument>(id, DocumentCommand::Issue { issued_on }).await
}

impl From<RegistrationError> for Problem {
    fn from(error: RegistrationError) -> Self {
        use RegistrationError as E;
        use fawen_domain::Refusal as _;
        match error {
            E::Unknown { .. } => Self::absent(error.to_string()),
            E::NotReady(refusal) => {
                Self::refused(refusal.rule(), refusal.to_string()).with_findings(refusal.findings())
            }
            E::Issuer(refusal) => Self::refused(refusal.rule(), refusal.to_string()),
            E::Register(error) => error.into(),
            E::Document(error) => error.into(),
            E::Store(error) => error.into(),
            E::NumberMissing { .. } => Self::internal(&error),
        }
    }
}

impl From<SealingError> for Problem {
    fn from(error: SealingError) -> Self {
        use fawen_domain::Refusal as _;
        match error {
            SealingError::Issuer(refusal) => Self::refused(refusal.rule(), refusal.to_string()),
            SealingError::Document(error) => error.into(),
            SealingError::Store(error) => error.into(),
        }
    }
}

impl From<PrintError> for Problem {
    fn from(error: PrintError) -> Self {
        use PrintError as E;
        let refused = |detail: String| Self::refused(fawen_domain::document::rules::PRINT, detail);
        match error {
            E::NotRegistered { .. } => refused(error.to_string()),
            E::Typeset(cause) => refused(format!("公文排不出版面：{cause}")),
            E::Document(error) => error.into(),
            E::Store(error) => error.into(),
            E::Render(_) | E::Proof(_) | E::Broken(_) => Self::internal(&error),
        }
    }
}
