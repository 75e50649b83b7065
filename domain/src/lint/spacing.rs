//! White space inside dates and figures.

use super::{
    punctuation::places,
    subject::{Subject, at, place},
};
use crate::{
    Finding, Rule,
    outline::{Passage, Role, pattern::patterns},
};

patterns! {
    /// Where an office and a date share a line, white space keeps them apart.
    SPACED_DATE = r"[0-9] +[年月日]";
    SPACED_FIGURE = r"\p{Han} [0-9]{1,5}(?:\.[0-9]+)?%? *\p{Han}|[0-9]+ +[年月日个家项篇名次人件号万亿元]";
}

/// Chinese text sets figures without space.
pub(super) const FIGURES: Rule = Rule {
    id: "lint-figures-spaced",
    source: "条例 第二十条（四）",
    quote: "文字、数字、计量单位和标点符号等用法是否规范。",
};

/// Finds `2023 年 2 月 20 日`; one note a paper, with the lines.
pub(super) fn figures(subject: &Subject) -> Vec<Finding> {
    let hits: Vec<(&Passage, &str)> = subject
        .passages
        .iter()
        .filter(|passage| passage.role != Role::TableRow)
        .filter_map(|passage| {
            let pattern = match passage.role {
                Role::IssueDate | Role::Signature => &SPACED_DATE,
                _ => &SPACED_FIGURE,
            };
            Some((passage, pattern.find(&passage.text)?.as_str()))
        })
        .collect();
    let Some((first, quote)) = hits.first() else {
        return Vec::new();
    };
    let message = format!(
        "数字与汉字之间留了空格（{}），应当删去",
        places(hits.iter().map(|(passage, _)| *passage))
    );
    vec![at(Finding::note(FIGURES, place(first), message), first, quote)]
}
