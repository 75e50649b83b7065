//! One campaign (征集活动): its dates and rules, progress by region and kind against quotas, extension
//! and closing.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Bar, Crumb, Frame, Page, Problems, Section, address,
    part::{
        badge::badge,
        chart::bars,
        empty,
        form::{self, Field},
        moment::moment,
    },
};

/// One campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where it stands.
    pub stage: Badge,
    /// The notice that opens it: its title or number, and its address.
    pub notice: (String, String),
    /// The deadline in force.
    pub deadline: Option<Timestamp>,
    /// Its rules, each with what it says.
    pub rules: Vec<(String, String)>,
    /// How many cases were received and not withdrawn.
    pub collected: u64,
    /// How they stand: `通过形式审查 12`.
    pub standings: Vec<Bar>,
    /// By region.
    pub regions: Vec<Bar>,
    /// By kind of unit, against the quota of a unit where there is one.
    pub kinds: Vec<Bar>,
    /// What this person may do now.
    pub may: May,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// What a person may do with a campaign now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    /// 延期
    pub extend: bool,
    /// 截止
    pub close: bool,
}

impl Page for Campaign {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Campaigns)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Campaigns)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let under = format!("征集到{}件", self.collected);
        html! {
            (crate::part::head(&self.name, Some(&under), &badge(&self.stage)))
            div.two {
                div {
                    section.sheet aria-label="按地区" { (self.progress("各地区报送", "地区", &self.regions)) }
                    section.sheet aria-label="按单位类别" { (self.progress("各类单位报送", "单位类别", &self.kinds)) }
                }
                div {
                    section.sheet aria-labelledby="facts" { h2 #facts { "安排" } (self.facts()) }
                    section.sheet aria-label="按状态" { (self.progress("作品状态", "状态", &self.standings)) }
                    @if self.may.extend || self.may.close {
                        section.sheet aria-labelledby="acts" { h2 #acts { "现在可以" } (self.acts(frame)) }
                    }
                }
            }
        }
    }
}

impl Campaign {
    fn progress(&self, caption: &str, head: &str, rows: &[Bar]) -> Markup {
        html! {
            @if rows.is_empty() {
                h2 { (caption) }
                (empty("还没有报送", "单位提交作品后，这里显示进度。"))
            } @else { (bars(caption, head, "件", rows)) }
        }
    }

    fn facts(&self) -> Markup {
        let (notice, href) = &self.notice;
        html! {
            dl.facts {
                dt { "征集通知" } dd { a href=(href) { (notice) } }
                dt { "截止时间" } dd { @if let Some(at) = self.deadline { (moment(at)) } @else { "未定" } }
                @for (rule, says) in &self.rules { dt { (rule) } dd { (says) } }
            }
        }
    }

    fn acts(&self, frame: &Frame) -> Markup {
        let base = address::campaign(&self.id);
        html! {
            @if self.may.extend {
                @let until = Field::new("until", "新的截止时间").required().hint("北京时间，须晚于现在的截止时间。").problems(&self.problems);
                @let reason = Field::new("reason", "延期理由").required().stem("extend").problems(&self.problems);
                (form::act(frame, &address::under(&base, &["extend"]), "extend", "延期", &html! {
                    (until.line("datetime-local", ""))
                    (reason.area(2, ""))
                }))
            }
            @if self.may.close {
                (form::act(frame, &address::under(&base, &["close"]), "close", "截止征集", &html! {
                    p { "截止后不再接受报送，已报送的进入形式审查。" }
                }))
            }
        }
    }
}
