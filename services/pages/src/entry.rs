//! 参评: a unit's cases in one campaign, with every finding of the formal checks, from draft to receipt.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Choice, Crumb, Finding, Frame, Page, Problems, Section, address,
    part::{
        badge::badge,
        empty,
        finding::{findings, tally},
        form::{self, Field},
        moment::moment,
    },
};

/// The cases of one unit in one campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifier of the entry.
    pub id: String,
    /// Name of the campaign.
    pub campaign: String,
    /// Name of the unit.
    pub unit: String,
    /// The deadline in force.
    pub deadline: Option<Timestamp>,
    /// How many cases may still be submitted: `还可报送2件`.
    pub quota: String,
    /// Its cases.
    pub cases: Vec<Case>,
    /// Categories to choose from.
    pub categories: Vec<Choice>,
    /// Whether a new case may be begun.
    pub may_begin: bool,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Name of its category.
    pub category: String,
    /// Where it stands.
    pub standing: Badge,
    /// Why it was returned, if it was.
    pub returned: Option<String>,
    /// Its files.
    pub files: Vec<File>,
    /// What the formal checks found.
    pub findings: Vec<Finding>,
    /// The receipt (回执), once submitted.
    pub receipt: Option<Receipt>,
    /// What may be done: `upload`, `endorse`, `submit`, `correct`, `withdraw`.
    pub acts: Vec<CaseAct>,
}

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, as it was given.
    pub name: String,
    /// Its size, in words: `1.2 MB`.
    pub size: String,
    /// Where it can be taken from.
    pub href: String,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When it was received.
    pub at: Timestamp,
    /// Its number, by which it can be asked for.
    pub number: String,
}

/// What may be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseAct {
    /// 上传文件
    Upload,
    /// 党组织盖章推荐
    Endorse,
    /// 提交
    Submit,
    /// 补正后重新提交
    Correct,
    /// 撤回
    Withdraw,
}

impl CaseAct {
    /// The last part of its address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Upload => "files",
            Self::Endorse => "endorse",
            Self::Submit => "submit",
            Self::Correct => "correct",
            Self::Withdraw => "withdraw",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Upload => "上传文件",
            Self::Endorse => "党组织审核推荐",
            Self::Submit => "提交",
            Self::Correct => "补正后重新提交",
            Self::Withdraw => "撤回",
        }
    }
}

impl Page for Entry {
    fn title(&self) -> String {
        format!("参评 {}", self.campaign)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Entries)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Entries)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let until =
            html! { @if let Some(at) = self.deadline { span.soft { "截止 " (moment(at)) } } };
        let under = format!("{}　{}", self.unit, self.quota);
        html! {
            (crate::part::head(&self.campaign, Some(&under), &until))
            @if self.cases.is_empty() {
                div.sheet { (empty("还没有作品", "先写标题、选类别，保存草稿；再上传文件、审核推荐、提交。")) }
            }
            @for case in &self.cases { (self.case(frame, case)) }
            @if self.may_begin { (self.begin(frame)) }
        }
    }
}

impl Entry {
    fn case(&self, frame: &Frame, case: &Case) -> Markup {
        let heading = format!("case-{}", case.id);
        html! {
            section.sheet aria-labelledby=(heading) {
                div.head {
                    h2 id=(heading) { (case.title) }
                    span { span.soft { (case.category) } " " (badge(&case.standing)) }
                }
                @if let Some(reason) = &case.returned { div.flash.wrong { p { "退回补正：" (reason) } } }
                @if let Some(receipt) = &case.receipt {
                    p { "回执 " code { (receipt.number) } "，" (moment(receipt.at)) " 收到。" }
                }
                @if !case.files.is_empty() {
                    h3 { "文件" }
                    ul.list {
                        @for file in &case.files {
                            li { a href=(file.href) { (file.name) } span.soft { (file.size) } }
                        }
                    }
                }
                h3 { "形式检查" }
                p.soft { (tally(&case.findings)) }
                (findings(&case.findings, None))
                @for act in &case.acts { (self.act(frame, case, *act)) }
            }
        }
    }

    fn act(&self, frame: &Frame, case: &Case, act: CaseAct) -> Markup {
        let action = address::under(address::ENTRIES, &[&self.id, "cases", &case.id, act.name()]);
        let stem = format!("{}-{}", case.id, act.name());
        let label = act.label();
        match act {
            CaseAct::Upload => html! {
                details.act {
                    summary { (label) }
                    // The file comes last, so that whose it is, is known before it.
                    (form::upload(frame, &action, &stem, &html! {
                        (Field::new("file", "选择文件").required().stem(&stem).line("file", ""))
                        button.first { (label) }
                    }))
                }
            },
            CaseAct::Endorse => form::act(
                frame,
                &action,
                &stem,
                label,
                &html! {
                    (Field::new("by", "党组织名称").required().stem(&stem).line("text", ""))
                    (Field::new("opinion", "推荐意见").required().stem(&stem).area(2, "同意推荐。"))
                },
            ),
            CaseAct::Submit | CaseAct::Correct => form::act(
                frame,
                &action,
                &stem,
                label,
                &html! {
                    p { "提交后得到回执，以收到时间为准。" }
                },
            ),
            CaseAct::Withdraw => form::act(
                frame,
                &action,
                &stem,
                label,
                &html! {
                    (Field::new("reason", "撤回理由").required().stem(&stem).area(2, ""))
                },
            ),
        }
    }

    fn begin(&self, frame: &Frame) -> Markup {
        let action = address::under(address::ENTRIES, &[&self.id, "cases"]);
        let title = Field::new("title", "标题").required().problems(&self.problems);
        let category = Field::new("category", "类别").required().problems(&self.problems);
        html! {
            section.sheet aria-labelledby="begin" {
                h2 #begin { "新的作品" }
                (form::post(frame, &action, "begin", &html! {
                    (title.line("text", ""))
                    (category.select(&self.categories, "", Some("请选择")))
                    button.first { "保存草稿" }
                }))
            }
        }
    }
}
