//! Review rounds (评审).

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Json, Path},
    words::*,
};
use crate::{
    App, Problem,
    work::{Desk, Done, rounds},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, open))
        .routes(routes!(own))
        .routes(routes!(view))
        .routes(routes!(seats_of))
        .routes(routes!(form_panel))
        .routes(routes!(join_panel))
        .routes(routes!(declare_conflict))
        .routes(routes!(assign))
        .routes(routes!(reassign))
        .routes(routes!(reopen_sheet))
        .routes(routes!(close))
        .routes(routes!(desk_of))
        .routes(routes!(recuse_from_all))
        .routes(routes!(read_case))
        .routes(routes!(typed, keep_typed))
        .routes(routes!(submit_sheet))
        .routes(routes!(recuse))
}

/// 一项活动的各轮评审
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds", operation_id = "rounds_list", tag = "评审", 
    responses((status = 200, description = "内容", body = Vec<rounds::RoundLine>), Refusals))]
pub(super) async fn list(
    desk: Desk,
    Path(campaign): Path<String>,
) -> Result<Shown<Vec<rounds::RoundLine>>, Problem> {
    rounds::of_campaign(&desk, &campaign).await.map(Shown)
}

/// 我参加的各轮评审
#[utoipa::path(get, path = "/api/reviews", operation_id = "rounds_own", tag = "评审", 
    responses((status = 200, description = "内容", body = Vec<rounds::OwnRound>), Refusals))]
pub(super) async fn own(desk: Desk) -> Result<Shown<Vec<rounds::OwnRound>>, Problem> {
    rounds::own(&desk).await.map(Shown)
}

/// 一名评委的评审任务和进度，不含评分
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds/{number}/experts/{account}", operation_id = "rounds_seats_of", tag = "评审", 
    responses((status = 200, description = "内容", body = rounds::ExpertSeats), Refusals))]
pub(super) async fn seats_of(
    desk: Desk,
    Path((campaign, number, account)): Path<(String, u32, String)>,
) -> Result<Shown<rounds::ExpertSeats>, Problem> {
    rounds::seats_of(&desk, &campaign, number, &account).await.map(Shown)
}

/// 开始一轮评审
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds", operation_id = "rounds_open", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn open(
    desk: Desk,
    Path(campaign): Path<String>,
    Json(body): Json<rounds::NewRound>,
) -> Result<Done, Problem> {
    rounds::open(&desk, &campaign, body).await
}

/// 一轮评审
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds/{number}", operation_id = "rounds_view", tag = "评审", 
    responses((status = 200, description = "内容", body = rounds::RoundView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
) -> Result<Shown<rounds::RoundView>, Problem> {
    rounds::view(&desk, &campaign, number).await.map(Shown)
}

/// 组成评委会
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/panel", operation_id = "rounds_form_panel", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn form_panel(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<PanelOrder>,
) -> Result<Done, Problem> {
    rounds::form_panel(&desk, &campaign, number, body.members).await
}

/// 增补评委
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/members", operation_id = "rounds_join_panel", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn join_panel(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<rounds::Member>,
) -> Result<Done, Problem> {
    rounds::join_panel(&desk, &campaign, number, body).await
}

/// 登记利害关系
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/conflicts", operation_id = "rounds_declare_conflict", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn declare_conflict(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<rounds::ConflictNote>,
) -> Result<Done, Problem> {
    rounds::declare_conflict(&desk, &campaign, number, body).await
}

/// 分配案例
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/assign", operation_id = "rounds_assign", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn assign(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<rounds::Seed>,
) -> Result<Done, Problem> {
    rounds::assign(&desk, &campaign, number, body).await
}

/// 补充分配
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/reassign", operation_id = "rounds_reassign", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn reassign(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<rounds::Seed>,
) -> Result<Done, Problem> {
    rounds::reassign(&desk, &campaign, number, body).await
}

/// 退回重评
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/reopen-sheet", operation_id = "rounds_reopen_sheet", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn reopen_sheet(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<rounds::ConflictNote>,
) -> Result<Done, Problem> {
    rounds::reopen_sheet(&desk, &campaign, number, body).await
}

/// 结束评审
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/close", operation_id = "rounds_close", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn close(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
) -> Result<Done, Problem> {
    rounds::close(&desk, &campaign, number).await
}

/// 我的评审任务
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds/{number}/desk", operation_id = "rounds_desk_of", tag = "评审", 
    responses((status = 200, description = "内容", body = rounds::DeskView), Refusals))]
pub(super) async fn desk_of(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
) -> Result<Shown<rounds::DeskView>, Problem> {
    rounds::desk_of(&desk, &campaign, number).await.map(Shown)
}

/// 回避整轮
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/desk/recuse", operation_id = "rounds_recuse_from_all", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn recuse_from_all(
    desk: Desk,
    Path((campaign, number)): Path<(String, u32)>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    rounds::recuse_from_all(&desk, &campaign, number, body.reason).await
}

/// 评审任务中的一件案例；盲评时不含单位和作者
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}", operation_id = "rounds_read_case", tag = "评审", 
    responses((status = 200, description = "内容", body = rounds::PaperlessCase), Refusals))]
pub(super) async fn read_case(
    desk: Desk,
    Path((campaign, number, case_number)): Path<(String, u32, u32)>,
) -> Result<Shown<rounds::PaperlessCase>, Problem> {
    rounds::read_case(&desk, &campaign, number, case_number).await.map(Shown)
}

/// 评分草稿；没有写过的为空
#[utoipa::path(get, path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/draft", operation_id = "rounds_typed", tag = "评审", 
    responses((status = 200, description = "内容", body = rounds::TypedSheet), Refusals))]
pub(super) async fn typed(
    desk: Desk,
    Path((campaign, number, case_number)): Path<(String, u32, u32)>,
) -> Result<Shown<rounds::TypedSheet>, Problem> {
    let typed = rounds::typed(&desk, &campaign, number, case_number).await?;
    Ok(Shown(typed.unwrap_or_default()))
}

/// 保存评分草稿
#[utoipa::path(put, path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/draft", operation_id = "rounds_keep_typed", tag = "评审", 
    responses((status = 200, description = "内容", body = rounds::TypedSheet), Refusals))]
pub(super) async fn keep_typed(
    desk: Desk,
    Path((campaign, number, case_number)): Path<(String, u32, u32)>,
    Json(body): Json<rounds::TypedSheet>,
) -> Result<Shown<rounds::TypedSheet>, Problem> {
    rounds::keep_typed(&desk, &campaign, number, case_number, body).await.map(Shown)
}

/// 提交评分表
#[utoipa::path(put, path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/sheet", operation_id = "rounds_submit_sheet", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn submit_sheet(
    desk: Desk,
    Path((campaign, number, case_number)): Path<(String, u32, u32)>,
    Json(body): Json<rounds::SheetOrder>,
) -> Result<Done, Problem> {
    rounds::submit_sheet(&desk, &campaign, number, case_number, body).await
}

/// 回避一件案例
#[utoipa::path(post, path = "/api/campaigns/{campaign}/rounds/{number}/desk/{case_number}/recuse", operation_id = "rounds_recuse", tag = "评审", 
    responses((status = 200, description = "已办理", body = Done), Refusals))]
pub(super) async fn recuse(
    desk: Desk,
    Path((campaign, number, case_number)): Path<(String, u32, u32)>,
    Json(body): Json<Reason>,
) -> Result<Done, Problem> {
    rounds::recuse(&desk, &campaign, number, case_number, body.reason).await
}
