//! 花脸稿: two versions of a draft, compared.

use axum::response::Response;
use fawen_domain::context::BEIJING;
use fawen_pages::{
    Choice,
    redline::{Paragraph, Redline, Span},
};
use serde::Deserialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::{
    Problem,
    input::{Path, Query},
    site::{page, visitor::Visitor},
    work::documents::{self, PassageView, VersionView, Versions},
};

/// Longer passages are shown whole, before and after.
const LONGEST: usize = 6_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    from: String,
    to: String,
}

pub(in crate::site) async fn redline(
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let versions = Versions { from: number(&asked.from)?, to: number(&asked.to)? };
    let view = documents::compare(&visitor.desk(), &id, &versions).await?;
    let shown = Redline {
        document: id,
        title: view.title,
        versions: view.versions.iter().rev().map(choice).collect(),
        from: view.from.to_string(),
        to: view.to.to_string(),
        paragraphs: view.passages.into_iter().filter_map(paragraph).collect(),
    };
    Ok(page(&visitor.frame(), &shown))
}

fn number(text: &str) -> Result<Option<usize>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().map(Some);
    number.map_err(|_| Problem::malformed("版本应为数字：请从列表中选择"))
}

fn choice(version: &VersionView) -> Choice {
    let at = BEIJING.to_datetime(version.at).strftime("%-m月%-d日 %H:%M").to_string();
    let label = format!("第{}版　{} {at}", version.number, version.actor);
    Choice::new(version.number.to_string(), label)
}

fn paragraph(passage: PassageView) -> Option<Paragraph> {
    Some(match (passage.was, passage.now) {
        (Some(was), Some(now)) if was == now => Paragraph::Same(now),
        (Some(was), Some(now)) => Paragraph::Changed(spans(&was, &now)),
        (Some(was), None) => Paragraph::Gone(was),
        (None, Some(now)) => Paragraph::Come(now),
        (None, None) => return None,
    })
}

/// The parts of a changed passage, character by character: Chinese has no blanks to cut at.
fn spans(was: &str, now: &str) -> Vec<Span> {
    let (old, new): (Vec<char>, Vec<char>) = (was.chars().collect(), now.chars().collect());
    if old.len().saturating_add(new.len()) > LONGEST {
        return vec![Span::Gone(was.to_owned()), Span::Come(now.to_owned())];
    }
    let text = |chars: &[char], range: std::ops::Range<usize>| {
        chars.get(range).unwrap_or_default().iter().collect::<String>()
    };
    let mut spans = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (gone, come) = (text(&old, change.old_range()), text(&new, change.new_range()));
        match change.tag() {
            DiffTag::Equal => spans.push(Span::Same(come)),
            DiffTag::Delete => spans.push(Span::Gone(gone)),
            DiffTag::Insert => spans.push(Span::Come(come)),
            DiffTag::Replace => spans.extend([Span::Gone(gone), Span::Come(come)]),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_passage_shows_what_went_and_what_came() {
        let same = |text: &str| Span::Same(text.to_owned());
        let (gone, come) = (Span::Gone("会".to_owned()), Span::Come("纸质".to_owned()));
        assert_eq!(
            spans("请报送会材料。", "请报送纸质材料。"),
            [same("请报送"), gone, come, same("材料。")]
        );
    }

    #[test]
    fn both_versions_can_be_read_off_the_parts() {
        let long = "长".repeat(LONGEST);
        for (was, now) in [("甲乙丙", "乙丁丙戊"), ("", "甲"), ("甲", ""), ("甲", long.as_str())]
        {
            let (mut old, mut new) = (String::new(), String::new());
            for span in spans(was, now) {
                match span {
                    Span::Same(text) => {
                        old.push_str(&text);
                        new.push_str(&text);
                    }
                    Span::Gone(text) => old.push_str(&text),
                    Span::Come(text) => new.push_str(&text),
                }
            }
            assert_eq!((old.as_str(), new.as_str()), (was, now));
        }
    }
}
