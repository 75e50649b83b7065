//! 公示与异议: from when to when results are shown, what came in against them, and how it was settled.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    Badge, Choice, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        form::{self, Field},
        moment::day,
        table::{self, words},
    },
    selections::steps,
};

/// The public notice of one campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publicity {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Name of the campaign.
    pub name: String,
    /// How many steps the selection has seen; every act says which version it was taken from.
    pub version: u64,
    /// Where it stands.
    pub stage: Badge,
    /// At least so many working days, where results are shown at all.
    pub days: Option<u32>,
    /// First and last day.
    pub period: Option<(Date, Date)>,
    /// What is shown: each tier with unit and title of its cases, in the order of regions.
    pub tiers: Vec<(String, Vec<(String, String)>)>,
    /// The organisers that are shown.
    pub organisers: Vec<String>,
    /// The objections.
    pub objections: Vec<Objection>,
    /// What this person may do now.
    pub acts: Vec<Act>,
}

/// One objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Identifier.
    pub id: String,
    /// Title of the case.
    pub title: String,
    /// What is objected.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// How it was settled, with the reason.
    pub settled: Option<String>,
    /// Whether this person may settle it now.
    pub open: bool,
}

/// Something that may be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// 开始公示, from this day on.
    Start(Date),
    /// 登记异议, about one of these cases.
    Lodge(Vec<Choice>),
    /// 结束公示
    Close,
}

impl Page for Publicity {
    fn title(&self) -> String {
        format!("公示与异议 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Selections)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let selection =
            Crumb { label: self.name.clone(), href: address::selection(&self.campaign) };
        vec![Crumb::section(Section::Selections), selection]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head("公示与异议", Some(&self.name), &badge(&self.stage)))
            p { (steps(&self.campaign)) }
            div.two {
                div {
                    section.sheet aria-labelledby="objections" {
                        h2 #objections { "异议" }
                        @if self.objections.is_empty() { (empty("没有异议", "公示期内收到的实名异议，登记后列在这里。")) }
                        @for objection in &self.objections { (self.objection(frame, objection)) }
                    }
                    section.sheet aria-labelledby="shown" { h2 #shown { "拟推选名单" } (self.list()) }
                }
                div {
                    section.sheet aria-labelledby="period" { h2 #period { "公示期" } (self.period()) }
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

impl Publicity {
    fn to(&self, act: &str) -> String {
        address::under(&address::publicity(&self.campaign), &[act])
    }

    fn period(&self) -> Markup {
        html! {
            dl.facts {
                dt { "规定" } dd { @if let Some(days) = self.days { "不少于" (days) "个工作日" } @else { "不公示" } }
                dt { "起止" } dd {
                    @if let Some((from, until)) = self.period { (day(from)) "至" (day(until)) } @else { "尚未公示" }
                }
            }
        }
    }

    fn list(&self) -> Markup {
        html! {
            @if self.tiers.is_empty() { (empty("等次尚未确认", "确认等次以后，这里列出拟推选名单，按地区次序，不显示名次。")) }
            @for (tier, cases) in &self.tiers {
                @let rows = html! {
                    @for (unit, title) in cases { tr { (table::head(&html! { (title) })) (words("单位", unit)) } }
                };
                (table::table(&format!("{tier}（{}件）", cases.len()), &["作品", "单位"], &rows))
            }
            @if !self.organisers.is_empty() {
                h3 { "优秀组织单位" }
                ul { @for name in &self.organisers { li { (name) } } }
            }
        }
    }

    fn objection(&self, frame: &Frame, objection: &Objection) -> Markup {
        let heading = format!("objection-{}", objection.id);
        let name = format!("settle-{}", objection.id);
        let verdicts = [
            Choice::new("rejected", "异议不成立"),
            Choice::new("upheld", "异议成立，取消推选，后一名递补"),
        ];
        let field = |name, label| Field::new(name, label).required().stem(&heading);
        html! {
            section aria-labelledby=(heading) {
                h3 id=(heading) { "《" (objection.title) "》" }
                p { (objection.reason) span.soft { "　" (objection.by) "　" (objection.id) } }
                @if let Some(settled) = &objection.settled { p { strong { "处理：" } (settled) } }
                @else { p.soft { "尚未处理。" } }
                @if objection.open {
                    (form::act(frame, &self.to("settle"), &name, "处理异议", &html! {
                        (form::hidden("version", &self.version.to_string()))
                        (form::hidden("objection", &objection.id))
                        (field("verdict", "结论").select(&verdicts, "", None))
                        (field("reason", "核查情况和理由").area(3, ""))
                    }))
                }
            }
        }
    }

    fn act(&self, frame: &Frame, act: &Act) -> Markup {
        let (name, label, fields) = asked(act);
        let fields = html! { (form::hidden("version", &self.version.to_string())) (fields) };
        form::act(frame, &self.to(name), name, label, &fields)
    }
}

/// Name, label and fields of an act.
fn asked(act: &Act) -> (&'static str, &'static str, Markup) {
    match act {
        Act::Start(today) => {
            let field = |name, label| Field::new(name, label).stem("start");
            let fields = html! {
                (field("from", "第一天").required().line("date", &today.to_string()))
                (field("until", "最后一天").required().hint("两头都算在内；期满次日方可结束。").line("date", ""))
                (field("holidays", "期间放假的日子").hint("每行一天，如 2026-05-01；周末不用写。").area(2, ""))
                (field("workdays", "期间调休上班的日子").hint("每行一天。").area(2, ""))
            };
            ("start", "开始公示", fields)
        }
        Act::Lodge(cases) => {
            let field = |name, label| Field::new(name, label).required().stem("lodge");
            let fields = html! {
                (field("case", "对哪件作品").select(cases, "", None))
                (field("reason", "异议内容").area(3, ""))
                (field("by", "提出人").hint("实名；处理完毕以后可以依申请删除。").line("text", ""))
            };
            ("lodge", "登记异议", fields)
        }
        Act::Close => {
            let what = html! { p { "期满、异议全部处理完毕以后结束；随后自动起草通报。" } };
            ("close", "结束公示", what)
        }
    }
}
