//! 评审: an expert's desk and score sheets. There is no field here that could hold a unit or an author.

use maud::{Markup, html};

use crate::{
    Badge, Bar, Crumb, Frame, Page, Problems, Section, address,
    part::{
        badge::badge,
        chart::bars,
        empty,
        form::{self, Field},
        table::{self, cell, words},
    },
};

/// What was assigned to one expert in one round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewDesk {
    /// Identifier of the round.
    pub round: String,
    /// What it is called: `第1轮评审`.
    pub name: String,
    /// The tasks, in order.
    pub tasks: Vec<Task>,
}

/// One case to be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Identifier of the case, blind.
    pub case: String,
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
        format!("评审 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn body(&self, _: &Frame) -> Markup {
        let count =
            |given: bool| self.tasks.iter().filter(|task| task.total.is_empty() != given).count();
        let progress = Bar {
            label: "已交评分表".into(),
            value: u64::try_from(count(true)).unwrap_or_default(),
            limit: u64::try_from(self.tasks.len()).ok(),
        };
        let under = format!("已评{}件，还有{}件", count(true), count(false));
        html! {
            (crate::part::head(&self.name, Some(&under), &html! {}))
            div.sheet {
                @if self.tasks.is_empty() { (empty("没有分给您的作品", "分配评审任务后，会列在这里。")) }
                @else {
                    (bars("我的进度", "事项", "件", &[progress]))
                }
            }
            @if !self.tasks.is_empty() { div.sheet { (self.table()) } }
        }
    }
}

impl ReviewDesk {
    fn table(&self) -> Markup {
        let rows = html! {
            @for task in &self.tasks {
                tr {
                    (table::head(&html! { a href=(address::under(address::REVIEWS, &[&self.round, &task.case])) { (task.title) } }))
                    (words("类别", &task.category))
                    (cell("状态", &badge(&task.standing)))
                    (words("总分", &task.total))
                }
            }
        };
        table::table("分给我的作品", &["作品", "类别", "状态", "总分"], &rows)
    }
}

/// One score sheet (评分表).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScoreSheet {
    /// Identifier of the round.
    pub round: String,
    /// What it is called.
    pub round_name: String,
    /// Identifier of the case, blind.
    pub case: String,
    /// Title.
    pub title: String,
    /// The text to be judged, in paragraphs.
    pub text: Vec<String>,
    /// The criteria, each with its score.
    pub criteria: Vec<Criterion>,
    /// The comment.
    pub comment: String,
    /// Whether it can still be changed.
    pub open: bool,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// One criterion (评分项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Identifier, which is the name of its field.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The most that can be given.
    pub most: String,
    /// What was given, as typed.
    pub given: String,
}

impl Page for ScoreSheet {
    fn title(&self) -> String {
        format!("评分 {}", self.title)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let round = Crumb {
            label: self.round_name.clone(),
            href: address::under(address::REVIEWS, &[&self.round]),
        };
        vec![Crumb::section(Section::Reviews), round]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head(&self.title, None, &html! {}))
            div.two {
                article.sheet { @for paragraph in &self.text { p { (paragraph) } } }
                div {
                    section.sheet aria-labelledby="sheet" { h2 #sheet { "评分表" } (self.sheet(frame)) }
                    @if self.open { section.sheet aria-label="回避" { (self.recusal(frame)) } }
                }
            }
        }
    }
}

impl ScoreSheet {
    fn to(&self, act: &str) -> String {
        address::under(address::REVIEWS, &[&self.round, &self.case, act])
    }

    fn sheet(&self, frame: &Frame) -> Markup {
        if !self.open {
            return html! {
                dl.facts { @for criterion in &self.criteria { dt { (criterion.name) } dd { (criterion.given) " / " (criterion.most) } } }
                p { (self.comment) }
            };
        }
        let fields = html! {
            @for criterion in &self.criteria {
                @let hint = format!("0 至 {} 分，可到百分位。", criterion.most);
                (Field::new(&criterion.id, &criterion.name).required().hint(&hint).problems(&self.problems).line("text", &criterion.given))
            }
            (Field::new("comment", "评语").problems(&self.problems).area(3, &self.comment))
            div.acts {
                button.first { "交评分表" }
            }
        };
        form::post(frame, &self.to("sheet"), "sheet", &fields)
    }

    fn recusal(&self, frame: &Frame) -> Markup {
        let reason = Field::new("reason", "回避理由")
            .required()
            .hint("与作品有利害关系的，应当回避。")
            .stem("recuse");
        form::act(frame, &self.to("recuse"), "recuse", "申请回避", &reason.area(2, ""))
    }
}
