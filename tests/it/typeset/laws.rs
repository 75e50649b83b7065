//! Laws that hold for every paper: nothing is lost, nothing leaves the type area, nothing hangs.

use std::{fs, path::Path};

use fawen_domain::paper::{
    Annex, Attached, Attendance, Block, Cell, CellRole, Format, Heading, HeadingLevel, Imprint,
    List, ListMarker, Paper, Row, SignatoryStamp, Signature, SignatureForm, Table,
};
use fawen_typeset::{Item, Page, Pages, Picture, Pictures, Profile, Run, typeset};
use jiff::civil::date;
use proptest::{collection::vec, option, prelude::*};

use super::{bare, fonts, paper, set};

/// Side bearings of glyphs and rounding.
const SLACK: f64 = 0.6;

fn words() -> impl Strategy<Value = String> {
    "[发文机关办公厅通知的意见和工作0-9a-z，。、（）“”《》 ]{0,40}"
}

fn name() -> impl Strategy<Value = String> {
    "[绍兴市卫生健康财政局委员会办公室Aa]{1,24}"
}

fn cell() -> impl Strategy<Value = Cell> {
    let role = prop_oneof![
        Just(CellRole::Value),
        Just(CellRole::Head),
        Just(CellRole::Label),
        Just(CellRole::Hint)
    ];
    ("([发文机关]{0,12}|[0-9]{1,4}(\\.[0-9]{1,2})?|[a-z]{0,30})", role, 0_u8..5, 0_u8..5).prop_map(
        |(text, role, colspan, rowspan)| Cell { text, role, colspan, rowspan, ..Cell::default() },
    )
}

fn table() -> impl Strategy<Value = Table> {
    let row = (vec(cell(), 0..7), 0_u8..9).prop_map(|(cells, min_lines)| Row { cells, min_lines });
    let widths = prop_oneof![Just(Vec::new()), vec(0_u16..2000, 0..7)];
    (option::of(words()), widths, 0_usize..5, vec(row, 0..30), any::<bool>()).prop_map(
        |(caption, widths, head_rows, rows, landscape)| Table {
            caption,
            widths,
            head_rows,
            rows,
            landscape,
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let level = prop_oneof![
        Just(HeadingLevel::One),
        Just(HeadingLevel::Two),
        Just(HeadingLevel::Three),
        Just(HeadingLevel::Four)
    ];
    prop_oneof![
        (level, words(), option::of(words()))
            .prop_map(|(level, text, run_in)| Block::Heading(Heading { level, text, run_in })),
        words().prop_map(Block::Paragraph),
        "[发文机关，。]{300,900}".prop_map(Block::Paragraph),
        words().prop_map(Block::Line),
        vec(words(), 0..4)
            .prop_map(|items| Block::List(List { marker: ListMarker::Arabic, items })),
        table().prop_map(Block::Table),
        table().prop_map(Block::Form),
    ]
}

fn signature() -> impl Strategy<Value = Signature> {
    let stamp =
        (name(), "[王李张某]{1,4}").prop_map(|(office, name)| SignatoryStamp { office, name });
    let form = prop_oneof![
        Just(SignatureForm::Sealed),
        Just(SignatureForm::Unsealed),
        vec(stamp, 0..4).prop_map(SignatureForm::Stamped)
    ];
    (vec(name(), 0..8), form, any::<bool>()).prop_map(|(issuers, form, dated)| Signature {
        issuers,
        form,
        signed_on: dated.then(|| date(2022, 10, 9)),
    })
}

fn imprint() -> impl Strategy<Value = Imprint> {
    (option::of(words()), option::of("[各有关单位，]{0,900}"), option::of(name())).prop_map(
        |(recipients, cc, office)| Imprint {
            recipients,
            cc,
            office,
            issued_on: Some(date(2022, 10, 10)),
        },
    )
}

prop_compose! {
    fn any_paper()(
        format in prop_oneof![
            Just(Format::Document), Just(Format::Letter), Just(Format::Command), Just(Format::Minutes)
        ],
        issuers in vec(name(), 0..8),
        signers in vec("[王李张某]{1,4}", 0..5),
        title in "[关于印发《办法》（试行）的通知 工作和]{0,120}",
        recipients in option::of("[各区县（市）人民政府，]{1,500}"),
        body in vec(block(), 0..8),
        annexes in vec((words(), vec(block(), 0..4)), 0..3),
        lists in vec(words(), 0..3),
        signature in signature(),
        note in option::of(words()),
        closing in vec(block(), 0..2),
        attached in option::of((words(), vec(block(), 0..3))),
        imprint in option::of(imprint()),
    ) -> Paper {
        let mut paper = paper(body);
        paper.format = format;
        paper.masthead.issuers = issuers;
        paper.masthead.signers = signers;
        paper.title = title;
        paper.recipients = recipients;
        paper.annexes = annexes.into_iter().map(|(title, body)| Annex { title, body }).collect();
        paper.attendance = lists
            .into_iter()
            .map(|names| Attendance { label: "出席".to_owned(), names })
            .collect();
        paper.signature = signature;
        paper.note = note;
        paper.closing = closing;
        paper.attached = attached.map(|(title, body)| Attached { title, body });
        paper.imprint = imprint;
        paper
    }
}

fn runs(page: &Page) -> impl Iterator<Item = &Run> {
    page.items.iter().filter_map(|item| match item {
        Item::Run(run) => Some(run),
        Item::Rule(_) | Item::Image(_) => None,
    })
}

/// Where a run begins and ends along and across, on the sheet: left, right, top, bottom.
fn extent(run: &Run) -> [f64; 4] {
    let length = run.glyphs.iter().map(|glyph| glyph.x + glyph.advance).fold(0.0, f64::max);
    let em = run.size * 25.4 / 72.0;
    if run.turned {
        [run.x - 0.88 * em, run.x + 0.12 * em, run.y - length, run.y]
    } else {
        [run.x, run.x + length, run.y - 0.88 * em, run.y + 0.12 * em]
    }
}

/// What stands outside the type area and is neither a page number nor the mark of a letter.
fn outside(pages: &Pages) -> Vec<String> {
    let mut outside = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for run in runs(page).filter(|run| run.size > 14.5 || !is_folio(run)) {
            let [left, right, top, bottom] = extent(run);
            let letter = number == 0 && top < 72.0;
            let inside = left >= 28.0 - SLACK
                && right <= 184.0 + SLACK
                && (top >= 37.0 - SLACK || letter)
                && bottom <= 262.0 + SLACK;
            if !inside {
                let text: String = run.glyphs.iter().map(|glyph| glyph.text).collect();
                outside.push(format!("page {}: {text} {:?}", number + 1, extent(run)));
            }
        }
    }
    outside
}

fn is_folio(run: &Run) -> bool {
    run.extra && run.y > 262.0
}

/// The text of a paper, as its pages have to have it.
fn wanted(paper: &Paper, pages: &Pages) -> String {
    let mut paper = paper.clone();
    if paper.format == Format::Letter {
        // The mark of a joint letter is its host's (10.1).
        paper.masthead.issuers.truncate(1);
    }
    if pages.fitted.recipients_in_imprint {
        let names = paper.recipients.take().unwrap_or_default();
        let copies = paper.copies();
        paper.printed.copies = std::iter::once(format!("主送：{names}。"))
            .chain(copies.into_iter().map(|(label, names)| format!("{label}{names}")))
            .collect();
    }
    bare(&paper.plain_text())
}

fn sorted(text: &str) -> String {
    let mut characters: Vec<char> = bare(text).chars().collect();
    characters.sort_unstable();
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_leaves_the_type_area(paper in any_paper()) {
        let pages = set(&paper);
        prop_assert_eq!(sorted(&pages.text()), sorted(&wanted(&paper, &pages)));
        let outside = outside(&pages);
        prop_assert!(outside.is_empty(), "{:#?}", outside);
    }

    #[test]
    fn text_keeps_its_order(mut paper in any_paper()) {
        // A cell over the end of a page goes on there; all else stands in the order of the paper.
        let annexes = paper.annexes.iter_mut().flat_map(|annex| &mut annex.body);
        let attached = paper.attached.iter_mut().flat_map(|attached| &mut attached.body);
        let blocks = paper.body.iter_mut().chain(&mut paper.closing).chain(annexes).chain(attached);
        for block in blocks {
            if let Block::Table(table) | Block::Form(table) = block {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| cell.rowspan = 1);
            }
        }
        let pages = set(&paper);
        prop_assert_eq!(bare(&pages.text()), wanted(&paper, &pages));
    }

    #[test]
    fn the_other_profile_keeps_the_laws_too(paper in any_paper()) {
        let profile = Profile::built_in("b").unwrap();
        let pages = typeset(&paper, &profile, fonts(), &Pictures::default()).unwrap();
        prop_assert_eq!(sorted(&pages.text()), sorted(&wanted(&paper, &pages)));
    }

    #[test]
    fn absurd_tables_neither_panic_nor_hang(
        rows in vec((vec(("[发a]{0,400}", any::<u8>(), any::<u8>()), 0..40), any::<u8>()), 0..12),
        head_rows in any::<usize>(),
        widths in vec(any::<u16>(), 0..50),
        landscape in any::<bool>(),
    ) {
        let cell = |(text, colspan, rowspan)| Cell { text, colspan, rowspan, ..Cell::default() };
        let count = |text: &str| text.chars().filter(|c| matches!(c, '发' | 'a')).count();
        let letters: usize = rows.iter().flat_map(|(cells, _)| cells).map(|(text, _, _)| count(text)).sum();
        let row = |(cells, min_lines): (Vec<_>, u8)| Row { cells: cells.into_iter().map(cell).collect(), min_lines };
        let rows = rows.into_iter().map(row).collect();
        let table = Table { rows, head_rows, widths, landscape, caption: None };
        let mut paper = paper(vec![Block::Form(table)]);
        paper.title.clear();
        paper.masthead.issuers.clear();
        paper.masthead.mark_suffix.clear();
        prop_assert_eq!(count(&set(&paper).text()), letters);
    }
}

#[test]
fn time_grows_with_the_rows_and_not_with_their_square() {
    let rows = |count: usize| {
        let row = |index: usize| Row {
            cells: [format!("{index}"), "绍兴市越城区人民医院".to_owned(), "典型案例".to_owned()]
                .map(|text| Cell { text, ..Cell::default() })
                .into(),
            min_lines: 0,
        };
        let table = Table { rows: (0..count).map(row).collect(), head_rows: 1, ..Table::default() };
        let annex = |body| Annex { title: "名单".to_owned(), body };
        let lines = (0..count).map(|index| Block::Line(format!("{index}．案例"))).collect();
        let mut paper = paper(vec![Block::Paragraph("正文".to_owned())]);
        paper.annexes = vec![annex(vec![Block::Table(table)]), annex(lines)];
        paper
    };
    // Counted in work and not in seconds, so that a busy machine does not matter: what a page holds.
    let (few, many) = (set(&rows(100)), set(&rows(10_000)));
    let items = |pages: &Pages| pages.pages.iter().map(|page| page.items.len()).sum::<usize>();
    assert!(items(&many) < items(&few) * 105, "{} {}", items(&many), items(&few));
    let start = std::time::Instant::now();
    set(&rows(1_000));
    let one = start.elapsed();
    let start = std::time::Instant::now();
    set(&rows(10_000));
    // Ten times the rows; a square would be a hundred times.
    assert!(start.elapsed() < one * 40, "{:?} {one:?}", start.elapsed());
}

/// The papers kept to be looked at, with their pictures.
#[test]
fn kept_papers_lose_nothing_and_stay_inside() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let picture = |name: &str| {
        Picture::read(&fs::read(fixtures.join("pictures").join(name)).unwrap()).unwrap()
    };
    let mut pictures = Pictures::default();
    pictures.add(picture("flow.png"));
    pictures.add_seal("绍兴市卫生健康委员会", picture("seal.png"));
    let mut seen = 0;
    for entry in fs::read_dir(fixtures.join("papers")).unwrap() {
        let path = entry.unwrap().path();
        let paper: Paper = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let pages = typeset(&paper, &Profile::default(), fonts(), &pictures).unwrap();
        assert_eq!(bare(&pages.text()), wanted(&paper, &pages), "{path:?}");
        assert!(outside(&pages).is_empty(), "{path:?}: {:#?}", outside(&pages));
        seen += 1;
    }
    assert!(seen >= 11);
}
