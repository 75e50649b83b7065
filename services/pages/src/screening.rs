//! 形式审查: the received cases of a campaign, and one of them with what is wrong and the decision.

mod decision;
mod one;

use jiff::Timestamp;
use maud::{Markup, html};

pub use self::{
    decision::{Decision, Ground},
    one::Screened,
};
use crate::{
    Badge, Choice, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        form::Field,
        moment::moment,
        table::{self, cell, pager, words},
    },
};

/// The campaigns that have cases to be screened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Campaigns {
    /// Identifier, name, where it stands.
    pub rows: Vec<(String, String, Badge)>,
}

/// The received cases of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screening {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// What is asked for.
    pub filter: Filter,
    /// Where cases may stand.
    pub standings: Vec<Choice>,
    /// Regions to choose from.
    pub regions: Vec<Choice>,
    /// Kinds of units to choose from.
    pub kinds: Vec<Choice>,
    /// The cases shown.
    pub cases: Vec<Received>,
    /// The list before this one.
    pub earlier: Option<String>,
    /// The list after this one.
    pub later: Option<String>,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the title or the name of the unit.
    pub words: String,
    /// Where it stands.
    pub standing: String,
    /// Region.
    pub region: String,
    /// Kind of unit.
    pub kind: String,
}

/// One received case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Its region.
    pub region: String,
    /// Its kind.
    pub kind: String,
    /// When it was received.
    pub received: Timestamp,
    /// Where it stands.
    pub standing: Badge,
}

impl Page for Campaigns {
    fn title(&self) -> String {
        "形式审查".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Screening)
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head("形式审查", None, &html! {}))
            div.sheet {
                @if self.rows.is_empty() {
                    (empty("还没有征集活动", "活动启动、单位报送以后，在这里审查。"))
                }
                ul.list {
                    @for (id, name, stage) in &self.rows {
                        li { a href=(address::under(address::SCREENING, &[id])) { (name) } (badge(stage)) }
                    }
                }
            }
        }
    }
}

impl Page for Screening {
    fn title(&self) -> String {
        format!("形式审查 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Screening)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Screening)]
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head("形式审查", Some(&self.name), &html! {}))
            div.sheet {
                (self.filters())
                @if self.cases.is_empty() {
                    (empty("没有这样的案例", "单位报送或者补正后，会列在这里；也可以换个条件再找。"))
                } @else { (self.table()) }
                (pager(self.earlier.as_deref(), self.later.as_deref()))
            }
        }
    }
}

impl Screening {
    fn filters(&self) -> Markup {
        let Filter { words, standing, region, kind } = &self.filter;
        let action = address::under(address::SCREENING, &[&self.campaign]);
        html! {
            form.filters method="get" action=(action) role="search" aria-label="查找案例" {
                div.field.wide {
                    label for="words" { "题目或者单位" }
                    input type="search" id="words" name="words" value=(words);
                }
                (Field::new("standing", "状态").quiet().select(&self.standings, standing, Some("全部")))
                (Field::new("region", "地区").quiet().select(&self.regions, region, Some("全部")))
                @if !self.kinds.is_empty() {
                    (Field::new("kind", "单位类别").quiet().select(&self.kinds, kind, Some("全部")))
                }
                button { "查找" }
            }
        }
    }

    fn table(&self) -> Markup {
        let rows = html! {
            @for case in &self.cases {
                @let href = address::screening(&self.campaign, &case.unit, &case.id);
                tr {
                    (table::head(&html! { a href=(href) { (case.title) } }))
                    (words("单位", &case.unit_name))
                    (words("地区", &case.region))
                    (words("单位类别", &case.kind))
                    (cell("收到时间", &moment(case.received)))
                    (cell("状态", &badge(&case.standing)))
                }
            }
        };
        let heads = ["案例", "单位", "地区", "单位类别", "收到时间", "状态"];
        table::table("收到的案例", &heads, &rows)
    }
}
