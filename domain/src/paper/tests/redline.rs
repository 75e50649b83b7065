//! Redline and materiality.

use proptest::prelude::*;

use super::*;

fn changes(old: &Paper, new: &Paper) -> Vec<Change> {
    let mut changes = redline(old, new);
    changes.retain(|change| !matches!(change, Change::Kept(_)));
    changes
}

fn passage(place: &str, text: &str) -> Passage {
    Passage { place: place.into(), text: text.into() }
}

#[test]
fn a_paper_does_not_differ_from_itself() {
    assert_eq!(changes(&notice(), &notice()), []);
}

#[test]
fn a_changed_paragraph_shows_both_versions() {
    let mut new = notice();
    new.body[4] = paragraph("请于2022年11月10日前报送。");
    let changed = Change::Changed {
        place: "正文 第5段".into(),
        was: "请于2022年10月31日前报送。".into(),
        now: "请于2022年11月10日前报送。".into(),
    };
    assert_eq!(changes(&notice(), &new), [changed]);
}

#[test]
fn added_and_removed_passages_show_their_places() {
    let mut new = notice();
    new.body.insert(1, paragraph("特此通知。"));
    new.imprint = None;
    let expected = [
        Change::Added(passage("正文 第2段", "特此通知。")),
        Change::Removed(passage("印发机关", ISSUER)),
    ];
    assert_eq!(changes(&notice(), &new), expected);
}

#[test]
fn a_new_figure_is_material_and_a_wider_column_is_not() {
    let mut old = notice();
    old.body.push(Block::Table(Table {
        rows: vec![Row {
            cells: vec![Cell { text: "单位".into(), ..Cell::default() }],
            min_lines: 0,
        }],
        ..Table::default()
    }));
    let mut new = old.clone();
    if let Some(Block::Table(table)) = new.body.last_mut() {
        table.widths = vec![3];
    }
    assert_eq!(material_changes(&old, &new, &[]), Vec::<String>::new());
    new.body[4] = paragraph("请于2022年11月10日前报送。");
    assert_eq!(material_changes(&old, &new, &[]), ["正文 第5段"]);
}

#[test]
fn a_figure_in_another_column_is_material() {
    let with_row = |texts: [&str; 2]| {
        let cells = texts.map(|text| Cell { text: text.into(), ..Cell::default() }).into();
        let rows = vec![Row { cells, min_lines: 0 }];
        let mut paper = notice();
        paper.body.push(Block::Table(Table { rows, ..Table::default() }));
        paper
    };
    let places = material_changes(&with_row(["30", ""]), &with_row(["", "30"]), &[]);
    assert_eq!(places, ["正文 表1第1行"]);
    let places = material_changes(&with_row(["典型", ""]), &with_row(["典 型", ""]), &[]);
    assert_eq!(places, Vec::<String>::new());
}

fn wording(was: &str, now: &str) -> WordingChange {
    WordingChange { was: was.into(), now: now.into() }
}

#[test]
fn only_declared_wording_is_not_material() {
    let mut new = notice();
    new.body[0] = paragraph("现把有关事项通知如下：");
    assert_eq!(material_changes(&notice(), &new, &[]), ["正文 第1段"]);
    let declared = [wording("现将", "现把")];
    assert_eq!(material_changes(&notice(), &new, &declared), Vec::<String>::new());
}

#[test]
fn figures_and_negations_are_never_mere_wording() {
    for (was, now) in [("10月31日", "11月10日"), ("前报送", "前不报送"), ("", "无")] {
        let mut new = notice();
        new.body[4] = paragraph(&"请于2022年10月31日前报送。".replacen(was, now, 1));
        let places = material_changes(&notice(), &new, &[wording(was, now)]);
        assert_eq!(places, ["正文 第5段"], "{was} {now}");
    }
}

#[test]
fn another_kind_form_or_picture_is_material() {
    let figure =
        |image: &str| Block::Figure(Figure { image: image.into(), caption: None, width: None });
    let mut old = notice();
    old.body.push(figure("aa"));
    let mut new = old.clone();
    new.format = Format::Letter;
    new.signature.form = SignatureForm::Unsealed;
    if let Some(last) = new.body.last_mut() {
        *last = figure("bb");
    }
    assert_eq!(material_changes(&old, &new, &[]), ["文种和格式", "印章形式", "图片"]);
}

fn paper_of(texts: &[u8]) -> Paper {
    let body = texts.iter().map(|n| paragraph(&format!("第{n}条"))).collect();
    Paper { body, ..notice() }
}

proptest! {
    #[test]
    fn a_redline_tells_both_versions_in_full(
        old in prop::collection::vec(0_u8..5, 0..12),
        new in prop::collection::vec(0_u8..5, 0..12),
    ) {
        let (old, new) = (paper_of(&old), paper_of(&new));
        let (mut was, mut now) = (vec![], vec![]);
        for change in redline(&old, &new) {
            match change {
                Change::Kept(passage) => {
                    was.push(passage.text.clone());
                    now.push(passage.text);
                }
                Change::Removed(passage) => was.push(passage.text),
                Change::Added(passage) => now.push(passage.text),
                Change::Changed { was: old, now: new, .. } => {
                    was.push(old);
                    now.push(new);
                }
            }
        }
        prop_assert_eq!(was.join("\n"), old.plain_text());
        prop_assert_eq!(now.join("\n"), new.plain_text());
    }
}
