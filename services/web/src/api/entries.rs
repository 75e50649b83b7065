//! Units and their cases (参评), and the formal screening (形式审查).

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    desk::Version,
    input::{Json, Path},
    words::*,
};
use crate::{
    App, Problem,
    work::{Desk, Done, entries},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(open))
        .routes(routes!(view))
        .routes(routes!(draft))
        .routes(routes!(revise))
        .routes(routes!(endorse))
        .routes(routes!(nominate))
        .routes(routes!(submit))
        .routes(routes!(correct))
        .routes(routes!(withdraw))
        .routes(routes!(restore))
        .routes(routes!(pass))
        .routes(routes!(fail))
        .routes(routes!(return_for_correction))
        .routes(routes!(mark_duplicate))
        .routes(routes!(unmark_duplicate))
}

/// 登记参评
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries", operation_id = "entries_open", tag = "参评", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn open(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<entries::NewEntry>,
) -> Result<Done, Problem> {
    entries::open(&desk, &campaign, body).await
}

/// 一个单位的参评
#[utoipa::path(get, path = "/api/campaigns/{campaign}/entries/{unit}", operation_id = "entries_view", tag = "参评", 
    responses((status = 200, description = "内容", body = entries::EntryView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path((campaign, unit)): Path<(String, String)>,
) -> Result<Shown<entries::EntryView>, Problem> {
    entries::view(&desk, &campaign, &unit).await.map(Shown)
}

/// 填写案例
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases", operation_id = "entries_draft", tag = "参评", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn draft(
    desk: Desk,
    Path((campaign, unit)): Path<(String, String)>,
    Json(body): Json<entries::NewCase>,
) -> Result<Done, Problem> {
    entries::draft(&desk, &campaign, &unit, body).await
}

/// 修改案例；须带 If-Match
#[utoipa::path(put, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}", operation_id = "entries_revise", tag = "参评", params(Version),
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn revise(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<entries::CaseText>,
) -> Result<Done, Problem> {
    desk.ensure_version_given()?;
    entries::revise(&desk, &campaign, &unit, &case, body).await
}

/// 登记党委审核意见
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/endorse", operation_id = "entries_endorse", tag = "参评", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn endorse(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<entries::EndorsementNote>,
) -> Result<Done, Problem> {
    entries::endorse(&desk, &campaign, &unit, &case, body).await
}

/// 推荐
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/nominate", operation_id = "entries_nominate", tag = "参评", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn nominate(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<RecommenderName>,
) -> Result<Done, Problem> {
    entries::nominate(&desk, &campaign, &unit, &case, body.recommender).await
}

/// 报送，得回执
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/submit", operation_id = "entries_submit", tag = "参评", 
    responses((status = 200, description = "内容", body = entries::Receipt), Refusals))]
pub(super) async fn submit(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
) -> Result<Shown<entries::Receipt>, Problem> {
    entries::submit(&desk, &campaign, &unit, &case).await.map(Shown)
}

/// 补正报送，得回执
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/correct", operation_id = "entries_correct", tag = "参评", 
    responses((status = 200, description = "内容", body = entries::Receipt), Refusals))]
pub(super) async fn correct(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
) -> Result<Shown<entries::Receipt>, Problem> {
    entries::correct(&desk, &campaign, &unit, &case).await.map(Shown)
}

/// 撤回
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/withdraw", operation_id = "entries_withdraw", tag = "参评", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn withdraw(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    entries::withdraw(&desk, &campaign, &unit, &case, body.reason).await
}

/// 恢复
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/restore", operation_id = "entries_restore", tag = "参评", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn restore(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
) -> Result<Done, Problem> {
    entries::restore(&desk, &campaign, &unit, &case).await
}

/// 通过形式审查
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/pass", operation_id = "entries_pass", tag = "审查", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn pass(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<entries::Waiver>,
) -> Result<Done, Problem> {
    entries::pass(&desk, &campaign, &unit, &case, body).await
}

/// 不通过形式审查
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/fail", operation_id = "entries_fail", tag = "审查", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn fail(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<entries::Failure>,
) -> Result<Done, Problem> {
    entries::fail(&desk, &campaign, &unit, &case, body).await
}

/// 退回补正
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/return", operation_id = "entries_return_for_correction", tag = "审查", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn return_for_correction(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<entries::CorrectionOrder>,
) -> Result<Done, Problem> {
    entries::return_for_correction(&desk, &campaign, &unit, &case, body).await
}

/// 标为重复
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/duplicate", operation_id = "entries_mark_duplicate", tag = "审查", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn mark_duplicate(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
    Json(body): Json<DuplicateOf>,
) -> Result<Done, Problem> {
    entries::mark_duplicate(&desk, &campaign, &unit, &case, body.of).await
}

/// 取消重复标记
#[utoipa::path(post, path = "/api/campaigns/{campaign}/entries/{unit}/cases/{case}/unmark-duplicate", operation_id = "entries_unmark_duplicate", tag = "审查", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn unmark_duplicate(
    desk: Desk,
    Path((campaign, unit, case)): Path<(String, String, String)>,
) -> Result<Done, Problem> {
    entries::unmark_duplicate(&desk, &campaign, &unit, &case).await
}
