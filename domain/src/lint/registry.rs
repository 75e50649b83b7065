//! All rules of the checks, in one list.

use super::{
    abbreviation, annex, balance, citation, contact, count, date, number, numbering, pair, period,
    punctuation, residue, signing, spacing, subject::Subject, title,
};
use crate::{Finding, Rule};

/// A rule with the check that carries it out.
pub struct LintRule {
    /// Identifier, source and quotation.
    pub rule: Rule,
    pub(super) check: Check,
}

/// What a check looks at.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// One paper that is mere text; the model of a paper either cannot have the fault, or
    /// [`Paper::findings`](crate::paper::Paper::findings) tells it.
    Text(fn(&Subject) -> Vec<Finding>),
    /// One paper, as text or as a model.
    Paper(fn(&Subject) -> Vec<Finding>),
    /// A notice with its bulletin.
    Pair(fn(&Subject, &Subject) -> Vec<Finding>),
}

const fn text(rule: Rule, check: fn(&Subject) -> Vec<Finding>) -> LintRule {
    LintRule { rule, check: Check::Text(check) }
}

const fn paper(rule: Rule, check: fn(&Subject) -> Vec<Finding>) -> LintRule {
    LintRule { rule, check: Check::Paper(check) }
}

const fn pair(rule: Rule, check: fn(&Subject, &Subject) -> Vec<Finding>) -> LintRule {
    LintRule { rule, check: Check::Pair(check) }
}

/// Every rule of the checks: first over one paper, then over a notice with its bulletin.
pub const RULES: &[LintRule] = &[
    text(number::FORM, number::form),
    text(number::MISSING, number::missing),
    text(number::PLACE, number::place),
    paper(number::SERIES, number::series),
    paper(number::YEAR, number::year),
    text(title::KIND, title::kind),
    paper(title::KIND_IN_TEXT, title::kind_in_text),
    text(title::ISSUER, title::issuer),
    paper(title::ATTACHED, title::attached),
    text(signing::DATE_MISSING, signing::date_missing),
    text(signing::SIGNATURE_MISSING, signing::signature_missing),
    text(signing::DATE_FORM, signing::date_form),
    text(signing::ISSUED_BEFORE, signing::issued_before),
    paper(date::NONSENSE, date::nonsense),
    paper(date::INCOMPLETE, date::incomplete),
    paper(date::WEEKDAY, date::weekday),
    paper(period::DEADLINE, period::deadline),
    paper(period::SCHEDULE, period::schedule),
    paper(balance::UNBALANCED, balance::unbalanced),
    paper(balance::CLOSED_EARLY, balance::closed_early),
    paper(punctuation::DOUBLED, punctuation::doubled),
    paper(punctuation::HALF_WIDTH, punctuation::half_width),
    paper(punctuation::BRACKETS, punctuation::brackets),
    paper(punctuation::UNFINISHED, punctuation::unfinished),
    paper(punctuation::REDUNDANT, punctuation::redundant),
    paper(spacing::FIGURES, spacing::figures),
    paper(numbering::STYLE, numbering::style),
    paper(numbering::GAP, numbering::gap),
    paper(numbering::BRACKETS, numbering::brackets),
    paper(numbering::SPACING, numbering::spacing),
    paper(numbering::POINT, numbering::point),
    text(annex::TITLES, annex::titles),
    text(annex::NUMBERS, annex::numbers),
    text(annex::LABEL, annex::label),
    text(annex::NOTE, annex::note),
    text(annex::CITED, annex::cited),
    paper(count::LIST, count::list),
    paper(count::TEXT, count::text),
    paper(count::FIRST_NAMED, count::first_named),
    paper(citation::NAMES, citation::names),
    paper(abbreviation::ONCE, abbreviation::once),
    paper(abbreviation::BEFORE_USE, abbreviation::before_use),
    paper(contact::EMAIL, contact::email),
    paper(contact::PHONE, contact::phone),
    paper(contact::POSTCODE, contact::postcode),
    paper(contact::SAME_PERSON, contact::same_person),
    paper(residue::DEBRIS, residue::debris),
    paper(residue::EMPTY_PAGE, residue::empty_page),
    pair(pair::CITATIONS, pair::citations),
    pair(pair::BOOK, pair::book),
    pair(pair::PERIOD, pair::period),
    pair(pair::ORDER, pair::order),
    pair(pair::ISSUER, pair::issuer),
];
