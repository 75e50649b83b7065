//! Texts, old and new, and PDFs.

use fawen_domain::{
    campaign::policy::{CharacterCount, LineSpacing, TextPart, TextStyle},
    entry::FaultKind,
    text::CountPolicy,
};
use fawen_files::probe::read;
use lopdf::{Object, dictionary};

use super::{
    kinds,
    made::{REST, article, careless, packed, pdf},
};
use crate::intake::pack::{bare, document, package, paragraph, part};

fn style(part: TextPart, face: &str, half_points: u32, bold: bool, centred: bool) -> TextStyle {
    TextStyle {
        part,
        face: Some(face.to_owned()),
        half_points: Some(half_points),
        bold: Some(bold),
        centred: Some(centred),
        line: Some(LineSpacing::Single),
    }
}

#[test]
fn an_article_is_measured() {
    let facts = read(&packed(article(500)));
    assert_eq!(kinds(&facts), []);
    assert!(facts.media.ends_with("wordprocessingml.document"));
    let counted = facts.to_probe(CharacterCount::default());
    assert_eq!(counted.characters, Some(500 + REST));
    assert_eq!(counted.has_pictures, Some(false));
    assert_eq!(
        facts.headings.as_deref().unwrap(),
        ["一、单位基本情况", "二、主要做法", "三、取得成效"]
    );
    assert_eq!(
        facts.styles,
        [
            style(TextPart::Title, "宋体", 44, true, true),
            style(TextPart::Byline, "楷体", 32, false, true),
            style(TextPart::HeadingOne, "仿宋", 32, false, false),
            style(TextPart::Body, "仿宋", 32, false, false),
        ]
    );
}

#[test]
fn a_length_is_counted_as_the_campaign_says() {
    let facts = read(&packed(article(100)));
    let count = |title, punctuation| {
        let characters = CountPolicy { punctuation, ..CountPolicy::default() };
        facts.to_probe(CharacterCount { characters, title }).characters.unwrap()
    };
    // The title has five characters and the byline six; six marks stand in the text.
    assert_eq!(count(true, true) - count(false, true), 11);
    assert_eq!(count(false, true) - count(false, false), 6);
}

#[test]
fn tables_and_boxes_count_and_what_is_not_printed_does_not() {
    let row = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("表中四字"));
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的</w:t></w:r></w:p>";
    let deleted = "<w:p><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p>";
    let body = format!("{}{row}{hidden}{deleted}{}", paragraph("题目"), paragraph("正文五字。"));
    let header = part("hdr", &paragraph("页眉不计"));
    let facts = read(&package(&document(&body), &[("header1.xml", header.as_bytes())]));
    assert_eq!(facts.lengths.unwrap().title.han, 2);
    assert_eq!(facts.to_probe(CharacterCount::default()).characters, Some(9));
}

#[test]
fn an_article_of_a_careless_hand_is_measured_as_it_is() {
    let facts = read(&packed(careless()));
    assert_eq!(facts.pictures, Some(1));
    let of = |part| facts.styles.iter().find(|style| style.part == part).unwrap();
    let title = of(TextPart::Title);
    assert_eq!((title.face.as_deref(), title.half_points), (Some("黑体"), Some(36)));
    assert_eq!((title.bold, title.centred), (Some(false), Some(false)));
    assert_eq!(of(TextPart::Byline).centred, Some(false));
    assert_eq!(of(TextPart::HeadingOne).face.as_deref(), Some("黑体"));
    assert_eq!(of(TextPart::Body).line, Some(LineSpacing::Multiple(360)));
}

#[test]
fn makes_of_a_face_go_by_its_family() {
    for (make, family) in [
        ("仿宋_GB2312", "仿宋_GB2312"),
        ("FangSong", "仿宋（FangSong）"),
        ("KaiTi", "楷体（KaiTi）"),
        ("SimSun", "宋体（SimSun）"),
    ] {
        let run = format!(
            r#"<w:p><w:r><w:rPr><w:rFonts w:eastAsia="{make}"/></w:rPr><w:t>题目</w:t></w:r></w:p>"#
        );
        let facts = read(&bare(&run));
        assert_eq!(facts.styles[0].face.as_deref(), Some(family));
    }
}

#[test]
fn macros_and_templates_from_afar_are_told() {
    let body = document(&paragraph("正文"));
    let facts = read(&package(&body, &[("vbaProject.bin", b"\xD0\xCF\x11\xE0")]));
    assert_eq!(kinds(&facts), [FaultKind::Macros]);
    let template = |target: &str| {
        let relationships = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="{target}" TargetMode="External"/></Relationships>"#
        );
        kinds(&read(&package(&body, &[("_rels/settings.xml.rels", relationships.as_bytes())])))
    };
    assert_eq!(template("https://example.invalid/a.dotm"), [FaultKind::Actions]);
    assert_eq!(template(r"\\host\share\a.dotm"), [FaultKind::Actions]);
    assert_eq!(template("file:///C:/Templates/gongwen.dotx"), []);
}

#[test]
fn compound_files_are_told_apart() {
    let with = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(kinds(&read(&with("EncryptedPackage"))), [FaultKind::Encrypted]);
    assert_eq!(read(&with("WordDocument")).media, "application/msword");
    assert_eq!(kinds(&read(&with("WordDocument"))), []);
    assert_eq!(kinds(&read(&with("WordDocument _VBA_PROJECT"))), [FaultKind::Macros]);
    let mut locked = with("WordDocument");
    locked[512..514].copy_from_slice(b"\xEC\xA5");
    locked[523] = 0x01;
    assert_eq!(kinds(&read(&locked)), [FaultKind::Encrypted]);
}

#[test]
fn a_pdf_has_pages() {
    let facts = read(&pdf(3, |_| vec![]));
    assert_eq!((facts.media.as_str(), facts.pages), ("application/pdf", Some(3)));
    assert_eq!(kinds(&facts), []);
}

#[test]
fn a_pdf_that_acts_by_itself_is_told() {
    let script = pdf(1, |_| {
        vec![(
            "OpenAction",
            dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") }
                .into(),
        )]
    });
    assert_eq!(kinds(&read(&script)), [FaultKind::Actions]);
    let launch = pdf(1, |document| {
        let action = document
            .add_object(dictionary! { "S" => "Launch", "F" => Object::string_literal("a.exe") });
        vec![("AA", dictionary! { "O" => action }.into())]
    });
    let facts = read(&launch);
    assert_eq!(facts.faults[0].detail, "启动程序");
    // A link to a web page is no action of its own.
    let link = pdf(1, |_| vec![("Names", dictionary! { "S" => "URI" }.into())]);
    assert_eq!(kinds(&read(&link)), []);
}

#[test]
fn an_encrypted_pdf_is_told() {
    let bytes = pdf(1, |document| {
        let encrypt = dictionary! {
            "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -44,
            "O" => Object::string_literal(vec![7_u8; 32]), "U" => Object::string_literal(vec![9_u8; 32]),
        };
        let encrypt = document.add_object(encrypt);
        document.trailer.set("Encrypt", encrypt);
        let id = Object::string_literal("0123456789abcdef");
        document.trailer.set("ID", vec![id.clone(), id]);
        vec![]
    });
    assert_eq!(kinds(&read(&bytes)), [FaultKind::Encrypted]);
}
