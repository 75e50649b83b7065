//! The outbox: what was entered and not yet taken.

use std::collections::BTreeSet;

use fawen_store::{Keep, Kept, Store};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Courier, RemindError, Reminder, due::due, people};

/// What has been entered once.
const ENTERED: &str = "reminded";
/// What waits to be taken.
const OUTBOX: &str = "outbox";
/// So long it is known what was entered; longer than anything is due.
const KNOWN: SignedDuration = SignedDuration::from_hours(60 * 24);
/// So long a message is tried.
const TRIED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The first pause after a failure; it doubles with each.
const PAUSE: SignedDuration = SignedDuration::from_mins(1);
/// The longest pause.
const LONGEST: SignedDuration = SignedDuration::from_hours(1);
/// How many messages are posted in one go.
const BATCH: u32 = 200;

/// A message in the outbox.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Message {
    reminder: Reminder,
    attempts: u32,
    not_before: Timestamp,
}

/// What came of posting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Posted {
    /// Taken.
    pub taken: usize,
    /// Not taken; they are tried again.
    pub failed: usize,
}

/// Enters in the outbox what is due and was not entered before; says how many.
///
/// # Errors
/// What the store runs into.
pub async fn remind(store: &Store, now: Timestamp) -> Result<usize, RemindError> {
    let mut new = 0;
    for reminder in due(store, now).await? {
        let id = reminder.id.clone();
        if store.shelf(ENTERED).get(&id, now).await?.is_some() {
            continue;
        }
        // First the message, then the note that it was entered: dying in between enters it twice under one
        // identifier, and loses nothing.
        put(store, &Message { reminder, attempts: 0, not_before: now }, now).await?;
        let note = Keep { owner: String::new(), body: json!({}), until: after(now, KNOWN) };
        store.shelf(ENTERED).put(&id, note).await?;
        new += 1;
    }
    Ok(new)
}

/// Posts what waits, each to the people it concerns.
///
/// # Errors
/// What the store runs into; a message that is not taken is logged, and tried again after a pause.
pub async fn post_due(
    store: &Store,
    courier: &Courier,
    now: Timestamp,
) -> Result<Posted, RemindError> {
    let mut posted = Posted::default();
    let waiting = store.shelf(OUTBOX).list(None, "", BATCH, now).await?;
    let messages = waiting.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let due: Vec<Message> =
        messages.into_iter().filter(|message| message.not_before <= now).collect();
    if due.is_empty() {
        return Ok(posted);
    }
    let people = people::all(store, now).await?;
    for message in due {
        let to: BTreeSet<_> = people.iter().filter(|who| who.is_meant(&message.reminder)).collect();
        match courier.post(&message.reminder, to).await {
            Ok(()) => {
                store.shelf(OUTBOX).delete(&message.reminder.id).await?;
                posted.taken += 1;
            }
            Err(error) => {
                tracing::warn!(reminder = message.reminder.id, error = %error, "a reminder was not taken");
                put(store, &later(message, now), now).await?;
                posted.failed += 1;
            }
        }
    }
    Ok(posted)
}

fn later(message: Message, now: Timestamp) -> Message {
    let doubled = PAUSE.saturating_mul(1_i32.checked_shl(message.attempts.min(16)).unwrap_or(1));
    let not_before = after(now, doubled.min(LONGEST)).unwrap_or(now);
    Message { attempts: message.attempts.saturating_add(1), not_before, ..message }
}

fn after(now: Timestamp, span: SignedDuration) -> Option<Timestamp> {
    now.checked_add(span).ok()
}

async fn put(store: &Store, message: &Message, now: Timestamp) -> Result<(), RemindError> {
    let id = message.reminder.id.clone();
    let body = serde_json::to_value(message).map_err(RemindError::malformed(&id))?;
    let known = store.shelf(OUTBOX).get(&id, now).await?.and_then(|kept| kept.until);
    let until = known.or(after(now, TRIED));
    store.shelf(OUTBOX).put(&id, Keep { owner: String::new(), body, until }).await?;
    Ok(())
}

fn read(kept: &Kept) -> Result<Message, RemindError> {
    serde_json::from_value(kept.body.clone()).map_err(RemindError::malformed(&kept.key))
}
