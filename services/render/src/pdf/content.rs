//! The content of a page; PDF counts from the lower left, in points.

use std::collections::BTreeMap;

use fawen_typeset::{Colour, FontId, Image, Item, Page, Rule, Run, profile::MM_PER_PT};

use super::{face::Face, image::Images, number::Numbers as _};

/// Everything on a page, in the order of painting.
pub(super) fn of(page: &Page, faces: &BTreeMap<FontId, Face<'_>>, images: &Images) -> Vec<u8> {
    let mut sheet = Sheet { height: page.height, out: Vec::new() };
    for item in &page.items {
        match item {
            Item::Run(run) => {
                if let Some(face) = faces.get(&run.font) {
                    sheet.run(run, face);
                }
            }
            Item::Rule(rule) => sheet.rule(rule),
            Item::Image(image) => {
                if let Some(name) = images.name(&image.sha256) {
                    sheet.picture(image, name);
                }
            }
        }
    }
    sheet.out
}

struct Sheet {
    height: f64,
    out: Vec<u8>,
}

impl Sheet {
    fn run(&mut self, run: &Run, face: &Face<'_>) {
        self.out.extend_from_slice(b"BT\n");
        self.colour(run.colour, b"rg\n");
        self.out.extend_from_slice(b"/");
        self.out.extend_from_slice(face.name.as_bytes());
        self.out.push(b' ');
        self.out.numbers(&[run.size], b"Tf\n");
        let (x, y) = self.place(run.x, run.y);
        let [a, b, c, d] =
            if run.turned { [0.0, run.stretch, -1.0, 0.0] } else { [run.stretch, 0.0, 0.0, 1.0] };
        self.out.numbers(&[a, b, c, d, x, y], b"Tm\n");
        self.glyphs(run, face);
        self.out.extend_from_slice(b"ET\n");
    }

    /// Glyphs in strings, with the corrections between them that bring each to its place.
    fn glyphs(&mut self, run: &Run, face: &Face<'_>) {
        let scale = 1000.0 / (run.size * MM_PER_PT * run.stretch);
        let mut pen = 0.0;
        self.out.push(b'[');
        let mut is_open = false;
        for glyph in &run.glyphs {
            let correction = thousandth(pen - glyph.x * scale);
            if correction != 0.0 {
                if is_open {
                    self.out.push(b'>');
                }
                self.out.number(correction);
                pen -= correction;
                is_open = false;
            }
            if !is_open {
                self.out.push(b'<');
                is_open = true;
            }
            let code = face.code(glyph.into());
            self.out.hex(code);
            pen += face.width(code);
        }
        if is_open {
            self.out.push(b'>');
        }
        self.out.extend_from_slice(b"]TJ\n");
    }

    fn rule(&mut self, rule: &Rule) {
        self.stroke(rule.colour, rule.thickness);
        self.corner(rule.x0, rule.y0, b"m\n");
        self.corner(rule.x1, rule.y1, b"l\n");
        self.out.extend_from_slice(b"S\n");
    }

    fn picture(&mut self, image: &Image, name: &str) {
        let (x, y) = self.place(image.x, image.y + image.height);
        let (width, height) = (points(image.width), points(image.height));
        self.out.extend_from_slice(b"q\n");
        self.out.numbers(&[width, 0.0, 0.0, height, x, y], b"cm\n");
        self.out.extend_from_slice(format!("/{name} Do\nQ\n").as_bytes());
    }

    fn stroke(&mut self, colour: Colour, thickness: f64) {
        self.colour(colour, b"RG\n");
        self.out.numbers(&[points(thickness)], b"w\n");
    }

    fn colour(&mut self, colour: Colour, operator: &[u8]) {
        let red = match colour {
            Colour::Black => 0.0,
            Colour::Red => 1.0,
        };
        self.out.numbers(&[red, 0.0, 0.0], operator);
    }

    fn corner(&mut self, x: f64, y: f64, operator: &[u8]) {
        let (x, y) = self.place(x, y);
        self.out.numbers(&[x, y], operator);
    }

    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        (points(x), points(self.height - y))
    }
}

/// To a thousandth, which is what is written.
fn thousandth(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

fn points(millimetres: f64) -> f64 {
    millimetres / MM_PER_PT
}
