//! What identifiers of a stream are called, as its events tell.

use std::collections::BTreeMap;

use fawen_domain::{
    document::DocumentEvent,
    entry::EntryEvent,
    ids::{CaseId, CriterionId, ExpertId, IssuerId, TierId},
    review::{Expert, RoundEvent},
    selection::SelectionEvent,
};

/// Names learnt so far.
#[derive(Debug, Default)]
pub(crate) struct Names {
    cases: BTreeMap<CaseId, String>,
    experts: BTreeMap<ExpertId, String>,
    tiers: BTreeMap<TierId, String>,
    criteria: BTreeMap<CriterionId, String>,
    issuers: BTreeMap<IssuerId, String>,
}

impl Names {
    pub(crate) fn learn_from_entry(&mut self, event: &EntryEvent) {
        match event {
            EntryEvent::CaseDrafted { case, content }
            | EntryEvent::CaseRevised { case, content } => {
                self.cases.insert(case.clone(), content.title.clone());
            }
            EntryEvent::CaseSubmitted { case, title, .. }
            | EntryEvent::CaseCorrected { case, title, .. } => {
                self.cases.insert(case.clone(), title.clone());
            }
            _ => {}
        }
    }

    /// What its issuers are called, a paper says in its signature or its masthead, in their order.
    pub(crate) fn learn_from_document(&mut self, event: &DocumentEvent) {
        if let DocumentEvent::DocumentDrafted { draft, .. } = event {
            let paper = &draft.paper;
            let names = [&paper.signature.issuers, &paper.masthead.issuers];
            let names = names.into_iter().find(|names| names.len() == draft.issuers.len());
            let named = draft.issuers.iter().cloned().zip(names.into_iter().flatten().cloned());
            self.issuers.extend(named);
        }
    }

    pub(crate) fn learn_from_round(&mut self, event: &RoundEvent) {
        let mut learn = |expert: &Expert| {
            self.experts.insert(expert.id.clone(), expert.name.clone());
        };
        match event {
            RoundEvent::RoundOpened { plan } => {
                let criteria = plan.rubric.criteria.iter();
                self.criteria.extend(criteria.map(|c| (c.id.clone(), c.name.clone())));
            }
            RoundEvent::PanelFormed { experts } => experts.iter().for_each(learn),
            RoundEvent::ExpertJoined { expert } => learn(expert),
            _ => {}
        }
    }

    pub(crate) fn learn_from_selection(&mut self, event: &SelectionEvent) {
        match event {
            SelectionEvent::SelectionOpened { policy, .. } => {
                for tier in &policy.tiers.tiers {
                    self.tiers.insert(tier.id.clone(), tier.name.clone());
                }
            }
            SelectionEvent::RankingComputed { ranking, .. } => {
                for case in ranking {
                    let name = format!("{}：{}", case.facts.unit_name, case.facts.title);
                    self.cases.insert(case.facts.case.clone(), name);
                }
            }
            _ => {}
        }
    }

    /// A case: its identifier, and its name once it is known.
    pub(crate) fn case(&self, id: &CaseId) -> String {
        match self.cases.get(id) {
            Some(name) if !name.is_empty() => format!("案例{id}（{name}）"),
            _ => format!("案例{id}"),
        }
    }

    /// An expert.
    pub(crate) fn expert(&self, id: &ExpertId) -> String {
        self.experts.get(id).map_or_else(|| format!("评委{id}"), |name| format!("评委{name}"))
    }

    /// An issuer: its name, once it is known.
    pub(crate) fn issuer<'n>(&'n self, id: &'n IssuerId) -> &'n str {
        self.issuers.get(id).map_or_else(|| id.as_str(), String::as_str)
    }

    /// A criterion of the rubric.
    pub(crate) fn criterion<'n>(&'n self, id: &'n CriterionId) -> &'n str {
        self.criteria.get(id).map_or_else(|| id.as_str(), String::as_str)
    }

    /// A tier.
    pub(crate) fn tier(&self, id: &TierId) -> String {
        self.tiers.get(id).map_or_else(|| id.to_string(), |name| format!("“{name}”"))
    }
}
