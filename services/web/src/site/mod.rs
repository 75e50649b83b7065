//! Handlers of the pages: they call the use cases of [`work`](crate::work) and show what came of it with
//! `fawen_pages`. A form that was sent well is answered by sending the browser to the page that shows its
//! effect; one that was not is shown again with what is wrong.

mod accounts;
mod assets;
mod audit;
mod campaigns;
mod desk;
mod document;
mod documents;
mod editor;
mod elsewhere;
mod entries;
mod import;
mod names;
mod planning;
mod preview;
mod public;
mod registers;
mod reviews;
mod rounds;
mod screening;
mod selections;
mod sent;
mod sign_in;
mod trouble;
mod visitor;

use axum::{
    Router,
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use fawen_pages::{Frame, Page, address, render};

pub(crate) use self::trouble::as_pages;
use crate::App;

/// The routes of the pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/assets/{name}", get(assets::asset))
        .route(address::SIGN_IN, get(sign_in::form).post(sign_in::enter))
        .route(address::SIGN_IN_ELSEWHERE, get(elsewhere::begin))
        .route(address::BACK_FROM_ELSEWHERE, get(elsewhere::back))
        .route(address::SIGN_OUT, post(sign_in::leave))
        .route(address::DESK, get(desk::desk))
        .route(address::DOCUMENTS, get(documents::list))
        .route(address::DRAFT, get(editor::begin).post(editor::keep_new))
        .route(address::PREVIEW, post(preview::preview))
        .route(address::REGISTERS, get(registers::register))
        .route(address::AUDIT, get(audit::timeline))
        .route(address::VERIFICATION, get(audit::shown).post(audit::verify))
        .route(address::BUNDLES, post(audit::make))
        .route("/audit/bundles/{bundle}", get(audit::bundle))
        .route("/audit/{of}/{id}", get(audit::object))
        .route(address::CAMPAIGNS, get(campaigns::list))
        .route(address::NEW_CAMPAIGN, get(planning::begin).post(planning::plan))
        .route("/campaigns/{campaign}", get(campaigns::campaign))
        .route("/campaigns/{campaign}/{act}", post(campaigns::act))
        .route(address::ACCOUNTS, get(accounts::list).post(accounts::open))
        .route("/accounts/{account}", get(accounts::page))
        .route("/accounts/{account}/{act}", post(accounts::act))
        .route(address::OWN, get(accounts::own))
        .route(address::OWN_IDENTITY, post(elsewhere::bind))
        .route("/me/identity/remove", post(elsewhere::remove))
        .route("/invitations/{invitation}/identity", post(elsewhere::accept))
        .route("/me/password", post(accounts::password))
        .route("/me/tokens", post(accounts::issue))
        .route("/me/tokens/{token}/revoke", post(accounts::revoke))
        .route("/me/sessions/end-others", post(accounts::end_others))
        .route("/me/sessions/{session}/end", post(accounts::end_session))
        .route("/invitations/{invitation}", get(accounts::invitation).post(accounts::accept))
        .route(address::PUBLIC, get(public::papers))
        .route("/public/documents/{document}", get(public::paper))
        .route(address::RESULTS, get(public::results_list))
        .route("/public/results/{campaign}", get(public::results))
        .route(
            address::VERIFY,
            get(public::verify).post(public::verify_file).layer(public::limit()),
        )
        .merge(judging())
        .route("/documents/{document}", get(document::page))
        .route(address::IMPORT, post(import::take).layer(import::limit()))
        .route("/documents/{document}/edit", get(editor::change).post(editor::keep))
        .route("/documents/{document}/redline", get(document::redline::redline))
        .route("/documents/{document}/{act}", post(document::act))
        .merge(entries::routes())
        .merge(screening::routes())
}

/// The routes of review and selection.
fn judging() -> Router<App> {
    Router::new()
        .route(address::REVIEWS, get(reviews::list))
        .route("/reviews/{campaign}/{number}", get(reviews::desk))
        .route("/reviews/{campaign}/{number}/recuse", post(reviews::recuse_from_all))
        .route("/reviews/{campaign}/{number}/{case_number}", get(reviews::sheet))
        .route("/reviews/{campaign}/{number}/{case_number}/draft", post(reviews::keep))
        .route("/reviews/{campaign}/{number}/{case_number}/sheet", post(reviews::hand_in))
        .route("/reviews/{campaign}/{number}/{case_number}/recuse", post(reviews::recuse))
        .route(address::SELECTIONS, get(selections::list))
        .route("/selections/{campaign}", get(selections::page))
        .route("/selections/{campaign}/{act}", post(selections::act))
        .route("/selections/{campaign}/publicity", get(selections::publicity))
        .route("/selections/{campaign}/publicity/{act}", post(selections::publicity_act))
        .route("/selections/{campaign}/bulletin", get(selections::bulletin).post(selections::plan))
        .route("/campaigns/{campaign}/rounds/new", get(rounds::begin).post(rounds::open))
        .route("/campaigns/{campaign}/rounds/{number}", get(rounds::page))
        .route("/campaigns/{campaign}/rounds/{number}/{act}", post(rounds::act))
        .route("/campaigns/{campaign}/rounds/{number}/experts/{account}", get(rounds::seats))
        .route(
            "/campaigns/{campaign}/rounds/{number}/experts/{account}/reopen",
            post(rounds::reopen),
        )
}

/// A page, as it is sent.
fn page(frame: &Frame, page: &dyn Page) -> Response {
    Html(render(frame, page)).into_response()
}
