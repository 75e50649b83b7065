//! Writing a paper: a new one, or a new version of one.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{
    Choice, Crumb, address,
    editor::{Editor, NewPaper},
};

use super::{names, page, preview, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::Path,
    work::{Desk, documents},
};

/// An empty editor.
pub(super) async fn begin(visitor: Visitor) -> Result<Response, Problem> {
    Ok(page(&visitor.frame(), &empty(&visitor.desk()).await?))
}

/// An editor with what every paper needs, to be filled in.
pub(super) async fn empty(desk: &Desk) -> Result<Editor, Problem> {
    let issuers = names::to_draft_for(desk).await?;
    let name = issuers.first().map(|(_, issuer)| issuer.name()).unwrap_or_default();
    fresh(desk, skeleton(name)).await
}

/// An editor for a new paper with this text.
pub(super) async fn fresh(desk: &Desk, text: String) -> Result<Editor, Problem> {
    let mut new = new_paper(desk).await?;
    new.id =
        fawen_domain::context::BEIJING.to_datetime(desk.at).strftime("%Y%m%d-%H%M%S").to_string();
    let preview = preview::of(&desk.app.press, text.clone()).await?;
    let action = address::DRAFT.to_owned();
    Ok(Editor { action, text, new: Some(new), preview, ..Editor::default() })
}

/// Keeps a new paper.
pub(super) async fn keep_new(sent: Sent) -> Result<Response, Problem> {
    let (desk, text, id) = (sent.desk(), sent.text("text"), sent.text("document"));
    let series = sent.text("series");
    let (issuer, code) = series.split_once('/').unwrap_or_default();
    let new = documents::NewDraft {
        document: id.clone(),
        issuers: vec![issuer.to_owned()],
        series: code.to_owned(),
        refers_to: None,
        concerns: Vec::new(),
        markup: preview::markup(&text),
    };
    match documents::draft(&desk, new).await {
        Ok(_) => Ok(kept(&id)),
        Err(problem) => {
            let new = NewPaper { id, chosen: series.clone(), ..new_paper(&desk).await? };
            let editor =
                Editor { action: address::DRAFT.to_owned(), new: Some(new), ..Editor::default() };
            again(&sent, &problem, text, editor).await
        }
    }
}

/// The editor with a paper's present text.
pub(super) async fn change(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let view = documents::view(&desk, &id).await?;
    let preview = preview::of(&desk.app.press, view.markup.clone()).await?;
    let editor = Editor {
        text: view.markup,
        version: view.version.to_string(),
        preview,
        ..known(&id, view.title)
    };
    Ok(page(&visitor.frame(), &editor))
}

/// Keeps a new version.
pub(super) async fn keep(Path(id): Path<String>, sent: Sent) -> Result<Response, Problem> {
    let (desk, text) = (sent.desk(), sent.text("text"));
    let revision = documents::Revision { markup: preview::markup(&text), wording: Vec::new() };
    match documents::revise(&desk, &id, revision).await {
        Ok(_) => Ok(kept(&id)),
        Err(problem) => {
            let view = documents::view(&desk, &id).await?;
            // The version that was seen: who was overtaken must look before they write over it.
            let editor = Editor { version: sent.text("version"), ..known(&id, view.title) };
            again(&sent, &problem, text, editor).await
        }
    }
}

fn kept(id: &str) -> Response {
    Redirect::to(&address::with(&address::document(id), &[("done", "edit")])).into_response()
}

/// The editor again, with what is wrong and nothing lost.
async fn again(
    sent: &Sent,
    problem: &Problem,
    text: String,
    editor: Editor,
) -> Result<Response, Problem> {
    let preview = preview::of(&sent.visitor.app.press, text.clone()).await?;
    let editor = Editor { text, preview, ..editor };
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok((status, page(&sent.visitor.frame_refusing(problem), &editor)).into_response())
}

fn known(id: &str, title: String) -> Editor {
    Editor {
        action: address::of_document(id, "edit"),
        known_as: Some(Crumb { label: title, href: address::document(id) }),
        ..Editor::default()
    }
}

/// The series that somebody may draft in.
async fn new_paper(desk: &Desk) -> Result<NewPaper, Problem> {
    let issuers = names::to_draft_for(desk).await?;
    let codes = issuers.iter().flat_map(|(id, issuer)| {
        let used = issuer.codes().iter().filter(|(_, code)| code.retired.is_none());
        used.map(move |(code, known)| {
            let label = format!("{} {code}（{}）", issuer.name(), known.series);
            Choice::new(format!("{id}/{code}"), label)
        })
    });
    Ok(NewPaper { series: codes.collect(), ..NewPaper::default() })
}

/// What every paper needs, to be filled in.
fn skeleton(issuer: &str) -> String {
    format!(
        "@文种 通知\n@格式 文件\n@发文机关 {issuer}\n@标题 {issuer}关于……的通知\n@主送 各有关单位\n\n@正文\n……\n\n@落款 {issuer}\n"
    )
}
