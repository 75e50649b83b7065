//! Bookmarks: the headings and annexes of a paper as a tree.

use fawen_typeset::{Bookmark, Pages, profile::MM_PER_PT};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::finish::text;

/// Adds the bookmarks to a file; none where the paper has none.
pub(super) fn add(pages: &Pages, sheets: &[ObjectId], file: &mut Document) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let ids: Vec<ObjectId> = (0..=pages.outline.len()).map(|_| file.new_object_id()).collect();
    let tree = Tree::of(&pages.outline, &ids);
    for (place, &id) in ids.iter().enumerate() {
        let mut entry = tree.links(place);
        match place.checked_sub(1).and_then(|place| pages.outline.get(place)) {
            None => entry.set("Type", "Outlines"),
            Some(bookmark) => {
                entry.set("Title", text(&bookmark.title));
                entry.set("Dest", destination(bookmark, pages, sheets));
            }
        }
        file.set_object(id, entry);
    }
    ids.first().copied()
}

/// The bookmarks as nodes; node 0 is the root, node n the n-th bookmark.
struct Tree<'a> {
    ids: &'a [ObjectId],
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// How many nodes stand below.
    below: i64,
}

impl<'a> Tree<'a> {
    /// The parent of a bookmark is the last one before it of a lower level.
    fn of(outline: &[Bookmark], ids: &'a [ObjectId]) -> Self {
        let mut tree = Self { ids, nodes: vec![Node::default()] };
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (place, bookmark) in (1..).zip(outline) {
            while open.last().is_some_and(|&(level, _)| level >= bookmark.level) {
                open.pop();
            }
            tree.add(place, open.last().map_or(0, |&(_, parent)| parent));
            open.push((bookmark.level, place));
        }
        for place in (1..tree.nodes.len()).rev() {
            let (parent, below) = tree.nodes.get(place).map_or((None, 0), |n| (n.parent, n.below));
            if let Some(parent) = parent.and_then(|parent| tree.nodes.get_mut(parent)) {
                parent.below += below + 1;
            }
        }
        tree
    }

    fn add(&mut self, place: usize, parent: usize) {
        let mut node = Node { parent: Some(parent), ..Node::default() };
        if let Some(parent) = self.nodes.get_mut(parent) {
            node.before = parent.last.replace(place);
            parent.first.get_or_insert(place);
        }
        if let Some(before) = node.before.and_then(|before| self.nodes.get_mut(before)) {
            before.after = Some(place);
        }
        self.nodes.push(node);
    }

    /// The references of a node to its neighbours.
    fn links(&self, place: usize) -> Dictionary {
        let mut entry = Dictionary::new();
        let Some(node) = self.nodes.get(place) else { return entry };
        let links = [
            ("Parent", node.parent),
            ("Prev", node.before),
            ("Next", node.after),
            ("First", node.first),
            ("Last", node.last),
        ];
        for (key, other) in links {
            if let Some(&id) = other.and_then(|other| self.ids.get(other)) {
                entry.set(key, id);
            }
        }
        if node.below > 0 {
            entry.set("Count", node.below);
        }
        entry
    }
}

fn destination(bookmark: &Bookmark, pages: &Pages, sheets: &[ObjectId]) -> Object {
    let height = pages.pages.get(bookmark.page).map_or(0.0, |page| page.height);
    let sheet = sheets.get(bookmark.page).or(sheets.last()).copied().unwrap_or_default();
    let top = ((height - bookmark.y) / MM_PER_PT).round() as i64;
    vec![sheet.into(), "XYZ".into(), Object::Null, top.into(), Object::Null].into()
}
