//! The versions of a draft (稿本), and what changed between two of them (花脸稿).

use axum::http::StatusCode;
use fawen_domain::{
    Decider,
    account::Role,
    document::{DocumentEvent, OfficialDocument},
    paper::{Change, Paper, redline},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{OFFICE, absent, issuers, load};
use crate::{Problem, work::Desk};

/// Two papers are compared passage by passage in a table of this many fields at most.
const LARGEST: usize = 16_000_000;

/// Which versions.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Versions {
    /// 原稿：第几版；不写就是改稿的前一版
    pub from: Option<usize>,
    /// 改稿：第几版；不写就是最后一版
    pub to: Option<usize>,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VersionView {
    /// Which, from 1.
    pub number: usize,
    /// Position in the log.
    pub position: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub actor: String,
}

/// What changed between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RedlineView {
    /// Title of the newer version.
    pub title: String,
    /// All versions, in order.
    pub versions: Vec<VersionView>,
    /// The older one.
    pub from: usize,
    /// The newer one.
    pub to: usize,
    /// Every passage, in reading order.
    pub passages: Vec<PassageView>,
}

/// A passage and what became of it: only `was` is gone, only `now` is new, both the same stayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PassageView {
    /// 位置
    pub place: String,
    /// What it said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
}

/// What changed between two versions of a draft, for who may see the paper.
///
/// # Errors
/// There is no such paper or version, or they are too long to be compared.
pub async fn compare(desk: &Desk, id: &str, asked: &Versions) -> Result<RedlineView, Problem> {
    let (state, _) = load(desk, id).await?;
    if !desk.may(&[Role::Auditor], &[]) && !desk.may(OFFICE, &issuers(&state)) {
        return Err(absent(id));
    }
    let (versions, papers) = all(desk, id).await?;
    let to = asked.to.unwrap_or(papers.len());
    let from = asked.from.unwrap_or_else(|| to.saturating_sub(1).max(1));
    let version = |number: usize| {
        let found = number.checked_sub(1).and_then(|place| papers.get(place)).cloned();
        found.ok_or_else(|| {
            Problem::absent(format!("没有第{number}版：这份公文共有{}版，请重选", papers.len()))
        })
    };
    let (old, new) = (version(from)?, version(to)?);
    let title = new.title.clone();
    // A long paper takes its time: beside the threads that answer.
    let compared = tokio::task::spawn_blocking(move || passages(&old, &new)).await;
    let passages = compared.map_err(|error| Problem::internal(&error))?.ok_or_else(|| {
        let detail = "这两版差别太大、太长，不能在页面上比较：请下载后用文字处理软件比较";
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "too-long", "不能比较", detail)
    })?;
    Ok(RedlineView { title, versions, from, to, passages })
}

/// Every version with its paper, in order.
async fn all(desk: &Desk, id: &str) -> Result<(Vec<VersionView>, Vec<Paper>), Problem> {
    let (mut versions, mut papers) = (Vec::new(), Vec::new());
    for event in desk.app.store.events(OfficialDocument::TYPE, id).await? {
        let paper = match event.decode::<OfficialDocument>()? {
            Some(DocumentEvent::DocumentDrafted { draft, .. }) => draft.paper,
            Some(DocumentEvent::DocumentRevised { paper, .. }) => *paper,
            _ => continue,
        };
        papers.push(paper);
        versions.push(VersionView {
            number: papers.len(),
            position: event.position.get(),
            at: event.metadata.at,
            actor: event.metadata.actor.name,
        });
    }
    Ok((versions, papers))
}

/// Nothing when it would take too long.
fn passages(old: &Paper, new: &Paper) -> Option<Vec<PassageView>> {
    let fields = old.passages().len().saturating_mul(new.passages().len());
    (fields <= LARGEST).then(|| redline(old, new).into_iter().map(PassageView::from).collect())
}

impl From<Change> for PassageView {
    fn from(change: Change) -> Self {
        let view = |place, was, now| Self { place, was, now };
        match change {
            Change::Kept(kept) => view(kept.place, Some(kept.text.clone()), Some(kept.text)),
            Change::Added(added) => view(added.place, None, Some(added.text)),
            Change::Removed(removed) => view(removed.place, Some(removed.text), None),
            Change::Changed { place, was, now } => view(place, Some(was), Some(now)),
        }
    }
}
