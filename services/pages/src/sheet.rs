//! 评审: one score sheet (评分表), saved as one types. There is no field here that could hold a unit or an author.

use maud::{Markup, html};

use crate::{
    Crumb, Frame, Page, Problems, Section, address,
    part::form::{self, Field},
};

/// One score sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScoreSheet {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Number of the round.
    pub number: u32,
    /// What it is called.
    pub round_name: String,
    /// The number under which the case is judged.
    pub case: u32,
    /// Title.
    pub title: String,
    /// What is to be judged: each part with its name, its text in lines.
    pub text: Vec<(String, String)>,
    /// Pictures and other files that go with it: what each is called, and where it is.
    pub files: Vec<(String, String)>,
    /// The criteria, each with its score.
    pub criteria: Vec<Criterion>,
    /// Whether the expert votes for the first tier.
    pub typical: bool,
    /// The comment.
    pub comment: String,
    /// Where a draft stands: kept, or not begun.
    pub kept: Kept,
    /// Why the sheet was given back.
    pub returned: Option<String>,
    /// Whether it can still be changed.
    pub open: bool,
    /// The total given, once handed in.
    pub total: String,
    /// The next case to be judged.
    pub next: Option<u32>,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// One criterion (评分项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its weight: `30%`.
    pub weight: String,
    /// The most that can be given.
    pub most: String,
    /// What was given, as typed.
    pub given: String,
}

impl Criterion {
    /// The name of the field of a criterion.
    #[must_use]
    pub fn field(id: &str) -> String {
        format!("score-{id}")
    }
}

/// Whether what was typed is safe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was typed.
    #[default]
    Nothing,
    /// It was kept, at a time if that was just now: `10:32`.
    At(Option<String>),
    /// It could not be kept, and why.
    Not(String),
}

impl Page for ScoreSheet {
    fn title(&self) -> String {
        format!("评分 {}号 {}", self.case, self.title)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let round = Crumb {
            label: self.round_name.clone(),
            href: address::review(&self.campaign, self.number),
        };
        vec![Crumb::section(Section::Reviews), round]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let next = html! {
            @if let Some(next) = self.next {
                a.button href=(address::sheet(&self.campaign, self.number, next)) { "下一件（" (next) "号）" }
            }
        };
        html! {
            (crate::part::head(&self.title, Some(&format!("{}号作品", self.case)), &next))
            div.two {
                article.sheet aria-label="作品" {
                    @for (name, text) in &self.text {
                        h2 { (name) }
                        @for line in text.lines() { p { (line) } }
                    }
                    @if !self.files.is_empty() {
                        h2 { "图片和附件" }
                        ul { @for (name, href) in &self.files { li { a href=(href) target="_blank" rel="noopener" { (name) span.unseen { "（在新窗口打开）" } } } } }
                    }
                }
                div {
                    section.sheet aria-labelledby="sheet" {
                        h2 #sheet { "评分表" }
                        @if let Some(reason) = &self.returned {
                            div.flash.wrong { p { "已退回重评：" (reason) } }
                        }
                        @if self.open { (self.sheet(frame)) } @else { (self.handed_in()) }
                    }
                    @if self.open || !self.total.is_empty() {
                        section.sheet aria-label="回避" { (self.recusal(frame)) }
                    }
                }
            }
        }
    }
}

impl ScoreSheet {
    fn to(&self, act: &str) -> String {
        address::under(&address::sheet(&self.campaign, self.number, self.case), &[act])
    }

    fn handed_in(&self) -> Markup {
        html! {
            dl.facts {
                @for criterion in &self.criteria { dt { (criterion.name) } dd { (criterion.given) " / " (criterion.most) } }
                @if !self.total.is_empty() { dt { "总分" } dd { strong { (self.total) } } }
                dt { "推荐为典型" } dd { @if self.typical { "是" } @else { "否" } }
                @if !self.comment.is_empty() { dt { "评语" } dd { (self.comment) } }
            }
            @if !self.total.is_empty() {
                p.soft { "评分表已经提交，不能再改；确需更改的，请联系工作人员退回重评。" }
            }
        }
    }

    /// The form: handing in is its first button; without script, the second keeps a draft. What is typed is sent
    /// by the part around the fields, not by the form: an unfinished form would not be sent.
    fn sheet(&self, frame: &Frame) -> Markup {
        let draft = self.to("draft");
        let fields = html! {
            div hx-post=(draft) hx-trigger="input delay:800ms" hx-target="#kept" hx-swap="outerHTML" hx-sync="this:replace" {
                @for criterion in &self.criteria { (self.criterion(criterion)) }
                (Field::new("typical", "推荐为典型").tick(self.typical))
                (Field::new("comment", "评语").problems(&self.problems).area(4, &self.comment))
                (kept(&self.kept))
            }
            div.acts {
                button.first #hand-in { "交评分表" }
                button #keep-draft formaction=(draft) formnovalidate { "保存草稿" }
            }
        };
        form::post(frame, &self.to("sheet"), "sheet", &fields)
    }

    fn criterion(&self, criterion: &Criterion) -> Markup {
        let name = Criterion::field(&criterion.id);
        let label = format!("{}（{}）", criterion.name, criterion.weight);
        let hint = format!("0 至 {} 分，可到百分位。", criterion.most);
        let field = Field::new(&name, &label).required().hint(&hint).problems(&self.problems);
        field.line("text", &criterion.given)
    }

    fn recusal(&self, frame: &Frame) -> Markup {
        let reason = Field::new("reason", "回避理由")
            .required()
            .hint("与作品有利害关系的，应当回避；已交的评分表不再计入。")
            .stem("recuse");
        form::act(frame, &self.to("recuse"), "recuse", "申请回避", &reason.area(2, ""))
    }
}

/// Whether what was typed is safe: the answer to a pause in typing.
#[must_use]
pub fn kept_answer(state: &Kept) -> String {
    kept(state).into_string()
}

fn kept(state: &Kept) -> Markup {
    html! {
        p.hint #kept role="status" {
            @match state {
                Kept::Nothing => "停笔片刻，草稿自动保存；交表以前只有您自己看得到。",
                Kept::At(None) => "已有草稿，可以接着写。",
                Kept::At(Some(time)) => { "草稿已于" (time) "保存。" },
                Kept::Not(why) => { "草稿没有保存：" (why) },
            }
        }
    }
}
