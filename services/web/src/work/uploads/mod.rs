//! Files on their way in (上传、断点续传): bytes come in parts, and go on where they broke off. What they are
//! for is said when they are there, see [`entries::attach`](super::entries::attach).

use bytes::Bytes;
use fawen_domain::account::Role;
use fawen_files::upload::{Upload, UploadId};
use futures::Stream;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Desk;
use crate::Problem;

/// A file that is going to be sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUpload {
    /// 文件名，带扩展名
    #[schema(example = "协和青年说.docx")]
    pub name: String,
    /// 字节数
    pub length: u64,
}

/// An upload, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UploadView {
    /// 上传编号
    pub upload: String,
    /// 文件名
    pub name: String,
    /// 字节数
    pub length: u64,
    /// 已收到的字节数：从这里续传
    pub offset: u64,
    /// 开始时间
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

/// The uploads, one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenUploads {
    /// 没有传完的文件，先开始的在前
    pub uploads: Vec<UploadView>,
}

/// Announces a file.
///
/// # Errors
/// 参评单位 only; it is too big, its name cannot be used, or the account has no room.
pub async fn begin(desk: &Desk, new: NewUpload) -> Result<UploadView, Problem> {
    ensure_entrant(desk)?;
    let NewUpload { name, length } = new;
    let upload = desk.app.files.create(&desk.principal.account, &name, length, desk.at).await?;
    Ok(upload.into())
}

/// What was begun and is not there yet.
///
/// # Errors
/// What the disk runs into.
pub async fn list(desk: &Desk) -> Result<OpenUploads, Problem> {
    let uploads = desk.app.files.uploads().of(&desk.principal.account).await?;
    Ok(OpenUploads { uploads: uploads.into_iter().map(UploadView::from).collect() })
}

/// How far an upload has come.
///
/// # Errors
/// It is not there, or somebody else's.
pub async fn view(desk: &Desk, upload: &str) -> Result<UploadView, Problem> {
    let id = UploadId::parse(upload)?;
    Ok(desk.app.files.uploads().status(&desk.principal.account, &id).await?.into())
}

/// Takes bytes from `offset` on. It runs in a task of its own: when the one who asked is gone, what has come is
/// still written down whole.
///
/// # Errors
/// It is not there; the bytes do not go on where the others end; they are too many; they stopped coming.
pub async fn append<E>(
    desk: &Desk,
    upload: &str,
    offset: u64,
    bytes: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
) -> Result<UploadView, Problem>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>> + Send + 'static,
{
    let id = UploadId::parse(upload)?;
    let (files, at) = (desk.app.files.clone(), desk.at);
    let account = desk.principal.account.clone();
    let written =
        tokio::spawn(async move { files.uploads().append(&account, &id, offset, bytes, at).await });
    Ok(written.await.map_err(|error| Problem::internal(&error))??.into())
}

/// Says that a file of which the length was not known has ended.
///
/// # Errors
/// It is not there, or nothing has come.
pub(crate) async fn end(desk: &Desk, upload: &str) -> Result<UploadView, Problem> {
    let id = UploadId::parse(upload)?;
    Ok(desk.app.files.uploads().end(&desk.principal.account, &id).await?.into())
}

/// Throws an upload away.
///
/// # Errors
/// Somebody is writing to it.
pub async fn cancel(desk: &Desk, upload: &str) -> Result<(), Problem> {
    let id = UploadId::parse(upload)?;
    Ok(desk.app.files.uploads().cancel(&desk.principal.account, &id).await?)
}

fn ensure_entrant(desk: &Desk) -> Result<(), Problem> {
    if desk.principal.holds(Role::Entrant) {
        return Ok(());
    }
    Err(Problem::forbidden("上传文件需要“参评单位”角色：请联系系统管理员授权"))
}

impl From<Upload> for UploadView {
    fn from(upload: Upload) -> Self {
        Self {
            upload: upload.id.to_string(),
            name: upload.name.as_str().to_owned(),
            length: upload.length,
            offset: upload.offset,
            created_at: upload.created,
        }
    }
}
