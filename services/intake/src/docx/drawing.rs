//! Drawings (DrawingML and VML): pictures, text boxes, lines.

use crate::xml::Element;

use super::{
    format::{Side, colour, is_red},
    model::{Line, PictureUse, Place},
};

/// English metric units in a tenth of a millimetre.
const EMU: i64 = 3600;
/// Drawings of a drawing that are looked at.
const MOST: usize = 500;

/// What was found in a drawing.
#[derive(Debug, Default)]
pub(super) struct Drawn<'t> {
    pub(super) pictures: Vec<PictureUse>,
    pub(super) lines: Vec<Line>,
    /// The contents of text boxes (`w:txbxContent`).
    pub(super) boxes: Vec<(Element<'t>, Place)>,
}

/// Looks through `w:drawing`, `w:pict` or `w:object`. Drawings inside of text boxes are theirs.
pub(super) fn read<'t>(element: Element<'t>, path: &dyn Fn(&str) -> Option<String>) -> Drawn<'t> {
    let mut drawn = Drawn::default();
    let anchor = element.elements().find(|e| matches!(e.name(), "wp:anchor" | "wp:inline"));
    let width = anchor.and_then(|a| tenths(a.child("wp:extent")?.get("cx")?));
    let floating =
        anchor.is_some_and(|a| a.name() == "wp:anchor" && a.child("wp:wrapTopAndBottom").is_none());
    let place = anchor.map(place).unwrap_or_default();
    let mut open: Vec<Element<'t>> = vec![element];
    let mut seen = 0_usize;
    while let Some(element) = open.pop() {
        match element.name() {
            "w:txbxContent" => drawn.boxes.push((element, place)),
            "a:blip" => {
                let id = element.get("r:embed");
                drawn.pictures.push(PictureUse { path: id.and_then(path), width, floating });
            }
            "v:imagedata" => {
                let id = element.get("r:id");
                drawn.pictures.push(PictureUse { path: id.and_then(path), width, floating: false });
            }
            "wps:spPr" => drawn.lines.extend(shape_line(element, width)),
            "v:line" => drawn.lines.push(vml_line(element)),
            "mc:AlternateContent" => {
                let chosen = chosen(element);
                open.extend(chosen);
                continue;
            }
            _ => {}
        }
        seen = seen.saturating_add(1);
        if element.name() != "w:txbxContent" && seen < MOST {
            let inner: Vec<_> = element.elements().take(MOST).collect();
            open.extend(inner.into_iter().rev());
        }
    }
    drawn
}

/// Of an alternative the newer form, where it has one that is understood.
pub(super) fn chosen(alternative: Element<'_>) -> Option<Element<'_>> {
    let understood = |choice: &Element<'_>| {
        choice.name() == "mc:Choice"
            && choice.get("Requires").is_some_and(|requires| {
                let known = ["wps", "wpg", "wpc", "wp14", "w14", "w15", "w16"];
                requires.split_whitespace().all(|prefix| known.contains(&prefix))
            })
    };
    let choice = alternative.elements().find(understood);
    choice.or_else(|| alternative.child("mc:Fallback"))
}

/// A straight line drawn as a shape.
fn shape_line(shape: Element<'_>, width: Option<u32>) -> Option<Line> {
    let preset = shape.child("a:prstGeom")?.get("prst")?;
    if !matches!(preset, "line" | "straightConnector1") {
        return None;
    }
    let stroke = shape.at(&["a:ln", "a:solidFill", "a:srgbClr"]).and_then(|c| c.get("val"));
    let red = stroke.and_then(colour).is_some_and(is_red);
    let own = shape.at(&["a:xfrm", "a:ext"]).and_then(|extent| tenths(extent.get("cx")?));
    Some(Line { width: own.or(width).unwrap_or(0), red })
}

fn vml_line(line: Element<'_>) -> Line {
    let stroke = line.get("strokecolor").unwrap_or_default();
    let stroke = stroke.split_whitespace().next().unwrap_or_default();
    let red = stroke == "red" || colour(stroke.trim_start_matches('#')).is_some_and(is_red);
    let end = |key| points(line.get(key)?.split(',').next()?);
    let width = end("to").zip(end("from")).map(|(to, from)| to.saturating_sub(from));
    Line { width: width.and_then(|width| u32::try_from(width).ok()).unwrap_or(0), red }
}

/// `442.5pt` in tenths of a millimetre.
fn points(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches("pt");
    let whole: i64 = text.split('.').next()?.parse().ok()?;
    Some(whole.checked_mul(254)? / 72)
}

/// Where an anchored drawing stands on its sheet, when it says so by itself.
fn place(anchor: Element<'_>) -> Place {
    let vertical = anchor.child("wp:positionV");
    let offset = vertical.and_then(|v| {
        let text = v.child("wp:posOffset")?.text();
        i32::try_from(text.trim().parse::<i64>().ok()? / EMU).ok()
    });
    let top = match vertical.and_then(|v| v.get("relativeFrom")) {
        Some("page") => offset,
        // The type area begins 37 mm below the edge.
        Some("margin" | "topMargin") => offset.map(|offset| offset.saturating_add(370)),
        _ => None,
    };
    let aligned = anchor.at(&["wp:positionH", "wp:align"]).map(Element::text);
    Place { top, side: aligned.and_then(|side| Side::read(&side)) }
}

fn tenths(emu: &str) -> Option<u32> {
    let emu: i64 = emu.trim().parse().ok()?;
    u32::try_from(emu / EMU).ok().filter(|tenths| *tenths > 0 && *tenths < 20_000)
}
