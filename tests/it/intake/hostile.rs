//! Files that mean harm, or are broken: refused with a message, or read within bounds.

use std::time::{Duration, Instant};

use fawen_intake::{Refused, Source, check::check, read};
use zip::CompressionMethod;

use super::{
    own::written,
    pack::{bare, document, package, paragraph, part, zip},
};

/// Why a file is refused; it is refused for reading and for measuring alike.
fn refused(bytes: &[u8]) -> Refused {
    let why = read(bytes).expect_err("the file was read");
    assert!(check(bytes, None).is_err(), "it was measured");
    let message = why.to_string();
    assert!(message.contains(['请', '没']), "“{message}” does not say how to mend it");
    why
}

/// What is read of a file that is odd but harmless; it can be measured too.
fn taken(bytes: &[u8]) -> Source {
    check(bytes, None).unwrap();
    read(bytes).unwrap()
}

fn hostile(bytes: &[u8], words: &str) {
    let why = refused(bytes);
    let Refused::Hostile(what) = &why else { panic!("{why}") };
    assert!(what.contains(words), "{what}");
}

fn part_refused(bytes: &[u8], words: &str) {
    let why = refused(bytes);
    let Refused::Part { reason, .. } = &why else { panic!("{why}") };
    assert!(reason.contains(words), "{reason}");
}

#[test]
fn a_bomb_is_not_unpacked() {
    // 60 MB of nothing in 60 KB.
    let zeros = vec![b' '; 60_000_000];
    let bomb = zip(&[("word/document.xml", &zeros)], CompressionMethod::Deflated);
    assert!(bomb.len() < 100_000);
    hostile(&bomb, "压缩了");
    // A directory that lies about the size: what is unpacked counts.
    let mut liar = bomb;
    let central = liar.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    liar[central + 24..central + 28].copy_from_slice(&1000_u32.to_le_bytes());
    refused(&liar);
}

#[test]
fn a_package_within_a_package_is_not_opened() {
    let inner = zip(&[("a", &vec![0; 3_000_000])], CompressionMethod::Deflated);
    let bytes = package(&document(&paragraph("正文")), &[("media/a.zip", &inner)]);
    assert_eq!(taken(&bytes).text, "正文\n");
}

#[test]
fn names_cannot_lead_out_of_the_package() {
    let body = document("");
    for name in
        ["../a.xml", "/a.xml", "word\\a.xml", "C:/a.xml", "word/../../a.xml", "a//b", "a\u{7}"]
    {
        let entries: [(&str, &[u8]); 2] = [("word/document.xml", body.as_bytes()), (name, b"x")];
        hostile(&zip(&entries, CompressionMethod::Stored), "部件名");
    }
}

#[test]
fn two_parts_of_one_name_are_one_too_many() {
    let body = document("");
    let twins: [(&str, &[u8]); 2] =
        [("word/document.xml", body.as_bytes()), ("word/Document.xml", body.as_bytes())];
    hostile(&zip(&twins, CompressionMethod::Stored), "同名");
    // The same name to the letter, written over another.
    let mut bytes = zip(
        &[("word/document.xml", body.as_bytes()), ("word/documenT.xmk", body.as_bytes())],
        CompressionMethod::Stored,
    );
    while let Some(at) = bytes.windows(17).position(|window| window == b"word/documenT.xmk") {
        bytes[at..at + 17].copy_from_slice(b"word/document.xml");
    }
    hostile(&bytes, "同名");
}

#[test]
fn too_many_parts() {
    let names: Vec<String> = (0..5000).map(|n| format!("word/{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    hostile(&zip(&entries, CompressionMethod::Stored), "5000个部件");
}

#[test]
fn entities_are_not_expanded() {
    let laughs =
        r#"<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>"#;
    part_refused(&package(laughs, &[]), "DTD");
    let external = r#"<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>"#;
    part_refused(&package(external, &[]), "DTD");
    part_refused(&bare("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>"), "实体");
    part_refused(&bare("<w:p w:a='&x;'/>"), "实体");
    assert_eq!(taken(&bare(&paragraph("A&amp;B&#x4E2D;&lt;"))).text, "A&B中<\n");
}

#[test]
fn xml_beyond_measure() {
    let deep = format!("{}{}", "<w:sdt>".repeat(5000), "</w:sdt>".repeat(5000));
    part_refused(&bare(&deep), "嵌套");
    let tables =
        "<w:tbl><w:tr><w:tc>".repeat(60) + &paragraph("底") + &"</w:tc></w:tr></w:tbl>".repeat(60);
    assert!(taken(&bare(&tables)).text.contains('底'));
    let wide: String = (0..1000).map(|n| format!(" w:a{n}='1'")).collect();
    part_refused(&bare(&format!("<w:p{wide}/>")), "属性过多");
    let value = "长".repeat(1_000_000);
    part_refused(&bare(&format!("<w:p w:a='{value}'/>")), "过长");
    let names: String = (0..30_000).map(|n| format!("<w:n{n}/>")).collect();
    part_refused(&bare(&names), "名称的种类过多");
    part_refused(&bare("<w:p>"), "XML");
    part_refused(&package("", &[]), "空的");
    part_refused(&package(&document("").replace("UTF-8", "UTF-16"), &[]), "UTF-8");
    part_refused(&package("<w:document/>", &[]), "不是 Word");
}

#[test]
fn a_million_empty_paragraphs() {
    let begun = Instant::now();
    let body = document(&"<w:p/>".repeat(1_000_000));
    let root = br#"<Relationships/>"#;
    let entries: [(&str, &[u8]); 2] =
        [("_rels/.rels", root), ("word/document.xml", body.as_bytes())];
    assert!(matches!(refused(&zip(&entries, CompressionMethod::Stored)), Refused::TooLong { .. }));
    refused(&zip(&entries, CompressionMethod::Deflated));
    let many = "<w:p/>".repeat(100_000) + &paragraph("末段");
    assert!(taken(&bare(&many)).text.ends_with("末段\n"));
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn one_paragraph_with_many_runs_and_one_row_with_many_cells() {
    let runs = "<w:r><w:t>字</w:t></w:r>".repeat(100_000);
    assert_eq!(taken(&bare(&format!("<w:p>{runs}</w:p>"))).text.chars().count(), 100_001);
    let cells = format!("<w:tc>{}</w:tc>", paragraph("格")).repeat(2000);
    let table = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>\
        <w:tr>CELLS</w:tr><w:tr>CELLS</w:tr></w:tbl>";
    let text = taken(&bare(&table.replace("CELLS", &cells))).text;
    assert_eq!(text.matches('格').count(), 4000);
}

#[test]
fn broken_archives_are_told() {
    let whole = written("order-2018");
    for share in 1..20 {
        let cut = &whole[..whole.len() * share / 20];
        assert!(matches!(refused(cut), Refused::Archive(_)), "{share}");
    }
    let body = document(&paragraph("校验"));
    let mut bytes = zip(&[("word/document.xml", body.as_bytes())], CompressionMethod::Stored);
    let at = bytes.windows(6).position(|window| window == "校验".as_bytes()).unwrap();
    bytes[at..at + 3].copy_from_slice("考".as_bytes());
    let why = refused(&bytes).to_string();
    assert!(why.contains("校验和不符"), "{why}");
}

#[test]
fn other_kinds_of_files_are_named() {
    let compound = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        refused(&bytes).to_string()
    };
    assert!(compound("WordDocument").contains(".doc 或 .wps"));
    assert!(compound("EncryptedPackage").contains("密码"));
    assert!(compound("Workbook").contains("旧版 Office"));
    assert!(refused(b"%PDF-1.7").to_string().contains("PDF"));
    let workbook = zip(&[("xl/workbook.xml", b"<a/>")], CompressionMethod::Stored);
    assert!(refused(&workbook).to_string().contains("Excel"));
    let nothing = zip(&[("readme.txt", b"a")], CompressionMethod::Stored);
    assert!(matches!(refused(&nothing), Refused::MissingPart(_)));
    let mut locked = zip(&[("word/document.xml", b"<a/>")], CompressionMethod::Stored);
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = locked.windows(4).position(|window| window == mark).unwrap();
        locked[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert!(refused(&locked).to_string().contains("密码"));
    assert_eq!(refused(&[0xFF, 0x00]), Refused::NotText);
}

#[test]
fn cycles_come_to_an_end() {
    let style = |id: &str, base: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:basedOn w:val='{base}'/></w:style>"
        )
    };
    let styles = part("styles", &(style("A", "B") + &style("B", "A") + &style("C", "C")));
    let numbering = part(
        "numbering",
        "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/><w:numStyleLink w:val='L'/>\
         <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
         <w:lvlText w:val='%1%2%9、%0%'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='99'/></w:num>",
    );
    let numbered = |id: i64, level: i64| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='A'/><w:numPr><w:ilvl w:val='{level}'/>\
            <w:numId w:val='{id}'/></w:numPr></w:pPr><w:r><w:t>条</w:t></w:r></w:p>"
        )
    };
    let body: String = [(1, 0), (1, 0), (2, 0), (3, 0), (1, 77), (-1, -1), (99_999_999_999, 0)]
        .into_iter()
        .map(|(id, level)| numbered(id, level))
        .collect();
    let bytes = package(
        &document(&body),
        &[("styles.xml", styles.as_bytes()), ("numbering.xml", numbering.as_bytes())],
    );
    let source = taken(&bytes);
    assert!(source.text.starts_with("一11、%0%条\n二11、%0%条\n条\n条\n"), "{}", source.text);
    assert!(source.findings.iter().any(|finding| finding.message.contains("循环")));
}

#[test]
fn absurd_numbers_in_tables_and_pictures() {
    let table = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let rows: String = ["1000000000", "-5", "x", "99999999999999999999"]
        .into_iter()
        .map(|span| {
            let cell = table(&format!("<w:gridSpan w:val='{span}'/>"), span);
            format!("<w:tr><w:trPr><w:trHeight w:val='2000000000'/><w:gridBefore w:val='1000000'/></w:trPr>{cell}{}</w:tr>",
                table("<w:vMerge/>", "续"))
        })
        .collect();
    let bordered = "<w:tblPr><w:tblBorders><w:top w:val='single' w:sz='999999999'/></w:tblBorders></w:tblPr>\
        <w:tblGrid><w:gridCol w:w='999999999999'/><w:gridCol w:w='-1'/></w:tblGrid>";
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='999999999999999999999' cy='-1'/>\
        <a:graphic><a:graphicData><a:blip r:embed='rId1'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    // A PNG of two billion pixels a side, in a few bytes.
    let mut png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec();
    png.extend([0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 8, 6, 0, 0, 0, 0, 0, 0, 0]);
    let indents = "<w:p><w:pPr><w:ind w:left='2147483648' w:firstLineChars='-2147483648'/>\
        <w:spacing w:line='-99999999' w:lineRule='exact'/></w:pPr><w:r><w:rPr><w:sz w:val='0'/></w:rPr><w:t>字</w:t></w:r></w:p>";
    let section = "<w:sectPr><w:pgSz w:w='0' w:h='-99999999'/><w:pgMar w:top='99999999' w:left='-99999999'/>\
        <w:docGrid w:type='lines' w:linePitch='0'/></w:sectPr>";
    let body = format!("<w:tbl>{bordered}{rows}</w:tbl>{picture}{indents}{section}");
    let source = taken(&package(&document(&body), &[("media/a.png", &png)]));
    for word in ["1000000000", "-5", "续", "字"] {
        assert!(source.text.contains(word), "{word} is lost in {}", source.text);
    }
    assert!(source.findings.iter().any(|finding| finding.rule == "intake-picture"));
    assert!(source.findings.iter().any(|finding| finding.rule == "intake-table"));
}

#[test]
fn nothing_outside_is_fetched() {
    let relationships = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId9" Type="x/image" Target="http://example.invalid/a.png" TargetMode="External"/>
        <Relationship Id="rId8" Type="x/image" Target="../../../../etc/passwd"/></Relationships>"#;
    let body = document(
        "<w:p><w:r><w:drawing><wp:inline><a:blip r:embed='rId9'/></wp:inline></w:drawing>\
         <w:drawing><wp:inline><a:blip r:embed='rId8'/></wp:inline></w:drawing></w:r></w:p>",
    );
    let entries: [(&str, &[u8]); 2] =
        [("word/document.xml", body.as_bytes()), ("word/_rels/document.xml.rels", relationships)];
    let source = taken(&zip(&entries, CompressionMethod::Stored));
    assert!(source.given.blocks.is_empty());
    assert!(source.findings.iter().any(|finding| finding.message.contains("没有去取")));
}
