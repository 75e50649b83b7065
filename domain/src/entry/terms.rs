//! The rules as they hold for one unit: what of a policy its entry needs.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::Deadline,
    campaign::{
        Policy,
        policy::{
            Category, Channel, Endorsement, FileRule, FormField, KindStanding, Quota, Routes,
            TextRules, Themes, quotas_for,
        },
    },
    ids::CategoryId,
    unit::UnitKind,
};

/// The rules as they held for this unit when it entered (参评条件).
///
/// A snapshot: it goes with the entry's first event, so that an entry can be judged from its own
/// stream. Only the deadline can still move; the one in force comes in with each command.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryTerms {
    /// How the kind of the unit stands to the list of the notice.
    pub standing: KindStanding,
    /// What can be handed in.
    pub categories: Vec<Category>,
    /// The themes a case may serve.
    pub themes: Themes,
    /// How a unit comes to take part.
    pub routes: Routes,
    /// Months for which the activity must have run.
    pub running_months: Option<u32>,
    /// Who must endorse a case.
    pub endorsement: Option<Endorsement>,
    /// The quotas for this kind of unit.
    pub quotas: Vec<Quota>,
    /// What a text must be like.
    pub text: Option<TextRules>,
    /// What files belong to a case, and to the unit.
    pub files: Vec<FileRule>,
    /// The fields of the form.
    pub form: Vec<FormField>,
    /// The ways that are open; empty: any.
    pub channels: Vec<Channel>,
    /// The deadline when the unit entered.
    pub deadline: Option<Deadline>,
}

impl EntryTerms {
    /// What of a policy holds for a kind of unit.
    #[must_use]
    pub fn for_kind(policy: &Policy, kind: &UnitKind) -> Self {
        let eligibility = &policy.eligibility;
        Self {
            standing: eligibility.standing(kind),
            categories: policy.categories.clone(),
            themes: eligibility.themes.clone(),
            routes: eligibility.routes.clone(),
            running_months: eligibility.running_months,
            endorsement: eligibility.endorsement.clone(),
            quotas: quotas_for(&policy.quotas, kind).into_iter().cloned().collect(),
            text: policy.text.clone(),
            files: policy.files.clone(),
            form: policy.form.clone(),
            channels: policy.intake.channels.clone(),
            deadline: policy.schedule.deadline.clone(),
        }
    }

    /// The name of a category, or its identifier when it is not known.
    #[must_use]
    pub fn category_name<'t>(&'t self, id: &'t CategoryId) -> &'t str {
        self.categories
            .iter()
            .find(|category| category.id == *id)
            .map_or(id.as_str(), |category| category.name.as_str())
    }
}
