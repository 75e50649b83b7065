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

use axum::{Router, http::header, routing::get};
use bytes::Bytes;
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, input};

/// Routes and the document that describes them, from the same place.
///
/// # Errors
/// The document cannot be written as JSON.
pub fn routes() -> Result<(Router<App>, OpenApi), serde_json::Error> {
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
    let served = Bytes::from(serde_json::to_vec(&document::complete(&document)?)?);
    let openapi = move || async move { ([(header::CONTENT_TYPE, "application/json")], served) };
    Ok((router.route("/api/openapi.json", get(openapi)), document))
}
