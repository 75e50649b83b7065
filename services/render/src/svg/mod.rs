//! SVG of one page, for previews: outlines of the glyphs, so that it looks the same everywhere.
//!
//! Over the outlines lies the text itself, transparent, to be searched and copied.

mod outline;

use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use fawen_typeset::{
    Colour, FontId, Fonts, Image, Item, Page, PictureKind, Pictures, Rule, Run, profile::MM_PER_PT,
};

use self::outline::Outlines;
use crate::{RenderError, Rendering};

/// Draws a page as SVG 1.1; one user unit is one millimetre.
///
/// # Errors
/// [`RenderError::NoFont`] when the page was set with other fonts, [`RenderError::NoPicture`] when a
/// picture is missing.
pub fn svg(page: &Page, fonts: &Fonts, pictures: &Pictures) -> Result<Rendering, RenderError> {
    let text = Drawing { page, pictures, outlines: Outlines::new(fonts) }.draw()?;
    Ok(Rendering::new(text.into_bytes(), "image/svg+xml"))
}

struct Drawing<'a> {
    page: &'a Page,
    pictures: &'a Pictures,
    outlines: Outlines<'a>,
}

impl Drawing<'_> {
    fn draw(&mut self) -> Result<String, RenderError> {
        let (width, height) = (Mm(self.page.width), Mm(self.page.height));
        let mut svg = String::new();
        write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\" lang=\"zh-CN\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
        )?;
        self.glyphs(&mut svg)?;
        for item in &self.page.items {
            match item {
                Item::Run(run) => self.run(&mut svg, run)?,
                Item::Rule(rule) => self::rule(&mut svg, rule)?,
                Item::Image(image) => self.image(&mut svg, image)?,
            }
        }
        svg.push_str("</svg>\n");
        Ok(svg)
    }

    /// The outline of every glyph on the page, once.
    fn glyphs(&mut self, svg: &mut String) -> Result<(), RenderError> {
        let runs = self.page.items.iter().filter_map(|item| match item {
            Item::Run(run) => Some(run),
            Item::Rule(_) | Item::Image(_) => None,
        });
        let used: BTreeSet<(FontId, u16)> =
            runs.flat_map(|run| run.glyphs.iter().map(|glyph| (run.font, glyph.id))).collect();
        svg.push_str("<defs>\n");
        for (font, glyph) in used {
            let path = self.outlines.path(font, glyph)?;
            if !path.is_empty() {
                writeln!(svg, "<path id=\"g{}-{glyph}\" d=\"{path}\"/>", font.0)?;
            }
        }
        svg.push_str("</defs>\n");
        Ok(())
    }

    fn run(&mut self, svg: &mut String, run: &Run) -> Result<(), RenderError> {
        let size = run.size * MM_PER_PT;
        let scale = size / self.outlines.units(run.font)?;
        let (across, up) = (Fine(scale * run.stretch), Fine(-scale));
        let turn = turn(run);
        writeln!(svg, "<g fill=\"{}\"{turn}>", ink(run.colour))?;
        for glyph in &run.glyphs {
            if self.outlines.path(run.font, glyph.id)?.is_empty() {
                continue;
            }
            let (x, y) = (Mm(run.x + glyph.x), Mm(run.y));
            let (font, id) = (run.font.0, glyph.id);
            writeln!(
                svg,
                "<use xlink:href=\"#g{font}-{id}\" transform=\"matrix({across} 0 0 {up} {x} {y})\"/>"
            )?;
        }
        words(svg, run, size)?;
        svg.push_str("</g>\n");
        Ok(())
    }

    fn image(&self, svg: &mut String, image: &Image) -> Result<(), RenderError> {
        let picture = self
            .pictures
            .get(&image.sha256)
            .ok_or_else(|| RenderError::NoPicture(image.sha256.clone()))?;
        let media = match picture.kind {
            PictureKind::Png => "image/png",
            PictureKind::Jpeg => "image/jpeg",
        };
        let (x, y, width, height) = (Mm(image.x), Mm(image.y), Mm(image.width), Mm(image.height));
        let data = STANDARD.encode(&picture.bytes);
        writeln!(
            svg,
            "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
             preserveAspectRatio=\"none\" xlink:href=\"data:{media};base64,{data}\"/>"
        )?;
        Ok(())
    }
}

/// The quarter turn of a run on a page whose table lies across it.
fn turn(run: &Run) -> String {
    let (x, y) = (Mm(run.x), Mm(run.y));
    if run.turned { format!(" transform=\"rotate(-90 {x} {y})\"") } else { String::new() }
}

/// The text of a run where its glyphs stand, not to be seen.
fn words(svg: &mut String, run: &Run, size: f64) -> fmt::Result {
    let places: Vec<String> =
        run.glyphs.iter().map(|glyph| Mm(run.x + glyph.x).to_string()).collect();
    let text: String = run.glyphs.iter().map(|glyph| glyph.text).collect();
    let text = quick_xml::escape::escape(text);
    let (places, y, size) = (places.join(" "), Mm(run.y), Mm(size));
    writeln!(
        svg,
        "<text x=\"{places}\" y=\"{y}\" font-size=\"{size}\" fill=\"none\" xml:space=\"preserve\">{text}</text>"
    )
}

fn rule(svg: &mut String, rule: &Rule) -> fmt::Result {
    let (x0, y0, x1, y1) = (Mm(rule.x0), Mm(rule.y0), Mm(rule.x1), Mm(rule.y1));
    let (ink, thickness) = (ink(rule.colour), Mm(rule.thickness));
    writeln!(
        svg,
        "<line x1=\"{x0}\" y1=\"{y0}\" x2=\"{x1}\" y2=\"{y1}\" stroke=\"{ink}\" stroke-width=\"{thickness}\"/>"
    )
}

const fn ink(colour: Colour) -> &'static str {
    match colour {
        Colour::Black => "#000",
        Colour::Red => "#f00",
    }
}

/// A length in millimetres, to a thousandth.
struct Mm(f64);

impl fmt::Display for Mm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", (self.0 * 1000.0).round() / 1000.0)
    }
}

/// A scale from font units to millimetres, which is a few thousandths.
struct Fine(f64);

impl fmt::Display for Fine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", (self.0 * 1e8).round() / 1e8)
    }
}
