//! How many cases a unit may and should hand in.

use super::{Part, Proposal, scope::numeral, sections::Section};
use crate::{
    campaign::policy::{Quota, SubQuota},
    outline::pattern::patterns,
    unit::UnitKind,
};

patterns! {
    /// 各区县市卫生健康委限送作品6幅（书画作品不少于2幅）
    AT_MOST = r"^(.*?)(?:限送|限报|最多(?:报送|推荐)?|不超过|至多)(?:作品|案例)?\s*([一二两三四五六七八九十\d]+)\s*[幅件篇个项部](?:（([^）]*)）)?";
    /// 市属公立医院不少于2篇
    AT_LEAST = r"^(.*?)(?:不少于|至少(?:上报|报送|推荐|培育和选树)?)\s*([一二两三四五六七八九十\d]+)\s*[幅件篇个项部]";
    /// 每人限报1幅作品
    PER_PERSON = r"每人限(?:报|送)\s*([一二两三四五六七八九十\d]+)\s*[幅件篇个项部]";
    /// 书画作品不少于2幅, inside brackets.
    PART = r"^(?:其中)?(.*?)不少于\s*([一二两三四五六七八九十\d]+)";
    /// What speaks of texts, not of how many are handed in.
    OTHER = r"字|像素|小时|分钟|次$|图片|学时";
    /// Words around the name of a kind of unit.
    AROUND = r"^(?:请|由|其中|推荐|各(?:地、各单位)?|每个?)+|(?:推荐|选送|报送|上报|各|可)+$";
    EVERYBODY = r"^(?:其他单位|各?单位|一家单位.*|一个地方.*|)$";
    LABEL = r"^.*?[：:。]";
    /// A number of cases at the end.
    MEASURED = r"[一二两三四五六七八九十\d]\s*[幅件篇个项部](?:（[^）]*）)?$";
    BRACKET = r"（[^）]*）|\([^)]*\)";
}

pub(super) fn read(section: &Section, proposal: &mut Proposal) {
    let mut per_person = None;
    let mut quotas: Vec<Quota> = Vec::new();
    for sentence in section.sentences() {
        if let Some(found) = PER_PERSON.captures(sentence).and_then(|found| found.get(1)) {
            per_person = numeral(found.as_str());
        }
        let before = quotas.len();
        quotas.extend(clauses(sentence).filter_map(quota));
        if quotas.len() > before || PER_PERSON.is_match(sentence) {
            proposal.read(Part::Quotas, sentence);
        }
    }
    if quotas.is_empty() && per_person.is_some() {
        quotas.push(Quota::default());
    }
    for quota in &mut quotas {
        quota.per_person = per_person;
    }
    merge(&mut quotas);
    proposal.policy.quotas = quotas;
}

/// The clauses of a sentence, in order; a comma inside brackets parts nothing, and an enumeration comma only
/// what is a quota by itself: 各区、县市卫生健康局 is one name.
fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    let mut clauses = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, c) in sentence.char_indices() {
        match c {
            '（' | '(' => depth = depth.saturating_add(1),
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let clause = sentence.get(start..at).unwrap_or_default();
        let parts = matches!(c, '，' | ',') || (c == '、' && MEASURED.is_match(clause));
        if depth == 0 && parts {
            clauses.push(clause);
            start = at.saturating_add(c.len_utf8());
        }
    }
    clauses.push(sentence.get(start..).unwrap_or_default());
    clauses.into_iter()
}

fn quota(clause: &str) -> Option<Quota> {
    if clause.starts_with("每人") {
        return None;
    }
    if let Some(found) = AT_MOST.captures(clause) {
        let subject = found.get(1)?.as_str();
        if OTHER.is_match(clause) {
            return None;
        }
        let part = found.get(3).and_then(|inner| sub(inner.as_str()));
        return Some(Quota {
            kinds: kinds(subject)?,
            max: Some(numeral(found.get(2)?.as_str())?),
            subs: part.into_iter().collect(),
            words: clause.trim().to_owned(),
            ..Quota::default()
        });
    }
    // What stands in brackets explains; a quota of its own may stand there alone.
    let found = AT_LEAST.captures(clause)?;
    if OTHER.is_match(clause) {
        return None;
    }
    Some(Quota {
        kinds: kinds(found.get(1)?.as_str())?,
        min: numeral(found.get(2)?.as_str())?,
        words: clause.trim().to_owned(),
        ..Quota::default()
    })
}

fn sub(inner: &str) -> Option<SubQuota> {
    let found = PART.captures(inner)?;
    let name = found.get(1)?.as_str().trim().to_owned();
    let min = numeral(found.get(2)?.as_str())?;
    Some(SubQuota { name, min, ..SubQuota::default() })
}

/// The kind of unit that a clause begins with; none for everybody.
fn kinds(subject: &str) -> Option<Vec<UnitKind>> {
    let subject = LABEL.replace(subject.trim(), "");
    let subject = BRACKET.replace_all(&subject, "");
    let subject = AROUND.replace_all(subject.trim(), "");
    let subject = subject.trim().replace('各', "");
    if EVERYBODY.is_match(&subject) {
        return Some(Vec::new());
    }
    // A long subject is no name of a kind of unit.
    if subject.chars().count() > 16 {
        return None;
    }
    Some(vec![UnitKind(subject)])
}

/// One quota a kind: the least and the most that are said in different places stand together.
fn merge(quotas: &mut Vec<Quota>) {
    let mut merged: Vec<Quota> = Vec::new();
    for quota in quotas.drain(..) {
        match merged.iter_mut().find(|known| known.kinds == quota.kinds) {
            Some(known) => {
                known.min = known.min.max(quota.min);
                known.max = known.max.or(quota.max);
                if known.subs.is_empty() {
                    known.subs = quota.subs;
                }
            }
            None => merged.push(quota),
        }
    }
    *quotas = merged;
}
