//! Signature, date, note, imprint.

use super::*;

fn joint(marked: &[&str], signed: &[&str]) -> Paper {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let mut paper = notice();
    paper.title = "甲委、乙局关于开展征集活动的通知".into();
    paper.masthead.issuers = names(marked);
    paper.signature.issuers = names(signed);
    paper
}

#[test]
fn the_signature_names_the_issuers_of_the_mark_in_their_order() {
    assert_rules(&joint(&["甲委", "乙局"], &["甲委", "乙局"]), &[]);
    assert_rules(&joint(&["甲委"], &["甲委", "乙局"]), &[]);
    assert_rules(&joint(&["甲委", "乙局"], &["乙局", "甲委"]), &["paper-signature-order"]);
    assert_rules(&joint(&["甲委", "乙局"], &["甲委"]), &["paper-signature"]);
    assert_rules(&joint(&["甲委", "乙局"], &[]), &["paper-signature"]);
    // 003: the full name in the mark, the short one in the signature.
    assert_rules(&joint(&["甲委员会"], &["甲委"]), &["paper-signature-name"]);
}

#[test]
fn an_order_bears_a_stamp_with_office_and_name() {
    let mut paper = notice();
    (paper.kind, paper.format) = (DocumentKind::Order, Format::Command);
    paper.masthead.mark_suffix = "令".into();
    assert_rules(&paper, &["paper-stamp"]);
    paper.signature.issuers.clear();
    let stamp = |office: &str| SignatoryStamp { office: office.into(), name: "李克强".into() };
    paper.signature.form = SignatureForm::Stamped(vec![stamp("")]);
    assert_rules(&paper, &["paper-stamp"]);
    paper.signature.form = SignatureForm::Stamped(vec![stamp("总理")]);
    assert_rules(&paper, &[]);
}

#[test]
fn a_numbered_paper_has_its_date_of_signing() {
    let mut paper = issued();
    paper.signature.signed_on = None;
    assert_rules(&paper, &["paper-date-missing"]);
}

#[test]
fn a_note_is_written_without_brackets() {
    for note in ["（此件公开发布）", " "] {
        let mut paper = notice();
        paper.note = Some(note.into());
        assert_rules(&paper, &["paper-note-brackets"]);
    }
}

/// 001 was signed on 2023-02-20, and its imprint says 2022-02-20.
#[test]
fn nothing_is_issued_before_it_is_signed() {
    let mut paper = issued();
    paper.signature.signed_on = Some(date(2023, 2, 20));
    if let Some(imprint) = &mut paper.imprint {
        imprint.issued_on = Some(date(2022, 2, 20));
    }
    let findings = paper.findings();
    assert_rules(&paper, &["paper-imprint-date"]);
    assert_eq!(findings[0].place, "印发日期");
    assert_eq!(
        findings[0].message,
        "印发日期2022年2月20日早于成文日期2023年2月20日，疑为年份笔误，请核对年月日"
    );
}

#[test]
fn a_letter_has_no_line_of_issue() {
    let mut paper = notice();
    paper.format = Format::Letter;
    paper.masthead.mark_suffix.clear();
    assert_rules(&paper, &["paper-letter-imprint"]);
}
