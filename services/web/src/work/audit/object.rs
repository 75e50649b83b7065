//! One object (对象) at two of its moments: its state at both, and what changed in between.

use fawen_audit::{Changed, Moment, StreamName};
use fawen_store::Position;
use serde_json::Value;

use super::{auditor, moment};
use crate::{
    Problem,
    work::{Desk, documents::StepView},
};

/// An object at two of its moments.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectView {
    /// Its history.
    pub steps: Vec<StepView>,
    /// After how many steps it is looked at.
    pub at: usize,
    /// After how many steps it was as it is compared with.
    pub from: usize,
    /// Its state then.
    pub before: Value,
    /// Its state at the moment.
    pub state: Value,
    /// What each step in between changed.
    pub changed: Vec<Changed>,
}

/// Which moments: a number of steps, or a time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moments<'a> {
    /// After how many steps; the last where nothing is said.
    pub at: Option<usize>,
    /// The last step before or at this time, as [`Moment::time`] reads it.
    pub when: Option<&'a str>,
    /// What it is compared with: after how many steps; one before where nothing is said.
    pub from: Option<usize>,
}

/// An object at two of its moments. A number beyond its steps is the last.
///
/// # Errors
/// 审计 only; there is no such object, or the time is none.
pub async fn object(desk: &Desk, name: &str, asked: Moments<'_>) -> Result<ObjectView, Problem> {
    auditor(desk)?;
    let (store, stream) = (&desk.app.store, StreamName::parse(name)?);
    let trail = fawen_audit::trail(store, &stream).await?;
    let steps: Vec<StepView> = trail.into_iter().map(StepView::from).collect();
    let at = match asked.when {
        Some(when) => {
            let Moment::Time(instant, _) = moment(when)? else {
                return Err(Problem::unfit("时间请写成日期或日期和时刻，如 2022-09-20T10:00"));
            };
            steps.iter().take_while(|step| step.at <= instant).count()
        }
        None => asked.at.unwrap_or(steps.len()).min(steps.len()),
    };
    let from = asked.from.unwrap_or_else(|| at.saturating_sub(1)).min(at);
    let position = |count: usize| {
        let last = count.checked_sub(1).and_then(|place| steps.get(place));
        Moment::Position(last.map_or(Position::START, |step| Position::new(step.position)))
    };
    let before = fawen_audit::as_of(store, &stream, position(from)).await?.state;
    let state = fawen_audit::as_of(store, &stream, position(at)).await?.state;
    let changed = fawen_audit::diff(store, &stream, position(from), position(at)).await?;
    Ok(ObjectView { at, from, before, state, changed, steps })
}
