//! A paper to its draft.

use std::fmt::Display;

use fawen_domain::paper::{Imprint, Masthead, NumberLine, Paper, Signature, SignatureForm};

use super::{
    escape::{escape, escape_part},
    label::Label,
    print_blocks::{labelled, print_blocks},
    value::format_name,
};

/// The paper in draft markup; [`parse`](super::parse()) gives it back.
#[must_use]
pub fn print(paper: &Paper) -> String {
    let mut out = String::new();
    labelled(&mut out, Label::Kind, paper.kind.name());
    labelled(&mut out, Label::Format, format_name(paper.format));
    print_masthead(&mut out, &paper.masthead);
    text(&mut out, Label::Title, &paper.title);
    optional(&mut out, Label::Recipients, paper.recipients.as_deref());
    out.push_str("\n@正文\n");
    out.push_str(&print_blocks(&paper.body));
    out.push('\n');
    print_signature(&mut out, &paper.signature);
    optional(&mut out, Label::Note, paper.note.as_deref());
    for annex in &paper.annexes {
        out.push('\n');
        text(&mut out, Label::Annex, &annex.title);
        out.push_str(&print_blocks(&annex.body));
    }
    if let Some(attached) = &paper.attached {
        out.push('\n');
        text(&mut out, Label::Attached, &attached.title);
        out.push_str(&print_blocks(&attached.body));
    }
    if let Some(imprint) = &paper.imprint {
        out.push('\n');
        print_imprint(&mut out, imprint);
    }
    out
}

fn print_masthead(out: &mut String, masthead: &Masthead) {
    shown(out, Label::CopyNumber, masthead.copy_number.as_ref());
    shown(out, Label::Classification, masthead.classification.as_ref());
    shown(out, Label::Urgency, masthead.urgency.map(|urgency| urgency.name()).as_ref());
    for issuer in &masthead.issuers {
        text(out, Label::Issuer, issuer);
    }
    if !masthead.mark_suffix.is_empty() {
        text(out, Label::MarkSuffix, &masthead.mark_suffix);
    }
    match &masthead.number {
        Some(NumberLine::Number(number)) => text(out, Label::Number, &number.to_string()),
        Some(NumberLine::Order(seq)) => text(out, Label::OrderNumber, &seq.to_string()),
        None => {}
    }
    for signer in &masthead.signers {
        text(out, Label::Signer, signer);
    }
}

fn print_signature(out: &mut String, signature: &Signature) {
    for issuer in &signature.issuers {
        text(out, Label::Signatory, issuer);
    }
    match &signature.form {
        SignatureForm::Sealed => {}
        SignatureForm::Unsealed => labelled(out, Label::SignatureForm, "不盖章"),
        SignatureForm::Stamped(stamps) => {
            labelled(out, Label::SignatureForm, "签名章");
            for stamp in stamps {
                let both = [escape_part(&stamp.office), escape_part(&stamp.name)].join(" | ");
                labelled(out, Label::Stamp, &both);
            }
        }
    }
    shown(out, Label::SignedOn, signature.signed_on.as_ref());
}

/// An imprint with nothing in it is still an imprint.
fn print_imprint(out: &mut String, imprint: &Imprint) {
    if *imprint == Imprint::default() {
        labelled(out, Label::Imprint, "");
    }
    optional(out, Label::ImprintRecipients, imprint.recipients.as_deref());
    optional(out, Label::Cc, imprint.cc.as_deref());
    optional(out, Label::Office, imprint.office.as_deref());
    shown(out, Label::IssuedOn, imprint.issued_on.as_ref());
}

fn text(out: &mut String, label: Label, value: &str) {
    labelled(out, label, &escape(value));
}

fn optional(out: &mut String, label: Label, value: Option<&str>) {
    if let Some(value) = value {
        text(out, label, value);
    }
}

fn shown(out: &mut String, label: Label, value: Option<&impl Display>) {
    if let Some(value) = value {
        text(out, label, &value.to_string());
    }
}
