//! What lies across a page: the sheet stays upright, the line runs up.

use fawen_typeset::{FontId, Item, Pages, Pictures};

use super::objects::{page, run, written};
use crate::render::sample::fonts;

#[test]
fn a_turned_line_runs_up_the_sheet() {
    let Item::Run(mut line) = run(FontId(1), &[(1000, '字'), (1001, '字')]) else {
        unreachable!()
    };
    line.turned = true;
    line.stretch = 0.5;
    let mut sheet = page(vec![Item::Run(line)]);
    sheet.turned = true;
    let pages = Pages { pages: vec![sheet], ..Pages::default() };
    let file = written(&pages, &fonts(), &Pictures::default());
    let id = *file.get_pages().values().next().unwrap();
    let content = String::from_utf8(file.get_page_content(id)).unwrap();
    // 28 mm from the left, 247 mm from below; its direction is up, its head points to the left.
    assert!(content.contains("0 0.5 -1 0 79.37 700.157 Tm"), "{content}");
    let sheet = file.get_dictionary(id).unwrap();
    assert!(!sheet.has(b"Rotate"));
    let edges = sheet.get(b"MediaBox").unwrap().as_array().unwrap();
    assert!(edges[2].as_float().unwrap() < edges[3].as_float().unwrap());
}
