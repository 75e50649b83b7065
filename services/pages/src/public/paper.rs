//! One published paper, as it is printed.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    Badge, Crumb, Frame, Page, Section, address,
    frame::made,
    part::{badge::badge, moment::day, table::pager},
};

/// One published paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Title.
    pub title: String,
    /// Kind (文种).
    pub kind: String,
    /// Number.
    pub number: String,
    /// Issuers, host first.
    pub issuers: String,
    /// Whether it is valid today.
    pub validity: Badge,
    /// Date of signing.
    pub signed_on: Option<Date>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// Corrections after the issue.
    pub errata: Vec<Erratum>,
    /// Files to take away: label, address, SHA-256.
    pub files: Vec<(String, String, String)>,
    /// Pages from this one on are shown, from 1.
    pub first: usize,
    /// The pages that are shown, as safe SVG made by this program.
    pub leaves: Vec<String>,
    /// How many pages there are.
    pub pages: usize,
    /// The pages before these.
    pub earlier: Option<String>,
    /// The pages after these.
    pub later: Option<String>,
}

/// A correction (更正).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// Where.
    pub place: String,
    /// What was printed.
    pub was: String,
    /// What it should say.
    pub now: String,
}

impl Page for Paper {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb { label: "公开公文".into(), href: address::PUBLIC.into() }]
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head(&self.title, Some(&self.number), &badge(&self.validity)))
            div.two {
                section aria-label="公文版面" {
                    @for (leaf, page) in self.leaves.iter().zip(self.first..) {
                        div.leaf role="img" aria-label=(format!("第{page}页，共{}页；文字见下载的文件", self.pages)) { (made(leaf)) }
                    }
                    (pager(self.earlier.as_deref(), self.later.as_deref()))
                }
                div {
                    section.sheet aria-labelledby="facts" { h2 #facts { "基本情况" } (self.facts()) }
                    @if !self.errata.is_empty() {
                        section.sheet aria-labelledby="errata" { h2 #errata { "更正" } (self.errata()) }
                    }
                    section.sheet aria-labelledby="files" { h2 #files { "下载" } (self.files()) }
                }
            }
        }
    }
}

impl Paper {
    fn facts(&self) -> Markup {
        html! {
            dl.facts {
                dt { "文种" } dd { (self.kind) }
                dt { "文号" } dd { (self.number) }
                dt { "发文机关" } dd { (self.issuers) }
                @if let Some(date) = self.signed_on { dt { "成文日期" } dd { (day(date)) } }
                @if let Some(date) = self.issued_on { dt { "印发日期" } dd { (day(date)) } }
                dt { "页数" } dd { (self.pages) "页" }
            }
        }
    }

    fn errata(&self) -> Markup {
        html! {
            ul {
                @for erratum in &self.errata {
                    li { (erratum.place) "：原为“" (erratum.was) "”，应为“" (erratum.now) "”。" }
                }
            }
        }
    }

    fn files(&self) -> Markup {
        html! {
            @for (label, href, hash) in &self.files {
                p { a href=(href) download { (label) } }
                p.hint { "SHA-256 " code { (hash) } }
            }
            p { a href=(address::with(address::VERIFY, &[("number", &self.number)])) { "核验手里的文件" } }
        }
    }
}
