//! 参评: the campaigns that take cases, those that one's units take part in, and the cases to recommend.

use maud::{Markup, html};

use crate::{
    Badge, Choice, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        form::{self, Field},
        table::{self, cell, words},
    },
};

/// What somebody who enters or recommends begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// Campaigns that one's units take part in.
    pub own: Vec<Own>,
    /// Campaigns that take cases now and that a unit is not in yet.
    pub open: Vec<Open>,
    /// Cases that wait for a recommendation; none for those who recommend nothing.
    pub to_nominate: Option<Vec<Candidate>>,
}

/// A unit in a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Where the campaign stands.
    pub stage: Badge,
    /// The deadline in force, in words: `2022年10月31日24时`.
    pub deadline: Option<String>,
    /// How its cases stand: `草稿1件，已报送1件`.
    pub cases: String,
}

/// A campaign that takes cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Identifier.
    pub campaign: String,
    /// Name.
    pub name: String,
    /// The deadline in force, in words: `2022年10月31日24时`.
    pub deadline: Option<String>,
}

/// A case that may be recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub campaign_name: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Identifier of the case.
    pub case: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub standing: Badge,
    /// For which bodies this person may recommend it now; none: it is recommended, or too late.
    pub bodies: Vec<Choice>,
}

impl Page for Entries {
    fn title(&self) -> String {
        "参评".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Entries)
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head("参评", None, &html! {}))
            @if self.own.is_empty() && self.open.is_empty() && self.to_nominate.is_none() {
                div.sheet { (empty("现在没有可以参评的活动", "征集通知印发后，活动会列在这里。")) }
            }
            @if !self.own.is_empty() {
                section.sheet aria-label="本单位的参评" { (self.own()) }
            }
            @if !self.open.is_empty() {
                section.sheet aria-label="可以参评的活动" { (self.open()) }
            }
            @if let Some(candidates) = &self.to_nominate {
                section.sheet aria-labelledby="candidates" {
                    h2 #candidates { "由我推荐的单位的案例" }
                    @if candidates.is_empty() {
                        (empty("没有案例", "参评单位登记时写明由您推荐的，起草后会列在这里。"))
                    } @else { (nominate(frame, candidates)) }
                }
            }
        }
    }
}

impl Entries {
    fn own(&self) -> Markup {
        let rows = html! {
            @for own in &self.own {
                @let href = address::entry(&own.campaign, &own.unit);
                tr {
                    (table::head(&html! { a href=(href) { (own.name) } }))
                    (words("单位", &own.unit_name))
                    (cell("状态", &badge(&own.stage)))
                    (words("截止", own.deadline.as_deref().unwrap_or("未定")))
                    (words("案例", &own.cases))
                }
            }
        };
        table::table("本单位的参评", &["活动", "单位", "状态", "截止", "案例"], &rows)
    }

    fn open(&self) -> Markup {
        let rows = html! {
            @for open in &self.open {
                @let href = address::under(address::ENTRIES, &[&open.campaign]);
                tr {
                    (table::head(&html! { (open.name) }))
                    (words("截止", open.deadline.as_deref().unwrap_or("未定")))
                    (cell("规则", &html! { a href=(address::campaign(&open.campaign)) { "活动安排" } }))
                    (cell("参评", &html! { a.button href=(href) { "登记参评" } }))
                }
            }
        };
        table::table("可以参评的活动", &["活动", "截止", "规则", "参评"], &rows)
    }
}

fn nominate(frame: &Frame, candidates: &[Candidate]) -> Markup {
    html! {
        ul.list {
            @for candidate in candidates {
                @let base = address::case(&candidate.campaign, &candidate.unit, &candidate.case);
                li {
                    div {
                        a href=(base) { (candidate.title) } " " (badge(&candidate.standing))
                        p.soft { (candidate.unit_name) "　" (candidate.campaign_name) }
                    }
                    @if !candidate.bodies.is_empty() {
                        @let stem = format!("nominate-{}", candidate.case);
                        (form::act(frame, &address::under(&base, &["nominate"]), &stem, "推荐", &html! {
                            (Field::new("recommender", "代表").required().stem(&stem).select(&candidate.bodies, first(&candidate.bodies), None))
                        }))
                    }
                }
            }
        }
    }
}

fn first(choices: &[Choice]) -> &str {
    choices.first().map_or("", |choice| choice.value.as_str())
}
