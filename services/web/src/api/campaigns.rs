//! Campaigns (征集活动).

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    desk::Version,
    input::{Json, Path, Query},
    words::*,
};
use crate::{
    App, Problem,
    work::{Desk, Done, Page, Slice, campaigns, entries},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, plan))
        .routes(routes!(propose))
        .routes(routes!(view))
        .routes(routes!(replan))
        .routes(routes!(extend))
        .routes(routes!(settle_item))
        .routes(routes!(start_phase))
        .routes(routes!(end_phase))
        .routes(routes!(plan_bulletin))
        .routes(routes!(cancel))
        .routes(routes!(archive))
        .routes(routes!(progress))
        .routes(routes!(cases))
}

/// 全部活动
#[utoipa::path(get, path = "/api/campaigns", operation_id = "campaigns_list", tag = "活动", params(Slice), 
    responses((status = 200, description = "内容", body = Page<campaigns::CampaignLine>), Refusals))]
pub(super) async fn list(
    desk: Desk,
    Query(slice): Query<Slice>,
) -> Result<Shown<Page<campaigns::CampaignLine>>, Problem> {
    campaigns::list(&desk, &slice).await.map(Shown)
}

/// 拟定活动；通知核发即启动
#[utoipa::path(post, path = "/api/campaigns", operation_id = "campaigns_plan", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn plan(
    desk: Desk,
    Json(body): Json<campaigns::NewCampaign>,
) -> Result<Done, Problem> {
    campaigns::plan(&desk, body).await
}

/// 从通知的文字中读出的活动方案，逐项附原文；供人核对，不改变任何内容
#[utoipa::path(get, path = "/api/documents/{document}/campaign-proposals", operation_id = "campaigns_propose", tag = "活动", 
    responses((status = 200, description = "内容", body = Vec<campaigns::ProposalView>), Refusals))]
pub(super) async fn propose(
    desk: Desk,
    Path(document): Path<String>,
) -> Result<Shown<Vec<campaigns::ProposalView>>, Problem> {
    campaigns::propose(&desk, &document).await.map(Shown)
}

/// 一项活动
#[utoipa::path(get, path = "/api/campaigns/{campaign}", operation_id = "campaigns_view", tag = "活动", 
    responses((status = 200, description = "内容", body = campaigns::CampaignView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path(campaign): Path<String>,
) -> Result<Shown<campaigns::CampaignView>, Problem> {
    campaigns::view(&desk, &campaign).await.map(Shown)
}

/// 修订方案；须带 If-Match
#[utoipa::path(put, path = "/api/campaigns/{campaign}/policy", operation_id = "campaigns_replan", tag = "活动", params(Version),
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn replan(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<PolicyOrder>,
) -> Result<Done, Problem> {
    desk.ensure_version_given()?;
    campaigns::replan(&desk, &campaign, body.policy).await
}

/// 延长截止时间
#[utoipa::path(post, path = "/api/campaigns/{campaign}/extend", operation_id = "campaigns_extend", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn extend(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<campaigns::Extension>,
) -> Result<Done, Problem> {
    campaigns::extend(&desk, &campaign, body).await
}

/// 落实待定事项
#[utoipa::path(post, path = "/api/campaigns/{campaign}/settle-item", operation_id = "campaigns_settle_item", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn settle_item(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<ItemAnswer>,
) -> Result<Done, Problem> {
    campaigns::settle_item(&desk, &campaign, body.item, body.answer).await
}

/// 开始阶段
#[utoipa::path(post, path = "/api/campaigns/{campaign}/start-phase", operation_id = "campaigns_start_phase", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn start_phase(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<PhaseName>,
) -> Result<Done, Problem> {
    campaigns::start_phase(&desk, &campaign, body.phase).await
}

/// 结束阶段
#[utoipa::path(post, path = "/api/campaigns/{campaign}/end-phase", operation_id = "campaigns_end_phase", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn end_phase(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<PhaseName>,
) -> Result<Done, Problem> {
    campaigns::end_phase(&desk, &campaign, body.phase).await
}

/// 拟定通报：推选结束后自动起草
#[utoipa::path(post, path = "/api/campaigns/{campaign}/plan-bulletin", operation_id = "campaigns_plan_bulletin", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn plan_bulletin(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<campaigns::BulletinOrder>,
) -> Result<Done, Problem> {
    campaigns::plan_bulletin(&desk, &campaign, body).await
}

/// 取消活动
#[utoipa::path(post, path = "/api/campaigns/{campaign}/cancel", operation_id = "campaigns_cancel", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn cancel(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    campaigns::cancel(&desk, &campaign, body.reason).await
}

/// 活动归档
#[utoipa::path(post, path = "/api/campaigns/{campaign}/archive", operation_id = "campaigns_archive", tag = "活动", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn archive(desk: Desk, Path(campaign): Path<String>) -> Result<Done, Problem> {
    campaigns::archive(&desk, &campaign).await
}

/// 报送进度：分地区、分单位类别
#[utoipa::path(get, path = "/api/campaigns/{campaign}/progress", operation_id = "campaigns_progress", tag = "活动", 
    responses((status = 200, description = "内容", body = campaigns::Progress), Refusals))]
pub(super) async fn progress(
    desk: Desk,
    Path(campaign): Path<String>,
) -> Result<Shown<campaigns::Progress>, Problem> {
    campaigns::progress(&desk, &campaign).await.map(Shown)
}

/// 收到的案例
#[utoipa::path(get, path = "/api/campaigns/{campaign}/cases", operation_id = "campaigns_cases", tag = "活动", params(entries::CaseFilter, Slice), 
    responses((status = 200, description = "内容", body = Page<entries::CaseLine>), Refusals))]
pub(super) async fn cases(
    desk: Desk,
    Path(campaign): Path<String>,
    Query(filter): Query<entries::CaseFilter>,
    Query(slice): Query<Slice>,
) -> Result<Shown<Page<entries::CaseLine>>, Problem> {
    entries::list(&desk, &campaign, &filter, &slice).await.map(Shown)
}
