//! 审计.

mod object;
mod verification;

use axum::response::Response;
use fawen_pages::{
    Choice, Happening, address,
    audit::{Filter, Timeline},
};
use jiff::civil::Date;
use serde::Deserialize;

pub(super) use self::{
    object::object,
    verification::{bundle, make, shown, verify},
};
use super::{page, visitor::Visitor};
use crate::{
    Problem,
    input::Query,
    work::audit::{self, LogLine, TimelineFilter},
};

/// The types of objects, as people call them.
const TYPES: [(&str, &str); 8] = [
    ("OfficialDocument", "公文"),
    ("NumberRegister", "文号登记簿"),
    ("Issuer", "发文机关"),
    ("Campaign", "征集活动"),
    ("UnitEntry", "单位参评"),
    ("ReviewRound", "评审轮次"),
    ("Selection", "推选"),
    ("Account", "账号"),
];

/// What a type of object is called.
fn called(kind: &str) -> &str {
    TYPES.iter().find(|(name, _)| *name == kind).map_or(kind, |(_, label)| label)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    of: String,
    id: String,
    who: String,
    since: String,
    until: String,
    before: String,
}

/// The time line.
pub(super) async fn timeline(
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let found = audit::timeline(&desk, &asked.filter()?).await?;
    let standing = audit::standing(&desk).await?;
    let later = found.next.as_deref().map(|before| asked.further(before));
    let shown = Timeline {
        types: TYPES.iter().map(|(value, label)| Choice::new(*value, *label)).collect(),
        happenings: found.items.iter().map(happening).collect(),
        // From any page back to the newest: pages are cut by the position of their last line.
        earlier: (!asked.before.is_empty()).then(|| asked.further("")),
        later,
        verified: standing.last.map(verification::verified),
        filter: Filter {
            of: asked.of,
            id: asked.id,
            who: asked.who,
            since: asked.since,
            until: asked.until,
        },
    };
    Ok(page(&visitor.frame(), &shown))
}

impl Asked {
    fn filter(&self) -> Result<TimelineFilter, Problem> {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let before = given(&self.before).map(|before| before.parse()).transpose();
        Ok(TimelineFilter {
            of: given(&self.of),
            id: given(&self.id),
            who: given(&self.who),
            since: day(&self.since)?,
            until: day(&self.until)?,
            before: before.map_err(|_| Problem::malformed("接着查的位置应为数字：请点“下一页”"))?,
            limit: None,
        })
    }

    fn further(&self, before: &str) -> String {
        let Self { of, id, who, since, until, .. } = self;
        let pairs = [("of", of), ("id", id), ("who", who), ("since", since), ("until", until)];
        let mut pairs: Vec<(&str, &str)> =
            pairs.into_iter().map(|(name, value)| (name, value.as_str())).collect();
        pairs.push(("before", before));
        address::with(address::AUDIT, &pairs)
    }
}

fn day(text: &str) -> Result<Option<Date>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let day = text.trim().parse().map(Some);
    day.map_err(|_| Problem::malformed("日期请写成 2022-09-20 的样子"))
}

/// An event, leading to its object as it was just after.
fn happening(line: &LogLine) -> Happening {
    let (kind, id) = line.stream.split_once('/').unwrap_or((line.stream.as_str(), ""));
    let object = address::under(address::AUDIT, &[kind, id]);
    Happening {
        at: line.at,
        who: line.actor.clone(),
        what: format!("{}“{id}”：{}", called(kind), line.sentence),
        words: None,
        href: Some(address::with(&object, &[("at", &line.sequence.to_string())])),
    }
}
