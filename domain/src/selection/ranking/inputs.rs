//! What goes into a ranking: whether it is fit, and its digest.

use std::collections::{BTreeMap, BTreeSet};

use super::{RankedInput, RankingMethod};
use crate::{Finding, digest::Digest, ids::CaseId, selection::rules};

/// Everything that keeps these cases from being ranked.
pub(in crate::selection) fn check(method: &RankingMethod, inputs: &[RankedInput]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if inputs.is_empty() {
        findings.push(Finding::error(rules::RANKING, "参评案例", "没有可排序的案例"));
    }
    let mut seen = BTreeSet::new();
    for RankedInput { facts, sheets } in inputs {
        let place = format!("案例“{}”", facts.case);
        let error = |message: String| Finding::error(rules::RANKING, place.clone(), message);
        if !seen.insert(&facts.case) {
            findings.push(error("列入了两次".into()));
        }
        if sheets.is_empty() {
            findings.push(error("没有有效评分表，请补评或不列入排序".into()));
        }
        let mut experts = BTreeSet::new();
        for sheet in sheets {
            if !experts.insert(&sheet.expert) {
                findings.push(error(format!("评委“{}”有两份评分表", sheet.expert)));
            }
            let faults = method.rubric.check_sheet(&sheet.scores);
            findings.extend(faults.into_iter().map(|mut fault| {
                fault.place = format!("{place}评委“{}”的评分表", sheet.expert);
                fault
            }));
        }
    }
    findings
}

/// A digest of sheets, facts, ballots and seed that does not depend on any order.
pub(in crate::selection) fn digest(
    inputs: &[RankedInput],
    ballot: &BTreeMap<CaseId, u32>,
    lot_seed: Option<u64>,
) -> String {
    let mut digest = Digest::of("ranking-1");
    digest = match lot_seed {
        Some(seed) => digest.number(1).number(seed),
        None => digest.number(0),
    };
    for (case, votes) in ballot {
        digest = digest.text(case.as_str()).number(u64::from(*votes));
    }
    let mut sorted: Vec<&RankedInput> = inputs.iter().collect();
    sorted.sort_by(|a, b| a.facts.case.cmp(&b.facts.case));
    sorted.into_iter().fold(digest, add_case).hex()
}

fn add_case(digest: Digest, input: &RankedInput) -> Digest {
    let facts = &input.facts;
    let digest = [facts.case.as_str(), facts.unit.as_str(), &facts.unit_name, &facts.title]
        .into_iter()
        .fold(digest, Digest::text)
        .number(u64::from(facts.region.0))
        .number(u64::from(facts.list_order))
        .number(facts.themes.len() as u64);
    let digest = facts.themes.iter().fold(digest, |d, theme| d.text(theme.as_str()));
    let mut sheets: Vec<_> = input.sheets.iter().collect();
    sheets.sort_by(|a, b| a.expert.cmp(&b.expert));
    sheets.into_iter().fold(digest.number(input.sheets.len() as u64), |digest, sheet| {
        let digest = digest.text(sheet.expert.as_str()).number(u64::from(sheet.typical));
        sheet.scores.iter().fold(digest, |digest, (criterion, score)| {
            digest.text(criterion.as_str()).number(u64::from(*score))
        })
    })
}
