//! What a document is made from, and the days of its life.

use std::collections::BTreeMap;

use fawen_domain::{
    document::{Delivery, Erratum},
    ids::{CampaignId, DocumentId},
};
use jiff::civil::{Date, DateTime};
use serde::Deserialize;

/// A document and the days of its life.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentPlan {
    /// Identifier.
    pub(crate) id: DocumentId,
    /// Where its paper comes from.
    pub(crate) paper: PaperSource,
    /// Issuer code of its series.
    pub(crate) series: String,
    /// When it was drafted.
    pub(crate) drafted: DateTime,
    /// Date of signing.
    pub(crate) signed_on: Date,
    /// Date of printing and issue.
    pub(crate) issued_on: Date,
    /// Who gets it.
    pub(crate) distribution: Vec<Delivery>,
    /// Errors of the historical paper that are let stand.
    #[serde(default)]
    pub(crate) waivers: Vec<WaiverPlan>,
    /// The campaigns it opens: identifier and name of the policy file.
    #[serde(default)]
    pub(crate) opens: BTreeMap<CampaignId, String>,
    /// What is corrected after the issue.
    pub(crate) erratum: Option<Erratum>,
    /// Where it is made public.
    pub(crate) channel: Option<String>,
}

/// Where a paper comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum PaperSource {
    /// A draft in markup, in the folder of the scenario.
    Draft(String),
    /// A template with its fields, and the draft of what it transmits.
    Template {
        /// Name of the template.
        name: String,
        /// File of the fields.
        fields: String,
        /// File of the attached document, put into the field `attached`.
        attached: Option<String>,
    },
    /// The service drafts it itself.
    Automatic,
}

/// A rule whose errors are let stand: wherever they are, or at one place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaiverPlan {
    /// Identifier of the rule.
    pub(crate) rule: String,
    /// The place, for something that is left out only because it is waived.
    pub(crate) place: Option<String>,
    /// Why.
    pub(crate) reason: String,
}
