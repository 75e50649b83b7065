//! The pass over what docx-rs writes: what it leaves out, in the order of the schema.

use super::{
    measure::tracking,
    order, run, section,
    setting::Setting,
    style::{self, id},
    tree::{Element, Node},
};

/// Sections, repeated heads of tables, indents in characters; all in the order of the schema.
pub(super) fn document(part: &mut Element, setting: &Setting<'_>) {
    let first = style::first_line(setting).to_string();
    part.walk(&|element| {
        match element.name.as_str() {
            // Drawn from a counter of the process: same paper, other bytes.
            "w:p" => element.attributes.retain(|(key, _)| key != "w14:paraId"),
            "w:pPr" => section::end(element, setting),
            "w:rPr" => language(element),
            "w:ind" => indent(element, &first),
            "w:tr" => head_row(element),
            "w:gridCol" => element.attributes.retain(|(key, _)| key == "w:w"),
            _ => {}
        }
        order::sort(element);
    });
}

/// The styles: one for the text that says all that the others build upon.
pub(super) fn styles(styles: &mut Element, setting: &Setting<'_>) {
    let first = style::first_line(setting).to_string();
    only_our_normal(styles);
    styles.walk(&|element| {
        match element.name.as_str() {
            "w:ind" => indent(element, &first),
            "w:style" if element.get("w:styleId") == Some(id::NORMAL) => normal(element, setting),
            _ => {}
        }
        order::sort(element);
    });
}

/// A run that is set as Chinese.
fn language(properties: &mut Element) {
    let marks =
        |node: &Node| matches!(node, Node::Element(e) if e.get("w:val") == Some(run::CHINESE));
    if properties.children.iter().any(marks) {
        properties.children.retain(|node| !marks(node));
        let language = Element::new("w:lang").with("w:val", "zh-CN").with("w:eastAsia", "zh-CN");
        properties.children.push(Node::Element(language));
    }
}

/// A first line of two characters is said in characters, so that it follows the size of type.
fn indent(element: &mut Element, first: &str) {
    if element.get("w:firstLine") == Some(first) {
        element.set("w:firstLineChars", "200");
    }
}

/// A row of the table's head is repeated on every page.
fn head_row(row: &mut Element) {
    let head = row
        .any(&|element| element.name == "w:pStyle" && element.get("w:val") == Some(id::TABLE_HEAD));
    if head && let Some(properties) = row.child("w:trPr") {
        properties.children.push(Node::Element(Element::new("w:tblHeader")));
    }
}

/// docx-rs always writes a bare Normal first; a style must not be there twice.
fn only_our_normal(styles: &mut Element) {
    let is_normal = |node: &Node| matches!(node, Node::Element(style) if style.get("w:styleId") == Some(id::NORMAL));
    let ours = styles.children.iter().rposition(is_normal);
    let mut index = 0;
    styles.children.retain(|node| {
        index += 1;
        !is_normal(node) || Some(index - 1) == ours
    });
}

/// The text's style: the default of its kind, tracking for 28 characters a line, 避头尾 on, room between
/// Chinese and Latin as on the pages, lines of their own height off the grid, which they have by themselves.
///
/// `overflowPunct` is on: LibreOffice reads it the wrong way round, and loses marks that hang; see
/// docs/libreoffice.md.
fn normal(style: &mut Element, setting: &Setting<'_>) {
    style.set("w:default", "1");
    if let Some(run) = style.child("w:rPr") {
        let tracking = tracking(setting.profile).to_string();
        run.children.push(Node::Element(Element::new("w:spacing").with("w:val", &tracking)));
        let language = Element::new("w:lang").with("w:val", "en-US").with("w:eastAsia", "zh-CN");
        run.children.push(Node::Element(language));
    }
    if let Some(paragraph) = style.child("w:pPr") {
        for (name, value) in [
            ("w:widowControl", "0"),
            ("w:kinsoku", "1"),
            ("w:overflowPunct", "1"),
            ("w:autoSpaceDE", "1"),
            ("w:autoSpaceDN", "1"),
            ("w:snapToGrid", "0"),
        ] {
            paragraph.children.push(Node::Element(Element::new(name).with("w:val", value)));
        }
    }
}
