//! The API: JSON in and out, problems as problem+json, described by OpenAPI.

mod accounts;
mod answer;
mod attached;
mod audit;
pub(crate) mod bundles;
mod campaigns;
mod desk;
mod desk_files;
mod document;
mod documents;
mod download;
mod entries;
pub(crate) mod files;
mod health;
mod input;
mod news;
mod office;
mod own;
mod public;
mod range;
mod rounds;
mod selections;
pub(crate) mod session;
mod stored;
mod uploads;
mod words;

use axum::{Json, Router, extract::State, routing::get};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// Routes and the document that describes them, from the same place.
pub fn routes() -> (Router<App>, OpenApi) {
    let router = OpenApiRouter::with_openapi(document::head())
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(health::metrics))
        .merge(session::routes())
        .merge(accounts::routes())
        .merge(own::routes())
        .merge(news::routes())
        .merge(documents::routes())
        .merge(files::routes())
        .merge(office::routes())
        .merge(campaigns::routes())
        .merge(entries::routes())
        .merge(uploads::routes())
        .merge(attached::routes())
        .merge(rounds::routes())
        .merge(desk_files::routes())
        .merge(selections::routes())
        .merge(public::routes())
        .merge(audit::routes())
        .merge(bundles::routes());
    let (router, document) = router.split_for_parts();
    let served = document.clone();
    let openapi = move |_: State<App>| async move { Json(served) };
    (router.route("/api/openapi.json", get(openapi)), document)
}
