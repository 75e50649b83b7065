//! The received cases of a campaign.

use axum::response::Response;
use fawen_domain::region::RegionCode;
use fawen_pages::{
    Badge, Choice, Tone, address,
    screening::{Filter, Received, Screening},
};
use fawen_views::CaseStanding;
use serde::Deserialize;

use super::super::{page, visitor::Visitor};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Slice, campaigns, entries},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    words: String,
    standing: String,
    region: String,
    kind: String,
    after: String,
}

const STANDINGS: [(&str, &str); 6] = [
    ("received", "已报送"),
    ("returned", "退回补正"),
    ("screened_in", "通过形式审查"),
    ("screened_out", "未通过形式审查"),
    ("duplicate", "重复报送"),
    ("withdrawn", "已撤回"),
];

pub(super) async fn list(
    visitor: Visitor,
    Path(campaign): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let filter = entries::CaseFilter {
        region: given(&asked.region),
        kind: given(&asked.kind),
        text: given(&asked.words),
        status: given(&asked.standing),
    };
    let slice = Slice { after: given(&asked.after), limit: None };
    let found = entries::list(&desk, &campaign, &filter, &slice).await?;
    let view = campaigns::view(&desk, &campaign).await?;
    let base = address::under(address::SCREENING, &[&campaign]);
    let shown = Screening {
        name: view.name,
        standings: STANDINGS.map(|(value, label)| Choice::new(value, label)).to_vec(),
        regions: RegionCode::all()
            .map(|code| Choice::new(format!("{:02}", code.0), code.name()))
            .collect(),
        kinds: view
            .policy
            .eligibility
            .kinds
            .iter()
            .map(|kind| Choice::new(&kind.0, &kind.0))
            .collect(),
        cases: found.items.into_iter().map(received).collect(),
        earlier: (!asked.after.is_empty()).then(|| with(&base, &asked, "")),
        later: found.next.map(|after| with(&base, &asked, &after)),
        filter: Filter {
            words: asked.words,
            standing: asked.standing,
            region: asked.region,
            kind: asked.kind,
        },
        campaign,
    };
    Ok(page(&visitor.frame(), &shown))
}

fn with(base: &str, asked: &Asked, after: &str) -> String {
    let Asked { words, standing, region, kind, .. } = asked;
    let pairs = [
        ("words", words.as_str()),
        ("standing", standing),
        ("region", region),
        ("kind", kind),
        ("after", after),
    ];
    address::with(base, &pairs)
}

fn received(line: entries::CaseLine) -> Received {
    let region =
        line.region.parse().map_or(line.region.clone(), |code: RegionCode| code.name().to_owned());
    Received {
        standing: standing(line.status),
        id: line.case,
        title: line.title,
        unit: line.unit,
        unit_name: line.unit_name,
        region,
        kind: line.kind,
        received: line.received_at,
    }
}

fn standing(status: CaseStanding) -> Badge {
    let (label, tone) = match status {
        CaseStanding::Received => ("已报送", Tone::Wait),
        CaseStanding::Returned => ("退回补正", Tone::Stop),
        CaseStanding::Withdrawn => ("已撤回", Tone::Stop),
        CaseStanding::ScreenedIn => ("通过形式审查", Tone::Done),
        CaseStanding::ScreenedOut => ("未通过形式审查", Tone::Stop),
        CaseStanding::Duplicate => ("重复报送", Tone::Stop),
    };
    Badge::new(label, tone)
}
