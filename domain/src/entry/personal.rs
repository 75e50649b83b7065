//! What is personal in an entry: who made a case, how to reach them, who signed for it.

use super::{AttachedFile, Author, Case, CaseContent, EntryEvent as Event};
use crate::{
    Finding,
    ids::CaseId,
    personal::{ERASED, PersonalText},
};

/// Fields of a form whose label holds one of these words are about a person.
const LABELS: &[&str] =
    &["联系", "电话", "手机", "邮箱", "微信", "姓名", "作者", "负责人", "身份证"];

fn is_personal(label: &str) -> bool {
    LABELS.iter().any(|word| label.contains(word))
}

/// The personal texts of an event.
///
/// Names of files are among them, for campaigns ask for 【作品名字】+姓名+单位+联系方式; so are findings, for
/// they quote what is wrong. What an author tells of others in the free text of a form is not known here.
pub(super) fn texts(event: &Event) -> Vec<PersonalText> {
    match event {
        Event::CaseDrafted { case, content } => of_content(case, "CaseDrafted", content),
        Event::CaseRevised { case, content } => of_content(case, "CaseRevised", content),
        Event::FileAttached { case: Some(case), .. } => {
            vec![PersonalText::new(case, &["FileAttached", "file", "name"])]
        }
        Event::CaseEndorsed { case, .. } => {
            vec![PersonalText::new(case, &["CaseEndorsed", "endorsement", "by"])]
        }
        Event::CaseSubmitted { case, findings, .. } => of_findings(case, "CaseSubmitted", findings),
        Event::CaseCorrected { case, findings, .. } => of_findings(case, "CaseCorrected", findings),
        _ => Vec::new(),
    }
}

fn of_content(case: &CaseId, event: &str, content: &CaseContent) -> Vec<PersonalText> {
    let authors = (0..content.authors.len()).flat_map(|index| {
        let index = index.to_string();
        ["name", "contact"]
            .map(|part| PersonalText::new(case, &[event, "content", "authors", &index, part]))
    });
    let labels = content.fields.keys().filter(|label| is_personal(label));
    let fields = labels.map(|label| PersonalText::new(case, &[event, "content", "fields", label]));
    authors.chain(fields).collect()
}

fn of_findings(case: &CaseId, event: &str, findings: &[Finding]) -> Vec<PersonalText> {
    let parts = |index: usize| {
        let index = index.to_string();
        ["quote", "message"].map(|part| PersonalText::new(case, &[event, "findings", &index, part]))
    };
    (0..findings.len()).flat_map(parts).collect()
}

impl Author {
    fn erased() -> Self {
        Self { name: ERASED.to_owned(), contact: ERASED.to_owned() }
    }

    /// Whether the person's data was erased: who it was is not known any more.
    pub(super) fn is_erased(&self) -> bool {
        self.name == ERASED
    }
}

impl Case {
    /// The case without what is personal in it.
    pub(super) fn erase(&mut self) {
        self.erased = true;
        self.content.authors.fill(Author::erased());
        for (label, value) in &mut self.content.fields {
            if is_personal(label) {
                ERASED.clone_into(value);
            }
        }
        for AttachedFile { name, .. } in self.files.values_mut() {
            ERASED.clone_into(name);
        }
        if let Some(endorsement) = &mut self.endorsement {
            ERASED.clone_into(&mut endorsement.by);
        }
    }
}
