//! Bookmarks: a tree that leads to where headings stand.

use fawen_typeset::{Bookmark, Pages, Pictures};
use lopdf::{Dictionary, Document};

use super::objects::{catalogue, dictionary, entry, page, written};
use crate::render::sample::fonts;

fn bookmark(title: &str, level: u8, page: usize, y: f64) -> Bookmark {
    Bookmark { title: title.to_owned(), level, page, y }
}

/// The titles below a node, indented by their depth.
fn titles(file: &Document, node: &Dictionary, depth: usize, found: &mut Vec<String>) {
    if !node.has(b"First") {
        assert!(!node.has(b"Count") && !node.has(b"Last"));
        return;
    }
    let start = found.len();
    let mut child = dictionary(file, node, "First");
    loop {
        let title = lopdf::decode_text_string(child.get(b"Title").unwrap()).unwrap();
        found.push(format!("{}{title}", "  ".repeat(depth)));
        assert_eq!(dictionary(file, child, "Parent"), node);
        titles(file, child, depth + 1, found);
        if !child.has(b"Next") {
            break;
        }
        let next = dictionary(file, child, "Next");
        assert_eq!(dictionary(file, next, "Prev"), child);
        child = next;
    }
    assert_eq!(dictionary(file, node, "Last"), child);
    assert_eq!(entry(file, node, "Count").as_i64().unwrap(), (found.len() - start) as i64);
}

#[test]
fn bookmarks_are_a_tree_by_level() {
    let outline = vec![
        bookmark("关于𬭩的通知", 0, 0, 100.0),
        bookmark("一、活动主题", 1, 0, 150.0),
        bookmark("（一）征集", 2, 0, 160.0),
        bookmark("1.要求", 3, 1, 40.0),
        bookmark("二、组织领导", 1, 1, 80.0),
        bookmark("附件1 推荐表", 0, 1, 37.0),
        // A level that leaves one out.
        bookmark("（一）填表说明", 2, 1, 60.0),
    ];
    let pages =
        Pages { pages: vec![page(Vec::new()), page(Vec::new())], outline, ..Pages::default() };
    let file = written(&pages, &fonts(), &Pictures::default());
    let root = dictionary(&file, catalogue(&file), "Outlines");
    let mut found = Vec::new();
    titles(&file, root, 0, &mut found);
    let expected = [
        "关于𬭩的通知",
        "  一、活动主题",
        "    （一）征集",
        "      1.要求",
        "  二、组织领导",
        "附件1 推荐表",
        "  （一）填表说明",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_bookmark_leads_to_its_line() {
    let outline = vec![bookmark("附件", 0, 1, 37.0)];
    let pages =
        Pages { pages: vec![page(Vec::new()), page(Vec::new())], outline, ..Pages::default() };
    let file = written(&pages, &fonts(), &Pictures::default());
    let root = dictionary(&file, catalogue(&file), "Outlines");
    let destination = dictionary(&file, root, "First").get(b"Dest").unwrap().as_array().unwrap();
    assert_eq!(destination[0].as_reference().unwrap(), file.get_pages()[&2]);
    // 297 − 37 mm in points, counted from below.
    assert_eq!(destination[3].as_i64().unwrap(), 737);
}

#[test]
fn a_paper_without_headings_has_no_bookmarks() {
    let pages = Pages { pages: vec![page(Vec::new())], ..Pages::default() };
    let file = written(&pages, &fonts(), &Pictures::default());
    assert!(!catalogue(&file).has(b"Outlines"));
    assert_eq!(catalogue(&file).get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
}
