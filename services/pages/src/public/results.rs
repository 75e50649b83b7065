//! Published results (结果公布): in the order of regions, without ranks or scores.

use maud::{Markup, html};

use crate::{
    Bar, Crumb, Frame, Page, Section, address,
    part::{
        chart::bars,
        empty,
        table::{self, cell, words},
    },
};

/// The campaigns whose results were published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultsList {
    /// Each with name and address.
    pub campaigns: Vec<(String, String)>,
}

/// The results of one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// Name of the campaign.
    pub name: String,
    /// The paper that published them: title, and address where it is public.
    pub bulletin: Option<(String, Option<String>)>,
    /// The tiers, the highest first.
    pub tiers: Vec<Tier>,
    /// 优秀组织单位
    pub organisers: Vec<String>,
    /// How many awards went to each region.
    pub regions: Vec<Bar>,
}

/// A tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// 等次
    pub name: String,
    /// Its cases, in the order in which they are printed.
    pub awards: Vec<Award>,
}

/// An awarded case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// 题目
    pub title: String,
    /// 单位
    pub unit: String,
    /// 地区
    pub region: String,
}

impl Page for ResultsList {
    fn title(&self) -> String {
        "结果公布".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head("结果公布", Some("已经公布的推选结果。"), &html! {}))
            div.sheet {
                @if self.campaigns.is_empty() { (empty("还没有公布过结果", "活动的推选结果印发后会列在这里。")) }
                ul.list {
                    @for (name, href) in &self.campaigns { li { a href=(href) { (name) } } }
                }
            }
        }
    }
}

impl Page for Results {
    fn title(&self) -> String {
        format!("{} 推选结果", self.name)
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb { label: "结果公布".into(), href: address::RESULTS.into() }]
    }

    fn body(&self, _: &Frame) -> Markup {
        let counts: Vec<String> =
            self.tiers.iter().map(|tier| format!("{}{}个", tier.name, tier.awards.len())).collect();
        html! {
            (crate::part::head(&self.name, Some(&counts.join("，")), &html! {}))
            @if let Some((title, href)) = &self.bulletin {
                p { "依据：" @if let Some(href) = href { a href=(href) { (title) } } @else { (title) } }
            }
            div.two {
                div { @for (place, tier) in self.tiers.iter().enumerate() { (tiers(place, tier)) } }
                div {
                    @if !self.regions.is_empty() {
                        section.sheet aria-label="地区分布" { (bars("地区分布", "地区", "个", &self.regions)) }
                    }
                    @if !self.organisers.is_empty() {
                        section.sheet aria-labelledby="organisers" {
                            h2 #organisers { "优秀组织单位（" (self.organisers.len()) "个）" }
                            ol { @for organiser in &self.organisers { li { (organiser) } } }
                        }
                    }
                }
            }
        }
    }
}

fn tiers(place: usize, tier: &Tier) -> Markup {
    let id = format!("tier-{place}");
    let rows = html! {
        @for award in &tier.awards {
            tr {
                (table::head(&html! { (award.title) }))
                (words("单位", &award.unit))
                (cell("地区", &html! { span.whole { (award.region) } }))
            }
        }
    };
    html! {
        section.sheet aria-labelledby=(id) {
            h2 id=(id) { (tier.name) }
            (table::table(&format!("共{}个，按地区排列", tier.awards.len()), &["题目", "单位", "地区"], &rows))
        }
    }
}
