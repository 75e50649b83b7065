//! 评审: what one member of the panel was given and how far they are, without scores; a sheet is given back here.

use maud::{Markup, html};

use crate::{
    Badge, Choice, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        form::{self, Field},
        table::{self, cell, number, words},
    },
};

/// What one expert was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seats {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Number of the round.
    pub number: u32,
    /// The account.
    pub account: String,
    /// Name.
    pub name: String,
    /// Their cases, in order.
    pub seats: Vec<Seat>,
    /// The sheets that this person may give back: the identifiers of their cases.
    pub reopen: Vec<Choice>,
}

/// One case of an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The number under which it is judged.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// How far it is.
    pub standing: Badge,
    /// Why it was given back, or why they stepped back.
    pub reason: String,
}

impl Page for Seats {
    fn title(&self) -> String {
        format!("{} 第{}轮评审", self.name, self.number)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let round = Crumb {
            label: format!("第{}轮评审", self.number),
            href: address::round(&self.campaign, self.number),
        };
        vec![Crumb::section(Section::Reviews), round]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let rows = html! {
            @for seat in &self.seats {
                tr {
                    (number("编号", seat.number))
                    (table::head(&html! { (seat.title) }))
                    (words("单位", &seat.unit))
                    (cell("状态", &badge(&seat.standing)))
                    (words("理由", &seat.reason))
                }
            }
        };
        html! {
            (crate::part::head(&self.name, Some("评审任务和进度；评分在排序以前不显示"), &html! {}))
            @if !self.reopen.is_empty() {
                section.sheet aria-label="退回重评" { (self.reopening(frame)) }
            }
            div.sheet {
                @if self.seats.is_empty() { (empty("还没有分配作品", "分配以后，这里列出每件作品的进度。")) }
                @else { (table::table("评审任务", &["编号", "作品", "单位", "状态", "理由"], &rows)) }
            }
        }
    }
}

impl Seats {
    fn reopening(&self, frame: &Frame) -> Markup {
        let seats = address::seats(&self.campaign, self.number, &self.account);
        let case = Field::new("case", "已交的评分表").required().stem("reopen");
        let reason = Field::new("reason", "退回理由")
            .required()
            .hint("评委会看到；原评分表留在历史里，不再计入。")
            .stem("reopen");
        let fields = html! { (case.select(&self.reopen, "", None)) (reason.area(2, "")) };
        form::act(frame, &address::under(&seats, &["reopen"]), "reopen", "退回重评", &fields)
    }
}
