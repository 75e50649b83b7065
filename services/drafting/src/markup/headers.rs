//! The labelled lines outside of the texts, gathered first and read at the end.

use std::collections::BTreeMap;

use fawen_domain::paper::{
    Imprint, Masthead, NumberLine, SignatoryStamp, Signature, SignatureForm, Urgency,
};

use super::{
    DraftError, DraftProblem,
    escape::{split_first, unescape},
    label::Label,
    value,
};

/// Labelled lines by label, and the errors met on the way.
#[derive(Debug, Default)]
pub(super) struct Headers {
    lines: BTreeMap<Label, Vec<(usize, String)>>,
    pub(super) errors: Vec<DraftError>,
}

impl Headers {
    /// Gathers a line; one too many is an error, and the first one stays.
    pub(super) fn gather(&mut self, line: usize, label: Label, raw: &str) {
        let lines = self.lines.entry(label).or_default();
        match lines.first() {
            Some((first, _)) if !label.repeats() => {
                let problem = DraftProblem::Repeated { label: label.name(), first: *first };
                self.errors.push(DraftError { line, problem });
            }
            _ => lines.push((line, raw.to_owned())),
        }
    }

    /// The text of a label.
    pub(super) fn text(&mut self, label: Label) -> Option<String> {
        self.texts(label).into_iter().next()
    }

    /// The texts of a label that repeats.
    pub(super) fn texts(&mut self, label: Label) -> Vec<String> {
        let lines = self.lines.remove(&label).unwrap_or_default();
        lines.into_iter().filter_map(|(line, raw)| self.unescaped(line, &raw)).collect()
    }

    /// The value of a label, read by `read`.
    pub(super) fn value<T>(
        &mut self,
        label: Label,
        read: impl FnOnce(&str) -> Option<T>,
        expected: &'static str,
    ) -> Option<T> {
        let line = self.line_of(label);
        let text = self.text(label)?;
        let value = read(&text);
        if value.is_none() {
            let problem = DraftProblem::BadValue { label: label.name(), value: text, expected };
            self.errors.push(DraftError { line, problem });
        }
        value
    }

    /// A value that every draft has.
    pub(super) fn required<T>(
        &mut self,
        label: Label,
        read: impl FnOnce(&str) -> Option<T>,
        expected: &'static str,
    ) -> Option<T> {
        if !self.lines.contains_key(&label) {
            let problem = DraftProblem::Missing { label: label.name() };
            self.errors.push(DraftError { line: 0, problem });
        }
        self.value(label, read, expected)
    }

    pub(super) fn masthead(&mut self) -> Masthead {
        Masthead {
            copy_number: self.value(Label::CopyNumber, |t| t.parse().ok(), "整数，如 1"),
            classification: self.value(
                Label::Classification,
                |t| t.parse().ok(),
                "秘密、机密或绝密，期限写作“机密★1年”",
            ),
            urgency: self.value(Label::Urgency, Urgency::from_name, "加急、特急、平急或特提"),
            issuers: self.texts(Label::Issuer),
            mark_suffix: self.text(Label::MarkSuffix).unwrap_or_default(),
            number: self.number_line(),
            signers: self.texts(Label::Signer),
        }
    }

    fn number_line(&mut self) -> Option<NumberLine> {
        let order_line = self.line_of(Label::OrderNumber);
        let number = self.value(
            Label::Number,
            |t| t.parse().ok(),
            "如 卫健政促发〔2022〕10号（六角括号，年份用全称，序号前不加零）",
        );
        let order = self.value(Label::OrderNumber, |t| t.parse().ok(), "整数，如 707");
        match (number, order) {
            (Some(number), None) => Some(NumberLine::Number(number)),
            (None, order) => order.map(NumberLine::Order),
            (Some(number), Some(_)) => {
                let label = Label::OrderNumber.name();
                let problem =
                    DraftProblem::Misplaced { label, inside: "没有“@发文字号”的稿本" };
                self.errors.push(DraftError { line: order_line, problem });
                Some(NumberLine::Number(number))
            }
        }
    }

    pub(super) fn signature(&mut self) -> Signature {
        let stamps = self.stamps();
        let form = self.value(
            Label::SignatureForm,
            |name| match name {
                "盖章" => Some(SignatureForm::Sealed),
                "不盖章" => Some(SignatureForm::Unsealed),
                "签名章" => Some(SignatureForm::Stamped(Vec::new())),
                _ => None,
            },
            "盖章、不盖章或签名章",
        );
        let form = match form {
            Some(SignatureForm::Stamped(_)) => SignatureForm::Stamped(stamps),
            _ if !stamps.is_empty() => SignatureForm::Stamped(stamps),
            form => form.unwrap_or_default(),
        };
        Signature {
            issuers: self.texts(Label::Signatory),
            form,
            signed_on: self.value(Label::SignedOn, value::date, DATE),
        }
    }

    fn stamps(&mut self) -> Vec<SignatoryStamp> {
        let lines = self.lines.remove(&Label::Stamp).unwrap_or_default();
        let mut stamps = Vec::new();
        for (line, raw) in lines {
            let Some((office, name)) = split_first(&raw) else {
                let label = Label::Stamp.name();
                let expected = "职务 | 姓名，如 总理 | 李克强";
                let problem = DraftProblem::BadValue { label, value: raw, expected };
                self.errors.push(DraftError { line, problem });
                continue;
            };
            if let (Some(office), Some(name)) =
                (self.unescaped(line, office), self.unescaped(line, name))
            {
                stamps.push(SignatoryStamp { office, name });
            }
        }
        stamps
    }

    /// The imprint, if any of its lines is there.
    pub(super) fn imprint(&mut self) -> Option<Imprint> {
        let present = self.lines.range(Label::Imprint..=Label::IssuedOn).next().is_some();
        let imprint = Imprint {
            recipients: self.text(Label::ImprintRecipients),
            cc: self.text(Label::Cc),
            office: self.text(Label::Office),
            issued_on: self.value(Label::IssuedOn, value::date, DATE),
        };
        present.then_some(imprint)
    }

    fn line_of(&self, label: Label) -> usize {
        self.lines.get(&label).and_then(|lines| lines.first()).map_or(0, |(line, _)| *line)
    }

    pub(super) fn unescaped(&mut self, line: usize, raw: &str) -> Option<String> {
        unescape(raw).map_err(|problem| self.errors.push(DraftError { line, problem })).ok()
    }
}

const DATE: &str = "2023-02-20 或 2023年2月20日";
