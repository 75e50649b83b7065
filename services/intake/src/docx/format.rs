//! Properties of runs and paragraphs, and how one layer lies over another.

use std::sync::Arc;

use crate::xml::Element;

use super::theme::Theme;

/// How a run is set. What no layer says is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RunFormat {
    /// Face of Chinese characters.
    pub(crate) east_asia: Option<Arc<str>>,
    /// Face of Latin letters and figures.
    pub(crate) ascii: Option<Arc<str>>,
    /// Face of what is neither, quotation marks among it, unless `hint` says otherwise.
    pub(crate) other: Option<Arc<str>>,
    /// Whether doubtful characters are Chinese (`w:hint="eastAsia"`).
    pub(crate) hint: Option<bool>,
    /// In half points.
    pub(crate) size: Option<i32>,
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) underline: Option<bool>,
    pub(crate) hidden: Option<bool>,
    /// Six hexadecimal digits; `None` inside is automatic.
    pub(crate) colour: Option<Option<u32>>,
    /// Added to each character, in twips.
    pub(crate) tracking: Option<i32>,
}

impl RunFormat {
    /// Reads `w:rPr`.
    pub(super) fn read(properties: Element<'_>, theme: &Theme) -> Self {
        let mut format = Self::default();
        if let Some(fonts) = properties.child("w:rFonts") {
            let face = |theme_key, key| {
                let themed = fonts.get(theme_key).and_then(|slot| theme.face(slot));
                themed.or_else(|| fonts.get(key).filter(|face| !face.is_empty()).map(Arc::from))
            };
            format.east_asia = face("w:eastAsiaTheme", "w:eastAsia");
            format.ascii = face("w:asciiTheme", "w:ascii");
            format.other = face("w:hAnsiTheme", "w:hAnsi");
            format.hint = fonts.get("w:hint").map(|hint| hint == "eastAsia");
        }
        format.size = properties.child("w:sz").and_then(|size| size.number("w:val"));
        format.bold = properties.switch("w:b");
        format.italic = properties.switch("w:i");
        format.underline = properties.switch("w:u");
        format.hidden = properties.switch("w:vanish");
        format.tracking = properties.child("w:spacing").and_then(|s| s.number("w:val"));
        format.colour = properties.child("w:color").and_then(Element::val).map(colour);
        format
    }

    /// This, with a nearer layer over it.
    pub(super) fn under(&self, nearer: &Self) -> Self {
        let face = |near: &Option<Arc<str>>, far: &Option<Arc<str>>| near.clone().or(far.clone());
        Self {
            east_asia: face(&nearer.east_asia, &self.east_asia),
            ascii: face(&nearer.ascii, &self.ascii),
            other: face(&nearer.other, &self.other),
            hint: nearer.hint.or(self.hint),
            size: nearer.size.or(self.size),
            bold: nearer.bold.or(self.bold),
            italic: nearer.italic.or(self.italic),
            underline: nearer.underline.or(self.underline),
            hidden: nearer.hidden.or(self.hidden),
            colour: nearer.colour.or(self.colour),
            tracking: nearer.tracking.or(self.tracking),
        }
    }
}

/// A colour; `auto` and what is none are automatic.
pub(super) fn colour(value: &str) -> Option<u32> {
    (value.len() == 6).then(|| u32::from_str_radix(value, 16).ok()).flatten()
}

/// Whether a colour is read as red.
pub(crate) const fn is_red(colour: u32) -> bool {
    let (red, green, blue) = (colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
    red > 0xB0 && green < 0x60 && blue < 0x60
}

/// Where the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alignment {
    Left,
    Centre,
    Right,
    /// Justified, or spread.
    Both,
}

/// A frame that a paragraph stands in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Below the upper edge of what it is anchored to, in twips.
    pub(crate) y: Option<i32>,
    /// Whether that is the page.
    pub(crate) on_page: bool,
    /// Which side it stands at.
    pub(crate) side: Option<Side>,
}

/// The side that a frame or box stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Centre,
    Right,
    /// Right on odd pages, left on even ones.
    Outside,
}

impl Side {
    pub(super) fn read(value: &str) -> Option<Self> {
        Some(match value.trim() {
            "left" | "inside" => Self::Left,
            "center" => Self::Centre,
            "right" => Self::Right,
            "outside" => Self::Outside,
            _ => return None,
        })
    }
}

/// A line along a paragraph or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Border {
    /// Thickness in eighths of a point.
    pub(crate) size: i32,
    pub(crate) colour: Option<u32>,
}

impl Border {
    /// Reads one side; `None` when there is no line.
    pub(super) fn read(side: Element<'_>) -> Option<Self> {
        if matches!(side.val(), None | Some("nil" | "none")) {
            return None;
        }
        let colour = side.get("w:color").and_then(colour);
        Some(Self { size: side.number("w:sz").unwrap_or(4), colour })
    }

    pub(crate) fn is_red(self) -> bool {
        self.colour.is_some_and(is_red)
    }
}

/// How a paragraph is set. Lengths are in twips, `*_chars` in hundredths of a character, `*_lines` in
/// hundredths of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ParagraphFormat {
    pub(crate) alignment: Option<Alignment>,
    pub(crate) left: Option<i32>,
    pub(crate) left_chars: Option<i32>,
    pub(crate) right: Option<i32>,
    pub(crate) right_chars: Option<i32>,
    /// Negative when it hangs.
    pub(crate) first: Option<i32>,
    pub(crate) first_chars: Option<i32>,
    pub(crate) before: Option<i32>,
    pub(crate) before_lines: Option<i32>,
    pub(crate) after: Option<i32>,
    pub(crate) after_lines: Option<i32>,
    pub(crate) line: Option<i32>,
    /// Whether `line` is exact, in twips; else in 240ths of a line, or a least height.
    pub(crate) line_rule: Option<LineRule>,
    pub(crate) page_break_before: Option<bool>,
    pub(crate) snap_to_grid: Option<bool>,
    pub(crate) numbering: Option<(i32, Option<i32>)>,
    pub(crate) frame: Option<Frame>,
    pub(crate) top_border: Option<Option<Border>>,
    pub(crate) bottom_border: Option<Option<Border>>,
}

/// What the height of a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineRule {
    /// 240ths of a line of its type, or of the grid.
    Auto,
    /// Exactly so many twips.
    Exact,
    /// At least so many twips.
    AtLeast,
}

impl ParagraphFormat {
    /// Reads `w:pPr`.
    pub(super) fn read(properties: Element<'_>) -> Self {
        let mut format = Self::default();
        for element in properties.elements() {
            match element.name() {
                "w:jc" => format.alignment = element.val().and_then(alignment),
                "w:ind" => format.indents(element),
                "w:spacing" => format.spacing(element),
                "w:numPr" => {
                    let number = |name| element.child(name).and_then(|e| e.number("w:val"));
                    // A level alone changes the level of the style's list.
                    format.numbering = number("w:numId").map(|id| (id, number("w:ilvl")));
                }
                "w:framePr" => {
                    let y = element.number("w:y");
                    let on_page = element.get("w:vAnchor") == Some("page");
                    let side = element.get("w:xAlign").and_then(Side::read);
                    format.frame = Some(Frame { y, on_page, side });
                }
                "w:pBdr" => {
                    let side = |name| element.child(name).map(Border::read);
                    format.top_border = side("w:top");
                    format.bottom_border = side("w:bottom");
                }
                _ => {}
            }
        }
        format.page_break_before = properties.switch("w:pageBreakBefore");
        format.snap_to_grid = properties.switch("w:snapToGrid");
        format
    }

    fn indents(&mut self, element: Element<'_>) {
        let number = |name: &str| element.number(name);
        self.left = number("w:left").or_else(|| number("w:start"));
        self.left_chars = number("w:leftChars").or_else(|| number("w:startChars"));
        self.right = number("w:right").or_else(|| number("w:end"));
        self.right_chars = number("w:rightChars").or_else(|| number("w:endChars"));
        let hanging = |name: &str| number(name).map(i32::wrapping_neg);
        self.first = hanging("w:hanging").or_else(|| number("w:firstLine"));
        self.first_chars = hanging("w:hangingChars").or_else(|| number("w:firstLineChars"));
    }

    fn spacing(&mut self, element: Element<'_>) {
        let number = |name| element.number(name);
        self.before = number("w:before");
        self.before_lines = number("w:beforeLines");
        self.after = number("w:after");
        self.after_lines = number("w:afterLines");
        self.line = number("w:line");
        self.line_rule = match element.get("w:lineRule") {
            Some("exact") => Some(LineRule::Exact),
            Some("atLeast") => Some(LineRule::AtLeast),
            Some(_) => Some(LineRule::Auto),
            None => self.line.map(|_| LineRule::Auto),
        };
    }

    /// This, with a nearer layer over it.
    pub(super) fn under(&self, nearer: &Self) -> Self {
        Self {
            alignment: nearer.alignment.or(self.alignment),
            left: nearer.left.or(self.left),
            left_chars: nearer.left_chars.or(self.left_chars),
            right: nearer.right.or(self.right),
            right_chars: nearer.right_chars.or(self.right_chars),
            first: nearer.first.or(self.first),
            first_chars: nearer.first_chars.or(self.first_chars),
            before: nearer.before.or(self.before),
            before_lines: nearer.before_lines.or(self.before_lines),
            after: nearer.after.or(self.after),
            after_lines: nearer.after_lines.or(self.after_lines),
            line: nearer.line.or(self.line),
            line_rule: nearer.line_rule.or(self.line_rule),
            page_break_before: nearer.page_break_before.or(self.page_break_before),
            snap_to_grid: nearer.snap_to_grid.or(self.snap_to_grid),
            numbering: nearer.numbering.or(self.numbering),
            frame: nearer.frame.or(self.frame),
            top_border: nearer.top_border.or(self.top_border),
            bottom_border: nearer.bottom_border.or(self.bottom_border),
        }
    }
}

fn alignment(value: &str) -> Option<Alignment> {
    Some(match value {
        "left" | "start" => Alignment::Left,
        "center" => Alignment::Centre,
        "right" | "end" => Alignment::Right,
        "both" | "distribute" => Alignment::Both,
        _ => return None,
    })
}
