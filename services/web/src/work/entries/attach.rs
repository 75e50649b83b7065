//! Files are attached to a case, or to the unit, and taken away again (上传、移除附件).

use fawen_domain::{
    Decider as _, Refusal as _,
    campaign::policy::{CharacterCount, FileRole},
    entry::{AttachedFile, EntryCommand, EntryTerms, Probe, UnitEntry, check_file},
    ids::{CaseId, CategoryId},
};
use fawen_files::{Digest, Finished, upload::UploadId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AttachedView, load_own};
use crate::{
    Finding, Problem,
    work::{Desk, Done},
};

/// A file that was sent, and what it is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileOrder {
    /// 上传编号
    pub upload: String,
    /// 材料种类，按活动方案
    #[schema(example = "文稿")]
    pub role: String,
    /// 原文件的SHA-256；写明的，收到的内容须与之相符，重发这一请求也不会出错
    #[serde(default)]
    pub sha256: Option<String>,
}

/// A file that was attached, and all that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Attached {
    /// The version of the entry now, for If-Match.
    pub version: u64,
    /// Position of the event in the log; none when the file was attached already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// The file.
    pub file: AttachedView,
    /// 检查意见：依据哪条规则、怎样改
    pub findings: Vec<Finding>,
}

/// Attaches a file that was sent whole: it is kept, looked at, and compared with the rules. What is wrong with it
/// is told at once; it can be taken away and sent anew until the case is handed in.
///
/// # Errors
/// 参评单位 for this unit only; the upload is not whole, or not one's own; a refusal.
pub async fn attach(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: Option<&str>,
    order: FileOrder,
) -> Result<Attached, Problem> {
    let (state, stream) = load_own(desk, campaign, unit, "上传附件").await?;
    let (case, role) = (case.map(CaseId::new), FileRole(order.role.clone()));
    ensure_takes(desk, &state, case.as_ref(), &role)?;
    let finished = finish(desk, &order).await?;
    let terms = state.terms().ok_or_else(|| super::absent(unit))?;
    let file = attached(terms, role, finished);
    let category = category(&state, case.as_ref());
    let findings = check_file(terms, category, &file).iter().map(Finding::from).collect();
    let shown = AttachedView::from(&file);
    let command = EntryCommand::AttachFile { case, file: Box::new(file) };
    let Done { version, position, .. } = desk.give::<UnitEntry>(&stream, command).await?;
    Ok(Attached { version, position, file: shown, findings })
}

/// Takes a file away.
///
/// # Errors
/// 参评单位 for this unit only; a refusal.
pub async fn detach(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: Option<&str>,
    sha256: &str,
) -> Result<Done, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "移除附件").await?;
    let (case, sha256) = (case.map(CaseId::new), sha256.to_owned());
    desk.give::<UnitEntry>(&stream, EntryCommand::DetachFile { case, sha256 }).await
}

/// Whether a file of this role would be taken: asked before its bytes are kept.
fn ensure_takes(
    desk: &Desk,
    state: &UnitEntry,
    case: Option<&CaseId>,
    role: &FileRole,
) -> Result<(), Problem> {
    let (role, sha256) = (role.clone(), "0".repeat(64));
    let file =
        AttachedFile { role, name: String::new(), sha256, bytes: 0, probe: Probe::default() };
    let command = EntryCommand::AttachFile { case: case.cloned(), file: Box::new(file) };
    match state.decide(command, &desk.context()) {
        Ok(_) => Ok(()),
        Err(refusal) => Err(Problem::refused(refusal.rule(), refusal.to_string())),
    }
}

/// Finishes the upload; one that was finished before is found by what the sender says of its bytes.
async fn finish(desk: &Desk, order: &FileOrder) -> Result<Finished, Problem> {
    let id = UploadId::parse(&order.upload)?;
    let said = order.sha256.as_deref().map(Digest::parse).transpose()?;
    let (files, account) = (&desk.app.files, &desk.principal.account);
    match (files.finish(account, &id, said.as_ref(), desk.at).await, said) {
        (Err(fawen_files::FilesError::UnknownUpload), Some(said)) => {
            let before = files.finished(account, &said).await?;
            before.ok_or_else(|| fawen_files::FilesError::UnknownUpload.into())
        }
        (finished, _) => Ok(finished?),
    }
}

/// What the record keeps of a file, its length counted as the campaign says.
fn attached(terms: &EntryTerms, role: FileRole, finished: Finished) -> AttachedFile {
    let limit = terms.text.as_ref().and_then(|text| text.limit);
    let count = limit.map_or_else(CharacterCount::default, |limit| limit.count);
    AttachedFile {
        role,
        name: finished.name.into(),
        sha256: finished.sha256.to_string(),
        bytes: finished.bytes,
        probe: finished.facts.to_probe(count),
    }
}

fn category<'e>(state: &'e UnitEntry, case: Option<&CaseId>) -> Option<&'e CategoryId> {
    case.and_then(|case| state.case(case)).map(|case| &case.content.category)
}
