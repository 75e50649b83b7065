//! The selection (推选).

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Json, Path},
    words::*,
};
use crate::{
    App, Problem,
    work::{Desk, Done, rounds, selections},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(view, open))
        .routes(routes!(rank))
        .routes(routes!(propose))
        .routes(routes!(confirm))
        .routes(routes!(organisers))
        .routes(routes!(what_if))
        .routes(routes!(start_notice))
        .routes(routes!(close_notice))
        .routes(routes!(lodge))
        .routes(routes!(settle))
}

/// 各项活动的推选进展
#[utoipa::path(get, path = "/api/selections", operation_id = "selections_list", tag = "推选", 
    responses((status = 200, description = "内容", body = Vec<selections::SelectionLine>), Refusals))]
pub(super) async fn list(desk: Desk) -> Result<Shown<Vec<selections::SelectionLine>>, Problem> {
    selections::list(&desk).await.map(Shown)
}

/// 推选
#[utoipa::path(get, path = "/api/campaigns/{campaign}/selection", operation_id = "selections_view", tag = "推选", 
    responses((status = 200, description = "内容", body = selections::SelectionView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path(campaign): Path<String>,
) -> Result<Shown<selections::SelectionView>, Problem> {
    selections::view(&desk, &campaign).await.map(Shown)
}

/// 开始推选
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection", operation_id = "selections_open", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn open(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<selections::NewSelection>,
) -> Result<Done, Problem> {
    selections::open(&desk, &campaign, body).await
}

/// 排序
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/rank", operation_id = "selections_rank", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn rank(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<rounds::Seed>,
) -> Result<Done, Problem> {
    selections::rank(&desk, &campaign, body.seed).await
}

/// 提出等次
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/propose", operation_id = "selections_propose", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn propose(desk: Desk, Path(campaign): Path<String>) -> Result<Done, Problem> {
    selections::propose(&desk, &campaign).await
}

/// 确认等次
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/confirm", operation_id = "selections_confirm", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn confirm(desk: Desk, Path(campaign): Path<String>) -> Result<Done, Problem> {
    selections::confirm(&desk, &campaign).await
}

/// 推选优秀组织单位
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/organisers", operation_id = "selections_organisers", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn organisers(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<OrganiserOrder>,
) -> Result<Done, Problem> {
    selections::organisers(&desk, &campaign, body.organisers).await
}

/// 试算：换一种名额会怎样
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/what-if", operation_id = "selections_what_if", tag = "推选", 
    responses((status = 200, description = "内容", body = Vec<selections::TierView>), Refusals))]
pub(super) async fn what_if(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<WhatIf>,
) -> Result<Shown<Vec<selections::TierView>>, Problem> {
    selections::what_if(&desk, &campaign, body.tiers).await.map(Shown)
}

/// 开始公示
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/notice", operation_id = "selections_start_notice", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn start_notice(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<selections::NoticeOrder>,
) -> Result<Done, Problem> {
    selections::start_notice(&desk, &campaign, body).await
}

/// 结束公示
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/close-notice", operation_id = "selections_close_notice", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn close_notice(
    desk: Desk,
    Path(campaign): Path<String>,
) -> Result<Done, Problem> {
    selections::close_notice(&desk, &campaign).await
}

/// 登记异议
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/objections", operation_id = "selections_lodge", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn lodge(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<selections::NewObjection>,
) -> Result<Done, Problem> {
    selections::lodge(&desk, &campaign, body).await
}

/// 处理异议
#[utoipa::path(post, path = "/api/campaigns/{campaign}/selection/objections/{objection}/settle", operation_id = "selections_settle", tag = "推选", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn settle(
    desk: Desk,
    Path((campaign, objection)): Path<(String, String)>,
    Json(body): Json<selections::Settling>,
) -> Result<Done, Problem> {
    selections::settle(&desk, &campaign, &objection, body).await
}
