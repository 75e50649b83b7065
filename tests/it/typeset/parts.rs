//! The parts of a paper against their clauses.

use fawen_domain::paper::{
    Annex, Attendance, Block, Cell, CellRole, Figure, Format, Heading, HeadingLevel, Imprint,
    Paper, Row, Signature, SignatureForm, Table,
};
use fawen_typeset::{Image, Item, Pages, Picture, Pictures, Profile, Rule, TypesetError, typeset};
use jiff::civil::date;

use super::{all_lines, fonts, line, lines, paper, set};

const ISSUERS: [&str; 8] = [
    "国家卫生健康委员会",
    "国家发展和改革委员会",
    "财政部",
    "人力资源和社会保障部",
    "国家医疗保障局",
    "国家中医药管理局",
    "国家疾病预防控制局",
    "民政部",
];

/// A PNG of one colour.
fn picture(width: u32, height: u32) -> Picture {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let pixels = vec![200; (width * height * 4) as usize];
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    Picture::read(&bytes).unwrap()
}

fn with_seals(issuers: &[&str]) -> Pictures {
    let mut pictures = Pictures::default();
    for (index, issuer) in issuers.iter().enumerate() {
        pictures.add_seal(issuer, picture(40 + index as u32, 40 + index as u32));
    }
    pictures
}

fn signed(issuers: &[&str]) -> Signature {
    Signature {
        issuers: issuers.iter().map(|&name| name.to_owned()).collect(),
        form: SignatureForm::Sealed,
        signed_on: Some(date(2022, 10, 9)),
    }
}

fn images(pages: &Pages) -> Vec<&Image> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Image(image) => Some(image),
            Item::Run(_) | Item::Rule(_) => None,
        })
        .collect()
}

fn rules(pages: &Pages, page: usize) -> Vec<Rule> {
    let rule = |item: &Item| match item {
        Item::Rule(rule) => Some(*rule),
        Item::Run(_) | Item::Image(_) => None,
    };
    pages.pages[page].items.iter().filter_map(rule).collect()
}

fn text_of(pages: &Pages, page: usize) -> String {
    let run = |item: &Item| match item {
        Item::Run(run) => Some(run.glyphs.iter().map(|glyph| glyph.text).collect::<String>()),
        Item::Rule(_) | Item::Image(_) => None,
    };
    pages.pages[page].items.iter().filter_map(run).collect()
}

fn long(lines: usize) -> Block {
    Block::Paragraph("发".repeat(28 * lines - 2))
}

#[test]
fn page_1_shows_text_however_many_issue_it() {
    let title = "国家卫生健康委员会等部门关于印发《进一步推进医养结合发展和老年健康服务体系建设三年行动计划（2023—2025年）》的通知";
    for count in 2..=8 {
        let mut paper = paper(vec![long(30)]);
        paper.masthead.issuers = ISSUERS[..count].iter().map(|&name| name.to_owned()).collect();
        paper.title = title.to_owned();
        paper.recipients = Some("各省、自治区、直辖市及新疆生产建设兵团卫生健康委、".repeat(4));
        let pages = set(&paper);
        assert!(text_of(&pages, 0).contains("发发发"), "{count} issuers");
        assert!(!pages.fitted.recipients_in_imprint);
    }
}

#[test]
fn too_many_recipients_go_to_the_imprint() {
    let mut paper = paper(vec![long(30)]);
    paper.recipients = Some("各区、县（市）人民政府，市政府各部门、各直属单位，".repeat(20));
    let pages = set(&paper);
    assert!(pages.fitted.recipients_in_imprint);
    assert!(text_of(&pages, 0).contains("发发发"));
    let last = pages.pages.len() - 1;
    assert!(text_of(&pages, last).contains("主送：各区"));
}

#[test]
fn seal_covers_signature_and_date_slightly_below_its_centre() {
    let pictures = with_seals(&ISSUERS[..1]);
    let paper = Paper { signature: signed(&ISSUERS[..1]), ..paper(vec![long(3)]) };
    let pages = typeset(&paper, &Profile::default(), fonts(), &pictures).unwrap();
    let lines = all_lines(&pages);
    let (issuer, day) = (line(&lines, ISSUERS[0]), line(&lines, "2022年10月9日"));
    let [seal] = images(&pages)[..] else { panic!("one seal") };
    assert!((seal.width - 42.0).abs() < 1e-6 && (seal.height - 42.0).abs() < 1e-6);
    let centre = seal.y + seal.height / 2.0;
    let middle = (issuer.baseline + day.baseline) / 2.0 - 2.0;
    assert!(middle > centre && middle - centre < 6.0, "{middle} {centre}");
    assert!(((day.left + day.right) / 2.0 - seal.x - seal.width / 2.0).abs() < 0.2);
    let text = lines.iter().rfind(|line| line.text.contains('发')).unwrap();
    let above = seal.y - text.baseline;
    assert!(above > 0.0 && above < Profile::default().pitch() + 2.0, "{above}");
}

#[test]
fn seals_of_a_joint_paper_stand_in_rows_without_touching() {
    for count in 2..=8 {
        let pictures = with_seals(&ISSUERS[..count]);
        let paper = Paper { signature: signed(&ISSUERS[..count]), ..paper(vec![long(2)]) };
        let pages = typeset(&paper, &Profile::default(), fonts(), &pictures).unwrap();
        let seals = images(&pages);
        assert_eq!(seals.len(), count);
        for (index, seal) in seals.iter().enumerate() {
            assert!(seal.x >= 28.0 && seal.x + seal.width <= 184.0, "{count}: {seal:?}");
            assert!(seal.y + seal.height <= 262.0 + 1e-6, "{count}: {seal:?}");
            let on_one_page = pages.pages.iter().filter(|page| {
                page.items.iter().any(|item| matches!(item, Item::Image(image) if image == *seal))
            });
            assert_eq!(on_one_page.count(), 1);
            for other in &seals[index + 1..] {
                let apart = (seal.x - other.x).abs() > 42.0 || (seal.y - other.y).abs() > 42.0;
                assert!(apart || count > 6, "{count}: {seal:?} {other:?}");
            }
        }
    }
}

#[test]
fn heading_has_two_lines_of_text_below_it() {
    for count in 1..=30 {
        let heading =
            Heading {
                level: HeadingLevel::One, text: "一、总体要求".to_owned(), run_in: None
            };
        let pages = set(&paper(vec![long(count), Block::Heading(heading), long(5)]));
        for page in &pages.pages {
            let lines = lines(page);
            let at = lines.iter().position(|line| line.text == "一、总体要求");
            assert!(at.is_none_or(|at| at + 2 < lines.len()), "{count} lines: {lines:?}");
        }
    }
}

#[test]
fn distance_of_lines_is_adjusted_before_text_is_taken_along() {
    let profile = Profile::default();
    let twips = (profile.pitch * 20.0).round() as u16;
    let mut adjusted = 0;
    for count in 1..=44 {
        let paper = Paper { signature: signed(&ISSUERS[..1]), ..paper(vec![long(count)]) };
        let pages = set(&paper);
        let pitch = f64::from(pages.fitted.pitch) / 20.0;
        assert!((profile.pitch_range[0]..=profile.pitch_range[1]).contains(&pitch));
        adjusted += usize::from(pages.fitted.pitch != twips);
        let last = lines(pages.pages.last().unwrap());
        let text = last.iter().filter(|line| line.text.contains('发')).count();
        assert!(text >= 1, "{count} lines");
        let gaps: Vec<f64> = lines(&pages.pages[0])
            .windows(2)
            .filter(|pair| pair[0].text.contains('发') && pair[1].text.contains('发'))
            .map(|pair| pair[1].baseline - pair[0].baseline)
            .collect();
        assert!(gaps.iter().all(|gap| (gap * 72.0 / 25.4 - pitch).abs() < 0.01), "{gaps:?}");
    }
    assert!(adjusted > 0);
}

#[test]
fn no_page_is_empty_before_the_imprint() {
    let imprint = Imprint {
        cc: Some("各有关单位".to_owned()),
        office: Some("办公室".to_owned()),
        issued_on: Some(date(2022, 10, 10)),
        ..Imprint::default()
    };
    for count in 1..=60 {
        let pages = set(&Paper {
            signature: signed(&ISSUERS[..1]),
            imprint: Some(imprint.clone()),
            ..paper(vec![long(count)])
        });
        let numbered = |page: &fawen_typeset::Page| {
            page.items.iter().any(|item| matches!(item, Item::Run(run) if run.extra))
        };
        assert!(pages.pages.iter().all(numbered), "{count} lines");
    }
}

#[test]
fn attendance_hangs_behind_its_colon() {
    let mut minutes = paper(vec![long(2)]);
    minutes.format = Format::Minutes;
    minutes.masthead.mark_suffix = "会议纪要".to_owned();
    minutes.attendance = vec![Attendance {
        label: "出席".to_owned(),
        names: "王某某　李某某　".repeat(6),
    }];
    let lines = all_lines(&set(&minutes));
    let first = lines.iter().position(|line| line.text.starts_with("出席：")).unwrap();
    let cell = Profile::default().cell();
    assert!((lines[first].left - 28.0 - 2.0 * cell).abs() < 0.2, "{:?}", lines[first]);
    assert!((lines[first + 1].left - 28.0 - 5.0 * cell).abs() < 0.2, "{:?}", lines[first + 1]);
}

#[test]
fn figure_takes_its_size_from_its_pixels_and_keeps_its_caption() {
    let picture = picture(600, 200);
    let mut pictures = Pictures::default();
    pictures.add(picture.clone());
    let figure = |width| {
        let caption = Some("图1　办理流程".to_owned());
        Block::Figure(Figure { image: picture.sha256.clone(), caption, width })
    };
    for count in 1..=20 {
        let body = vec![long(count), figure(None), figure(Some(9000))];
        let pages = typeset(&paper(body), &Profile::default(), fonts(), &pictures).unwrap();
        let [first, second] = images(&pages)[..] else { panic!("two figures") };
        assert!(
            (first.width - 101.6).abs() < 0.01 && (first.width / first.height - 3.0).abs() < 1e-6
        );
        assert!((second.width - 156.0).abs() < 1e-6);
        for page in &pages.pages {
            let figures = page.items.iter().filter(|item| matches!(item, Item::Image(_))).count();
            let captions = lines(page).iter().filter(|line| line.text.starts_with("图1")).count();
            assert_eq!(figures, captions, "{count} lines");
        }
    }
}

#[test]
fn missing_picture_is_named_with_its_place() {
    let figure = Figure { image: "00".repeat(32), caption: None, width: None };
    let paper = paper(vec![long(1), Block::Figure(figure)]);
    let error = typeset(&paper, &Profile::default(), fonts(), &Pictures::default()).unwrap_err();
    assert!(matches!(&error, TypesetError::MissingPicture { place, .. } if place == "正文第2段"));
}

fn cell(text: &str, role: CellRole) -> Cell {
    Cell { text: text.to_owned(), role, ..Cell::default() }
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> Table {
    let head = head.iter().map(|text| cell(text, CellRole::Head)).collect();
    let row = |cells: Vec<String>| Row {
        cells: cells.iter().map(|text| cell(text, CellRole::Value)).collect(),
        min_lines: 0,
    };
    let rows = std::iter::once(Row { cells: head, min_lines: 0 }).chain(rows.into_iter().map(row));
    Table { head_rows: 1, rows: rows.collect(), ..Table::default() }
}

#[test]
fn wide_table_turns_the_sheet_and_leaves_its_number_in_place() {
    let head: Vec<String> = (0..16).map(|column| format!("第{column}栏合计数")).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let row =
        |index: usize| (0..16).map(|column| format!("{}.5", index * column + 10_000)).collect();
    let mut paper = paper(vec![long(2)]);
    let body = vec![Block::Table(table(&head, (0..60).map(row).collect()))];
    paper.annexes = vec![Annex { title: "统计表".to_owned(), body }];
    let pages = set(&paper);
    assert!(pages.fitted.tables[0].turned);
    assert!(!pages.pages[0].turned && pages.pages[1].turned && pages.pages.len() > 3);
    for page in &pages.pages[1..] {
        for item in &page.items {
            let Item::Run(run) = item else { continue };
            let folio = run.extra && run.y > 262.0;
            assert!(folio || run.turned, "{run:?}");
        }
    }
    // The head of the table is repeated at the left edge of every page.
    assert!(text_of(&pages, 2).starts_with("第0栏合计数"));
}

#[test]
fn points_of_numbers_stand_below_each_other() {
    let rows = ["1.5", "1,024.25", "37.125"].map(|text| vec!["越城区".to_owned(), text.to_owned()]);
    let pages = set(&paper(vec![Block::Table(table(&["地区", "金额"], rows.into()))]));
    let mut points = Vec::new();
    for item in &pages.pages[0].items {
        let Item::Run(run) = item else { continue };
        points.extend(
            run.glyphs.iter().filter(|glyph| glyph.text == '.').map(|glyph| run.x + glyph.x),
        );
    }
    assert_eq!(points.len(), 3);
    assert!(points.iter().all(|x| (x - points[0]).abs() < 0.01), "{points:?}");
}

#[test]
fn type_is_reduced_before_the_sheet_is_turned() {
    let head: Vec<String> = (0..9).map(|column| format!("栏目{column}")).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let row = vec![vec!["12345.67".to_owned(); 9]];
    let pages = set(&paper(vec![Block::Table(table(&head, row))]));
    let fitted = &pages.fitted.tables[0];
    assert!(!fitted.turned && fitted.size < 14.0 && fitted.size >= 10.5, "{fitted:?}");
}

#[test]
fn cell_over_several_pages_is_repeated_on_each() {
    let mut rows: Vec<Row> = (0..80)
        .map(|index| Row { cells: vec![cell(&index.to_string(), CellRole::Value)], min_lines: 0 })
        .collect();
    rows[0].cells.insert(0, Cell { rowspan: 80, ..cell("越城区", CellRole::Value) });
    let pages = set(&paper(vec![Block::Table(Table { rows, ..Table::default() })]));
    assert!(pages.pages.len() > 2);
    assert_eq!(pages.text().matches("越城区").count(), 1);
    for page in 0..pages.pages.len() {
        assert!(text_of(&pages, page).contains("越城区"), "page {page}");
        let lowest = rules(&pages, page).iter().map(|rule| rule.y1).fold(0.0, f64::max);
        assert!(lowest <= 262.0 + 1e-6, "{lowest}");
    }
}

#[test]
fn outline_has_title_headings_and_annexes() {
    let heading =
        |level, text: &str| Block::Heading(Heading { level, text: text.to_owned(), run_in: None });
    let body = vec![
        heading(HeadingLevel::One, "一、总体要求"),
        heading(HeadingLevel::Two, "（一）指导思想。"),
        long(20),
    ];
    let annexes = vec![
        Annex { title: "推荐表".to_owned(), body: vec![] },
        Annex { title: "汇总表".to_owned(), body: vec![] },
    ];
    let pages = set(&Paper { annexes, ..paper(body) });
    let found: Vec<(&str, u8, usize)> =
        pages.outline.iter().map(|mark| (mark.title.as_str(), mark.level, mark.page)).collect();
    let wanted = [
        ("关于做好有关工作的通知", 0, 0),
        ("一、总体要求", 1, 0),
        ("（一）指导思想", 2, 0),
        ("附件1　推荐表", 0, 2),
        ("附件2　汇总表", 0, 3),
    ];
    assert_eq!(found, wanted);
}
