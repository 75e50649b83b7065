//! Masthead, title and recipients.

use super::*;

#[test]
fn a_correct_paper_has_no_findings() {
    for paper in [notice(), issued(), request()] {
        assert_rules(&paper, &[]);
    }
}

#[test]
fn all_findings_come_at_once_in_the_order_of_the_paper() {
    let mut paper = notice();
    paper.masthead.mark_suffix = "公函".into();
    paper.title.clear();
    paper.body.clear();
    paper.note = Some("（此件公开发布）".into());
    assert_rules(
        &paper,
        &["paper-issuer-mark", "paper-title", "paper-body", "paper-note-brackets"],
    );
}

#[test]
fn a_format_shows_its_own_mark() {
    let cases = [
        (DocumentKind::Letter, Format::Letter, "", "文件", "paper-letter-mark"),
        (DocumentKind::Order, Format::Command, "令", "文件", "paper-command-mark"),
        (DocumentKind::Minutes, Format::Minutes, "纪要", "", "paper-minutes-mark"),
    ];
    for (kind, format, good, bad, rule) in cases {
        let mut paper = notice();
        (paper.kind, paper.format, paper.imprint) = (kind, format, None);
        paper.title = paper.title.replace("通知", kind.name());
        paper.masthead.mark_suffix = good.into();
        let stamp = SignatoryStamp { office: "会长".into(), name: "王华宁".into() };
        paper.signature.form = SignatureForm::Stamped(vec![stamp]);
        assert_rules(&paper, &[]);
        paper.masthead.mark_suffix = bad.into();
        assert_rules(&paper, &[rule]);
    }
    let mut nobody = notice();
    nobody.masthead.issuers.clear();
    assert_rules(&nobody, &["paper-issuer-mark", "paper-signature"]);
}

#[test]
fn a_kind_has_its_formats() {
    let mut paper = request();
    (paper.format, paper.imprint) = (Format::Letter, None);
    paper.masthead.mark_suffix.clear();
    assert_rules(&paper, &["paper-kind-format"]);
}

#[test]
fn motions_are_submitted_by_governments() {
    let mut paper = notice();
    paper.kind = DocumentKind::Motion;
    paper.title = paper.title.replace("通知", "议案");
    assert_rules(&paper, &["paper-motion-issuer"]);
    paper.masthead.issuers = vec!["绍兴市人民政府".into()];
    paper.signature.issuers = paper.masthead.issuers.clone();
    paper.title = "绍兴市人民政府关于提请审议规划的议案".into();
    assert_rules(&paper, &[]);
}

#[test]
fn a_classified_paper_has_copy_number_and_period_and_is_not_public() {
    let mut paper = notice();
    paper.masthead.classification =
        Some(Classification { secrecy: Secrecy::Confidential, years: None });
    paper.note = Some("此件公开发布".into());
    assert_rules(&paper, &["paper-copy-number", "paper-secrecy-period", "paper-classified-public"]);
}

#[test]
fn upward_papers_name_who_signs_off_and_others_do_not() {
    let mut upward = request();
    upward.masthead.number = issued().masthead.number;
    upward.signature.signed_on = issued().signature.signed_on;
    assert_rules(&upward, &["paper-upward-signer"]);
    upward.masthead.signers = vec!["王华宁".into()];
    assert_rules(&upward, &[]);

    let mut downward = notice();
    downward.masthead.signers = vec!["王华宁".into()];
    assert_rules(&downward, &["paper-downward-signer"]);
}

#[test]
fn a_title_names_issuer_matter_and_kind_on_one_line() {
    let cases = [
        ("关于开展征集活动的通知", "paper-title-issuer"),
        ("{}征集活动通知", "paper-title-matter"),
        ("{}关于开展征集活动的通报", "paper-title-kind"),
        ("{}关于开展征集活动", "paper-title-kind"),
        ("{}关于开展\n征集活动的通知", "paper-title"),
    ];
    for (title, rule) in cases {
        let mut paper = notice();
        paper.title = title.replace("{}", ISSUER);
        assert_rules(&paper, &[rule]);
    }
}

#[test]
fn a_notice_names_what_it_issues() {
    let mut paper = notice();
    paper.title = format!("{ISSUER}关于印发《2022年工作要点》的通知");
    let attached =
        Attached { title: "2022年 工作要点".into(), body: vec![paragraph("要点。")] };
    paper.attached = Some(attached);
    assert_rules(&paper, &[]);
    paper.title = paper.title.replace("2022", "2023");
    assert_rules(&paper, &["paper-title-attached"]);
    (paper.attached, paper.annexes) = (None, vec![]);
    paper.body = vec![paragraph("请贯彻执行。")];
    assert_rules(&paper, &["paper-title-attached"]);
}

#[test]
fn recipients_are_named_without_colon() {
    let mut paper = notice();
    paper.recipients = Some("各单位：".into());
    assert_rules(&paper, &["paper-recipients-colon"]);
    paper.recipients = None;
    assert_rules(&paper, &["paper-recipients"]);
    if let Some(imprint) = &mut paper.imprint {
        imprint.recipients = Some("各单位".into());
    }
    assert_rules(&paper, &[]);
}

#[test]
fn a_request_has_one_matter_one_recipient_and_no_copies_downward() {
    let mut paper = request();
    paper.title = format!("{ISSUER}关于举办交流会等事项的请示");
    paper.recipients = Some("国家卫生健康委员会、民政部".into());
    if let Some(imprint) = &mut paper.imprint {
        imprint.cc = Some("各分会".into());
    }
    assert_rules(
        &paper,
        &["paper-request-one-matter", "paper-upward-recipient", "paper-upward-copies"],
    );
}

#[test]
fn a_report_asks_for_nothing() {
    let mut paper = request();
    paper.kind = DocumentKind::Report;
    paper.title = paper.title.replace("请示", "报告");
    assert_rules(&paper, &["paper-report-request"]);
}
