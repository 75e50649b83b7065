//! Published papers.

use axum::response::Response;
use fawen_domain::document::Validity;
use fawen_pages::{
    Badge, Choice, Tone, address,
    public::{Erratum, Paper, Papers, Row},
};
use serde::Deserialize;

use crate::{
    Problem,
    input::{Path, Query},
    site::{documents::KINDS, page, visitor::Anybody},
    work::{
        Slice,
        public::{self, PublicFilter, PublicPaper, PublicPaperView},
    },
};

/// How many pages of a paper are shown at once.
const LEAVES: usize = 3;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    words: String,
    kind: String,
    after: String,
}

/// The list.
pub(in crate::site) async fn papers(
    anybody: Anybody,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = PublicFilter { text: given(&asked.words), kind: given(&asked.kind) };
    let slice = Slice { after: given(&asked.after), limit: None };
    let found = public::list(&anybody.app, &filter, &slice).await?;
    let further = |after: &str| {
        let pairs = [("words", asked.words.as_str()), ("kind", &asked.kind), ("after", after)];
        address::with(address::PUBLIC, &pairs)
    };
    let shown = Papers {
        kinds: KINDS.iter().map(|kind| Choice::new(*kind, *kind)).collect(),
        rows: found.items.into_iter().map(row).collect(),
        earlier: slice.after.map(|_| further("")),
        later: found.next.as_deref().map(further),
        words: asked.words,
        kind: asked.kind,
    };
    Ok(page(&anybody.frame(), &shown))
}

fn row(paper: PublicPaper) -> Row {
    Row {
        id: paper.document,
        title: paper.title,
        kind: paper.kind,
        number: paper.number,
        issued_on: paper.issued_on,
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Leaf {
    page: String,
}

/// One paper, some of its pages at a time.
pub(in crate::site) async fn paper(
    anybody: Anybody,
    Path(id): Path<String>,
    Query(leaf): Query<Leaf>,
) -> Result<Response, Problem> {
    let view = public::paper(&anybody.app, &id).await?;
    let first = leaf.page.parse().unwrap_or(1_usize).clamp(1, view.leaves.len().max(1));
    Ok(page(&anybody.frame(), &shown(&id, view, first)))
}

fn shown(id: &str, view: PublicPaperView, first: usize) -> Paper {
    let tone = if view.validity == Validity::InForce { Tone::Done } else { Tone::Stop };
    let from =
        |page: usize| address::with(&address::public_paper(id), &[("page", &page.to_string())]);
    let next = first.saturating_add(LEAVES);
    let files = view.files.iter().map(|file| {
        let kind = file.format.extension();
        let href = address::under("/api/public/documents", &[id, "files", kind]);
        (kind.to_uppercase(), href, file.sha256.clone())
    });
    Paper {
        files: files.collect(),
        issuers: view.issuers.join("、"),
        validity: Badge::new(view.validity.name(), tone),
        leaves: view.leaves.iter().skip(first.saturating_sub(1)).take(LEAVES).cloned().collect(),
        pages: view.leaves.len(),
        earlier: (first > 1).then(|| from(first.saturating_sub(LEAVES).max(1))),
        later: (next <= view.leaves.len()).then(|| from(next)),
        first,
        title: view.paper.title,
        kind: view.paper.kind,
        number: view.paper.number,
        signed_on: view.paper.signed_on,
        issued_on: view.paper.issued_on,
        errata: view
            .paper
            .errata
            .into_iter()
            .map(|erratum| Erratum { place: erratum.place, was: erratum.was, now: erratum.now })
            .collect(),
    }
}
