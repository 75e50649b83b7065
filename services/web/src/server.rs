//! The application as a whole, and the server around it.

use std::{io, net::SocketAddr, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{Method, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tokio::net::TcpListener;
use utoipa::openapi::{OpenApi, PathItem};

use crate::{App, Problem, access, api, headers, once, site, trace};

/// Why the service could not run, or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// A route that nobody has said who may take.
    #[error("路由{method} {path}不在授权表中：请在access/table.rs写明谁可以使用")]
    Unlisted {
        /// Its method.
        method: String,
        /// Its pattern.
        path: String,
    },
    /// The document of the API cannot be written.
    #[error("接口文档无法生成：{0}")]
    Document(#[from] serde_json::Error),
    /// The address cannot be listened on.
    #[error("不能在{listen}上接受连接：{source}。请检查http.listen是否写错，或已被别的程序占用")]
    Listen {
        /// The address.
        listen: String,
        /// Why not.
        source: io::Error,
    },
    /// The server broke.
    #[error("服务中断：{0}")]
    Io(#[from] io::Error),
}

/// The whole application.
///
/// # Errors
/// [`ServeError::Unlisted`]: a route of the API is missing in the table of access.
pub fn application(app: App) -> Result<Router, ServeError> {
    let (api, document) = api::routes()?;
    ensure_listed(&document)?;
    let limit = DefaultBodyLimit::max(app.config.http.body_limit);
    Ok(api
        .merge(site::routes())
        .fallback(|| async { access::nothing_here() })
        .layer(middleware::from_fn_with_state(app.clone(), once::bind))
        .layer(middleware::from_fn_with_state(app.clone(), access::gate))
        .layer(limit)
        .layer(middleware::from_fn(site::as_pages))
        .layer(middleware::from_fn_with_state(app.clone(), in_time))
        .layer(middleware::from_fn_with_state(app.clone(), headers::secure))
        .layer(middleware::from_fn(trace::follow))
        .with_state(app))
}

/// Serves until `stop` comes true; then lets requests under way finish, but not for ever.
///
/// # Errors
/// As for [`application`], or the server breaks.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let grace = app.config.http.shutdown_grace;
    let (router, mut stopping) = (application(app.clone())?, app.stopping());
    let stop = async move {
        stop.await;
        app.stop();
    };
    let served = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop);
    tokio::select! {
        served = served => Ok(served?),
        () = patience(&mut stopping, grace) => {
            tracing::warn!("requests under way were cut off");
            Ok(())
        }
    }
}

/// Ends when the time of grace after the stop is over.
async fn patience(stopping: &mut tokio::sync::watch::Receiver<bool>, grace: Duration) {
    // The application, which tells, is there as long as the server.
    drop(stopping.wait_for(|stopping| *stopping).await);
    tokio::time::sleep(grace).await;
}

async fn in_time(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = patience_for(&app, &request);
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let detail = format!(
                "{}秒内没有办完：请稍后重试，命令请用同一个 Idempotency-Key",
                limit.as_secs()
            );
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Problem::new(status, "timeout", "超时", detail).retry("1").into_response()
        }
    }
}

/// Bytes of a file may come over a slow line.
fn patience_for(app: &App, request: &Request) -> Duration {
    let pattern = request.extensions().get::<MatchedPath>();
    match pattern.is_some_and(|pattern| UPLOADS.contains(&pattern.as_str())) {
        true => app.config.handed_in.upload_timeout.max(app.config.http.request_timeout),
        false => app.config.http.request_timeout,
    }
}

/// The routes that take bytes of files.
const UPLOADS: &[&str] = &[
    "/api/uploads/{upload}",
    "/entries/{campaign}/{unit}/files",
    "/entries/{campaign}/{unit}/cases/{case}/files",
];

/// Every operation of the document is in the table of access.
fn ensure_listed(document: &OpenApi) -> Result<(), ServeError> {
    for (path, item) in &document.paths.paths {
        for method in operations(item) {
            if access::find(&method, path).is_none() {
                return Err(ServeError::Unlisted {
                    method: method.to_string(),
                    path: path.clone(),
                });
            }
        }
    }
    Ok(())
}

fn operations(item: &PathItem) -> Vec<Method> {
    [
        (Method::GET, &item.get),
        (Method::PUT, &item.put),
        (Method::POST, &item.post),
        (Method::DELETE, &item.delete),
        (Method::PATCH, &item.patch),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_ref().map(|_| method))
    .collect()
}
