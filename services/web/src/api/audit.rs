//! Audits (审计).

use serde_json::Value;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    answer::{Refusals, Shown},
    input::Query,
    words::StreamOf,
};
use crate::{
    App, Problem,
    work::{Desk, Page, audit, documents::StepView},
};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(log))
        .routes(routes!(timeline))
        .routes(routes!(trail))
        .routes(routes!(as_of))
        .routes(routes!(diff))
}

/// 全部事件，按日志顺序
#[utoipa::path(get, path = "/api/audit/log", operation_id = "audit_log", tag = "审计", params(audit::LogSlice), 
    responses((status = 200, description = "内容", body = Page<audit::LogLine>), Refusals))]
pub(super) async fn log(
    desk: Desk,
    Query(slice): Query<audit::LogSlice>,
) -> Result<Shown<Page<audit::LogLine>>, Problem> {
    audit::log(&desk, &slice).await.map(Shown)
}

/// 全部事项的时间线，新的在前，可以筛选
#[utoipa::path(get, path = "/api/audit/timeline", operation_id = "audit_timeline", tag = "审计", params(audit::TimelineFilter), 
    responses((status = 200, description = "内容", body = Page<audit::LogLine>), Refusals))]
pub(super) async fn timeline(
    desk: Desk,
    Query(filter): Query<audit::TimelineFilter>,
) -> Result<Shown<Page<audit::LogLine>>, Problem> {
    audit::timeline(&desk, &filter).await.map(Shown)
}

/// 一个事件流的经过
#[utoipa::path(get, path = "/api/audit/trail", operation_id = "audit_trail", tag = "审计", params(StreamOf), 
    responses((status = 200, description = "内容", body = Vec<StepView>), Refusals))]
pub(super) async fn trail(
    desk: Desk,
    Query(of): Query<StreamOf>,
) -> Result<Shown<Vec<StepView>>, Problem> {
    audit::trail(&desk, &of.stream).await.map(Shown)
}

/// 一个事件流在某一时刻的状态
#[utoipa::path(get, path = "/api/audit/as-of", operation_id = "audit_as_of", tag = "审计", params(audit::At), 
    responses((status = 200, description = "内容", body = Value), Refusals))]
pub(super) async fn as_of(
    desk: Desk,
    Query(at): Query<audit::At>,
) -> Result<Shown<Value>, Problem> {
    audit::as_of(&desk, &at).await.map(Shown)
}

/// 两个时刻之间的改动
#[utoipa::path(get, path = "/api/audit/diff", operation_id = "audit_diff", tag = "审计", params(audit::Between), 
    responses((status = 200, description = "内容", body = Value), Refusals))]
pub(super) async fn diff(
    desk: Desk,
    Query(between): Query<audit::Between>,
) -> Result<Shown<Value>, Problem> {
    audit::diff(&desk, &between).await.map(Shown)
}
