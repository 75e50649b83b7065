//! One account, and what administrators do with it.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{
    Flash, Frame, Happening,
    account::{Account, Granted, Link},
    address,
};
use serde::Deserialize;

use super::{identity, list::standing, role, roles, shown as shown_role};
use crate::{
    Problem,
    site::{page as show, sent::Sent, visitor::Visitor},
    work::{
        Desk,
        accounts::{self, LinkView, RoleOrder, Unlinking, Withdrawal},
    },
};

/// What is said when an act was done.
const DONE: [(&str, &str); 6] = [
    ("open", "已开通。请授予角色，再邀请使用人设置密码。"),
    ("grant", "已授予角色，立即生效。"),
    ("withdraw", "已收回角色，立即生效。"),
    ("close", "已停用，登录全部结束。"),
    ("reopen", "已恢复，角色和密码与停用前相同。"),
    ("unlink", "已解除绑定，用这个统一身份的登录全部结束。"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    done: String,
}

pub(in crate::site) async fn page(
    visitor: Visitor,
    Path(login): Path<String>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let said = DONE.iter().find(|(name, _)| *name == done);
    frame.flashes = said.map(|(_, text)| Flash::Done((*text).to_owned())).into_iter().collect();
    shown(&visitor.desk(), &frame, &login, None).await
}

/// Does what a form asks. A link is shown in the very answer: it is nowhere else.
pub(in crate::site) async fn act(
    Path((login, act)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = &sent.desk();
    let reason = || sent.text("reason");
    let done = match act.as_str() {
        "grant" => accounts::grant(desk, &login, &role(&sent)).await.map(|_| None),
        "withdraw" => {
            let RoleOrder { role, scope, of } = role(&sent);
            let order = Withdrawal { role, scope, of, reason: reason() };
            accounts::withdraw(desk, &login, order).await.map(|_| None)
        }
        "close" => accounts::close(desk, &login, reason()).await.map(|_| None),
        "reopen" => accounts::reopen(desk, &login, reason()).await.map(|_| None),
        "unlink" => {
            let order = Unlinking { provider: sent.text("provider"), reason: reason() };
            accounts::unlink(desk, &login, order).await.map(|_| None)
        }
        "invite" => accounts::invite(desk, &login).await.map(Some),
        "reset" => accounts::reset(desk, &login).await.map(Some),
        _ => return Err(Problem::absent("没有这种办理：请从账号的页面上选择")),
    };
    match done {
        Ok(None) => {
            let account = address::account(&login);
            Ok(Redirect::to(&address::with(&account, &[("done", &act)])).into_response())
        }
        Ok(Some(link)) => {
            shown(&sent.visitor.desk(), &sent.visitor.frame(), &login, Some(link)).await
        }
        Err(problem) if problem.status == StatusCode::NOT_FOUND.as_u16() => Err(problem),
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, &login, None).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    login: &str,
    link: Option<LinkView>,
) -> Result<Response, Problem> {
    let view = accounts::view(desk, login).await?;
    let history = view.steps.into_iter().rev().map(|step| Happening {
        at: step.at,
        who: step.actor,
        what: step.sentence,
        words: None,
        href: None,
    });
    let account = Account {
        own: view.account == desk.principal.account.as_str(),
        account: view.account,
        name: view.name,
        organisation: view.organisation,
        standing: standing(view.open, view.has_password || !view.identities.is_empty()),
        open: view.open,
        has_password: view.has_password,
        locked_until: view.locked_until,
        granted: Granted {
            roles: view.grants.into_iter().map(shown_role).collect(),
            choices: roles(),
        },
        identities: view.identities.into_iter().map(identity).collect(),
        link: link.map(|link| Link { href: link.link, until: link.until }),
        history: history.collect(),
    };
    Ok(show(frame, &account))
}
