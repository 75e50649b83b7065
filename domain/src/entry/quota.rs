//! Whether one more case fits the quotas, and what is still expected.

use super::{Author, Case, CaseContent, EntryError, UnitEntry};
use crate::{
    Finding, Rule,
    campaign::policy::{FileScope, Quota, SubQuota},
    ids::{CaseId, CategoryId},
};

const MINIMUM: Rule = Rule {
    id: "entry-minimum",
    source: "绍卫党函〔2019〕4号 二（八）2",
    quote: "各区、县市卫生健康局推荐不少于2篇，市属公立医院不少于2篇、委直属其他单位不少于1篇",
};
const UNIT_FILE: Rule = Rule {
    id: "entry-unit-file",
    source: "绍卫党函〔2019〕4号 投稿说明2",
    quote: "所有作品须由归口单位统一报送汇总表。",
};

/// The rules of what is still expected.
pub(super) const RULES: &[Rule] = &[MINIMUM, UNIT_FILE];

/// Whether a case with this content may take a place, all other places staying as they are.
pub(super) fn admit(
    entry: &UnitEntry,
    case: &CaseId,
    content: &CaseContent,
) -> Result<(), EntryError> {
    let others: Vec<&CaseContent> = entry
        .cases()
        .iter()
        .filter(|(id, other)| *id != case && other.counts())
        .map(|(_, other)| &other.content)
        .collect();
    let quotas = entry.terms().into_iter().flat_map(|terms| &terms.quotas);
    for quota in quotas.filter(|quota| quota.covers(&content.category)) {
        let counted: Vec<&CaseContent> =
            others.iter().copied().filter(|other| quota.covers(&other.category)).collect();
        total(quota, &counted)?;
        parts(entry, quota, &counted, &content.category)?;
        person(quota, &counted, &content.authors)?;
    }
    Ok(())
}

fn total(quota: &Quota, counted: &[&CaseContent]) -> Result<(), EntryError> {
    let used = number(counted.len());
    match quota.max {
        Some(max) if used >= max => Err(EntryError::QuotaFull { max, used }),
        _ => Ok(()),
    }
}

fn parts(
    entry: &UnitEntry,
    quota: &Quota,
    counted: &[&CaseContent],
    category: &CategoryId,
) -> Result<(), EntryError> {
    for sub in quota.subs.iter().filter(|sub| belongs(sub, category)) {
        if let Some(max) = sub.max
            && filled(sub, counted) >= max
        {
            let part = sub.name.clone();
            return Err(EntryError::PartFull { part, max });
        }
    }
    let Some(max) = quota.max else {
        return Ok(());
    };
    // What is kept for other categories must still fit beside this case.
    let short: Vec<(&SubQuota, u32)> = quota
        .subs
        .iter()
        .filter(|sub| !belongs(sub, category))
        .map(|sub| (sub, sub.min.saturating_sub(filled(sub, counted))))
        .filter(|(_, missing)| *missing > 0)
        .collect();
    let kept = short.iter().fold(0_u32, |sum, (_, missing)| sum.saturating_add(*missing));
    let used = number(counted.len());
    if used.saturating_add(1).saturating_add(kept) <= max || kept == 0 {
        return Ok(());
    }
    let names: Vec<&str> = short.iter().map(|(sub, _)| sub.name.as_str()).collect();
    Err(EntryError::PlacesKept {
        max,
        kept,
        part: names.join("、"),
        used,
        category: entry.category_name(category).to_owned(),
    })
}

fn person(quota: &Quota, counted: &[&CaseContent], authors: &[Author]) -> Result<(), EntryError> {
    let Some(max) = quota.per_person else {
        return Ok(());
    };
    for author in authors {
        let made = |content: &&&CaseContent| content.authors.iter().any(|other| other.is(author));
        let used = number(counted.iter().filter(made).count());
        if used >= max {
            let author = author.name.clone();
            return Err(EntryError::PersonLimit { author, max, used });
        }
    }
    Ok(())
}

/// What the unit is still expected to hand in: reminders, never refusals.
pub(super) fn shortfalls(entry: &UnitEntry) -> Vec<Finding> {
    let Some(terms) = entry.terms() else {
        return Vec::new();
    };
    let counted: Vec<&Case> = entry.cases().values().filter(|case| case.counts()).collect();
    let mut findings = Vec::new();
    for quota in &terms.quotas {
        let contents: Vec<&CaseContent> = counted
            .iter()
            .map(|case| &case.content)
            .filter(|content| quota.covers(&content.category))
            .collect();
        expect(number(contents.len()), quota.min, "名额", quota, &mut findings);
        for sub in &quota.subs {
            let done = filled(sub, &contents);
            expect(done, sub.min, &format!("其中{}", sub.name), quota, &mut findings);
        }
    }
    if !counted.is_empty() {
        missing_files(entry, &mut findings);
    }
    findings
}

fn expect(done: u32, min: u32, place: &str, quota: &Quota, findings: &mut Vec<Finding>) {
    if done < min {
        let missing = min.saturating_sub(done);
        let message = format!("应报不少于{min}件，已报{done}件，还差{missing}件");
        findings.push(Finding::warning(MINIMUM, place, message).quoting(&quota.words));
    }
}

fn missing_files(entry: &UnitEntry, findings: &mut Vec<Finding>) {
    let rules = entry.terms().into_iter().flat_map(|terms| &terms.files);
    for rule in rules.filter(|rule| rule.scope == FileScope::Unit) {
        let done = entry.files().values().filter(|file| file.role == rule.role);
        if number(done.count()) < rule.count.min {
            let role = rule.role.to_string();
            let message = format!("尚未报送“{role}”，请随作品一并报送");
            findings.push(Finding::warning(UNIT_FILE, role, message).quoting(&rule.words));
        }
    }
}

fn belongs(sub: &SubQuota, category: &CategoryId) -> bool {
    sub.categories.contains(category)
}

fn filled(sub: &SubQuota, counted: &[&CaseContent]) -> u32 {
    let fits = |content: &&&CaseContent| belongs(sub, &content.category);
    number(counted.iter().filter(fits).count())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
