//! Real files, made here.

use std::io::Cursor;

use docx_rs::{AlignmentType, Docx, LineSpacing, LineSpacingType, Paragraph, Pic, Run, RunFonts};
use image::{ImageFormat, RgbImage, codecs::jpeg::JpegEncoder};
use lopdf::{Document, Object, dictionary};

/// A photograph of this size, with noise so that it does not compress to nothing.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture(width, height)).unwrap();
    bytes
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn picture(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_be_bytes();
        image::Rgb([a, b, c])
    })
}

/// The same JPEG with an EXIF part that gives its orientation (1 to 8), written by hand.
pub(crate) fn turned(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    // Tag 0x0112, type SHORT, one value, no next directory.
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0]);
    exif.extend(orientation.to_le_bytes());
    exif.extend([0; 6]);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, 0xE1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn set(text: &str, face: &str, half_points: usize, bold: bool) -> Run {
    let run = Run::new().add_text(text).size(half_points).fonts(RunFonts::new().east_asia(face));
    if bold { run.bold() } else { run }
}

fn line(run: Run, align: AlignmentType) -> Paragraph {
    let single = LineSpacing::new().line(240).line_rule(LineSpacingType::Auto);
    Paragraph::new().add_run(run).align(align).line_spacing(single)
}

/// An article as the notice of 2022 asks for it, its text `fill` characters long beside headings.
pub(crate) fn article(fill: usize) -> Docx {
    let body = |text: &str| line(set(text, "仿宋", 32, false), AlignmentType::Both);
    Docx::new()
        .add_paragraph(line(set("协和青年说", "宋体", 44, true), AlignmentType::Center))
        .add_paragraph(line(set("北京协和医院", "楷体", 32, false), AlignmentType::Center))
        .add_paragraph(body("一、单位基本情况"))
        .add_paragraph(body(&"医".repeat(fill)))
        .add_paragraph(body("二、主要做法"))
        .add_paragraph(body("自2021年7月起每月举办一次，覆盖COVID-19防控一线。"))
        .add_paragraph(body("三、取得成效"))
        .add_paragraph(body("成效明显。"))
}

/// What stands in [`article`] beside the title, the byline and the filling, in 字.
pub(super) const REST: u32 = 46;

/// An article set as people set it who did not read the notice.
pub(crate) fn careless() -> Docx {
    let heading = |text: &str| line(set(text, "黑体", 32, false), AlignmentType::Both);
    let photograph = Run::new().add_image(Pic::new_with_dimensions(jpeg(40, 30), 40, 30));
    let loose = LineSpacing::new().line(360).line_rule(LineSpacingType::Auto);
    Docx::new()
        .add_paragraph(line(set("协和青年说", "黑体", 36, false), AlignmentType::Left))
        .add_paragraph(line(set("北京协和医院", "宋体", 28, false), AlignmentType::Left))
        .add_paragraph(heading("一、单位基本情况"))
        .add_paragraph(Paragraph::new().add_run(photograph))
        .add_paragraph(
            Paragraph::new()
                .add_run(set("本院成立于一九二一年，现有职工若干人。", "宋体", 28, false))
                .line_spacing(loose),
        )
}

pub(crate) fn packed(docx: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

/// A PDF of so many empty pages, with what `more` adds to its catalogue.
pub(crate) fn pdf(
    pages: usize,
    more: impl FnOnce(&mut Document) -> Vec<(&'static str, Object)>,
) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(pages).unwrap();
    let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(tree, Object::Dictionary(node));
    let mut catalogue = dictionary! { "Type" => "Catalog", "Pages" => tree };
    for (key, value) in more(&mut document) {
        catalogue.set(key, value);
    }
    let root = document.add_object(catalogue);
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
