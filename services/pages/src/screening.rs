//! 形式审查: the received cases of a campaign, each with its findings and a decision.

use maud::{Markup, html};

use crate::{
    Badge, Crumb, Finding, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        finding::{findings, tally},
        form::{self, Field},
        table::pager,
    },
};

/// The cases of a campaign that wait for screening.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screening {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// How many wait, how many there are.
    pub waiting: (usize, usize),
    /// The cases shown.
    pub cases: Vec<Received>,
    /// The list before this one.
    pub earlier: Option<String>,
    /// The list after this one.
    pub later: Option<String>,
}

/// One received case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// Name of the category.
    pub category: String,
    /// Where it stands.
    pub standing: Badge,
    /// What the formal checks found.
    pub findings: Vec<Finding>,
    /// Whether it can be decided now.
    pub open: bool,
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

    fn body(&self, frame: &Frame) -> Markup {
        let (waiting, all) = self.waiting;
        let under = format!("{}　待审{waiting}件，共{all}件", self.name);
        html! {
            (crate::part::head("形式审查", Some(&under), &html! {}))
            @if self.cases.is_empty() {
                div.sheet { (empty("没有待审的作品", "单位报送或者补正后，会列在这里。")) }
            }
            @for case in &self.cases { (self.case(frame, case)) }
            (pager(self.earlier.as_deref(), self.later.as_deref()))
        }
    }
}

impl Screening {
    fn case(&self, frame: &Frame, case: &Received) -> Markup {
        let heading = format!("case-{}", case.id);
        html! {
            section.sheet aria-labelledby=(heading) {
                div.head {
                    div {
                        h2 id=(heading) { (case.title) }
                        p { (case.unit) "　" (case.category) }
                    }
                    (badge(&case.standing))
                }
                p.soft { (tally(&case.findings)) }
                (findings(&case.findings, None))
                @if case.open { (self.decide(frame, case)) }
            }
        }
    }

    fn decide(&self, frame: &Frame, case: &Received) -> Markup {
        let to = |act: &str| address::under(address::SCREENING, &[&self.campaign, &case.id, act]);
        let reason = |act: &str| {
            let stem = format!("{}-{act}", case.id);
            Field::new("reason", "理由")
                .required()
                .hint("写明哪里不合要求、怎样改。")
                .stem(&stem)
                .area(2, "")
        };
        let name = |act: &str| format!("{}-{act}", case.id);
        html! {
            (form::act(frame, &to("pass"), &name("pass"), "通过", &html! {}))
            (form::act(frame, &to("return"), &name("return"), "退回补正", &reason("return")))
            (form::act(frame, &to("fail"), &name("fail"), "不予通过", &reason("fail")))
        }
    }
}
