//! Pages: every line inside the type area, no mark where it must not stand, nothing lost.

mod laws;
mod parts;

use std::{path::Path, sync::OnceLock};

use fawen_domain::paper::{
    Annex, AsPrinted, Block, Cell, DocumentKind, Format, Imprint, Masthead, Paper, Row, Signature,
    SignatureForm, Table,
};
use fawen_typeset::{Fonts, Item, Page, Pages, Pictures, Profile, TypesetError, typeset};
use jiff::civil::date;
use proptest::prelude::*;

/// Rounding of sums.
const SLACK: f64 = 0.01;

/// The project's fonts; without them the message says to run `make setup`.
fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts");
        Fonts::load(Some(&project)).unwrap_or_else(|error| panic!("{error}"))
    })
}

fn paper(body: Vec<Block>) -> Paper {
    Paper {
        kind: DocumentKind::Notice,
        format: Format::Document,
        masthead: Masthead {
            issuers: vec!["绍兴市卫生健康委员会".to_owned()],
            mark_suffix: "文件".to_owned(),
            ..Masthead::default()
        },
        title: "关于做好有关工作的通知".to_owned(),
        recipients: None,
        body,
        annexes: Vec::new(),
        signature: Signature::default(),
        note: None,
        attached: None,
        attendance: vec![],
        closing: vec![],
        printed: AsPrinted::default(),
        imprint: None,
    }
}

fn signed(form: SignatureForm) -> Signature {
    let issuers = vec!["绍兴市卫生健康委员会".to_owned()];
    Signature { issuers, form, signed_on: Some(date(2022, 10, 9)) }
}

fn set(paper: &Paper) -> Pages {
    typeset(paper, &Profile::default(), fonts(), &Pictures::default()).unwrap()
}

/// A line of a page: its text and its two ends.
#[derive(Debug)]
struct Line {
    text: String,
    left: f64,
    right: f64,
    baseline: f64,
}

/// The lines of 3号 type, by baseline.
fn lines(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for item in &page.items {
        let Item::Run(run) = item else { continue };
        if run.extra || (run.size - 16.0).abs() > SLACK {
            continue;
        }
        let text: String = run.glyphs.iter().map(|glyph| glyph.text).collect();
        let right = run.glyphs.last().map_or(run.x, |glyph| run.x + glyph.x + glyph.advance);
        match lines.last_mut().filter(|line| (line.baseline - run.y).abs() < SLACK) {
            Some(line) => {
                line.text += &text;
                line.right = right;
            }
            None => lines.push(Line { text, left: run.x, right, baseline: run.y }),
        }
    }
    lines
}

fn all_lines(pages: &Pages) -> Vec<Line> {
    pages.pages.iter().flat_map(lines).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn line<'a>(lines: &'a [Line], text: &str) -> &'a Line {
    lines.iter().find(|line| line.text == text).unwrap_or_else(|| panic!("{text}: {lines:#?}"))
}

#[test]
fn full_line_has_28_characters_and_a_page_22_lines() {
    let pages = set(&paper(vec![Block::Paragraph("发".repeat(28 * 60))]));
    let second = lines(&pages.pages[1]);
    assert_eq!(second.len(), 22);
    for line in second {
        assert_eq!(line.text.chars().count(), 28);
        assert!((line.left - 28.0).abs() < 0.1, "{line:?}");
        assert!((line.right - 184.0).abs() < 0.1, "{line:?}");
    }
}

#[test]
fn sealed_date_stands_four_characters_from_the_right_with_the_issuer_centred_above() {
    let text = Block::Paragraph("请认真贯彻执行。".to_owned());
    let pages = set(&Paper { signature: signed(SignatureForm::Sealed), ..paper(vec![text]) });
    let lines = all_lines(&pages);
    let (issuer, date) = (line(&lines, "绍兴市卫生健康委员会"), line(&lines, "2022年10月9日"));
    assert!((184.0 - date.right - 4.0 * 156.0 / 28.0).abs() < 0.1, "{date:?}");
    assert!((issuer.left + issuer.right - date.left - date.right).abs() < 0.3);
    assert!((date.baseline - issuer.baseline - Profile::default().pitch()).abs() < SLACK);
}

#[test]
fn unsealed_issuer_stands_two_characters_from_the_right_and_the_date_two_further_in() {
    let text = Block::Paragraph("请认真贯彻执行。".to_owned());
    let pages = set(&Paper { signature: signed(SignatureForm::Unsealed), ..paper(vec![text]) });
    let lines = all_lines(&pages);
    let (issuer, date) = (line(&lines, "绍兴市卫生健康委员会"), line(&lines, "2022年10月9日"));
    let two = 2.0 * 156.0 / 28.0;
    assert!((date.left - issuer.left - two).abs() < 0.3, "{issuer:?} {date:?}");
    assert!((184.0 - issuer.right - two).abs() < 0.3, "{issuer:?}");
}

#[test]
fn signature_never_stands_alone_on_a_page() {
    for count in 1..=40 {
        let text = Block::Paragraph("发".repeat(28 * count));
        let pages = set(&Paper { signature: signed(SignatureForm::Sealed), ..paper(vec![text]) });
        let last = lines(pages.pages.last().unwrap());
        assert!(last.first().unwrap().text.starts_with('发'), "{count} lines: {last:?}");
        assert!(lines(&pages.pages[0]).iter().any(|line| line.text.contains('发')));
    }
}

#[test]
fn imprint_ends_the_type_area_of_an_even_page() {
    let imprint = Imprint {
        cc: Some("各有关单位".to_owned()),
        office: Some("绍兴市卫生健康委员会办公室".to_owned()),
        issued_on: Some(date(2022, 10, 10)),
        ..Imprint::default()
    };
    for count in 1..=60 {
        let text = Block::Paragraph("发".repeat(28 * count));
        let pages = set(&Paper { imprint: Some(imprint.clone()), ..paper(vec![text]) });
        assert!(pages.pages.len().is_multiple_of(2), "{count} lines");
        let last = pages.pages.last().unwrap();
        let rules = last.items.iter().filter_map(|item| match item {
            Item::Rule(rule) => Some(rule.y0),
            Item::Run(_) | Item::Image(_) => None,
        });
        let lowest = rules.fold(0.0, f64::max);
        assert!((lowest - 262.0).abs() < SLACK, "{count} lines: {lowest}");
    }
}

#[test]
fn annex_begins_a_page_with_its_label() {
    let annex = |title: &str| Annex { title: title.to_owned(), body: Vec::new() };
    let annexes = vec![annex("推荐表"), annex("汇总表")];
    let pages = set(&Paper { annexes, ..paper(vec![Block::Line("正文".to_owned())]) });
    assert_eq!(pages.pages.len(), 3);
    assert_eq!(lines(&pages.pages[1])[0].text, "附件1");
    assert_eq!(lines(&pages.pages[2])[0].text, "附件2");
}

#[test]
fn rare_character_of_a_name_takes_the_fallback() {
    let pages = set(&paper(vec![Block::Paragraph("联系人：王犇、朱镕堃、李喆。".to_owned())]));
    assert!(pages.text().contains("王犇、朱镕堃、李喆"));
}

#[test]
fn character_in_no_font_is_named_with_its_place() {
    let paper = paper(vec![Block::Paragraph("笑脸😀".to_owned())]);
    let error = typeset(&paper, &Profile::default(), fonts(), &Pictures::default()).unwrap_err();
    let wanted =
        TypesetError::MissingGlyph { character: '😀', place: "正文第1段".to_owned() };
    assert_eq!(error, wanted);
    assert!(error.to_string().contains("U+1F600"), "{error}");
}

#[test]
fn long_address_is_parted_at_its_seams() {
    let address =
        "https://www.example.gov.cn/health/2019/budget/adjustment/projects/annual-report.html";
    let pages = set(&paper(vec![Block::Paragraph(format!("有关资料见{address}。"))]));
    let lines = all_lines(&pages);
    assert!(lines.len() > 1);
    assert!(lines.iter().all(|line| line.right <= 184.0 + SLACK), "{lines:#?}");
}

#[test]
fn number_keeps_its_unit_and_dashes_stay_whole() {
    let text = format!("{}——{}2022年10月9日共30个……", "发".repeat(25), "文".repeat(23));
    for line in all_lines(&set(&paper(vec![Block::Paragraph(text)]))) {
        assert!(!line.text.starts_with(['年', '个']), "{line:?}");
        for mark in ['—', '…'] {
            assert!(line.text.matches(mark).count().is_multiple_of(2), "{line:?}");
        }
    }
}

#[test]
fn row_higher_than_a_page_goes_on_over_pages() {
    let cell = Cell { text: "发".repeat(3000), ..Cell::default() };
    let rows = vec![Row { cells: vec![cell, Cell::default()], min_lines: 0 }];
    let pages = set(&paper(vec![Block::Table(Table { rows, ..Table::default() })]));
    assert!(pages.pages.len() > 2);
    assert_eq!(pages.text().matches('发').count(), 3000);
}

#[test]
fn empty_paper_is_one_page() {
    let mut paper = paper(Vec::new());
    paper.masthead = Masthead::default();
    paper.title.clear();
    for format in [Format::Document, Format::Letter, Format::Command, Format::Minutes] {
        paper.format = format;
        let pages = set(&paper);
        assert_eq!(pages.pages.len(), 1);
        assert_eq!(pages.text(), "");
    }
}

#[test]
fn letter_has_no_number_on_its_first_page() {
    let mut letter = paper(vec![Block::Paragraph("发".repeat(28 * 30))]);
    letter.format = Format::Letter;
    let folio = |item: &Item| matches!(item, Item::Run(run) if run.extra);
    let numbered: Vec<bool> =
        set(&letter).pages.iter().map(|page| page.items.iter().any(folio)).collect();
    assert_eq!(numbered, [false, true]);
}

#[test]
fn missing_fonts_say_how_to_get_them() {
    let error = fawen_typeset::FontError::Missing {
        name: "FandolFang-Regular.otf".to_owned(),
        searched: vec!["fonts".into()],
    };
    assert!(error.to_string().contains("make setup"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn lines_obey_the_rules_of_breaking(text in "[发文机关，。、；：“”（）《》—… 0-9a-z%@./-]{0,300}") {
        let pages = set(&paper(vec![Block::Paragraph(text.clone())]));
        let found = all_lines(&pages);
        prop_assert_eq!(bare(&found.iter().map(|line| line.text.as_str()).collect::<String>()), bare(&text));
        for line in &found {
            prop_assert!(line.right <= 184.0 + SLACK, "{:?}", line);
            prop_assert!(line.left >= 28.0 - 0.1, "{:?}", line);
        }
    }

    #[test]
    fn no_mark_stands_where_it_must_not(text in "([发文机关办字]{1,9}[，。、；：？！]|“[发文机关]{1,6}”|《[办法]{1,8}》|（[试行]{1,3}）){0,40}") {
        let pages = set(&paper(vec![Block::Paragraph(text)]));
        for line in all_lines(&pages) {
            prop_assert!(!line.text.starts_with(['，', '。', '、', '；', '：', '？', '！', '”', '》', '）']), "{:?}", line);
            prop_assert!(!line.text.ends_with(['“', '《', '（']), "{:?}", line);
        }
    }
}
