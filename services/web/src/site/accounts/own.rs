//! One's own account.

use axum::{
    extract::{Path, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{
    Flash, Frame, Problems,
    account::{OwnAccount, Secret, Session, Token},
    address,
};
use serde::Deserialize;

use super::{RULE, identity, shown as shown_role};
use crate::{
    Problem,
    access::cookie,
    site::{page, sent::Sent, visitor::Visitor},
    work::accounts::{self, NewPassword, NewToken, RoleOrder, SecretView},
};

/// What is said when something was done.
const DONE: [(&str, &str); 6] = [
    ("password", "密码已修改，其他设备上的登录已经结束。"),
    ("revoke", "令牌已吊销，立即失效。"),
    ("end", "已结束那一处登录。"),
    ("identity", "已绑定统一身份，以后可以用它登录。"),
    ("unlink", "已解除绑定，用这个统一身份的登录全部结束。"),
    ("end-others", "已结束其他全部登录。"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    done: String,
}

/// What is shown beside the account itself.
#[derive(Default)]
struct Beside {
    secret: Option<SecretView>,
    problems: Problems,
    binding: Problems,
}

pub(in crate::site) async fn own(
    visitor: Visitor,
    headers: HeaderMap,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let said = DONE.iter().find(|(name, _)| *name == done);
    frame.flashes = said.map(|(_, text)| Flash::Done((*text).to_owned())).into_iter().collect();
    shown(&visitor, &frame, &headers, Beside::default()).await
}

/// Changes the password.
pub(in crate::site) async fn password(headers: HeaderMap, sent: Sent) -> Result<Response, Problem> {
    let change = NewPassword { old: sent.text("old"), new: sent.text("new") };
    if change.new != sent.text("again") {
        let problem = Problem::malformed("两次输入的新密码不一致：请重新输入");
        let wrong = [("again".to_owned(), "两次输入不一致，请重新输入。".to_owned())];
        return again(&sent, &headers, &problem, wrong.into()).await;
    }
    let signed_in = sent.visitor.session.is_some();
    match accounts::change_password(&sent.desk(), signed_in, &change).await {
        Ok(signed_in) => {
            let (secret, until) = (signed_in.token.expose(), signed_in.session.until);
            let app = &sent.visitor.app;
            let mut response = Redirect::to(&done("password")).into_response();
            if let Some(set) = cookie::set(&app.config, secret, until, app.clock.now()) {
                response.headers_mut().insert(header::SET_COOKIE, set);
            }
            Ok(response)
        }
        Err(problem) => again(&sent, &headers, &problem, Problems::default()).await,
    }
}

/// Issues a token; it is shown in the very answer, and nowhere else.
pub(in crate::site) async fn issue(headers: HeaderMap, sent: Sent) -> Result<Response, Problem> {
    let own = accounts::own(&sent.desk()).await?;
    let chosen = own.grants.into_iter().enumerate().filter_map(|(place, grant)| {
        let wanted = !sent.text(&format!("role-{place}")).is_empty();
        wanted.then_some(RoleOrder { role: grant.role, scope: grant.scope, of: grant.of })
    });
    let order = NewToken {
        purpose: sent.text("purpose"),
        days: sent.text("days").trim().parse().unwrap_or_default(),
        roles: chosen.collect(),
    };
    let signed_in = sent.visitor.session.is_some();
    match accounts::issue_token(&sent.desk(), signed_in, &order).await {
        Ok(secret) => {
            let beside = Beside { secret: Some(secret), ..Beside::default() };
            shown(&sent.visitor, &sent.visitor.frame(), &headers, beside).await
        }
        Err(problem) => again(&sent, &headers, &problem, Problems::default()).await,
    }
}

/// Revokes a token.
pub(in crate::site) async fn revoke(
    Path(token): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Problem> {
    let signed_in = sent.visitor.session.is_some();
    let reason = sent.text("reason");
    let revoked = accounts::revoke_token(&sent.desk(), signed_in, &token, reason).await;
    answered(&sent, &headers, revoked, "revoke").await
}

/// Ends one session.
pub(in crate::site) async fn end_session(
    Path(session): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Problem> {
    let signed_in = sent.visitor.session.is_some();
    let ended = accounts::end_session(&sent.desk(), signed_in, &session).await;
    answered(&sent, &headers, ended, "end").await
}

/// Ends all sessions but this one.
pub(in crate::site) async fn end_others(
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Problem> {
    let secret = secret(&sent.visitor, &headers);
    let ended = accounts::end_sessions(&sent.desk(), secret).await.map(drop);
    answered(&sent, &headers, ended, "end-others").await
}

/// The page again, with what is wrong with the form that binds an identity.
pub(in crate::site) async fn bind_again(
    sent: &Sent,
    headers: &HeaderMap,
    problem: &Problem,
) -> Result<Response, Problem> {
    let wrong = [("password".to_owned(), problem.detail.clone())];
    let beside = Beside { binding: wrong.into(), ..Beside::default() };
    shown_again(sent, headers, problem, beside).await
}

pub(in crate::site) async fn answered(
    sent: &Sent,
    headers: &HeaderMap,
    done_well: Result<(), Problem>,
    what: &str,
) -> Result<Response, Problem> {
    match done_well {
        Ok(()) => Ok(Redirect::to(&done(what)).into_response()),
        Err(problem) => again(sent, headers, &problem, Problems::default()).await,
    }
}

fn done(what: &str) -> String {
    address::with(address::OWN, &[("done", what)])
}

async fn again(
    sent: &Sent,
    headers: &HeaderMap,
    problem: &Problem,
    problems: Problems,
) -> Result<Response, Problem> {
    let beside = Beside { problems, ..Beside::default() };
    shown_again(sent, headers, problem, beside).await
}

async fn shown_again(
    sent: &Sent,
    headers: &HeaderMap,
    problem: &Problem,
    beside: Beside,
) -> Result<Response, Problem> {
    let frame = sent.visitor.frame_refusing(problem);
    let response = shown(&sent.visitor, &frame, headers, beside).await?;
    // A wrong password is something to mend in the form: who is signed in stays so.
    let status = match problem.status() {
        StatusCode::UNAUTHORIZED => StatusCode::UNPROCESSABLE_ENTITY,
        status => status,
    };
    Ok((status, response).into_response())
}

async fn shown(
    visitor: &Visitor,
    frame: &Frame,
    headers: &HeaderMap,
    beside: Beside,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let own = accounts::own(&desk).await?;
    let provider = desk.app.provider.as_ref();
    let is_bound = |issuer| own.identities.iter().any(|known| known.provider == issuer);
    let may_bind = provider.is_some_and(|of| own.has_password && !is_bound(of.issuer()));
    let sessions = accounts::sessions(&desk, secret(visitor, headers)).await?;
    let session = |open: accounts::SessionView| Session {
        id: open.session,
        opened_at: open.opened_at,
        seen_at: open.seen_at,
        from: open.from,
        own: open.own,
    };
    let token = |token: accounts::TokenView| {
        let roles: Vec<String> = token.grants.into_iter().map(|grant| grant.text).collect();
        Token {
            id: token.token,
            purpose: token.purpose,
            roles: roles.join("、"),
            until: token.until,
            valid: token.valid,
        }
    };
    let account = OwnAccount {
        account: desk.principal.account.to_string(),
        name: desk.principal.name.clone(),
        roles: own.grants.into_iter().map(shown_role).collect(),
        rule: RULE.to_owned(),
        sessions: sessions.into_iter().map(session).collect(),
        tokens: own.tokens.into_iter().map(token).collect(),
        identities: own.identities.into_iter().map(identity).collect(),
        may_bind,
        binding: beside.binding,
        secret: beside.secret.map(|given| Secret { id: given.token, secret: given.secret }),
        problems: beside.problems,
    };
    Ok(page(frame, &account))
}

/// The secret of the session that asks; a token has none.
fn secret<'r>(visitor: &Visitor, headers: &'r HeaderMap) -> Option<&'r str> {
    visitor.session.as_ref()?;
    cookie::session(&visitor.app.config, headers)
}
