//! The life of a document, step by step.

use fawen_domain::{
    document::{Approval, DocumentCommand, Draft, FileFormat, Printing, Rendering},
    paper::{AsPrinted, Block, DocumentKind, Format, Imprint, Masthead, Paper, Signature},
};
use jiff::civil::Date;

use super::{Act, CODE, ISSUER, NAME, Step, step};

/// Who gets how many copies.
pub(crate) const DISTRIBUTION: [(&str, u32); 1] = [("各分会", 31)];

fn notice_paper() -> Paper {
    Paper {
        kind: DocumentKind::Notice,
        format: Format::Document,
        masthead: Masthead {
            issuers: vec![NAME.into()],
            mark_suffix: "文件".into(),
            ..Masthead::default()
        },
        title: format!("{NAME}关于开展特色品牌案例征集活动的通知"),
        recipients: Some(format!("{NAME}各分会")),
        body: vec![Block::Paragraph("请于2022年10月31日前报送。".into())],
        annexes: vec![],
        signature: Signature { issuers: vec![NAME.into()], ..Signature::default() },
        note: None,
        attached: None,
        attendance: vec![],
        closing: vec![],
        printed: AsPrinted::default(),
        imprint: Some(Imprint { office: Some(NAME.into()), ..Imprint::default() }),
    }
}

/// Drafts a document on a day.
pub(crate) fn drafted(document: &str, day: Date) -> Step {
    let draft = Draft {
        document: document.into(),
        issuers: vec![ISSUER.into()],
        series: CODE.into(),
        refers_to: None,
        concerns: vec![],
        figures_from: None,
        template: None,
        paper: notice_paper(),
    };
    at(day, 8, document, DocumentCommand::Draft(Box::new(draft)))
}

/// A drafted document passes review, signing and re-check.
pub(crate) fn rechecked(document: &str, day: Date) -> Vec<Step> {
    let approval =
        Approval { name: "负责人（重构）".into(), opinion: "同意".into(), on: day };
    vec![
        at(day, 9, document, DocumentCommand::Submit),
        at(day, 10, document, DocumentCommand::Approve { opinion: "拟同意".into() }),
        at(day, 11, document, DocumentCommand::Sign { approval }),
        step(&format!("{day}T12:00"), Act::Recheck(document.into())),
    ]
}

/// From the draft to the number.
pub(crate) fn until_registered(document: &str, day: Date) -> Vec<Step> {
    let mut steps = vec![drafted(document, day)];
    steps.extend(rechecked(document, day));
    steps.push(step(&format!("{day}T13:00"), Act::Number(document.into())));
    steps
}

/// A re-checked document is registered, printed, sealed and issued.
pub(crate) fn issued(document: &str, day: Date) -> Vec<Step> {
    vec![
        step(&format!("{day}T13:00"), Act::Number(document.into())),
        at(day, 14, document, DocumentCommand::Print(printing(day))),
        step(&format!("{day}T15:00"), Act::Seal(document.into())),
        at(day, 16, document, DocumentCommand::Issue { issued_on: day }),
    ]
}

/// No files are made here: the hash stands for them.
fn printing(sent_on: Date) -> Printing {
    let rendering = Rendering {
        format: FileFormat::Pdf,
        sha256: "a".repeat(64),
        template: None,
        fonts: "重构".into(),
        profile: "重构".into(),
        renderer: "重构".into(),
    };
    Printing { sent_on, renderings: vec![rendering], sources: vec![], checkpoint: None }
}

fn at(day: Date, hour: u8, document: &str, command: DocumentCommand) -> Step {
    step(&format!("{day}T{hour:02}:00"), Act::Document(document.into(), command))
}
