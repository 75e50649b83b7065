//! A correct paper to start from: the notice of 2022, shortened.

mod ending;
mod findings;
mod kind;
mod redline;
mod structure;
mod text;

use jiff::civil::date;

use super::*;
use crate::number::DocumentNumber;

pub(crate) const ISSUER: &str = "中国卫生健康思想政治工作促进会";

pub(crate) fn number() -> DocumentNumber {
    DocumentNumber { code: "卫健政促发".into(), year: 2022, seq: 10 }
}

/// The notice as drafted: without number and dates.
pub(crate) fn notice() -> Paper {
    Paper {
        kind: DocumentKind::Notice,
        format: Format::Document,
        masthead: Masthead {
            issuers: vec![ISSUER.into()],
            mark_suffix: "文件".into(),
            ..Masthead::default()
        },
        title: format!("{ISSUER}关于开展“一地一品”特色品牌案例征集展示活动的通知"),
        recipients: Some(format!("{ISSUER}各分会，各医疗卫生单位")),
        body: vec![
            paragraph("现将有关事项通知如下："),
            heading(HeadingLevel::One, "一、活动主题"),
            paragraph("力争实现“一地一品”，推荐表见附件。"),
            heading(HeadingLevel::One, "二、报送时间"),
            paragraph("请于2022年10月31日前报送。"),
        ],
        annexes: vec![annex("“一地一品”特色品牌案例推荐表")],
        signature: Signature { issuers: vec![ISSUER.into()], ..Signature::default() },
        note: None,
        attached: None,
        attendance: vec![],
        closing: vec![],
        printed: AsPrinted::default(),
        imprint: Some(Imprint { office: Some(ISSUER.into()), ..Imprint::default() }),
    }
}

/// The notice as issued.
fn issued() -> Paper {
    let mut paper = notice();
    paper.masthead.number = Some(NumberLine::Number(number()));
    paper.signature.signed_on = Some(date(2022, 9, 20));
    if let Some(imprint) = &mut paper.imprint {
        imprint.issued_on = Some(date(2022, 9, 20));
    }
    paper
}

/// An upward request.
pub(crate) fn request() -> Paper {
    Paper {
        kind: DocumentKind::Request,
        title: format!("{ISSUER}关于举办经验交流会的请示"),
        recipients: Some("国家卫生健康委员会".into()),
        body: vec![paragraph("拟于2023年3月举办经验交流会。妥否，请批示。")],
        annexes: vec![],
        ..notice()
    }
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}

fn heading(level: HeadingLevel, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.into(), run_in: None })
}

fn annex(title: &str) -> Annex {
    Annex { title: title.into(), body: vec![Block::Line("单位：        （盖章）".into())] }
}

/// Expects exactly these rules to be broken, in this order.
#[track_caller]
fn assert_rules(paper: &Paper, expected: &[&str]) {
    let found = paper.findings();
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, expected, "{found:#?}");
}
