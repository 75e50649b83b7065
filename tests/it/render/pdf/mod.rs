//! PDF: the text comes out again, from small files with true information.

mod bookmarks;
mod faces;
mod images;
mod objects;
mod threads;
mod turned;

use fawen_domain::paper::Paper;
use fawen_render::{Meta, Rendering, pdf};
use fawen_typeset::{Fonts, Pictures, Profile, typeset};
use lopdf::Document;

use super::sample::{SAMPLES, fonts, paper, text};
use crate::reading;

fn render(paper: &Paper, fonts: &Fonts) -> Rendering {
    let pictures = Pictures::default();
    let pages = typeset(paper, &Profile::default(), fonts, &pictures).unwrap();
    pdf(&pages, fonts, &pictures, &Meta::of(paper)).unwrap()
}

/// Without the second and later times that a table's head is printed.
fn once(text: &str, head: &str) -> String {
    match text.split_once(head) {
        Some((before, after)) => format!("{before}{head}{}", after.replace(head, "")),
        None => text.to_owned(),
    }
}

#[test]
fn text_out_is_text_in() {
    let fonts = fonts();
    for name in SAMPLES {
        let paper = paper(name);
        let read = reading::pdf(&render(&paper, &fonts).bytes);
        let read = once(&read, "序号项目单位资金（万元）备注原预算调整后");
        assert_eq!(read, text(&paper), "{name}");
    }
}

#[test]
fn other_text_has_another_identifier() {
    let fonts = fonts();
    let identifier = |name| {
        let document = Document::load_mem(&render(&paper(name), &fonts).bytes).unwrap();
        document.trailer.get(b"ID").unwrap().clone()
    };
    assert_ne!(identifier("order-2018"), identifier("joint-2022"));
}

#[test]
fn files_are_small() {
    let fonts = fonts();
    for name in SAMPLES {
        let size = render(&paper(name), &fonts).bytes.len();
        assert!(size < 600_000, "{name} has {size} bytes");
    }
}

#[test]
fn says_its_version_title_and_number() {
    let paper = paper("bulletin-2023");
    let rendering = render(&paper, &fonts());
    assert!(rendering.bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&rendering.bytes).unwrap();
    let information = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let information = document.get_dictionary(information).unwrap();
    let value = |key: &[u8]| lopdf::decode_text_string(information.get(key).unwrap()).unwrap();
    assert_eq!(value(b"Title"), paper.title);
    assert_eq!(value(b"Subject"), "卫健政促发〔2023〕4号");
    assert!(!information.has(b"CreationDate"));
}

#[test]
fn fonts_are_tagged_subsets() {
    let rendering = render(&paper("order-2018"), &fonts());
    let document = Document::load_mem(&rendering.bytes).unwrap();
    let names = document.objects.values().filter_map(|object| {
        let name = object.as_dict().ok()?.get(b"FontName").ok()?.as_name().ok()?;
        Some(String::from_utf8_lossy(name).into_owned())
    });
    let names: Vec<_> = names.collect();
    assert!(!names.is_empty());
    for name in names {
        let (tag, face) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{name}");
        assert!(face.starts_with("Fandol") || face.starts_with("LXGW"), "{name}");
    }
}
