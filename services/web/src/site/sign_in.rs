//! Signing in and out.

use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use fawen_accounts::AccountsError;
use fawen_pages::{Frame, address, sign_in::SignIn};
use serde::Deserialize;

use super::{page, sent::Sent};
use crate::{App, Problem};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    then: String,
}

#[derive(Deserialize)]
pub(super) struct Given {
    name: String,
    password: String,
    #[serde(default)]
    then: String,
}

pub(super) async fn form(Query(Asked { then }): Query<Asked>) -> Response {
    page(&Frame::default(), &SignIn { then, ..SignIn::default() })
}
