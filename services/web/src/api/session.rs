//! Signing in and out.

use std::net::{IpAddr, SocketAddr};

use axum::{
    Extension,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use fawen_accounts::{Session, SignIn};
use fawen_domain::account::{Grant, Scope};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::Json,
};
use crate::{App, Problem, access::cookie, work::Desk};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(sign_in, who, sign_out))
}

/// A login name with its password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Credentials {
    /// 登录名
    name: String,
    /// 密码
    #[schema(format = Password)]
    password: String,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Who {
    /// 账号
    account: String,
    /// 姓名
    name: String,
    /// 角色
    grants: Vec<GrantView>,
    /// 改动时放入 X-CSRF-Token；用令牌的没有
    #[serde(skip_serializing_if = "Option::is_none")]
    csrf: Option<String>,
    /// 最迟何时须重新登录；用令牌的没有
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// A role with its reach.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct GrantView {
    /// 角色
    role: &'static str,
    /// 范围：全部、发文机关、单位或活动
    scope: &'static str,
    /// 编号；范围为全部的没有
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
}

/// 登录；得到会话 Cookie
#[utoipa::path(post, path = "/api/session", operation_id = "session_sign_in", tag = "登录",
    responses((status = 200, description = "已登录", body = Who), Refusals))]
pub(super) async fn sign_in(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Json(given): Json<Credentials>,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let from = client(&app, &headers, from.ip()).to_string();
    let previous = cookie::session(&app.config, &headers);
    let (name, password) = (given.name.as_str(), given.password.as_str());
    let signed_in =
        app.accounts.sign_in(SignIn { name, password, from: &from, previous }, now).await?;
    let session = signed_in.session;
    let set = cookie::set(&app.config, signed_in.token.expose(), session.until, now);
    let mut response = Shown(shown(&session)).into_response();
    if let Some(set) = set {
        response.headers_mut().insert(header::SET_COOKIE, set);
    }
    Ok(response)
}

/// 谁已登录
#[utoipa::path(get, path = "/api/session", operation_id = "session_who", tag = "登录",
    responses((status = 200, description = "登录的人", body = Who), Refusals))]
pub(super) async fn who(desk: Desk, session: Option<Extension<Session>>) -> Shown<Who> {
    let who = match session {
        Some(Extension(session)) => shown(&session),
        None => Who {
            account: desk.principal.account.to_string(),
            name: desk.principal.name.clone(),
            grants: grants(&desk.principal.grants),
            csrf: None,
            until: None,
        },
    };
    Shown(who)
}

/// 退出
#[utoipa::path(delete, path = "/api/session", operation_id = "session_sign_out", tag = "登录",
    responses((status = 204, description = "已退出"), Refusals))]
pub(super) async fn sign_out(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(token) = cookie::session(&app.config, &headers) {
        app.accounts.sign_out(token).await?;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(clear) = cookie::clear(&app.config) {
        response.headers_mut().insert(header::SET_COOKIE, clear);
    }
    Ok(response)
}

/// Where a request comes from: the connection, or what the proxy in front of TLS says.
pub(crate) fn client(app: &App, headers: &HeaderMap, connection: IpAddr) -> IpAddr {
    if !app.config.secure() || !connection.is_loopback() {
        return connection;
    }
    // Only the last one is written by our own proxy; whatever stands before it, the client may have made up.
    let said = headers.get_all("x-forwarded-for").iter().next_back();
    let last = said.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    last.unwrap_or(connection)
}

fn shown(session: &Session) -> Who {
    Who {
        account: session.principal.account.to_string(),
        name: session.principal.name.clone(),
        grants: grants(&session.principal.grants),
        csrf: Some(session.csrf.clone()),
        until: Some(session.until),
    }
}

fn grants(grants: &[Grant]) -> Vec<GrantView> {
    let view = |grant: &Grant| {
        let (scope, of) = match &grant.scope {
            Scope::Everywhere => ("全部", None),
            Scope::Issuer(id) => ("发文机关", Some(id.to_string())),
            Scope::Unit(id) => ("单位", Some(id.to_string())),
            Scope::Campaign(id) => ("活动", Some(id.to_string())),
        };
        GrantView { role: grant.role.label(), scope, of }
    };
    grants.iter().map(view).collect()
}
