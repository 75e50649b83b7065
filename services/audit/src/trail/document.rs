//! Official documents (公文).

use fawen_domain::document::{
    Approval, DocumentEvent as E, FileFormat, Printing, Recheck, Registration, Retention,
};

use super::{
    names::Names,
    words::{also, day, findings, list, short},
};

/// What happened; who did it stands before the sentence.
pub(crate) fn tell(event: &E, names: &Names) -> String {
    match event {
        E::DocumentDrafted { draft, .. } => {
            let (title, kind) = (&draft.paper.title, draft.paper.kind.name());
            let figures = figures(draft.figures_from);
            format!(
                "起草{kind}《{title}》，发文机关{}，机关代字{}{figures}{}",
                list(draft.issuers.iter().map(|id| names.issuer(id))),
                draft.series,
                also("模板", draft.template.as_deref())
            )
        }
        E::DocumentRevised { paper, figures_from, wording } => {
            let wording =
                wording.iter().map(|change| format!("“{}”改“{}”", change.was, change.now));
            let wording = Some(list(wording)).filter(|wording| !wording.is_empty());
            let (figures, wording) = (figures(*figures_from), also("文字改动：", wording));
            format!("修改稿本《{}》{figures}{wording}", paper.title)
        }
        E::DocumentDiscarded { reason, number } => {
            format!("撤稿，理由：{reason}{}", also("应作废文号", number.as_ref()))
        }
        E::DocumentSubmitted { .. } => "送审".to_owned(),
        E::DocumentApproved { opinion } => format!("审核通过，意见：{opinion}"),
        E::DocumentReturned { reason } => format!("退回修改，理由：{reason}"),
        E::DocumentCountersigned { issuer, approval } => {
            format!("{}会签：{}", names.issuer(issuer), signature(approval))
        }
        E::CountersignatureRefused { issuer, name, reason } => {
            format!("{}（{name}）不同意会签，理由：{reason}", names.issuer(issuer))
        }
        E::DocumentSigned { approval } => format!("签发：{}", signature(approval)),
        E::SigningReopened { reason } => format!("退签发人复审，此前签字作废，理由：{reason}"),
        E::DocumentRechecked { recheck } => rechecked(recheck),
        E::DocumentRegistered { registration, registered_on } => {
            format!("{}登记，{}", day(*registered_on), registered(registration))
        }
        E::DocumentPrinted { printing } => printed(printing),
        E::DocumentSealed { seals } => {
            format!(
                "用印：{}",
                list(seals.iter().map(|seal| format!(
                    "{}（{}）",
                    names.issuer(&seal.issuer),
                    seal.seal
                )))
            )
        }
        E::DocumentIssued {
            number, title, kind, issuers, signed_on, issued_on, concerns, ..
        } => {
            let concerns = Some(list(concerns)).filter(|concerns| !concerns.is_empty());
            format!(
                "{}核发{number} {}《{title}》，发文机关{}，{}签发{}",
                day(*issued_on),
                kind.name(),
                list(issuers.iter().map(|id| names.issuer(id))),
                day(*signed_on),
                also("关涉活动", concerns)
            )
        }
        _ => tell_later(event),
    }
}

/// What happens to a document once it is issued.
fn tell_later(event: &E) -> String {
    match event {
        E::DocumentPublished { channel } => format!("在{channel}公开发布"),
        E::DocumentArchived { archive } => {
            let retention = match archive.retention {
                Retention::Permanent => "永久",
                Retention::ThirtyYears => "30年",
                Retention::TenYears => "10年",
            };
            format!("归档，保管期限{retention}，件号{}", archive.piece)
        }
        E::DocumentCorrected { erratum } => format!(
            "更正{}：“{}”应为“{}”，理由：{}",
            erratum.place, erratum.was, erratum.now, erratum.reason
        ),
        E::DocumentRevoked { reason, revoked_on } => {
            format!("{}撤销，自始无效，理由：{reason}", day(*revoked_on))
        }
        E::DocumentRepealed { repeal } => {
            format!("自{}起废止，理由：{}", day(repeal.from), repeal.reason)
        }
        E::DocumentDeclassified { authority, reason } => {
            format!("经{authority}决定解密，理由：{reason}")
        }
        E::ClassificationChanged { to, authority, reason } => {
            format!("经{authority}决定，密级改为{to}，理由：{reason}")
        }
        // Told above, one and all: the compiler keeps this list.
        E::DocumentDrafted { .. }
        | E::DocumentRevised { .. }
        | E::DocumentDiscarded { .. }
        | E::DocumentSubmitted { .. }
        | E::DocumentApproved { .. }
        | E::DocumentReturned { .. }
        | E::DocumentCountersigned { .. }
        | E::CountersignatureRefused { .. }
        | E::DocumentSigned { .. }
        | E::SigningReopened { .. }
        | E::DocumentRechecked { .. }
        | E::DocumentRegistered { .. }
        | E::DocumentPrinted { .. }
        | E::DocumentSealed { .. }
        | E::DocumentIssued { .. } => String::new(),
    }
}

fn figures(position: Option<u64>) -> String {
    also("数字取自日志第", position.map(|position| format!("{position}位")))
}

fn signature(approval: &Approval) -> String {
    let opinion = Some(&approval.opinion).filter(|opinion| !opinion.is_empty());
    format!("{}{}签字{}", day(approval.on), approval.name, also("意见：", opinion))
}

fn rechecked(recheck: &Recheck) -> String {
    let waived = recheck.waivers.iter();
    let waived =
        waived.map(|waiver| format!("{}（{}）：{}", waiver.place, waiver.rule, waiver.reason));
    let waived = Some(list(waived)).filter(|waived| !waived.is_empty());
    format!("复核通过{}{}", findings(&recheck.findings), also("保留", waived))
}

fn registered(registration: &Registration) -> String {
    let Registration { number, distribution, copies } = registration;
    let recipients = distribution.iter();
    let recipients = list(recipients.map(|to| format!("{}{}份", to.recipient, to.copies)));
    let recipients = also("分送", Some(recipients).filter(|recipients| !recipients.is_empty()));
    format!("文号{number}，共印{copies}份{recipients}")
}

fn printed(printing: &Printing) -> String {
    let files = printing.renderings.iter().map(|file| {
        let format = match file.format {
            FileFormat::Pdf => "PDF",
            FileFormat::Docx => "DOCX",
        };
        format!("{format} {}", short(&file.sha256))
    });
    format!("印制，印发日期{}，文件{}", day(printing.sent_on), list(files))
}
