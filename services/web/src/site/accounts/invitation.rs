//! Accepting an invitation: without being signed in, by the secret of the link.

use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{Flash, Frame, Problems, address, invitation::Invitation};
use serde::Deserialize;

use super::RULE;
use crate::{App, Problem, site::page, work::accounts};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Chosen {
    password: String,
    again: String,
}

pub(in crate::site) async fn invitation(
    State(app): State<App>,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    shown(&app, &secret, &Frame::default(), Problems::default()).await
}

/// Sets the password and leads to signing in with it.
pub(in crate::site) async fn accept(
    State(app): State<App>,
    Path(secret): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    if chosen.password != chosen.again {
        let problem = Problem::malformed("两次输入不一致：请重新输入");
        return again(&app, &secret, problem, "again", "两次输入不一致，请重新输入。").await;
    }
    match accounts::accept(&app, &secret, &chosen.password).await {
        Ok(_) => {
            let done = [("done", "invited")];
            Ok(Redirect::to(&address::with(address::SIGN_IN, &done)).into_response())
        }
        Err(problem) => {
            let detail = problem.detail.clone();
            again(&app, &secret, problem, "password", &detail).await
        }
    }
}

/// The form again, as long as the invitation is good.
async fn again(
    app: &App,
    secret: &str,
    problem: Problem,
    field: &str,
    why: &str,
) -> Result<Response, Problem> {
    let flash = Flash::Wrong { message: problem.detail.clone(), details: Vec::new() };
    let frame = Frame { flashes: vec![flash], ..Frame::default() };
    let problems = [(field.to_owned(), why.to_owned())];
    let response = shown(app, secret, &frame, problems.into()).await?;
    Ok((problem.status(), response).into_response())
}

async fn shown(
    app: &App,
    secret: &str,
    frame: &Frame,
    problems: Problems,
) -> Result<Response, Problem> {
    let invited = accounts::invited(app, secret).await?;
    let invitation = Invitation {
        action: address::under("/invitations", &[secret]),
        account: invited.account,
        name: invited.name,
        roles: invited.roles,
        rule: RULE.to_owned(),
        elsewhere: app.provider.is_some(),
        problems,
    };
    Ok(page(frame, &invitation))
}
