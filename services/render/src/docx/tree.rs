//! A part as a tree of elements, read and written with quick-xml.

use quick_xml::{
    Decoder, Reader, XmlVersion,
    escape::{escape, unescape},
    events::{
        BytesStart, Event,
        attributes::{AttrError, Attribute},
    },
    name::QName,
};
use smol_str::SmolStr;

use crate::RenderError;

/// An element with its attributes, which are nearly all short, and its children.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: SmolStr,
    pub(super) attributes: Vec<(SmolStr, SmolStr)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Element(Element),
    Text(String),
    /// Elements that are written already.
    Written(String),
}

impl Element {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    pub(super) fn with(mut self, key: &str, value: &str) -> Self {
        self.set(key, value);
        self
    }

    /// An element that holds only a text.
    pub(super) fn text(name: &str, text: &str) -> Self {
        Self { children: vec![Node::Text(text.to_owned())], ..Self::new(name) }
    }

    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub(super) fn set(&mut self, key: &str, value: &str) {
        match self.attributes.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value.into(),
            None => self.attributes.push((key.into(), value.into())),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Written(_) => None,
        })
    }

    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Written(_) => None,
        })
    }

    /// The child of that name, made if it is missing.
    pub(super) fn child(&mut self, name: &str) -> Option<&mut Self> {
        if !self.elements().any(|element| element.name == name) {
            self.children.push(Node::Element(Self::new(name)));
        }
        self.elements_mut().find(|element| element.name == name)
    }

    /// Whether an element below satisfies the test.
    pub(super) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        self.elements().any(|element| test(element) || element.any(test))
    }

    /// Does something to this element and all below, from the outside in.
    pub(super) fn walk(&mut self, change: &dyn Fn(&mut Self)) {
        change(self);
        self.elements_mut().for_each(|element| element.walk(change));
    }
}

/// Reads a part, but for the empty properties that docx-rs gives every run.
pub(super) fn read(part: &[u8]) -> Result<Element, RenderError> {
    let mut reader = Reader::from_reader(part);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Empty(start) if open.len() > 1 && start.name().as_ref() == b"w:rPr" => {}
            Event::Start(start) => open.push(element(&start, reader.decoder())?),
            Event::Empty(start) => {
                let element = element(&start, reader.decoder())?;
                append(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    append(&mut open, Node::Element(element));
                }
            }
            Event::Text(text) => {
                let text = text.decode().map_err(broken)?.into_owned();
                append(&mut open, Node::Text(text));
            }
            Event::GeneralRef(entity) => {
                let name = entity.decode().map_err(broken)?;
                let text = unescape(&format!("&{name};")).map_err(broken)?.into_owned();
                append(&mut open, Node::Text(text));
            }
            Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    let root = open.into_iter().next().and_then(|root| {
        root.children.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Written(_) => None,
        })
    });
    root.ok_or_else(|| broken("空的部件"))
}

fn append(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn element(start: &BytesStart<'_>, decoder: Decoder) -> Result<Element, RenderError> {
    let attribute = |attribute: Result<Attribute<'_>, AttrError>| {
        let attribute = attribute.map_err(broken)?;
        let value = attribute
            .decoded_and_normalized_value(XmlVersion::Explicit1_0, decoder)
            .map_err(broken)?;
        Ok::<_, RenderError>((decoded(attribute.key)?, SmolStr::from(value)))
    };
    let attributes =
        start.attributes().with_checks(false).map(attribute).collect::<Result<_, _>>()?;
    Ok(Element { name: decoded(start.name())?, attributes, children: Vec::new() })
}

fn decoded(name: QName<'_>) -> Result<SmolStr, RenderError> {
    Ok(str::from_utf8(name.into_inner()).map_err(broken)?.into())
}

/// Writes a part.
pub(super) fn write(root: &Element) -> String {
    let mut part = String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
    put(&mut part, root);
    part
}

/// Writes an element at the end of a part.
pub(super) fn put(part: &mut String, element: &Element) {
    part.extend(["<", &element.name]);
    for (key, value) in &element.attributes {
        part.extend([" ", key, "=\"", &escape(value.as_str()), "\""]);
    }
    if element.children.is_empty() {
        return part.push_str("/>");
    }
    part.push('>');
    for child in &element.children {
        match child {
            Node::Element(element) => put(part, element),
            Node::Text(text) => part.push_str(&escape(text)),
            Node::Written(elements) => part.push_str(elements),
        }
    }
    part.extend(["</", &element.name, ">"]);
}

fn broken(error: impl std::fmt::Display) -> RenderError {
    RenderError::Write { format: "DOCX", reason: error.to_string() }
}
