//! The content of a page as operations; PDF counts from the lower left, in points.

use std::collections::BTreeMap;

use fawen_typeset::{Colour, FontId, Image, Item, Page, Rule, Run, profile::MM_PER_PT};
use printpdf::{
    Codepoint, Color, Line, LinePoint, Op, PdfFontHandle, Point, Pt, Rgb, TextItem, TextMatrix,
    XObjectId, XObjectTransform,
};

use super::{face::Face, image::Images};

/// Everything on a page, in the order of painting.
pub(super) fn of(page: &Page, faces: &BTreeMap<FontId, Face<'_>>, images: &Images<'_>) -> Vec<Op> {
    let sheet = Sheet { height: page.height };
    let mut operations = Vec::new();
    for item in &page.items {
        match item {
            Item::Run(run) => {
                if let Some(face) = faces.get(&run.font) {
                    sheet.text(run, face, &mut operations);
                }
            }
            Item::Rule(rule) => operations.extend(sheet.rule(rule)),
            Item::Image(image) => {
                operations
                    .extend(images.name(&image.sha256).map(|name| sheet.picture(image, name)));
            }
        }
    }
    operations
}

struct Sheet {
    height: f64,
}

impl Sheet {
    /// A run. What is printed besides the paper's text is an artifact: a reader that goes by the
    /// content (to read aloud, to reflow) passes it over.
    fn text(&self, run: &Run, face: &Face<'_>, operations: &mut Vec<Op>) {
        if run.extra {
            operations.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        }
        operations.extend(self.run(run, face));
        if run.extra {
            operations.push(Op::EndMarkedContent);
        }
    }

    fn run(&self, run: &Run, face: &Face<'_>) -> [Op; 6] {
        let stretch = run.stretch as f32;
        let (x, y) = (points(run.x), points(self.height - run.y));
        let [a, b, c, d] =
            if run.turned { [0.0, stretch, -1.0, 0.0] } else { [stretch, 0.0, 0.0, 1.0] };
        let font = PdfFontHandle::External(printpdf::FontId(face.name.clone()));
        [
            Op::StartTextSection,
            Op::SetFillColor { col: colour(run.colour) },
            Op::SetFont { font, size: Pt(run.size as f32) },
            Op::SetTextMatrix { matrix: TextMatrix::Raw([a, b, c, d, x, y]) },
            Op::ShowText { items: glyphs(run, face) },
            Op::EndTextSection,
        ]
    }

    fn rule(&self, rule: &Rule) -> [Op; 3] {
        let point = |x, y| LinePoint {
            p: Point { x: Pt(points(x)), y: Pt(points(self.height - y)) },
            bezier: false,
        };
        let ends = vec![point(rule.x0, rule.y0), point(rule.x1, rule.y1)];
        [
            Op::SetOutlineColor { col: colour(rule.colour) },
            Op::SetOutlineThickness { pt: Pt(points(rule.thickness)) },
            Op::DrawLine { line: Line { points: ends, is_closed: false } },
        ]
    }

    fn picture(&self, image: &Image, name: &str) -> Op {
        Op::UseXobject {
            id: XObjectId(name.to_owned()),
            transform: XObjectTransform {
                translate_x: Some(Pt(points(image.x))),
                translate_y: Some(Pt(points(self.height - image.y - image.height))),
                scale_x: Some(points(image.width)),
                scale_y: Some(points(image.height)),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        }
    }
}

/// Glyphs by their codes, with the corrections that bring each to its place.
fn glyphs(run: &Run, face: &Face<'_>) -> Vec<TextItem> {
    let scale = 1000.0 / (run.size * MM_PER_PT * run.stretch);
    let first = run.glyphs.first().map_or(0.0, |glyph| thousandth(-glyph.x * scale));
    let mut pen = -first;
    let next = run.glyphs.iter().skip(1).map(Some).chain([None]);
    let place = |(glyph, next): (&fawen_typeset::Glyph, Option<&fawen_typeset::Glyph>)| {
        let code = face.code(glyph.into());
        pen += face.width(code);
        let correction = next.map_or(0.0, |next| thousandth(pen - next.x * scale));
        pen -= correction;
        Codepoint::new(code, correction as f32)
    };
    let glyphs = TextItem::GlyphIds(run.glyphs.iter().zip(next).map(place).collect());
    if first == 0.0 { vec![glyphs] } else { vec![TextItem::Offset(first as f32), glyphs] }
}

/// To a thousandth of a thousandth of an em.
fn thousandth(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// Points to a thousandth.
pub(super) fn points(millimetres: f64) -> f32 {
    ((millimetres / MM_PER_PT * 1000.0).round() / 1000.0) as f32
}

fn colour(colour: Colour) -> Color {
    let r = match colour {
        Colour::Black => 0.0,
        Colour::Red => 1.0,
    };
    Color::Rgb(Rgb { r, g: 0.0, b: 0.0, icc_profile: None })
}
