//! Drafts (自动起草): each is drafted again from the views as they stood at the position of its figures.
//!
//! The views are built anew from the log, in a store of their own that is thrown away.

use std::sync::Arc;

use fawen_domain::{
    document::{DocumentEvent, OfficialDocument},
    ids::DocumentId,
};
use fawen_proof::Discrepancies;
use fawen_store::{Fault, LoggedEvent, Position, Projection, Store, StoreError};

use crate::{
    VerificationError,
    stream::{self, Happened},
    survey::AutomaticDraft,
};

/// How many events share one transaction.
const BATCH: u32 = 2_048;

/// Views as they were at a position that moves on.
struct Past {
    _folder: tempfile::TempDir,
    views: Store,
    reached: Position,
}

impl Past {
    fn new() -> Result<Self, VerificationError> {
        let folder = tempfile::tempdir()?;
        let views = Store::open(folder.path().join("views.db"))?;
        Ok(Self { _folder: folder, views, reached: Position::START })
    }

    /// Moves on to a position.
    async fn move_to(&mut self, log: &Store, position: Position) -> Result<(), StoreError> {
        while self.reached < position {
            let left = position.get().saturating_sub(self.reached.get());
            let limit = u32::try_from(left).unwrap_or(BATCH).min(BATCH);
            let events = Arc::new(log.log(self.reached, limit).await?);
            let Some(last) = events.last().map(|event| event.position) else { break };
            for projection in fawen_views::all() {
                let events = Arc::clone(&events);
                let name = projection.name();
                let effect = move |views: &mut dyn fawen_store::ViewWriter| {
                    events.iter().try_for_each(|event| take(projection.as_ref(), event, views))
                };
                self.views.advance(name, self.reached, last, effect).await?;
            }
            self.reached = last;
        }
        Ok(())
    }
}

fn take(
    projection: &dyn Projection,
    event: &LoggedEvent,
    views: &mut dyn fawen_store::ViewWriter,
) -> Result<(), StoreError> {
    let stumbled = |fault: Fault| StoreError::Database(fault);
    projection.apply(event, views).map_err(stumbled)
}

/// Drafts again; returns how many drafts came out the same.
pub(crate) async fn verify(
    store: &Store,
    drafts: &[AutomaticDraft],
    found: &mut Discrepancies,
) -> Result<u64, VerificationError> {
    let mut drafts: Vec<&AutomaticDraft> = drafts.iter().collect();
    drafts.sort_by_key(|draft| draft.figures_from);
    if drafts.is_empty() {
        return Ok(0);
    }
    let (mut past, mut same) = (Past::new()?, 0_u64);
    for draft in drafts {
        let events = stream::read::<OfficialDocument>(store, &draft.document, found).await;
        let at = events.iter().position(|e| e.logged.position.get() == draft.position);
        let Some((happened, before)) = at.and_then(|at| events.get(..=at)?.split_last()) else {
            continue;
        };
        if draft.figures_from >= draft.position {
            let message = format!("数字取自第{}位，在起草之后", draft.figures_from);
            found.push(happened.discrepancy("draft", message));
            continue;
        }
        match past.move_to(store, Position::new(draft.figures_from)).await {
            Ok(()) => {}
            // The examination has told why; nothing can be derived beyond it.
            Err(
                StoreError::Gap { .. } | StoreError::Malformed { .. } | StoreError::Database(_),
            ) => {
                let message = "此前的事件有缺损，无法重新起草核对";
                found.push(happened.discrepancy("draft", message));
                break;
            }
            Err(error) => return Err(error.into()),
        }
        match compare(&past, happened, before).await? {
            None => same = same.saturating_add(1),
            Some((message, expected, is)) => {
                found.push(happened.discrepancy("draft", message).compared(expected, is));
            }
        }
    }
    Ok(same)
}

type Difference = (&'static str, String, String);

/// In what a draft differs from the one that the views give.
async fn compare(
    past: &Past,
    happened: &Happened<OfficialDocument>,
    before: &[Happened<OfficialDocument>],
) -> Result<Option<Difference>, VerificationError> {
    let document = DocumentId::new(happened.logged.aggregate_id.as_str());
    let drafted = fawen_worker::redraft(&past.views, &document).await;
    let drafted = match drafted {
        Ok(drafted) => drafted,
        Err(fawen_worker::BulletinError::Store(error)) => return Err(error.into()),
        Err(error) => return Ok(Some(("起草不出来", error.to_string(), "有稿本".into()))),
    };
    let Some(drafted) = drafted else {
        return Ok(Some(("当时没有要起草它的通报计划", "没有稿本".into(), "有稿本".into())));
    };
    let (paper, template) = match &happened.event {
        DocumentEvent::DocumentDrafted { draft, .. } => (&draft.paper, draft.template.clone()),
        DocumentEvent::DocumentRevised { paper, .. } => {
            let state = stream::folded(before);
            (&**paper, state.draft().and_then(|draft| draft.template.clone()))
        }
        _ => return Ok(None),
    };
    if template.as_deref() != Some(drafted.template.as_str()) {
        let is = template.unwrap_or_else(|| "无".to_owned());
        return Ok(Some(("模板与程序所带的不是同一份", drafted.template, is)));
    }
    if *paper == drafted.paper {
        return Ok(None);
    }
    let value = |paper| serde_json::to_value(paper).unwrap_or_default();
    let (expected, is) = stream::difference(&value(&drafted.paper), &value(paper));
    Ok(Some(("稿本与按当时的数字重新起草的不同", expected, is)))
}
