//! News as server-sent events.

use std::{convert::Infallible, time::Duration};

use axum::{
    http::HeaderMap,
    response::sse::{Event, KeepAlive, Sse},
};
use fawen_store::Position;
use futures::{Stream, StreamExt as _, stream};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{answer::Refusals, input::Query};
use crate::{
    App, Problem,
    work::{Desk, news},
};

/// After so long without news a line is sent, so that nobody takes the connection for dead.
const ALIVE: Duration = Duration::from_secs(15);
/// So often it is looked whether another process has written something.
const LOOK: Duration = Duration::from_secs(1);
/// After so long a listener comes again, and is asked who they are again.
const AT_MOST: Duration = Duration::from_secs(300);

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(listen))
}

/// From where on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Since {
    /// 从这个日志位置之后开始；不写则从现在开始。重新连接时以 Last-Event-ID 为准
    after: Option<u64>,
}

/// One event of the stream.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it only describes the stream")]
pub(super) struct NewsEvent {
    /// 日志位置：重新连接时作为 Last-Event-ID
    id: String,
    /// 总是 news
    #[schema(pattern = "^news$")]
    event: String,
    /// 消息，写成JSON
    #[schema(content_media_type = "application/json")]
    data: String,
}

/// 新发生的事（server-sent events），只含可以查看的
#[utoipa::path(get, path = "/api/news", operation_id = "news_listen", tag = "消息", params(Since),
    responses(
        (status = 200, description = "逐条发出，data 为 JSON", body = NewsEvent, content_type = "text/event-stream"),
        Refusals))]
pub(super) async fn listen(
    desk: Desk,
    headers: HeaderMap,
    Query(since): Query<Since>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let after = match last.or(since.after) {
        Some(position) => Position::new(position),
        None => desk.app.store.last_position().await?,
    };
    let mut stopping = desk.app.stopping();
    let ended = async move {
        tokio::select! {
            () = tokio::time::sleep(AT_MOST) => {}
            _ = stopping.wait_for(|stopping| *stopping) => {}
        }
    };
    let events = stream::unfold((desk, after), batch).flat_map(stream::iter);
    let events = events.take_until(Box::pin(ended)).boxed();
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)))
}

type Told = Vec<Result<Event, Infallible>>;

/// The next news, once there are any.
async fn batch((desk, after): (Desk, Position)) -> Option<(Told, (Desk, Position))> {
    drop(desk.app.store.wait_beyond(after, LOOK).await);
    let (news, reached) = match news::after(&desk, after).await {
        Ok(found) => found,
        Err(problem) => {
            tracing::warn!(detail = %problem.detail, "a listener is sent away");
            return None;
        }
    };
    let told = news.into_iter().filter_map(|news| {
        let event = Event::default().id(news.position.to_string()).event("news");
        event.json_data(&news).ok().map(Ok)
    });
    Some((told.collect(), (desk, reached)))
}
