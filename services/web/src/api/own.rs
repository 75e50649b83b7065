//! One's own account (我的账号), and invitations.

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use fawen_accounts::Session;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::{Json, Path},
    words::Reason,
};
use crate::{
    App, Problem,
    access::cookie,
    work::{
        Desk,
        accounts::{
            self, GrantView, IdentityView, InvitedView, NewPassword, NewToken, OwnView, SecretView,
            SessionView, TokenView, Unlinking,
        },
    },
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(own))
        .routes(routes!(change_password))
        .routes(routes!(unlink))
        .routes(routes!(issue_token))
        .routes(routes!(revoke_token))
        .routes(routes!(end_session))
        .routes(routes!(end_others))
        .routes(routes!(invited, accept))
}

/// One's own account.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Own {
    /// 登录名
    account: String,
    /// 姓名
    name: String,
    /// 角色
    grants: Vec<GrantView>,
    /// 会话
    sessions: Vec<SessionView>,
    /// 令牌
    tokens: Vec<TokenView>,
    /// 绑定的统一身份
    identities: Vec<IdentityView>,
}

/// A password that is chosen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Chosen {
    /// 密码
    #[schema(format = Password)]
    password: String,
}

/// 我的账号：角色、会话、令牌
#[utoipa::path(get, path = "/api/me", operation_id = "own_account", tag = "我的账号", 
    responses((status = 200, description = "内容", body = Own), Refusals))]
pub(super) async fn own(desk: Desk, headers: HeaderMap) -> Result<Shown<Own>, Problem> {
    let OwnView { grants, tokens, identities, .. } = accounts::own(&desk).await?;
    let sessions = accounts::sessions(&desk, secret(&desk, &headers)).await?;
    let (account, name) = (desk.principal.account.to_string(), desk.principal.name.clone());
    Ok(Shown(Own { account, name, grants, sessions, tokens, identities }))
}

/// 修改密码；全部会话结束，得到新的会话 Cookie
#[utoipa::path(post, path = "/api/me/password", operation_id = "own_password", tag = "我的账号", 
    responses((status = 204, description = "已修改"), Refusals))]
pub(super) async fn change_password(
    desk: Desk,
    session: Option<Extension<Session>>,
    Json(change): Json<NewPassword>,
) -> Result<Response, Problem> {
    let signed_in = accounts::change_password(&desk, session.is_some(), &change).await?;
    let (token, until) = (signed_in.token.expose(), signed_in.session.until);
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(set) = cookie::set(&desk.app.config, token, until, desk.at) {
        response.headers_mut().insert(header::SET_COOKIE, set);
    }
    Ok(response)
}

/// 解除绑定自己的统一身份；用它登录的会话立即结束
#[utoipa::path(post, path = "/api/me/unlink", operation_id = "own_unlink", tag = "我的账号", 
    responses((status = 204, description = "已解除"), Refusals))]
pub(super) async fn unlink(
    desk: Desk,
    session: Option<Extension<Session>>,
    Json(order): Json<Unlinking>,
) -> Result<StatusCode, Problem> {
    accounts::unlink_own(&desk, session.is_some(), order).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// 发放接口令牌；内容只给出这一次
#[utoipa::path(post, path = "/api/me/tokens", operation_id = "own_issue_token", tag = "我的账号", 
    responses((status = 200, description = "令牌", body = SecretView), Refusals))]
pub(super) async fn issue_token(
    desk: Desk,
    session: Option<Extension<Session>>,
    Json(order): Json<NewToken>,
) -> Result<Shown<SecretView>, Problem> {
    accounts::issue_token(&desk, session.is_some(), &order).await.map(Shown)
}

/// 吊销自己的接口令牌
#[utoipa::path(post, path = "/api/me/tokens/{token}/revoke", operation_id = "own_revoke_token", tag = "我的账号", 
    responses((status = 204, description = "已吊销"), Refusals))]
pub(super) async fn revoke_token(
    desk: Desk,
    session: Option<Extension<Session>>,
    Path(token): Path<String>,
    Json(body): Json<Reason>,
) -> Result<StatusCode, Problem> {
    accounts::revoke_token(&desk, session.is_some(), &token, body.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// 结束自己的一个会话
#[utoipa::path(post, path = "/api/me/sessions/{session}/end", operation_id = "own_end_session", tag = "我的账号", 
    responses((status = 204, description = "已结束"), Refusals))]
pub(super) async fn end_session(
    desk: Desk,
    signed_in: Option<Extension<Session>>,
    Path(session): Path<String>,
) -> Result<StatusCode, Problem> {
    accounts::end_session(&desk, signed_in.is_some(), &session).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// 结束自己的其他全部会话
#[utoipa::path(post, path = "/api/me/sessions/end-others", operation_id = "own_end_sessions", tag = "我的账号", 
    responses((status = 204, description = "已结束"), Refusals))]
pub(super) async fn end_others(desk: Desk, headers: HeaderMap) -> Result<StatusCode, Problem> {
    accounts::end_sessions(&desk, secret(&desk, &headers)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// 谁受到邀请
#[utoipa::path(get, path = "/api/invitations/{invitation}", operation_id = "invitation_view", tag = "我的账号", 
    responses((status = 200, description = "受邀的账号", body = InvitedView), Refusals))]
pub(super) async fn invited(
    State(app): State<App>,
    Path(invitation): Path<String>,
) -> Result<Shown<InvitedView>, Problem> {
    accounts::invited(&app, &invitation).await.map(Shown)
}

/// 接受邀请：设置密码；邀请只能用一次
#[utoipa::path(post, path = "/api/invitations/{invitation}", operation_id = "invitation_accept", tag = "我的账号", 
    responses((status = 204, description = "已设置"), Refusals))]
pub(super) async fn accept(
    State(app): State<App>,
    Path(invitation): Path<String>,
    Json(chosen): Json<Chosen>,
) -> Result<StatusCode, Problem> {
    accounts::accept(&app, &invitation, &chosen.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The secret of the session that asks; a token has none.
fn secret<'r>(desk: &Desk, headers: &'r HeaderMap) -> Option<&'r str> {
    // Beside a token a cookie does not count.
    let by_token = headers.contains_key(header::AUTHORIZATION);
    cookie::session(&desk.app.config, headers).filter(|_| !by_token)
}
