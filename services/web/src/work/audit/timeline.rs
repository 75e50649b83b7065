//! The time line (时间线): everything that happened, newest first, by what is looked for.

use fawen_domain::context::BEIJING;
use fawen_store::{LoggedEvent, Metadata, Position, RawEvent};
use fawen_views::history;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{LogLine, auditor};
use crate::{
    Problem,
    work::{Desk, Page, page},
};

/// How many events are read at once, and how often for one page: no request reads for ever.
const BATCH: u32 = 1_000;
const BATCHES: u32 = 30;

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TimelineFilter {
    /// 对象类别，如 OfficialDocument
    pub of: Option<String>,
    /// 对象编号
    pub id: Option<String>,
    /// 经办人姓名中的文字
    pub who: Option<String>,
    /// 起始日期（北京时间），如 2022-09-01
    #[param(value_type = Option<String>, format = Date)]
    pub since: Option<Date>,
    /// 截止日期（北京时间），含当日
    #[param(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// 从这个位置之前接着查：上一页的 next
    pub before: Option<u64>,
    /// 一页多少条，1至200；默认50
    #[param(minimum = 1, maximum = 200)]
    #[serde(default, deserialize_with = "page::lines")]
    pub limit: Option<u32>,
}

/// What happened, newest first. With filters a page may be short before the last.
///
/// # Errors
/// 审计 only.
pub async fn timeline(desk: &Desk, filter: &TimelineFilter) -> Result<Page<LogLine>, Problem> {
    auditor(desk)?;
    let store = &desk.app.store;
    let limit = filter.limit.unwrap_or(50) as usize;
    let last = store.last_position().await?.get();
    let mut before = filter.before.unwrap_or(u64::MAX).min(last.saturating_add(1));
    let (mut items, mut batches) = (Vec::new(), 0_u32);
    while before > 1 && items.len() < limit && batches < BATCHES {
        let after = before.saturating_sub(1).saturating_sub(u64::from(BATCH));
        let many = u32::try_from(before.saturating_sub(1).saturating_sub(after)).unwrap_or(BATCH);
        let events = store.raw_log(Position::new(after), many).await?;
        let mut taken = Vec::new();
        for event in events.into_iter().rev() {
            before = event.position.get();
            if filter.takes(&event) {
                taken.push(event);
            }
            if items.len().saturating_add(taken.len()) == limit {
                break;
            }
        }
        for event in store.present(taken).await? {
            items.push(line(event)?);
        }
        batches = batches.saturating_add(1);
    }
    let next = (before > 1).then(|| before.to_string());
    Ok(Page { items, next })
}

impl TimelineFilter {
    fn takes(&self, event: &RawEvent) -> bool {
        let same = |asked: &Option<String>, found: &str| {
            asked.as_deref().map(str::trim).is_none_or(|asked| asked.is_empty() || asked == found)
        };
        same(&self.of, &event.aggregate_type)
            && same(&self.id, &event.aggregate_id)
            && self.takes_act(&event.metadata)
    }

    /// Who and when are read only where they are asked for.
    fn takes_act(&self, metadata: &str) -> bool {
        let who = self.who.as_deref().map(str::trim).filter(|who| !who.is_empty());
        if who.is_none() && self.since.is_none() && self.until.is_none() {
            return true;
        }
        let Ok(metadata) = serde_json::from_str::<Metadata>(metadata) else { return false };
        let on = BEIJING.to_datetime(metadata.at).date();
        who.is_none_or(|who| metadata.actor.name.contains(who))
            && self.since.is_none_or(|since| on >= since)
            && self.until.is_none_or(|until| on <= until)
    }
}

/// An event as it is told.
pub(super) fn line(event: LoggedEvent) -> Result<LogLine, Problem> {
    Ok(LogLine {
        sentence: fawen_audit::sentence(&event)?,
        position: event.position.get(),
        sequence: event.sequence,
        stream: format!("{}/{}", event.aggregate_type, event.aggregate_id),
        at: event.metadata.at,
        actor: event.metadata.actor.name,
        label: history::label(&event.event_type).unwrap_or(&event.event_type).to_owned(),
        event: event.event_type,
        command: event.metadata.command_id,
    })
}
