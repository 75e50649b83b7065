//! 评审: an expert's desk in one round. There is no field here that could hold a unit or an author.

use maud::{Markup, html};

use crate::{
    Badge, Bar, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        chart::bars,
        empty,
        form::{self, Field},
        table::{self, cell, pager, words},
    },
};

/// What was assigned to one expert in one round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewDesk {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Number of the round.
    pub number: u32,
    /// What it is called: `…活动 第1轮评审`.
    pub name: String,
    /// Whether names were taken out.
    pub blind: bool,
    /// The tasks, in order, a page of them.
    pub tasks: Vec<Task>,
    /// Sheets handed in, and tasks altogether.
    pub progress: (u32, u32),
    /// The page before.
    pub earlier: Option<String>,
    /// The next page.
    pub later: Option<String>,
    /// Whether the round still goes on.
    pub open: bool,
}

/// One case to be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The number under which it is judged.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Name of the category.
    pub category: String,
    /// Where it stands.
    pub standing: Badge,
    /// The total given, once handed in.
    pub total: String,
}

impl Page for ReviewDesk {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Reviews)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let (done, all) = self.progress;
        let progress =
            Bar { label: "已交评分表".into(), value: done.into(), limit: Some(all.into()) };
        let under = format!("已评{done}件，还有{}件", all.saturating_sub(done));
        html! {
            (crate::part::head(&self.name, Some(&under), &html! {}))
            div.sheet {
                @if self.tasks.is_empty() { (empty("没有分给您的作品", "分配评审任务后，会列在这里。")) }
                @else {
                    @if self.blind { p.soft { "本轮为盲评：单位、作者和联系方式已经隐去，作品以编号相称。" } }
                    (bars("我的进度", "事项", "件", &[progress]))
                }
            }
            @if !self.tasks.is_empty() {
                div.sheet { (self.table()) (pager(self.earlier.as_deref(), self.later.as_deref())) }
            }
            @if self.open && !self.tasks.is_empty() {
                section.sheet aria-label="整轮回避" { (self.recusal(frame)) }
            }
        }
    }
}

impl ReviewDesk {
    fn table(&self) -> Markup {
        let rows = html! {
            @for task in &self.tasks {
                @let href = address::sheet(&self.campaign, self.number, task.number);
                tr {
                    (table::head(&html! { a href=(href) { (task.number) "号　" (task.title) } }))
                    (words("类别", &task.category))
                    (cell("状态", &badge(&task.standing)))
                    (words("总分", &task.total))
                }
            }
        };
        table::table("分给我的作品", &["作品", "类别", "状态", "总分"], &rows)
    }

    fn recusal(&self, frame: &Frame) -> Markup {
        let reason = Field::new("reason", "回避理由")
            .required()
            .hint("退出本轮全部作品的评审，已交的评分表不再计入；只对一件作品回避的，请在该作品的评分页办理。")
            .stem("recuse");
        let action = address::under(&address::review(&self.campaign, self.number), &["recuse"]);
        form::act(frame, &action, "recuse", "整轮回避", &reason.area(2, ""))
    }
}
