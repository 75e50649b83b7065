//! The text and the pictures of a case, as its expert may have them.

use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{FileBytes, Refusals, Shown},
    input::Path,
    stored::{self, SANDBOX, Stored},
};
use crate::{
    App, Problem,
    work::{
        Desk,
        rounds::{self, DeskContent, DeskFiles},
    },
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(files)).routes(routes!(file))
}

/// 一件作品的文稿和图片
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/files", operation_id = "desk_files", tag = "评审",
    responses((status = 200, description = "内容", body = DeskFiles), Refusals))]
pub(super) async fn files(
    desk: Desk,
    Path((campaign, number, case_number)): Path<(String, u32, u32)>,
) -> Result<Shown<DeskFiles>, Problem> {
    rounds::files(&desk, &campaign, number, case_number).await.map(Shown)
}

/// 其中一个；匿名评审中文稿只有隐去名称的文字，图片去除附带信息
#[utoipa::path(
    get,
    path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/files/{file_number}",
    operation_id = "desk_file",
    tag = "评审",
    responses(FileBytes, Refusals)
)]
pub(super) async fn file(
    desk: Desk,
    headers: HeaderMap,
    Path((campaign, number, case_number, file_number)): Path<(String, u32, u32, u32)>,
) -> Result<Response, Problem> {
    let plain = |media: &str| {
        [
            (header::CONTENT_TYPE, media.to_owned()),
            (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
            (header::CONTENT_DISPOSITION, "inline".to_owned()),
        ]
    };
    match rounds::file(&desk, &campaign, number, case_number, file_number).await? {
        DeskContent::Text(text) => Ok((plain("text/plain; charset=utf-8"), text).into_response()),
        DeskContent::Picture { media, bytes } => Ok((plain(&media), bytes).into_response()),
        DeskContent::File(file) => {
            let stored = Stored { sha256: file.sha256, name: file.name, media: file.probe.media };
            stored::hand_out(&desk.app.files, &headers, &stored).await
        }
    }
}
