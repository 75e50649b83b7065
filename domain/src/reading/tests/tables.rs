//! What the rows of real tables become.

use super::PAPERS;
use crate::{
    paper::{Block, CellRole, Table},
    reading::{Given, read},
};

/// The first table or form of an annex of a paper.
fn table(file: &str, annex: usize) -> (Table, bool) {
    let (_, text) = PAPERS.iter().find(|(name, _)| name.contains(file)).unwrap();
    let paper = read(text, &Given::default()).paper;
    let found = paper.annexes[annex].body.iter().find_map(|block| match block {
        Block::Table(table) => Some((table.clone(), false)),
        Block::Form(table) => Some((table.clone(), true)),
        _ => None,
    });
    found.unwrap()
}

/// Text, columns and rows of the cells of a row.
fn cells(table: &Table, row: usize) -> Vec<(&str, u8, u8)> {
    table.rows[row].cells.iter().map(|cell| (&*cell.text, cell.colspan, cell.rowspan)).collect()
}

#[test]
fn a_head_of_two_rows_names_groups_of_columns() {
    let (table, form) = table("17-qingshi", 0);
    assert_eq!((table.head_rows, form), (2, false));
    assert_eq!(cells(&table, 0)[0], ("省（市）", 1, 2));
    assert_eq!(cells(&table, 0)[3], ("分年度招生任务", 3, 1));
    assert_eq!(cells(&table, 1), [("1996年", 1, 1), ("1997年", 1, 1), ("1998年", 1, 1)]);
    assert_eq!(cells(&table, 2)[0], ("总计", 1, 1));
}

#[test]
fn blank_cells_at_the_beginning_are_spanned_from_above() {
    let (table, form) = table("03-yijian", 0);
    assert_eq!((table.head_rows, form), (1, false));
    assert_eq!(cells(&table, 1)[1], ("（一）功能定位", 1, 7));
    assert_eq!(cells(&table, 2).len(), 3);
    assert_eq!(table.rows[1].cells[0].rowspan, 24);
}

#[test]
fn a_single_cell_heads_a_section() {
    let (table, _) = table("22-qingdan", 0);
    assert_eq!(cells(&table, 1), [("一、知识产权保护方面（共5项）", 5, 1)]);
    assert_eq!(cells(&table, 2).len(), 5);
}

#[test]
fn forms_have_labels_hints_and_room_to_write() {
    let (form, is_form) = table("000", 0);
    assert!(is_form);
    assert_eq!(cells(&form, 0), [("品牌名称", 1, 1), ("示例：“读讲一本书”", 3, 1)]);
    assert_eq!(cells(&form, 2)[1], ("", 1, 1));
    assert_eq!(form.rows[0].cells[1].role, CellRole::Hint);
    let last = form.rows.last().unwrap();
    assert_eq!((last.cells.len(), last.cells[1].colspan), (2, 3));
    assert!(last.min_lines > 8);
}

#[test]
fn cells_on_lines_of_their_own_are_put_into_rows() {
    let (form, is_form) = table("002", 1);
    assert!(is_form);
    assert_eq!(form.rows.len(), 3);
    assert_eq!(cells(&form, 0), [("案例题目", 1, 1), ("", 1, 1)]);
    let (form, is_form) = table("002", 2);
    assert!(is_form);
    assert_eq!((form.head_rows, form.rows.len()), (1, 4));
    assert_eq!(cells(&form, 0).len(), 6);
}

#[test]
fn rows_below_a_heading_that_go_on_counting_have_no_head_of_their_own() {
    let text = "江东省科学技术厅\n关于公布清单的通知\n各市：\n现将清单公布如下。\n江东省科学技术厅\n2022年3月1日\n附件\n改革举措清单\n一、科技金融方面（共2项）\n\n序号\t举措\t部门\n1\t投贷联动\t人民银行\n2\t科技保险\t银保监会\n\n二、创新创业方面（共1项）\n\n3\t众创空间\t科技部\n4\t双创示范\t发展改革委\n";
    let paper = read(text, &Given::default()).paper;
    let heads: Vec<Option<u8>> = paper.annexes[0]
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(u8::try_from(table.head_rows).ok()),
            Block::Form(_) => Some(None),
            _ => None,
        })
        .collect();
    assert_eq!(heads, [Some(1), Some(0)]);
}
