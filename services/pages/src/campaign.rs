//! One campaign (征集活动): its dates and rules, progress by region and kind against quotas, extension
//! and closing.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Bar, Choice, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        chart::bars,
        empty,
        form::{self, Field},
        moment::until,
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
    /// How many cases were received and not withdrawn, for those who may know; the others see no
    /// progress at all.
    pub collected: Option<u64>,
    /// How they stand: `通过形式审查 12`.
    pub standings: Vec<Bar>,
    /// By region.
    pub regions: Vec<Bar>,
    /// By kind of unit, against the quota of a unit where there is one.
    pub kinds: Vec<Bar>,
    /// How many steps it has seen; every act says which version it was taken from.
    pub version: u64,
    /// The phases: name, and when it really ran.
    pub phases: Vec<(String, String)>,
    /// What the notice left open: name, and what was settled.
    pub open_items: Vec<(String, String)>,
    /// Other pages about it: label and address.
    pub pages: Vec<(String, String)>,
    /// What this person may do now.
    pub acts: Vec<Act>,
}

/// Something that may be done with a campaign now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// 延期
    Extend,
    /// 落实待定事项, one of these.
    Settle(Vec<Choice>),
    /// 开始阶段, one of these.
    StartPhase(Vec<Choice>),
    /// 结束阶段, one of these.
    EndPhase(Vec<Choice>),
    /// 取消活动
    Cancel,
    /// 活动归档
    Archive,
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
        let under = self.collected.map(|collected| format!("征集到{collected}件"));
        html! {
            (crate::part::head(&self.name, under.as_deref(), &badge(&self.stage)))
            div.two {
                @if self.collected.is_some() {
                    div {
                        section.sheet aria-label="按地区" { (self.progress("各地区报送", "地区", &self.regions)) }
                        section.sheet aria-label="按单位类别" { (self.progress("各类单位报送", "单位类别", &self.kinds)) }
                    }
                }
                div {
                    section.sheet aria-labelledby="facts" { h2 #facts { "安排" } (self.facts()) }
                    @if self.collected.is_some() {
                        section.sheet aria-label="按状态" { (self.progress("作品状态", "状态", &self.standings)) }
                    }
                    @if !self.acts.is_empty() {
                        section.sheet aria-labelledby="acts" {
                            h2 #acts { "现在可以" }
                            @for act in &self.acts { (self.act(frame, act)) }
                        }
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
                dt { "截止时间" } dd { @if let Some(at) = self.deadline { (until(at)) } @else { "未定" } }
                @for (rule, says) in &self.rules { dt { (rule) } dd { (says) } }
                @for (phase, ran) in &self.phases { dt { (phase) } dd { (ran) } }
                @for (item, answer) in &self.open_items {
                    dt { (item) } dd { @if answer.is_empty() { "另行通知" } @else { (answer) } }
                }
                @if !self.pages.is_empty() {
                    dt { "办理" } dd { @for (label, href) in &self.pages { a href=(href) { (label) } "　" } }
                }
            }
        }
    }

    fn act(&self, frame: &Frame, act: &Act) -> Markup {
        let (name, label, fields) = asked(act);
        let action = address::under(&address::campaign(&self.id), &[name]);
        let fields = html! { (form::hidden("version", &self.version.to_string())) (fields) };
        form::act(frame, &action, name, label, &fields)
    }
}

/// Name, label and fields of an act.
fn asked(act: &Act) -> (&'static str, &'static str, Markup) {
    let reason = |stem, label| Field::new("reason", label).required().stem(stem).area(2, "");
    match act {
        Act::Extend => {
            let date = Field::new("date", "新的截止日期").required().stem("extend");
            let time =
                Field::new("time", "截止时刻").stem("extend").hint("北京时间；不填为当日24时。");
            let fields = html! {
                (date.hint("须晚于现在的截止时间。").line("date", ""))
                (time.line("time", ""))
                (reason("extend", "延期理由"))
            };
            ("extend", "延期", fields)
        }
        Act::Settle(items) => {
            let fields = html! {
                (Field::new("item", "待定事项").required().stem("settle").select(items, "", None))
                (Field::new("answer", "具体安排").required().stem("settle").line("text", ""))
            };
            ("settle-item", "落实待定事项", fields)
        }
        Act::StartPhase(phases) => {
            let phase = Field::new("phase", "阶段").required().stem("start");
            ("start-phase", "开始阶段", phase.select(phases, "", None))
        }
        Act::EndPhase(phases) => {
            let phase = Field::new("phase", "阶段").required().stem("end");
            ("end-phase", "结束阶段", phase.select(phases, "", None))
        }
        Act::Cancel => {
            let fields = html! {
                p { "取消以后不再接受报送，也不能恢复。请另发通知告知各单位。" }
                (reason("cancel", "取消理由"))
            };
            ("cancel", "取消活动", fields)
        }
        Act::Archive => ("archive", "活动归档", html! { p { "归档以后不再变动。" } }),
    }
}
