//! Every page, whole: as it is sent, and what must hold for all of them.

use std::collections::BTreeSet;

use crate::{assets, editor, render, samples};

#[test]
fn pages_are_written_as_they_were() {
    for (name, frame, page) in samples::all() {
        // A line a tag, so that a difference can be read.
        let html = unhashed(&render(&frame, page.as_ref())).replace("><", ">\n<");
        insta::assert_snapshot!(name, html);
        if let Ok(folder) = std::env::var("FAWEN_GALLERY") {
            std::fs::write(format!("{folder}/{name}.html"), render(&frame, page.as_ref()))
                .expect("written");
        }
    }
}

#[test]
fn nothing_that_people_type_can_run() {
    for (name, frame, page) in samples::all() {
        let html = render(&frame, page.as_ref());
        assert!(!html.contains("<script>"), "{name}");
        assert!(!html.contains("<img"), "{name}");
        assert_eq!(html.matches("<script").count(), 2, "{name}: htmx and our own");
        let fields = html.matches("<textarea").count();
        assert_eq!(html.matches("</textarea>").count(), fields, "{name}: a text ends its field");
    }
}

#[test]
fn pages_need_no_inline_script_or_style() {
    for (name, frame, page) in samples::all() {
        let html = render(&frame, page.as_ref());
        for forbidden in
            [" style=", "<style", " onclick=", " onload=", "javascript:", "hx-on", "hx-vals=\"js"]
        {
            assert!(!html.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn every_identifier_is_unique_and_every_reference_leads_somewhere() {
    for (name, frame, page) in samples::all() {
        let html = render(&frame, page.as_ref());
        let ids = values(&html, " id=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an identifier stands twice: {ids:?}");
        for attribute in [" for=\"", " aria-describedby=\"", " aria-labelledby=\"", " data-in=\""] {
            for id in values(&html, attribute).iter().flat_map(|value| value.split(' ')) {
                assert!(unique.contains(id), "{name}: {attribute}{id} leads nowhere");
            }
        }
    }
}

#[test]
fn every_form_that_acts_is_guarded_and_acts_once() {
    for (name, frame, page) in samples::all() {
        let html = render(&frame, page.as_ref());
        let acting = html.matches("<form method=\"post\"").count();
        assert_eq!(html.matches("name=\"csrf\" value=\"secret\"").count(), acting, "{name}");
        let once: BTreeSet<&str> = values(&html, "name=\"once\" value=\"").into_iter().collect();
        assert_eq!(once.len(), acting, "{name}: two forms share an identifier");
    }
}

#[test]
fn every_page_has_one_heading_one_main_part_and_a_way_past_the_navigation() {
    for (name, frame, page) in samples::all() {
        let html = render(&frame, page.as_ref());
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
        assert!(html.contains("<a class=\"skip\" href=\"#main\">"), "{name}");
        assert!(html.contains("<html lang=\"zh-CN\">"), "{name}");
    }
}

#[test]
fn an_answer_to_typing_replaces_pages_and_findings() {
    let finding = samples::finding(crate::Weight::Error, "r", Some(3), "标题", "<b>", "改");
    let shown = editor::Preview {
        pages: vec!["<svg></svg>".into()],
        findings: vec![finding],
        trouble: None,
    };
    insta::assert_snapshot!(editor::preview(&shown).replace("><", ">\n<"));
}

/// Without the hashes in the names of styles and scripts: a changed colour changes no page.
fn unhashed(html: &str) -> String {
    let assets = [&*assets::STYLES, &*assets::SCRIPT, &*assets::HTMX];
    assets.iter().fold(html.to_owned(), |html, asset| {
        let (stem, rest) = asset.name.split_once('.').expect("a name with a hash");
        let (_, kind) = rest.split_once('.').expect("a name with a kind");
        html.replace(&asset.name, &format!("{stem}.{kind}"))
    })
}

/// The values of an attribute, in order.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
