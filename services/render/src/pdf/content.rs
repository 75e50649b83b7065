//! The content of a page as operations; PDF counts from the lower left, in points.

use std::collections::BTreeMap;

use fawen_typeset::{Colour, FontId, Image, Item, Page, Rule, Run, profile::MM_PER_PT};
use printpdf::{
    Codepoint, Color, Line, LinePoint, Op, PdfFontHandle, Point, Pt, Rgb, TextItem, TextMatrix,
};

use super::subset::Subset;

/// Everything on a page, in the order of painting.
pub(super) fn operations(page: &Page, subsets: &BTreeMap<FontId, Subset>) -> Vec<Op> {
    let sheet = Sheet { height: page.height };
    let mut operations = Vec::new();
    for item in &page.items {
        match item {
            Item::Run(run) => {
                if let Some(subset) = subsets.get(&run.font) {
                    operations.extend(sheet.run(run, subset));
                }
            }
            Item::Rule(rule) => operations.extend(sheet.rule(rule)),
            Item::Image(image) => operations.extend(sheet.frame(image)),
        }
    }
    operations
}

struct Sheet {
    height: f64,
}

impl Sheet {
    fn run(&self, run: &Run, subset: &Subset) -> [Op; 6] {
        let (x, y) = (points(run.x), points(self.height - run.y));
        let stretch = run.stretch as f32;
        let turn = if run.turned { [0.0, stretch, -1.0, 0.0] } else { [stretch, 0.0, 0.0, 1.0] };
        let [a, b, c, d] = turn;
        let matrix = TextMatrix::Raw([a, b, c, d, x, y]);
        [
            Op::StartTextSection,
            Op::SetFillColor { col: colour(run.colour) },
            Op::SetFont {
                font: PdfFontHandle::External(subset.id.clone()),
                size: Pt(run.size as f32),
            },
            Op::SetTextMatrix { matrix },
            Op::ShowText { items: vec![TextItem::GlyphIds(glyphs(run, subset))] },
            Op::EndTextSection,
        ]
    }

    fn rule(&self, rule: &Rule) -> [Op; 3] {
        let ends = [(rule.x0, rule.y0), (rule.x1, rule.y1)];
        [
            Op::SetOutlineColor { col: colour(rule.colour) },
            Op::SetOutlineThickness { pt: Pt(points(rule.thickness)) },
            self.line(&ends, false),
        ]
    }

    /// The frame of a picture.
    fn frame(&self, image: &Image) -> [Op; 3] {
        const THICKNESS: f64 = 0.1;
        let (x0, y0) = (image.x, image.y);
        let (x1, y1) = (x0 + image.width, y0 + image.height);
        [
            Op::SetOutlineColor { col: colour(Colour::Black) },
            Op::SetOutlineThickness { pt: Pt(points(THICKNESS)) },
            self.line(&[(x0, y0), (x1, y0), (x1, y1), (x0, y1)], true),
        ]
    }

    fn line(&self, corners: &[(f64, f64)], is_closed: bool) -> Op {
        let point = |&(x, y): &(f64, f64)| LinePoint {
            p: Point { x: Pt(points(x)), y: Pt(points(self.height - y)) },
            bezier: false,
        };
        Op::DrawLine { line: Line { points: corners.iter().map(point).collect(), is_closed } }
    }
}

/// Glyphs with the corrections that bring each to its place.
fn glyphs(run: &Run, subset: &Subset) -> Vec<Codepoint> {
    let scale = 1000.0 / (run.size * MM_PER_PT * run.stretch);
    let next = run.glyphs.iter().skip(1).map(Some).chain([None]);
    let mut pen = 0.0;
    let place = |(glyph, next): (&fawen_typeset::Glyph, Option<&fawen_typeset::Glyph>)| {
        let id = subset.glyph(glyph.id);
        pen += subset.advance(id);
        let offset = next.map_or(0.0, |next| round(pen - next.x * scale));
        pen -= offset;
        Codepoint::with_cid(id, offset as f32, glyph.text.to_string())
    };
    run.glyphs.iter().zip(next).map(place).collect()
}

/// To a hundredth of a thousandth of an em: short numbers in the file, nothing to be seen.
fn round(thousandths: f64) -> f64 {
    (thousandths * 100.0).round() / 100.0
}

/// Points to a thousandth.
fn points(millimetres: f64) -> f32 {
    ((millimetres / MM_PER_PT * 1000.0).round() / 1000.0) as f32
}

fn colour(colour: Colour) -> Color {
    let (r, g, b) = match colour {
        Colour::Black => (0.0, 0.0, 0.0),
        Colour::Red => (1.0, 0.0, 0.0),
    };
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
