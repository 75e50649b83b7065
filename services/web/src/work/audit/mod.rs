//! Auditors (审计) read everything and change nothing.

mod bench;
mod bundles;
mod keys;
mod object;
mod timeline;
mod verification;

use fawen_audit::{AuditError, Clock, Moment, StreamName};
use fawen_domain::account::Role;
use fawen_store::Position;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

pub use self::{
    bench::{Bench, Running},
    bundles::{BundleOrder, BundleView, bundle, bundles, make_bundle},
    object::{Moments, ObjectView, object},
    timeline::{TimelineFilter, timeline},
    verification::{Standing, Verification, begin, standing},
};
use super::{Desk, Page, documents::StepView, page};
use crate::Problem;

/// Which part of the log.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LogSlice {
    /// 从这个位置之后开始
    pub after: Option<u64>,
    /// 一页多少条，1至200；默认50
    #[param(minimum = 1, maximum = 200)]
    #[serde(default, deserialize_with = "page::lines")]
    pub limit: Option<u32>,
}

/// Which stream, and when.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct At {
    /// 事件流，如 OfficialDocument/2022-notice
    #[param(pattern = "^[A-Za-z]+/.+$")]
    pub stream: String,
    /// 日志位置，或时间：2022-09-20（当日24时）、2022-09-20T10:00（北京时间）、RFC 3339；不写就是现在
    pub at: Option<String>,
}

/// Which stream, from when to when.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Between {
    /// 事件流
    #[param(pattern = "^[A-Za-z]+/.+$")]
    pub stream: String,
    /// 起，写法同 at
    pub from: String,
    /// 止
    pub to: String,
}

/// One event of the log.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LogLine {
    /// Position.
    pub position: u64,
    /// Its stream.
    pub stream: String,
    /// Its place in the stream, from 1.
    pub sequence: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// Name of the event.
    pub event: String,
    /// What it is called.
    pub label: String,
    /// What happened, in Chinese.
    pub sentence: String,
    /// Identifier of the command.
    pub command: String,
}

/// The log, in its order.
///
/// # Errors
/// 审计 only.
pub async fn log(desk: &Desk, slice: &LogSlice) -> Result<Page<LogLine>, Problem> {
    auditor(desk)?;
    let after = Position::new(slice.after.unwrap_or(0));
    let limit = slice.limit.unwrap_or(50);
    let events = desk.app.store.log(after, limit.saturating_add(1)).await?;
    let more = events.len() > limit as usize;
    let mut items = Vec::new();
    for event in events.into_iter().take(limit as usize) {
        items.push(timeline::line(event)?);
    }
    let next = items.last().filter(|_| more).map(|line| line.position.to_string());
    Ok(Page { items, next })
}

/// The history of a stream in Chinese.
///
/// # Errors
/// 审计 only; there is no such stream.
pub async fn trail(desk: &Desk, stream: &str) -> Result<Vec<StepView>, Problem> {
    auditor(desk)?;
    let trail = fawen_audit::trail(&desk.app.store, &StreamName::parse(stream)?).await?;
    Ok(trail.into_iter().map(StepView::from).collect())
}

/// A stream as it was.
///
/// # Errors
/// 审计 only; there is no such stream or moment.
pub async fn as_of(desk: &Desk, at: &At) -> Result<Value, Problem> {
    auditor(desk)?;
    let stream = StreamName::parse(&at.stream)?;
    let moment = at.at.as_deref().map_or(Ok(Moment::Now), moment)?;
    let found = fawen_audit::as_of(&desk.app.store, &stream, moment).await?;
    serde_json::to_value(found).map_err(|error| Problem::internal(&error))
}

/// What changed in a stream between two moments, field by field, with event, actor and reason.
///
/// # Errors
/// As for [`as_of`].
pub async fn diff(desk: &Desk, between: &Between) -> Result<Value, Problem> {
    auditor(desk)?;
    let stream = StreamName::parse(&between.stream)?;
    let (from, to) = (moment(&between.from)?, moment(&between.to)?);
    let changed = fawen_audit::diff(&desk.app.store, &stream, from, to).await?;
    serde_json::to_value(changed).map_err(|error| Problem::internal(&error))
}

fn moment(text: &str) -> Result<Moment, AuditError> {
    Moment::parse(text, Clock::Stated)
}

fn auditor(desk: &Desk) -> Result<(), Problem> {
    desk.require(&[Role::Auditor], &[], "审计")
}

impl From<AuditError> for Problem {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::Unknown { stream } => {
                Self::absent(format!("没有“{stream}”这个对象：请检查类别和编号"))
            }
            AuditError::Store(error) => error.into(),
            _ => Self::unfit(error.to_string()),
        }
    }
}
