//! Headings, lists, tables, annexes.

use proptest::prelude::*;

use super::*;

fn with_body(body: Vec<Block>) -> Paper {
    Paper { body, ..notice() }
}

fn headings(texts: &[(HeadingLevel, &str)]) -> Paper {
    with_body(texts.iter().map(|(level, text)| heading(*level, text)).collect())
}

#[test]
fn headings_count_on_or_start_anew_under_a_higher_one() {
    use HeadingLevel::{Four, One, Three, Two};
    let paper = headings(&[
        (One, "一、总体要求"),
        (Two, "（一）征集特色品牌。"),
        (Three, "1. 结合实际"),
        (Four, "（1）坚持"),
        (Four, "（2）推进"),
        (Three, "2. 常态开展"),
        (Two, "（二）组织展示交流。"),
        (Four, "（1）公众号"),
        (One, "二、要求"),
        (Three, "3. 继续"),
        (Two, "（一）报送"),
    ]);
    assert_rules(&paper, &[]);
    let eleven: Vec<String> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"]
        .iter()
        .map(|n| format!("{n}、要求"))
        .collect();
    let pairs: Vec<(HeadingLevel, &str)> = eleven.iter().map(|t| (One, t.as_str())).collect();
    assert_rules(&headings(&pairs), &[]);
}

#[test]
fn a_gap_a_repetition_and_a_late_start_are_found() {
    use HeadingLevel::One;
    for pair in [["一、甲", "三、乙"], ["一、甲", "一、乙"]] {
        let paper = headings(&[(One, pair[0]), (One, pair[1])]);
        assert_rules(&paper, &["paper-heading-sequence"]);
    }
    assert_rules(&headings(&[(One, "二、甲")]), &["paper-heading-sequence"]);
}

#[test]
fn a_heading_has_the_shape_of_its_level() {
    use HeadingLevel::{One, Two};
    // As 002 has it: “1、” and then “二、” count on, but the first has the wrong shape.
    let paper = headings(&[(One, "1、 活动主题"), (One, "二、活动内容"), (Two, "(一) 微党课")]);
    assert_rules(&paper, &["paper-heading-shape", "paper-heading-shape"]);
    assert_rules(&headings(&[(One, "活动主题")]), &["paper-heading-shape"]);
}

#[test]
fn a_list_is_not_empty() {
    let list = Block::List(List { marker: ListMarker::Arabic, items: vec![] });
    assert_rules(&with_body(vec![list]), &["paper-list-empty"]);
}

fn table(rows: &[&[(u8, u8)]]) -> Paper {
    let cell = |(colspan, rowspan): &(u8, u8)| Cell {
        colspan: *colspan,
        rowspan: *rowspan,
        ..Cell::default()
    };
    let row = |cells: &&[(u8, u8)]| Row { cells: cells.iter().map(cell).collect(), min_lines: 0 };
    let rows = rows.iter().map(row).collect();
    with_body(vec![Block::Form(Table { rows, ..Table::default() })])
}

#[test]
fn a_table_is_rectangular_spans_counted() {
    assert_rules(&table(&[&[(2, 1), (1, 2)], &[(1, 1), (0, 0)]]), &[]);
    assert_rules(&table(&[&[(2, 1), (1, 1)], &[(1, 1), (1, 1)]]), &["paper-table-shape"]);
    assert_rules(&table(&[&[(1, 1), (1, 1)], &[(1, 2), (1, 1)]]), &["paper-table-shape"]);
    assert_rules(&table(&[]), &["paper-table-shape"]);
    let mut all_head = table(&[&[(1, 1)]]);
    if let Some(Block::Form(table)) = all_head.body.first_mut() {
        table.head_rows = 1;
    }
    assert_rules(&all_head, &["paper-table-shape"]);
}

#[test]
fn annexes_have_titles_of_their_own_without_punctuation() {
    let mut paper = notice();
    paper.annexes = vec![annex("推荐表"), annex("推荐 表"), annex(" "), annex("汇总表。")];
    assert_rules(&paper, &["paper-annex-title", "paper-annex-title", "paper-annex-punctuation"]);
}

#[test]
fn the_text_refers_to_annexes_that_are_there() {
    let mut paper = notice();
    paper.body = vec![paragraph("报名表见附件1，汇总表见附件 3，名单见附件三。")];
    assert_rules(&paper, &["paper-annex-reference"]);
    paper.annexes.clear();
    assert_rules(&paper, &["paper-annex-reference", "paper-annex-reference"]);
    paper.body = vec![paragraph("推荐表见附件。")];
    assert_rules(&paper, &["paper-annex-reference"]);
    paper.body = vec![paragraph("邮件附件2022年起另存。")];
    assert_rules(&paper, &["paper-annex-reference"]);
}

proptest! {
    #[test]
    fn no_text_and_no_span_makes_a_check_panic(
        text in ".{0,40}",
        number in "[（(]?[0-9零一二三四五六七八九十]{0,12}[、）).]?",
        spans in prop::collection::vec((any::<u8>(), any::<u8>()), 0..6),
        head_rows in any::<usize>(),
    ) {
        let mut paper = table(&[&spans, &spans]);
        if let Some(Block::Form(table)) = paper.body.first_mut() {
            table.head_rows = head_rows;
        }
        paper.title = text.clone();
        paper.recipients = Some(text.clone());
        paper.annexes = vec![annex(&text)];
        paper.body.push(heading(HeadingLevel::Three, &number));
        paper.body.push(paragraph(&format!("附件{number}{text}")));
        let _ = (paper.findings(), paper.plain_text());
    }
}
