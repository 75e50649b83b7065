//! One case of a unit: what the form asks, its files, every finding of the formal checks, and the way to the receipt.

mod acts;
mod form_of_case;

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

pub use self::{
    acts::{Again, CaseAct, Sealed},
    form_of_case::{Asked, Writing},
};
use crate::{
    Badge, Crumb, Finding, Frame, Page, Section, address,
    part::{
        attachment::{Attached, Uploading, attached, uploading},
        badge::badge,
        finding::{findings, tally},
        moment::{day, moment},
    },
};

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub campaign_name: String,
    /// Identifier of the unit.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Where it stands.
    pub standing: Badge,
    /// The deadline in force, in words.
    pub deadline: Option<String>,
    /// The version of the entry that is shown.
    pub version: u64,
    /// What is to be corrected, and until when.
    pub returned: Option<(Vec<String>, Date)>,
    /// Why it failed, or was withdrawn.
    pub reason: Option<String>,
    /// When it was received.
    pub received: Option<Timestamp>,
    /// The form, while it may be filled in.
    pub writing: Option<Writing>,
    /// What was filled in, once it may not be changed.
    pub written: Vec<(String, String)>,
    /// Its files.
    pub files: Vec<Attached>,
    /// Where files are sent, while they may be.
    pub uploading: Option<Uploading>,
    /// What the formal checks say now.
    pub findings: Vec<Finding>,
    /// What may be done.
    pub acts: Vec<CaseAct>,
    /// What was tried and refused.
    pub again: Again,
}

impl Page for Case {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Entries)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let href = address::entry(&self.campaign, &self.unit);
        vec![Crumb::section(Section::Entries), Crumb { label: self.campaign_name.clone(), href }]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head(&self.title, Some(&self.unit_name), &badge(&self.standing)))
            (self.standing_words())
            div.two {
                div {
                    @match &self.writing {
                        Some(writing) => section.sheet aria-labelledby="writing" {
                            h2 #writing { "填写" }
                            (writing.form(frame, &self.base(), self.version))
                        },
                        None => section.sheet aria-labelledby="written" {
                            h2 #written { "内容" }
                            dl.facts { @for (label, text) in &self.written { dt { (label) } dd.lines { (text) } } }
                        },
                    }
                }
                div {
                    section.sheet aria-labelledby="attached" {
                        h2 #attached { "文件" }
                        div #files {
                            (attached(frame, &self.files, &address::under(&self.base(), &["detach"]), self.uploading.is_some()))
                        }
                        @if let Some(way) = &self.uploading { (uploading(frame, way, "case")) }
                    }
                    section.sheet aria-labelledby="checks" {
                        h2 #checks { "形式检查" }
                        div #findings {
                            p.soft { (tally(&self.findings)) }
                            (findings(&self.findings, None))
                        }
                    }
                    @if !self.acts.is_empty() {
                        section.sheet aria-labelledby="acts" {
                            h2 #acts { "现在可以" }
                            div #may { @for act in &self.acts { (act.form(frame, &self.base(), self.version, &self.again)) } }
                        }
                    }
                }
            }
        }
    }
}

impl Case {
    fn base(&self) -> String {
        address::case(&self.campaign, &self.unit, &self.id)
    }

    fn standing_words(&self) -> Markup {
        html! {
            @if let Some((items, until)) = &self.returned {
                div.flash.wrong {
                    p { "退回补正，请在" (day(*until)) "24时前改好并重新报送：" }
                    ul { @for item in items { li { (item) } } }
                }
            }
            @if let Some(reason) = &self.reason { div.flash.wrong { p { "理由：" (reason) } } }
            p.soft {
                @if let Some(deadline) = &self.deadline { "截止 " (deadline) "　" }
                @if let Some(at) = self.received {
                    (moment(at)) " 收到　" a href=(address::under(&self.base(), &["receipt"])) { "看回执" }
                }
            }
        }
    }
}
