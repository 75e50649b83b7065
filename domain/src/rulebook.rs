//! Every rule that Fawen knows, in one list: what refusals and findings may rest on.
//!
//! `docs/sources.md` says where the words come from and how they were checked.

use crate::{
    Rule, account,
    campaign::{self, policy},
    document, entry, issuer, lint, number, paper, reading, register, review, selection,
};

/// All rules of the domain, module by module. No two share an identifier.
pub fn rules() -> impl Iterator<Item = Rule> {
    let tables: [&[Rule]; 10] = [
        account::RULES,
        register::RULES,
        reading::rules::ALL,
        issuer::RULES,
        number::RULES,
        paper::rules::ALL,
        document::rules::ALL,
        campaign::RULES,
        review::RULES,
        selection::RULES,
    ];
    let nested = policy::RULE_TABLES.iter().chain(entry::RULE_TABLES).copied();
    let checks = lint::RULES.iter().map(|check| check.rule);
    tables.into_iter().chain(nested).flatten().copied().chain(checks)
}
