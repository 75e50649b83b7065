//! The list of accounts, and opening one.

use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{
    Badge, Frame, Tone,
    account::{Accounts, Filter, Row},
    address,
};
use serde::Deserialize;

use super::{role, roles};
use crate::{
    Problem,
    site::{page, sent::Sent, visitor::Visitor},
    work::{
        Desk, Slice,
        accounts::{self, AccountFilter, AccountLine, NewAccount},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    words: String,
    open: String,
    after: String,
}

pub(in crate::site) async fn list(
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    shown(&visitor.desk(), &visitor.frame(), asked).await
}

/// Opens an account.
pub(in crate::site) async fn open(sent: Sent) -> Result<Response, Problem> {
    let text = |name: &str| sent.text(name).trim().to_owned();
    let roles = if text("role").is_empty() { Vec::new() } else { vec![role(&sent)] };
    let new = NewAccount {
        account: text("account"),
        name: text("name"),
        organisation: text("organisation"),
        roles,
    };
    match accounts::open(&sent.desk(), new).await {
        Ok(view) => {
            let account = address::account(&view.account);
            Ok(Redirect::to(&address::with(&account, &[("done", "open")])).into_response())
        }
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, Asked::default()).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn shown(desk: &Desk, frame: &Frame, asked: Asked) -> Result<Response, Problem> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let open = match asked.open.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let filter = AccountFilter { text: given(&asked.words), open };
    let slice = Slice { after: given(&asked.after), limit: None };
    let found = accounts::list(desk, &filter, &slice).await?;
    let further = |after: &str| {
        let pairs = [("words", asked.words.as_str()), ("open", &asked.open), ("after", after)];
        address::with(address::ACCOUNTS, &pairs)
    };
    let shown = Accounts {
        rows: found.items.into_iter().map(row).collect(),
        roles: roles(),
        earlier: slice.after.map(|_| further("")),
        later: found.next.as_deref().map(further),
        filter: Filter { words: asked.words, open: asked.open },
    };
    Ok(page(frame, &shown))
}

fn row(line: AccountLine) -> Row {
    Row {
        standing: standing(line.open, line.has_password || line.has_identity),
        account: line.account,
        name: line.name,
        organisation: line.organisation,
        roles: line.roles.join("、"),
    }
}

/// How an account stands.
pub(super) fn standing(open: bool, has_way_in: bool) -> Badge {
    match (open, has_way_in) {
        (true, true) => Badge::new("在用", Tone::Done),
        (true, false) => Badge::new("待设密码", Tone::Wait),
        (false, _) => Badge::new("已停用", Tone::Stop),
    }
}
