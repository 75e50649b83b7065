//! Files of an entry: attached, handed out, taken away.

use axum::{http::HeaderMap, response::Response};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{FileBytes, Refusals, Shown},
    input::{Json, Path},
    stored::{self, Stored},
};
use crate::{
    App, Problem,
    work::{
        Desk, Done,
        entries::{self, Attached, FileOrder},
    },
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(attach))
        .routes(routes!(file, detach))
        .routes(routes!(attach_to_unit))
        .routes(routes!(file_of_unit, detach_from_unit))
}

/// 传完的文件作为案例附件
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/files", operation_id = "entries_attach", tag = "附件",
    responses((status = 200, description = "附件和检查意见", body = Attached), Refusals))]
pub(super) async fn attach(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<FileOrder>,
) -> Result<Shown<Attached>, Problem> {
    entries::attach(&desk, &campaign, &unit, Some(&case), body).await.map(Shown)
}

/// 传完的文件作为单位附件（汇总表等）
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/files", operation_id = "entries_attach_to_unit", tag = "附件",
    responses((status = 200, description = "附件和检查意见", body = Attached), Refusals))]
pub(super) async fn attach_to_unit(
    desk: Desk,
    Path((campaign, unit)): Path<(String, String)>,
    Json(body): Json<FileOrder>,
) -> Result<Shown<Attached>, Problem> {
    entries::attach(&desk, &campaign, &unit, None, body).await.map(Shown)
}

/// 移除案例附件
#[utoipa::path(delete, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/files/{sha256}", operation_id = "entries_detach", tag = "附件",
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn detach(
    desk: Desk,
    Path((campaign, unit, case, sha256)): Path<(String, String, String, String)>,
) -> Result<Done, Problem> {
    entries::detach(&desk, &campaign, &unit, Some(&case), &sha256).await
}

/// 移除单位附件
#[utoipa::path(delete, path = "/api/campaigns/{campaign}/entries/{unit}/files/{sha256}", operation_id = "entries_detach_from_unit", tag = "附件",
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn detach_from_unit(
    desk: Desk,
    Path((campaign, unit, sha256)): Path<(String, String, String)>,
) -> Result<Done, Problem> {
    entries::detach(&desk, &campaign, &unit, None, &sha256).await
}

/// 下载案例附件
#[utoipa::path(
    get,
    path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/files/{sha256}",
    operation_id = "entries_file",
    tag = "附件",
    responses(FileBytes, Refusals)
)]
pub(super) async fn file(
    desk: Desk,
    headers: HeaderMap,
    Path((campaign, unit, case, sha256)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    hand_out(&desk, &headers, &campaign, &unit, Some(&case), &sha256).await
}

/// 下载单位附件
#[utoipa::path(
    get,
    path = "/api/campaigns/{campaign}/entries/{unit}/files/{sha256}",
    operation_id = "entries_file_of_unit",
    tag = "附件",
    responses(FileBytes, Refusals)
)]
pub(super) async fn file_of_unit(
    desk: Desk,
    headers: HeaderMap,
    Path((campaign, unit, sha256)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    hand_out(&desk, &headers, &campaign, &unit, None, &sha256).await
}

async fn hand_out(
    desk: &Desk,
    headers: &HeaderMap,
    campaign: &str,
    unit: &str,
    case: Option<&str>,
    sha256: &str,
) -> Result<Response, Problem> {
    let file = entries::file(desk, campaign, unit, case, sha256).await?;
    let stored = Stored { sha256: file.sha256, name: file.name, media: file.probe.media };
    stored::hand_out(&desk.app.files, headers, &stored).await
}
