//! One case: what the unit wrote, its files to be taken, what is wrong with it, and the decision.

use maud::{Markup, html};

use super::Decision;
use crate::{
    Badge, Crumb, Finding, Frame, Happening, Page, Section, address,
    part::{
        attachment::{Attached, attached},
        badge::badge,
        finding::{findings, tally},
        timeline::timeline,
    },
};

/// One case in the formal screening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screened {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub campaign_name: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who hands it in, in words: name, kind, region.
    pub of_unit: Vec<(String, String)>,
    /// Where it stands.
    pub standing: Badge,
    /// What the unit wrote.
    pub written: Vec<(String, String)>,
    /// Its files, each with what is wrong with it.
    pub files: Vec<Attached>,
    /// The files of the unit.
    pub unit_files: Vec<Attached>,
    /// What the formal checks say, made again now.
    pub findings: Vec<Finding>,
    /// The decision, for who may decide now.
    pub decision: Option<Decision>,
    /// What happened to it, the newest first.
    pub history: Vec<Happening>,
}

impl Page for Screened {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Screening)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let href = address::under(address::SCREENING, &[&self.campaign]);
        vec![Crumb::section(Section::Screening), Crumb { label: self.campaign_name.clone(), href }]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let under = format!("案例编号 {}", self.id);
        html! {
            (crate::part::head(&self.title, Some(&under), &badge(&self.standing)))
            div.two {
                div {
                    section.sheet aria-labelledby="of-unit" {
                        h2 #of-unit { "报送单位" }
                        (facts(&self.of_unit))
                    }
                    section.sheet aria-labelledby="written" { h2 #written { "内容" } (facts(&self.written)) }
                    section.sheet aria-labelledby="files" {
                        h2 #files { "文件" }
                        (attached(frame, &self.files, "", false))
                        @if !self.unit_files.is_empty() {
                            h3 { "单位附件" }
                            (attached(frame, &self.unit_files, "", false))
                        }
                    }
                }
                div {
                    section.sheet aria-labelledby="checks" {
                        h2 #checks { "形式检查" }
                        p.soft { (tally(&self.findings)) }
                        (findings(&self.findings, None))
                    }
                    @if let Some(decision) = &self.decision {
                        section.sheet aria-labelledby="acts" {
                            h2 #acts { "审查结论" }
                            (decision.forms(frame, &address::screening(&self.campaign, &self.unit, &self.id)))
                        }
                    }
                    section.sheet aria-labelledby="history" {
                        h2 #history { "经过" }
                        (timeline(&self.history))
                    }
                }
            }
        }
    }
}

fn facts(pairs: &[(String, String)]) -> Markup {
    html! { dl.facts { @for (label, text) in pairs { dt { (label) } dd.lines { (text) } } } }
}
