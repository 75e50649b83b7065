//! Accounts (账号), for administrators.

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Json, Path, Query},
    words::Reason,
};
use crate::{
    App, Problem,
    work::{
        Desk, Page, Slice,
        accounts::{
            self, AccountFilter, AccountLine, AccountView, LinkView, NewAccount, RoleOrder,
            Unlinking, Withdrawal,
        },
    },
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, open))
        .routes(routes!(view))
        .routes(routes!(grant))
        .routes(routes!(withdraw))
        .routes(routes!(close))
        .routes(routes!(reopen))
        .routes(routes!(invite))
        .routes(routes!(reset))
        .routes(routes!(unlink))
}

/// 账号，按登录名
#[utoipa::path(get, path = "/api/accounts", operation_id = "accounts_list", tag = "账号", params(AccountFilter, Slice), 
    responses((status = 200, description = "内容", body = Page<AccountLine>), Refusals))]
pub(super) async fn list(
    desk: Desk,
    Query(filter): Query<AccountFilter>,
    Query(slice): Query<Slice>,
) -> Result<Shown<Page<AccountLine>>, Problem> {
    accounts::list(&desk, &filter, &slice).await.map(Shown)
}

/// 开通账号；设置密码另发邀请
#[utoipa::path(post, path = "/api/accounts", operation_id = "accounts_open", tag = "账号", 
    responses((status = 200, description = "已开通", body = AccountView), Refusals))]
pub(super) async fn open(
    desk: Desk,
    Json(new): Json<NewAccount>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::open(&desk, new).await.map(Shown)
}

/// 一个账号
#[utoipa::path(get, path = "/api/accounts/{account}", operation_id = "accounts_view", tag = "账号", 
    responses((status = 200, description = "内容", body = AccountView), Refusals))]
pub(super) async fn view(
    desk: Desk,
    Path(account): Path<String>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::view(&desk, &account).await.map(Shown)
}

/// 授予角色
#[utoipa::path(post, path = "/api/accounts/{account}/grant", operation_id = "accounts_grant", tag = "账号", 
    responses((status = 200, description = "已授予", body = AccountView), Refusals))]
pub(super) async fn grant(
    desk: Desk,
    Path(account): Path<String>,
    Json(order): Json<RoleOrder>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::grant(&desk, &account, &order).await.map(Shown)
}

/// 收回角色
#[utoipa::path(post, path = "/api/accounts/{account}/withdraw", operation_id = "accounts_withdraw", tag = "账号", 
    responses((status = 200, description = "已收回", body = AccountView), Refusals))]
pub(super) async fn withdraw(
    desk: Desk,
    Path(account): Path<String>,
    Json(order): Json<Withdrawal>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::withdraw(&desk, &account, order).await.map(Shown)
}

/// 停用
#[utoipa::path(post, path = "/api/accounts/{account}/close", operation_id = "accounts_close", tag = "账号", 
    responses((status = 200, description = "已停用", body = AccountView), Refusals))]
pub(super) async fn close(
    desk: Desk,
    Path(account): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::close(&desk, &account, body.reason).await.map(Shown)
}

/// 恢复
#[utoipa::path(post, path = "/api/accounts/{account}/reopen", operation_id = "accounts_reopen", tag = "账号", 
    responses((status = 200, description = "已恢复", body = AccountView), Refusals))]
pub(super) async fn reopen(
    desk: Desk,
    Path(account): Path<String>,
    Json(body): Json<Reason>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::reopen(&desk, &account, body.reason).await.map(Shown)
}

/// 邀请使用人自己设置密码；链接只给出这一次
#[utoipa::path(post, path = "/api/accounts/{account}/invite", operation_id = "accounts_invite", tag = "账号", 
    responses((status = 200, description = "邀请链接", body = LinkView), Refusals))]
pub(super) async fn invite(
    desk: Desk,
    Path(account): Path<String>,
) -> Result<Shown<LinkView>, Problem> {
    accounts::invite(&desk, &account).await.map(Shown)
}

/// 重置密码：原密码和会话立即失效，得到邀请链接
#[utoipa::path(post, path = "/api/accounts/{account}/reset", operation_id = "accounts_reset", tag = "账号", 
    responses((status = 200, description = "邀请链接", body = LinkView), Refusals))]
pub(super) async fn reset(
    desk: Desk,
    Path(account): Path<String>,
) -> Result<Shown<LinkView>, Problem> {
    accounts::reset(&desk, &account).await.map(Shown)
}

/// 解除绑定的统一身份；用它登录的会话立即结束
#[utoipa::path(post, path = "/api/accounts/{account}/unlink", operation_id = "accounts_unlink", tag = "账号", 
    responses((status = 200, description = "已解除", body = AccountView), Refusals))]
pub(super) async fn unlink(
    desk: Desk,
    Path(account): Path<String>,
    Json(order): Json<Unlinking>,
) -> Result<Shown<AccountView>, Problem> {
    accounts::unlink(&desk, &account, order).await.map(Shown)
}
