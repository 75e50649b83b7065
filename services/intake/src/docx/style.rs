//! Styles, each with all that it inherits.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    format::{ParagraphFormat, RunFormat},
    theme::Theme,
};
use crate::xml::{Element, Tree};

/// Longest chain of styles based on each other.
const CHAIN: usize = 64;

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<Box<str>, Arc<Style>>,
    /// The style of a paragraph that names none.
    default: Arc<Style>,
    /// Identifiers of styles that are based on themselves.
    pub(super) cyclic: Vec<String>,
}

/// A style with what it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) paragraph: ParagraphFormat,
    pub(super) run: RunFormat,
    /// Of a table style: whether it draws lines.
    pub(super) lined: bool,
}

/// A style as it is written.
struct Written<'t> {
    base: Option<&'t str>,
    /// Styles of characters lie over those of paragraphs and start from nothing.
    of_text: bool,
    own: Style,
}

impl Styles {
    pub(super) fn read(tree: &Tree, theme: &Theme) -> Self {
        let root = tree.root();
        let defaults = defaults(root, theme);
        let mut written: BTreeMap<&str, Written<'_>> = BTreeMap::new();
        let mut default = None;
        for style in root.elements().filter(|element| element.name() == "w:style") {
            let Some(id) = style.get("w:styleId") else { continue };
            let kind = style.get("w:type");
            let is_default = matches!(style.get("w:default"), Some("1" | "true" | "on"));
            if kind == Some("paragraph") && is_default {
                default = Some(id);
            }
            let base = style.child("w:basedOn").and_then(Element::val);
            let own = Style::read(style, theme);
            written.insert(id, Written { base, of_text: kind == Some("character"), own });
        }
        let mut styles = Self { default: Arc::new(defaults.clone()), ..Self::default() };
        let plain = Style::default();
        for (id, style) in &written {
            let below = if style.of_text { &plain } else { &defaults };
            let resolved = styles.resolve(id, &written, below);
            styles.styles.insert((*id).into(), Arc::new(resolved));
        }
        let default = default.or_else(|| written.keys().find(|id| **id == "Normal").copied());
        if let Some(default) = default.and_then(|id| styles.styles.get(id)) {
            styles.default = Arc::clone(default);
        }
        styles
    }

    /// Lays a style over those it is based on.
    fn resolve(&mut self, id: &str, written: &BTreeMap<&str, Written<'_>>, below: &Style) -> Style {
        let mut chain = Vec::new();
        let mut at = Some(id);
        while let Some(style) = at.and_then(|id| written.get(id)) {
            if chain.len() >= CHAIN {
                self.cyclic.push(id.to_owned());
                break;
            }
            chain.push(&style.own);
            at = style.base;
        }
        chain.into_iter().rev().fold(below.clone(), |below, own| below.under(own))
    }

    /// The style of a paragraph, of a table, or of text.
    pub(super) fn get(&self, id: Option<&str>) -> Option<&Arc<Style>> {
        self.styles.get(id?)
    }

    /// The style of a paragraph; unknown identifiers have the default.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> &Arc<Style> {
        self.get(id).unwrap_or(&self.default)
    }
}

impl Style {
    fn read(style: Element<'_>, theme: &Theme) -> Self {
        let run = style.child("w:rPr").map(|element| RunFormat::read(element, theme));
        let paragraph = style.child("w:pPr").map(ParagraphFormat::read);
        let borders = style.at(&["w:tblPr", "w:tblBorders"]);
        Self {
            paragraph: paragraph.unwrap_or_default(),
            run: run.unwrap_or_default(),
            lined: borders.is_some_and(super::table::lined),
        }
    }

    fn under(&self, nearer: &Self) -> Self {
        Self {
            paragraph: self.paragraph.under(&nearer.paragraph),
            run: self.run.under(&nearer.run),
            lined: self.lined || nearer.lined,
        }
    }
}

/// What holds where no style says otherwise: ten points in Times New Roman.
fn defaults(root: Element<'_>, theme: &Theme) -> Style {
    let latin: Arc<str> = "Times New Roman".into();
    let built_in = RunFormat {
        size: Some(20),
        ascii: Some(Arc::clone(&latin)),
        other: Some(latin),
        east_asia: Some("宋体".into()),
        ..RunFormat::default()
    };
    let defaults = root.child("w:docDefaults");
    let run = defaults.and_then(|d| d.at(&["w:rPrDefault", "w:rPr"]));
    let run = run.map(|element| RunFormat::read(element, theme)).unwrap_or_default();
    let paragraph = defaults.and_then(|d| d.at(&["w:pPrDefault", "w:pPr"]));
    let paragraph = paragraph.map(ParagraphFormat::read).unwrap_or_default();
    Style { paragraph, run: built_in.under(&run), lined: false }
}
