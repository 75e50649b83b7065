//! Papers (公文).

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    desk::Version,
    input::{Json, Path, Query},
    words::*,
};
use crate::{
    App, Problem,
    work::{Desk, Done, Page, Slice, documents},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, draft))
        .routes(routes!(view, revise))
        .routes(routes!(redline))
        .routes(routes!(discard))
        .routes(routes!(submit))
        .routes(routes!(approve))
        .routes(routes!(return_to_drafter))
        .routes(routes!(sign))
        .routes(routes!(countersign))
        .routes(routes!(object))
        .routes(routes!(return_to_signer))
        .routes(routes!(recheck))
        .routes(routes!(register))
        .routes(routes!(print))
        .routes(routes!(seal))
        .routes(routes!(issue))
        .routes(routes!(publish))
        .routes(routes!(correct))
        .routes(routes!(revoke))
        .routes(routes!(archive))
}

/// 可以查看的公文
#[utoipa::path(get, path = "/api/documents", operation_id = "documents_list", tag = "公文", params(documents::Filter, Slice), 
    responses((status = 200, description = "内容", body = Page<documents::Line>), Refusals))]
pub(super) async fn list(
    desk: Desk,
    Query(filter): Query<documents::Filter>,
    Query(slice): Query<Slice>,
) -> Result<Shown<Page<documents::Line>>, Problem> {
    documents::list(&desk, &filter, &slice).await.map(Shown)
}

/// 起草
#[utoipa::path(post, path = "/api/documents", operation_id = "documents_draft", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn draft(
    desk: Desk,
    Json(body): Json<documents::NewDraft>,
) -> Result<Done, Problem> {
    documents::draft(&desk, body).await
}

/// 一份公文
#[utoipa::path(get, path = "/api/documents/{document}", operation_id = "documents_view", tag = "公文", 
    responses((status = 200, description = "内容", body = documents::DocumentView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path(document): Path<String>,
) -> Result<Shown<documents::DocumentView>, Problem> {
    documents::view(&desk, &document).await.map(Shown)
}

/// 修改稿本；须带 If-Match
#[utoipa::path(put, path = "/api/documents/{document}", operation_id = "documents_revise", tag = "公文", params(Version),
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn revise(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::Revision>,
) -> Result<Done, Problem> {
    desk.ensure_version_given()?;
    documents::revise(&desk, &document, body).await
}

/// 稿本两版之间的改动（花脸稿）
#[utoipa::path(get, path = "/api/documents/{document}/redline", operation_id = "documents_redline", tag = "公文", params(documents::Versions), 
    responses((status = 200, description = "内容", body = documents::RedlineView), Refusals))]
pub(super) async fn redline(
    desk: Desk,
    Path(document): Path<String>,
    Query(asked): Query<documents::Versions>,
) -> Result<Shown<documents::RedlineView>, Problem> {
    documents::compare(&desk, &document, &asked).await.map(Shown)
}

/// 撤稿
#[utoipa::path(post, path = "/api/documents/{document}/discard", operation_id = "documents_discard", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn discard(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    documents::discard(&desk, &document, body.reason).await
}

/// 送审
#[utoipa::path(post, path = "/api/documents/{document}/submit", operation_id = "documents_submit", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn submit(desk: Desk, Path(document): Path<String>) -> Result<Done, Problem> {
    documents::submit(&desk, &document).await
}

/// 审核通过
#[utoipa::path(post, path = "/api/documents/{document}/approve", operation_id = "documents_approve", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn approve(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<Opinion>,
) -> Result<Done, Problem> {
    documents::approve(&desk, &document, body.opinion).await
}

/// 退回修改
#[utoipa::path(post, path = "/api/documents/{document}/return", operation_id = "documents_return_to_drafter", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn return_to_drafter(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    documents::return_to_drafter(&desk, &document, body.reason).await
}

/// 签发
#[utoipa::path(post, path = "/api/documents/{document}/sign", operation_id = "documents_sign", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn sign(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::Signature>,
) -> Result<Done, Problem> {
    documents::sign(&desk, &document, body).await
}

/// 会签
#[utoipa::path(post, path = "/api/documents/{document}/countersign/{issuer}", operation_id = "documents_countersign", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn countersign(
    desk: Desk,
    Path((document, issuer)): Path<(String, String)>,
    Json(body): Json<documents::Signature>,
) -> Result<Done, Problem> {
    documents::countersign(&desk, &document, &issuer, body).await
}

/// 会签不同意
#[utoipa::path(post, path = "/api/documents/{document}/object/{issuer}", operation_id = "documents_object", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn object(
    desk: Desk,
    Path((document, issuer)): Path<(String, String)>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    documents::object(&desk, &document, &issuer, body.reason).await
}

/// 退签发人复审
#[utoipa::path(post, path = "/api/documents/{document}/return-to-signer", operation_id = "documents_return_to_signer", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn return_to_signer(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    documents::return_to_signer(&desk, &document, body.reason).await
}

/// 复核
#[utoipa::path(post, path = "/api/documents/{document}/recheck", operation_id = "documents_recheck", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn recheck(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::Waivers>,
) -> Result<Done, Problem> {
    documents::recheck(&desk, &document, body).await
}

/// 登记：取文号
#[utoipa::path(post, path = "/api/documents/{document}/register", operation_id = "documents_register", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn register(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::Distribution>,
) -> Result<Done, Problem> {
    documents::register(&desk, &document, body).await
}

/// 印制
#[utoipa::path(post, path = "/api/documents/{document}/print", operation_id = "documents_print", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn print(desk: Desk, Path(document): Path<String>) -> Result<Done, Problem> {
    documents::print(&desk, &document).await
}

/// 用印
#[utoipa::path(post, path = "/api/documents/{document}/seal", operation_id = "documents_seal", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn seal(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::Seals>,
) -> Result<Done, Problem> {
    documents::seal(&desk, &document, body).await
}

/// 核发
#[utoipa::path(post, path = "/api/documents/{document}/issue", operation_id = "documents_issue", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn issue(desk: Desk, Path(document): Path<String>) -> Result<Done, Problem> {
    documents::issue(&desk, &document).await
}

/// 公开发布
#[utoipa::path(post, path = "/api/documents/{document}/publish", operation_id = "documents_publish", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn publish(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<ChannelName>,
) -> Result<Done, Problem> {
    documents::publish(&desk, &document, body.channel).await
}

/// 更正
#[utoipa::path(post, path = "/api/documents/{document}/correct", operation_id = "documents_correct", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn correct(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::ErratumNote>,
) -> Result<Done, Problem> {
    documents::correct(&desk, &document, body).await
}

/// 撤销
#[utoipa::path(post, path = "/api/documents/{document}/revoke", operation_id = "documents_revoke", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn revoke(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    documents::revoke(&desk, &document, body.reason).await
}

/// 归档
#[utoipa::path(post, path = "/api/documents/{document}/archive", operation_id = "documents_archive", tag = "公文", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn archive(
    desk: Desk,
    Path(document): Path<String>,
    Json(body): Json<documents::ArchiveOrder>,
) -> Result<Done, Problem> {
    documents::archive(&desk, &document, body).await
}
