//! What the cuts make of a ranking, as it lies or as somebody tries it.

use std::collections::BTreeMap;

use fawen_domain::{region::RegionCode, review::parse_points};
use fawen_pages::{
    Bar, Column, address,
    selection::{Outcome, Ranked, Tier},
};

use super::{Asked, region};
use crate::{
    Problem,
    work::{
        Desk,
        selections::{self, SelectionView},
    },
};

/// How many places are shown below the last one that is selected.
const BELOW: usize = 20;

/// The outcome with the sizes that the address asks for, or with those of the rules.
pub(super) async fn of(
    desk: &Desk,
    view: &SelectionView,
    asked: &Asked,
    decides: bool,
) -> Result<Outcome, Problem> {
    let sizes = sizes(view, asked);
    let tried = decides && view.rules.iter().any(|rule| sizes.get(&rule.tier) != Some(&rule.count));
    let tiers = |tiers: Vec<selections::TierView>| tiers;
    let (tiers, displaced, shortfalls) = if tried || (decides && view.proposed.is_empty()) {
        let order = sizes
            .iter()
            .map(|(tier, count)| selections::TierSize { tier: tier.clone(), count: *count });
        let outcome = selections::outcome_if(desk, &view.campaign, order.collect()).await?;
        (tiers(outcome.tiers), outcome.displaced, outcome.shortfalls)
    } else if view.confirmed.is_empty() {
        (view.proposed.clone(), view.displaced.clone(), view.shortfalls.clone())
    } else {
        (view.confirmed.clone(), view.displaced.clone(), Vec::new())
    };
    let ranked = ranked(view, &tiers, &displaced);
    let last = ranked.iter().rposition(|line| !line.tier.is_empty()).map_or(0, |last| last + 1);
    let all = ranked.len();
    let shown = if asked.contains_key("all") { all } else { (last + BELOW).min(all) };
    let tier = |rule: &selections::TierRuleView| Tier {
        id: rule.tier.clone(),
        name: rule.name.clone(),
        size: sizes.get(&rule.tier).copied().unwrap_or(rule.count),
        rule: rule.count,
    };
    Ok(Outcome {
        tiers: view.rules.iter().map(tier).collect(),
        movable: decides,
        ranked: ranked.into_iter().take(shown).collect(),
        all: (all, address::with(&address::selection(&view.campaign), &[("all", "yes")])),
        regions: regions(&tiers),
        shortfalls,
    })
}

/// The size of each tier: as the address asks, or as the rules say.
fn sizes(view: &SelectionView, asked: &Asked) -> BTreeMap<String, u32> {
    let size = |rule: &selections::TierRuleView| {
        let given = asked.get(&format!("size-{}", rule.tier));
        let given = given.and_then(|text| text.trim().parse::<u32>().ok());
        (rule.tier.clone(), given.filter(|size| *size > 0).unwrap_or(rule.count))
    };
    view.rules.iter().map(size).collect()
}

fn ranked(
    view: &SelectionView,
    tiers: &[selections::TierView],
    displaced: &[selections::DisplacedLine],
) -> Vec<Ranked> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for tier in tiers {
        names.extend(tier.cases.iter().map(|case| (case.case.as_str(), tier.name.as_str())));
    }
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in displaced {
        let reason = format!("未列入{}：{}", line.tier, line.reason);
        reasons.entry(line.case.as_str()).or_default().push(reason);
    }
    let line = |line: &selections::RankedLine| {
        let told = Some(line.explained.clone()).filter(|text| !text.is_empty());
        let why = reasons.get(line.case.as_str()).into_iter().flatten().cloned();
        Ranked {
            place: line.rank,
            title: line.title.clone(),
            unit: line.unit.clone(),
            region: region(&line.region).to_owned(),
            score: line.score.clone(),
            votes: line.typical_votes,
            tier: names.get(line.case.as_str()).copied().unwrap_or_default().to_owned(),
            because: told.into_iter().chain(why).collect::<Vec<_>>().join("；"),
            cut: false,
        }
    };
    let mut ranked: Vec<Ranked> = view.ranking.iter().map(line).collect();
    // Where the last case of each tier stands, a line is drawn.
    for tier in tiers {
        if let Some(last) = ranked.iter().rposition(|line| line.tier == tier.name)
            && let Some(line) = ranked.get_mut(last)
        {
            line.cut = true;
        }
    }
    ranked
}

/// Selected cases by region, in the order of regions.
fn regions(tiers: &[selections::TierView]) -> Vec<Bar> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for case in tiers.iter().flat_map(|tier| &tier.cases) {
        *counts.entry(case.region.as_str()).or_default() += 1;
    }
    let label =
        |code: &str| code.parse::<RegionCode>().map_or(code.to_owned(), |r| r.name().into());
    counts.into_iter().map(|(code, value)| Bar { label: label(code), value, limit: None }).collect()
}

/// How the scores are spread, in steps of five points from the lowest to the highest.
pub(super) fn scores(view: &SelectionView) -> Vec<Column> {
    const STEP: u32 = 5;
    let mut steps: BTreeMap<u32, u64> = BTreeMap::new();
    for points in view.ranking.iter().filter_map(|line| parse_points(&line.score)) {
        *steps.entry(points / 100 / STEP).or_default() += 1;
    }
    let (Some(first), Some(last)) = (steps.keys().next().copied(), steps.keys().last().copied())
    else {
        return Vec::new();
    };
    (first..=last)
        .map(|step| Column {
            label: format!("{}–{}", step * STEP, (step + 1) * STEP - 1),
            value: steps.get(&step).copied().unwrap_or(0),
        })
        .collect()
}
