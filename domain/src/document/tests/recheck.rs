//! 复核

use super::*;
use crate::{Finding, paper::rules};

fn recheck(findings: Vec<Finding>, waivers: Vec<Waiver>) -> Command {
    Command::Recheck { findings, waivers }
}

/// The draft of 001, whose imprint was dated a year too early.
fn misdated() -> Draft {
    let mut draft = draft();
    if let Some(imprint) = &mut draft.paper.imprint {
        imprint.issued_on = Some(date(2021, 9, 20));
    }
    draft
}

fn early() -> Finding {
    let mut paper = misdated().paper;
    paper.signature.signed_on = Some(SIGNED_ON);
    paper.findings().remove(0)
}

#[test]
fn a_clean_paper_passes_the_recheck() {
    given::<OfficialDocument>(until(Stage::Signed, draft()))
        .when(recheck(vec![], vec![]))
        .then([rechecked(vec![], vec![])]);
    given::<OfficialDocument>(until(Stage::Rechecked, draft()))
        .when(recheck(vec![], vec![]))
        .then_nothing();
    assert_only_at(
        &[Stage::Signed, Stage::Rechecked],
        Step::Recheck,
        &recheck(vec![Finding::note(rules::BODY, "正文", "提示")], vec![]),
    );
}

#[test]
fn warnings_of_other_checks_are_kept_and_do_not_hinder() {
    let warning = Finding::warning(rules::BODY, "正文 第5段", "截止时间早于征集阶段结束");
    let findings = vec![warning];
    given::<OfficialDocument>(until(Stage::Signed, draft()))
        .when(recheck(findings.clone(), vec![]))
        .then([rechecked(findings, vec![])]);
}

#[test]
fn errors_are_mended_or_let_stand_with_a_reason() {
    let history = until(Stage::Signed, misdated());
    given::<OfficialDocument>(history.clone())
        .when(recheck(vec![early()], vec![]))
        .then_refused(Error::OpenFindings { findings: vec![early()] });
    let elsewhere = waiver("paper-imprint-date", "成文日期", "照录原文");
    given::<OfficialDocument>(history.clone())
        .when(recheck(vec![], vec![elsewhere]))
        .then_refused(Error::OpenFindings { findings: vec![early()] });
    given::<OfficialDocument>(history.clone())
        .when(recheck(vec![], vec![waiver("paper-imprint-date", "印发日期", " ")]))
        .then_refused(Error::WaiverWithoutReason {
            rule: "paper-imprint-date".into(),
            place: "印发日期".into(),
        });
    let kept = vec![waiver("paper-imprint-date", "印发日期", "照录原文")];
    given::<OfficialDocument>(history)
        .when(recheck(vec![], kept.clone()))
        .then([rechecked(vec![early()], kept)]);
}

#[test]
fn the_message_names_every_open_finding() {
    let error = Error::OpenFindings { findings: vec![early()] };
    assert_eq!(
        error.to_string(),
        "复核发现1处错误，请改正，或者逐条写明理由保留：\
         印发日期：印发日期2021年9月20日早于成文日期2022年9月20日，疑为年份笔误，请核对年月日"
    );
}
