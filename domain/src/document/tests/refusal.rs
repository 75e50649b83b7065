//! What a refusal tells: the state, the way out, and the rule.

use super::*;
use crate::Refusal;

#[test]
fn a_refusal_says_where_the_paper_stands_and_what_is_due() {
    let error = Error::OutOfTurn { step: Step::Register, stage: Stage::Signed };
    assert_eq!(error.to_string(), "公文现在是“已签发”，不能登记：签发并复核后才能登记编号");
    let error = Error::SealsDiffer { expected: vec!["zwjc".into()], given: vec![] };
    assert_eq!(error.to_string(), "印章与署名机关不符：应当是zwjc，这里是（无）");
}

#[test]
fn a_refusal_names_its_rule() {
    let step = Step::Repeal;
    let cases = [
        (Error::AlreadyDrafted, rules::DRAFT),
        (Error::IssuersMissing, rules::ISSUERS),
        (Error::OutOfTurn { step: Step::Approve, stage: Stage::Absent }, rules::REVIEW),
        (Error::SeveralMatters { matters: 2 }, crate::paper::rules::REQUEST_ONE_MATTER),
        (Error::NotCoIssuer { issuer: "zgws".into() }, rules::COUNTERSIGN),
        (Error::DrafterSigns { drafter: "lihua".into() }, rules::SEPARATION),
        (Error::SignedAlready { name: "王华宁".into(), on: SIGNED_ON }, rules::SIGN),
        (Error::OpenFindings { findings: vec![] }, rules::RECHECK),
        (Error::RegisteredAlready { number: number() }, rules::NUMBER),
        (Error::DistributionMissing, rules::REGISTER),
        (Error::RenderingsMissing, rules::PRINT),
        (Error::ImprintDateDiffers { written: SIGNED_ON, sent_on: SIGNED_ON }, rules::IMPRINT),
        (Error::NoSealDue, rules::SEAL),
        (Error::OutOfTurn { step: Step::Issue, stage: Stage::Signed }, rules::DISPATCH),
        (Error::Classified { classification: secret(1) }, rules::PUBLISH),
        (Error::NotClassified { step: Step::Declassify }, rules::CLASSIFICATION),
        (Error::PieceMissing, rules::ARCHIVE),
        (Error::ErratumNotFound { was: "误".into() }, rules::CORRECT),
        (Error::NotInForce { step, validity: Validity::Revoked }, rules::END),
    ];
    for (error, rule) in cases {
        assert_eq!(error.rule(), rule, "{error}");
    }
}
