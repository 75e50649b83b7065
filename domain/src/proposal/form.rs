//! The fields of the form that is annexed to a notice.

use super::{Part, Proposal, sections::Section};
use crate::{
    campaign::policy::{FieldKind, FormField},
    outline::pattern::patterns,
    paper::{Block, CellRole, Paper, Table},
    text::squeeze,
};

patterns! {
    /// 活动简介（500字内）
    LIMITED = r"^(.+?)[（(]\s*(\d{2,5})\s*字(?:以内|以下|内)\s*[）)]$";
    PHONE = r"电话|手机|联系方式";
    /// A label in a line of its own: 单位：（盖章）
    IN_LINE = r"^\s*([^：:（）()\s]{2,10})[：:]\s*(?:[（(]盖章[）)])?\s*$";
}

/// The forms of a paper: the labels of each, as they stand.
pub(super) fn labels(paper: &Paper) -> Vec<Vec<String>> {
    let forms = paper.annexes.iter().map(|annex| of_blocks(&annex.body));
    forms.filter(|labels| !labels.is_empty()).collect()
}

fn of_blocks(blocks: &[Block]) -> Vec<String> {
    let labels = blocks.iter().flat_map(|block| match block {
        Block::Form(table) => of_table(table),
        Block::Table(table) => of_table(table),
        _ => Vec::new(),
    });
    labels.collect()
}

/// What labels of a form say; of a table without labels, nothing.
fn of_table(table: &Table) -> Vec<String> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let labels = cells.filter(|cell| cell.role == CellRole::Label);
    labels.map(|cell| squeeze(&cell.text)).filter(|label| !label.is_empty()).collect()
}

/// The form of a notice that annexes one.
pub(super) fn read(section: &Section, proposal: &mut Proposal) {
    let [labels] = section.labels.as_slice() else { return };
    for label in labels {
        let field = field(label);
        if proposal.policy.form.iter().all(|known| known.label != field.label) {
            proposal.policy.form.push(field);
            proposal.read(Part::Form, label);
        }
    }
}

fn field(label: &str) -> FormField {
    let limited = LIMITED.captures(label);
    let parts = limited.as_ref().and_then(|found| {
        Some((found.get(1)?.as_str(), found.get(2)?.as_str().parse::<u32>().ok()?))
    });
    let (name, max_chars) = parts.map_or((label, None), |(name, max)| (name, Some(max)));
    let name = IN_LINE.captures(name).and_then(|found| found.get(1)).map_or(name, |n| n.as_str());
    FormField {
        label: name.trim_end_matches(['：', ':']).to_owned(),
        required: true,
        max_chars,
        count: crate::text::CountPolicy::default(),
        kind: if PHONE.is_match(name) { FieldKind::Phone } else { FieldKind::Words },
        at_most: None,
        categories: Vec::new(),
        hint: String::new(),
    }
}
