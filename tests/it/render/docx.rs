//! DOCX: the text is all there, in the order of the schema, with named styles.

use fawen_render::{Meta, Rendering, docx};
use fawen_typeset::{Pictures, Profile, typeset};

use super::sample::{SAMPLES, fonts, paper, text};
use crate::reading::{self, squeeze};

fn render(name: &str) -> Rendering {
    let (paper, pictures) = (paper(name), Pictures::default());
    let pages = typeset(&paper, &Profile::default(), &fonts(), &pictures).unwrap();
    docx(&paper, &pages, &Profile::default(), &pictures, &Meta::of(&paper)).unwrap()
}

fn part(rendering: &Rendering, path: &str) -> String {
    reading::part(&rendering.bytes, path)
}

#[test]
fn text_out_is_text_in() {
    for name in SAMPLES {
        assert_eq!(reading::docx(&render(name).bytes), text(&paper(name)), "{name}");
    }
}

#[test]
fn has_the_same_text_as_the_pages() {
    let fonts = fonts();
    for name in SAMPLES {
        let document = reading::docx(&render(name).bytes);
        let pages =
            typeset(&paper(name), &Profile::default(), &fonts, &Pictures::default()).unwrap();
        assert_eq!(document, squeeze(&pages.text()), "{name}");
    }
}

#[test]
fn styles_have_chinese_names_and_standard_faces() {
    let styles = part(&render("bulletin-2023"), "word/styles.xml");
    for name in ["标题", "一级标题", "二级标题", "公文正文", "附件标识", "发文机关标志", "版记"]
    {
        assert!(styles.contains(&format!("<w:name w:val=\"{name}\"/>")), "{name}");
    }
    for face in ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"] {
        assert!(styles.contains(face), "{face}");
    }
    assert_eq!(styles.matches("w:styleId=\"Normal\"").count(), 1);
    assert!(styles.contains("w:firstLineChars=\"200\""));
}

#[test]
fn page_is_the_grid_of_22_lines() {
    let document = part(&render("bulletin-2023"), "word/document.xml");
    assert!(document.contains("w:linePitch=\"579\""));
    assert!(document.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    let settings = part(&render("bulletin-2023"), "word/settings.xml");
    assert!(settings.contains("evenAndOddHeaders"));
}

#[test]
fn head_of_a_table_is_repeated() {
    let document = part(&render("request-2019"), "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2);
}

#[test]
fn every_annex_begins_a_page() {
    let document = part(&render("bulletin-2023"), "word/document.xml");
    // Three annexes, and the imprint on a page of its own.
    let labels = document.matches("<w:pStyle w:val=\"AnnexLabel\"/>").count();
    assert_eq!(labels, 3);
    let breaks = document.split("<w:pStyle w:val=\"AnnexLabel\"/>").skip(1);
    assert!(
        breaks
            .into_iter()
            .all(|after| after.find("<w:pageBreakBefore/>").is_some_and(|at| at < 40))
    );
}

#[test]
fn core_properties_name_title_number_and_issuer() {
    let core = part(&render("bulletin-2023"), "docProps/core.xml");
    assert!(core.contains("推选结果的通报</dc:title>"));
    assert!(core.contains("<dc:subject>卫健政促发〔2023〕4号</dc:subject>"));
    assert!(core.contains("<dc:creator>中国卫生健康思想政治工作促进会</dc:creator>"));
}

/// The parts of a paragraph's properties stand in the order of the schema.
#[test]
fn properties_are_in_the_order_of_the_schema() {
    for name in SAMPLES {
        let document = part(&render(name), "word/document.xml");
        for properties in document.split("<w:pPr>").skip(1) {
            let end = properties.find("</w:pPr>").unwrap();
            let properties = properties.get(..end).unwrap();
            let order = [
                "<w:pStyle",
                "<w:keepNext",
                "<w:framePr",
                "<w:pBdr",
                "<w:spacing",
                "<w:ind",
                "<w:jc",
                "<w:rPr",
            ];
            let places: Vec<_> = order.iter().filter_map(|tag| properties.find(tag)).collect();
            assert!(places.is_sorted(), "{name}: {properties}");
        }
    }
}
