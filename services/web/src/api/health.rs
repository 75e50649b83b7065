//! Whether the service lives, whether it can work, and what it counted.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::Refusals;
use crate::{App, Problem};

/// Where the service stands.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Health {
    /// 正常
    status: &'static str,
    /// Last position of the log, when the store was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
}

/// 进程是否存活
#[utoipa::path(get, path = "/health/live", tag = "运行",
    responses((status = 200, description = "存活", body = Health), Refusals))]
pub(super) async fn live() -> axum::Json<Health> {
    axum::Json(Health { status: "正常", position: None })
}

/// 能否办理：事件库可以读取
#[utoipa::path(get, path = "/health/ready", tag = "运行",
    responses(
        (status = 200, description = "可以办理", body = Health),
        Refusals))]
pub(super) async fn ready(State(app): State<App>) -> Result<axum::Json<Health>, Problem> {
    let position = app.store.last_position().await.map_err(|error| {
        tracing::error!(error = %error, "not ready");
        let detail = "事件库不能读取：请查看运行日志";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not-ready", "不能办理", detail)
    })?;
    Ok(axum::Json(Health { status: "正常", position: Some(position.get()) }))
}

/// 运行指标（Prometheus 文本格式）
#[utoipa::path(get, path = "/metrics", tag = "运行",
    responses(
        (status = 200, description = "指标", body = String, content_type = "text/plain"),
        Refusals))]
pub(super) async fn metrics(State(app): State<App>) -> Result<Response, Problem> {
    let Some(handle) = &app.metrics else {
        return Err(Problem::absent("这个进程没有统计运行指标"));
    };
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((kind, handle.render()).into_response())
}
