//! 回执: that a case was received, when, and with which files; to be printed.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Crumb, Frame, Page, Section, address,
    part::{
        moment::moment,
        table::{self, cell, words},
    },
};

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
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
    /// Name of its category.
    pub category: String,
    /// 回执号
    pub number: String,
    /// When it was received.
    pub at: Timestamp,
    /// Whether it came after the deadline, within the grace.
    pub in_grace: bool,
    /// Whether it is of a correction.
    pub corrected: bool,
    /// The files: role, name, size, hash.
    pub files: Vec<[String; 4]>,
}

impl Page for Receipt {
    fn title(&self) -> String {
        format!("回执 {}", self.number)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Entries)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let entry = address::entry(&self.campaign, &self.unit);
        let case = address::case(&self.campaign, &self.unit, &self.case);
        vec![
            Crumb::section(Section::Entries),
            Crumb { label: self.campaign_name.clone(), href: entry },
            Crumb { label: self.title.clone(), href: case },
        ]
    }

    fn body(&self, _: &Frame) -> Markup {
        let print = html! { button type="button" data-print hidden { "打印" } };
        let what = if self.corrected { "补正报送" } else { "报送" };
        html! {
            (crate::part::head("回执", Some(&self.campaign_name), &print))
            section.sheet aria-label="回执" {
                p { "已收到" (self.unit_name) (what) "的案例《" (self.title) "》。" }
                dl.facts {
                    dt { "回执号" } dd { code { (self.number) } }
                    dt { "案例编号" } dd { code { (self.case) } }
                    dt { "类别" } dd { (self.category) }
                    dt { "收到时间" } dd { (moment(self.at)) @if self.in_grace { "（截止后宽限期内）" } }
                }
            }
            section.sheet aria-label="收到的文件" { (self.files()) }
            p.soft { "是否符合要求，以形式审查的结果为准。文件的校验值（SHA-256）可用来核对收到的内容与原件一致。" }
        }
    }
}

impl Receipt {
    fn files(&self) -> Markup {
        let rows = html! {
            @for [role, name, size, sha256] in &self.files {
                tr {
                    (table::head(&html! { (role) }))
                    (words("文件", name))
                    (words("大小", size))
                    (cell("校验值", &html! { code { (sha256) } }))
                }
            }
        };
        table::table("收到的文件", &["材料", "文件", "大小", "校验值"], &rows)
    }
}
