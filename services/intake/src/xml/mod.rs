//! A part as a tree of elements, within bounds.
//!
//! All nodes of a part lie in one list and point to each other by position, so that a part of any
//! depth is dropped without recursion and an element takes some twenty bytes.

mod name;
mod read;

use self::name::Names;
pub(crate) use self::read::read;

/// A part that has been read.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All texts and values, one after the other.
    text: String,
    names: Names,
}

/// No node: the root is nobody's child.
const NONE: u32 = 0;

/// An element, or a text, which has no name.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Position of its name; `u32::MAX` for a text.
    name: u32,
    first: u32,
    next: u32,
    /// Of an element its attributes, of a text its words.
    from: u32,
    to: u32,
}

impl Node {
    const TEXT: u32 = u32::MAX;
}

#[derive(Debug, Clone, Copy)]
struct Attribute {
    name: u32,
    from: u32,
    to: u32,
}

/// An element of a tree. Names have the usual prefix of their namespace, whatever the file calls it:
/// `w:p`; attributes too: `w:val`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'t> {
    tree: &'t Tree,
    at: u32,
}

/// What stands in an element.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Child<'t> {
    Element(Element<'t>),
    Text(&'t str),
}

impl Tree {
    /// The outermost element.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    fn slice(&self, from: u32, to: u32) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }
}

impl<'t> Element<'t> {
    fn node(self) -> Option<&'t Node> {
        self.tree.nodes.get(self.at as usize)
    }

    /// Its name.
    pub(crate) fn name(self) -> &'t str {
        self.node().map_or("", |node| self.tree.names.get(node.name))
    }

    /// The value of an attribute.
    pub(crate) fn get(self, name: &str) -> Option<&'t str> {
        let node = self.node()?;
        let attributes = self.tree.attributes.get(node.from as usize..node.to as usize)?;
        let found = attributes.iter().find(|a| self.tree.names.get(a.name) == name)?;
        Some(self.tree.slice(found.from, found.to))
    }

    /// The `w:val` of an element.
    pub(crate) fn val(self) -> Option<&'t str> {
        self.get("w:val")
    }

    /// A whole number; what is none, or absurd, is as if it were not there.
    pub(crate) fn number(self, name: &str) -> Option<i32> {
        let text = self.get(name)?.trim();
        // Some writers put decimals where the schema has whole numbers.
        let whole = text.split('.').next().unwrap_or(text);
        whole.parse().ok().filter(|number: &i32| number.unsigned_abs() < 100_000_000)
    }

    /// What stands in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Child<'t>> {
        let tree = self.tree;
        let mut at = self.node().map_or(NONE, |node| node.first);
        std::iter::from_fn(move || {
            let node = tree.nodes.get(at as usize).filter(|_| at != NONE)?;
            let child = match node.name {
                Node::TEXT => Child::Text(tree.slice(node.from, node.to)),
                _ => Child::Element(Element { tree, at }),
            };
            at = node.next;
            Some(child)
        })
    }

    /// The elements in it.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first child of that name.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.elements().find(|element| element.name() == name)
    }

    /// The child at the end of this path.
    pub(crate) fn at(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The first element below with that name, however deep.
    pub(crate) fn find(self, name: &str) -> Option<Self> {
        self.descendants().find(|element| element.name() == name)
    }

    /// All elements below, in order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let mut open = vec![self.node().map_or(NONE, |node| node.first)];
        let tree = self.tree;
        std::iter::from_fn(move || {
            loop {
                let at = open.pop()?;
                let Some(node) = tree.nodes.get(at as usize).filter(|_| at != NONE) else {
                    continue;
                };
                open.push(node.next);
                if node.name != Node::TEXT {
                    open.push(node.first);
                    return Some(Self { tree, at });
                }
            }
        })
    }

    /// The words in it, without those of elements below.
    pub(crate) fn text(self) -> String {
        self.children()
            .filter_map(|child| match child {
                Child::Text(text) => Some(text),
                Child::Element(_) => None,
            })
            .collect()
    }

    /// A switch: on when it is there and not said to be off.
    pub(crate) fn switch(self, name: &str) -> Option<bool> {
        let element = self.child(name)?;
        Some(!matches!(element.val(), Some("0" | "false" | "off" | "none")))
    }
}
