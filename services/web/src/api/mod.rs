//! The API: JSON in and out, problems as problem+json, described by OpenAPI.

mod document;
mod health;

use axum::{Json, Router, extract::State, routing::get};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// Routes and the document that describes them, from the same place.
pub fn routes() -> (Router<App>, OpenApi) {
    let router = OpenApiRouter::with_openapi(document::head())
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(health::metrics));
    let (router, document) = router.split_for_parts();
    let served = document.clone();
    let openapi = move |_: State<App>| async move { Json(served) };
    (router.route("/api/openapi.json", get(openapi)), document)
}
