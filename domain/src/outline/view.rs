//! The elements of a paper, gathered from its outline.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Outline, OutlineLine, Part, Role, date,
    mark::Mark,
    pattern::patterns,
    shape::{self, KIND_END, tidy},
};
use crate::paper::DocumentKind;

patterns! {
    QUOTED_TITLE = r"《([^《》]{1,120}(?:〈[^〈〉]*〉[^《》]*)?)》";
    NOTE_ITEM = r"^(?:附\s*件?\s*[：:])?\s*([0-9]{1,2})\s*[.．、]\s*(.*)$";
    NOTE_HEAD = r"^附\s*件?\s*[0-9]*\s*[：:]\s*";
    BEFORE_ABOUT = r"^(.{2,60}?)关于";
}

/// Words of a paper with the line where they begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Line of the source, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
}

/// A date of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// Line of the source, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
    /// The day; `None` when the calendar does not know it.
    pub date: Option<Date>,
}

/// The elements of a paper, each with its line. What the paper does not have is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinedPaper {
    /// The kind, by the last word of the title (文种).
    pub kind: Option<DocumentKind>,
    /// The issuers, host first (发文机关): by the mark, else the title, else the signature.
    pub issuers: Vec<String>,
    /// The document number (发文字号、令号).
    pub doc_number: Option<Found>,
    /// The title (标题), in one line.
    pub title: Option<Found>,
    /// The main recipients (主送机关), without the closing colon.
    pub main_recipients: Option<Found>,
    /// The signature (发文机关署名); several are joined by a full-width space.
    pub sign_off: Option<Found>,
    /// The date of signing (成文日期).
    pub signed_on: Option<FoundDate>,
    /// Copies to (抄送机关), without the closing full stop.
    pub cc: Option<Found>,
    /// The annexes as listed after the text (附件说明), with their numbers.
    pub annex_notes: Vec<(u32, Found)>,
    /// The annexes as headed on their own pages, with their numbers.
    pub annex_heads: Vec<(u32, Found)>,
    /// The title of the document issued or forwarded (印发、转发的文件).
    pub attached_title: Option<Found>,
    /// The office that prints and sends (印发机关).
    pub imprint_office: Option<Found>,
    /// The date of issue (印发日期).
    pub issued_on: Option<FoundDate>,
    /// The notes (附注), brackets included.
    pub notes: Vec<Found>,
}

impl OutlinedPaper {
    /// The titles of the annexes: as listed, else as headed.
    #[must_use]
    pub fn annex_titles(&self) -> Vec<&str> {
        let from = if self.annex_notes.is_empty() {
            &self.annex_heads
        } else {
            &self.annex_notes
        };
        from.iter().map(|(_, found)| found.text.as_str()).collect()
    }
}

impl Outline {
    /// The elements of the paper.
    #[must_use]
    pub fn paper(&self) -> OutlinedPaper {
        let title = self.found(|line| line.role == Role::Title, "");
        let sign_off = self.found(|line| line.role == Role::Signature, "\u{3000}");
        let mark = self.found(|line| line.role == Role::Mark, "\u{3000}");
        OutlinedPaper {
            kind: title.as_ref().and_then(|title| kind_of(&title.text)),
            issuers: issuers(mark.as_ref(), title.as_ref(), sign_off.as_ref()),
            doc_number: self.found(|line| line.role == Role::Number, ""),
            main_recipients: self
                .found(|line| line.role == Role::Recipients, "")
                .map(|found| {
                    found.map(|text| text.trim_end_matches(['：', ':']).trim_end().to_owned())
                }),
            signed_on: self.day(Role::SigningDate),
            cc: self.found(|line| line.role == Role::Cc, "").map(|found| {
                found.map(|text| {
                    let bare = shape::CC.replace(text, "");
                    bare.trim().trim_end_matches('。').to_owned()
                })
            }),
            annex_notes: self.annex_notes(),
            annex_heads: self.annex_heads(),
            attached_title: self.found(|line| line.role == Role::AttachedTitle, ""),
            imprint_office: self.found(|line| line.role == Role::ImprintOffice, ""),
            issued_on: self.day(Role::IssueDate),
            notes: self
                .having(|line| line.role == Role::Note && line.part == Part::Main)
                .map(|line| Found {
                    line: line.number,
                    text: line.content().to_owned(),
                })
                .collect(),
            title,
            sign_off,
        }
    }

    fn having(&self, wanted: impl Fn(&OutlineLine) -> bool) -> impl Iterator<Item = &OutlineLine> {
        self.lines.iter().filter(move |line| wanted(line))
    }

    /// The lines wanted as one text.
    fn found(&self, wanted: impl Fn(&OutlineLine) -> bool, glue: &str) -> Option<Found> {
        let lines: Vec<&OutlineLine> = self.having(wanted).collect();
        let texts: Vec<String> = lines.iter().map(|line| tidy(&line.text)).collect();
        Some(Found {
            line: lines.first()?.number,
            text: texts.join(glue),
        })
    }

    fn day(&self, role: Role) -> Option<FoundDate> {
        let line = self.having(|line| line.role == role).last()?;
        let text = line.content().to_owned();
        Some(FoundDate {
            line: line.number,
            date: date::find(&text),
            text,
        })
    }

    fn annex_notes(&self) -> Vec<(u32, Found)> {
        let lines: Vec<&OutlineLine> = self.having(|line| line.role == Role::AnnexNote).collect();
        annex_titles(lines.iter().map(|line| line.content()))
            .into_iter()
            .zip(1_u32..)
            .map(|((at, text), number)| {
                let line = lines.get(at).map_or(0, |line| line.number);
                (number, Found { line, text })
            })
            .collect()
    }

    fn annex_heads(&self) -> Vec<(u32, Found)> {
        self.having(|line| matches!(line.role, Role::AnnexLabel(_)))
            .filter_map(|label| {
                let Role::AnnexLabel(number) = label.role else {
                    return None;
                };
                let inline = shape::ANNEX_INLINE
                    .captures(label.content())
                    .map(|found| Found {
                        line: label.number,
                        text: tidy(&found[2]),
                    });
                let title = |line: &OutlineLine| {
                    line.role == Role::AnnexTitle && line.part == Part::Annex(number)
                };
                Some((number, inline.or_else(|| self.found(title, ""))?))
            })
            .collect()
    }
}

impl Found {
    fn map(self, change: impl FnOnce(&str) -> String) -> Self {
        Self {
            line: self.line,
            text: change(&self.text),
        }
    }
}

/// The kind that a title names with its last word.
#[must_use]
pub fn kind_of(title: &str) -> Option<DocumentKind> {
    let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let found = KIND_END.captures(&bare)?;
    Some(match &found[1] {
        "决议" => DocumentKind::Resolution,
        "决定" => DocumentKind::Decision,
        "命令" | "令" => DocumentKind::Order,
        "公报" => DocumentKind::Communique,
        "公告" => DocumentKind::Announcement,
        "通告" => DocumentKind::PublicNotice,
        "意见" => DocumentKind::Opinion,
        "通知" => DocumentKind::Notice,
        "通报" => DocumentKind::Bulletin,
        "报告" => DocumentKind::Report,
        "请示" => DocumentKind::Request,
        "批复" => DocumentKind::Reply,
        "议案" => DocumentKind::Motion,
        "纪要" => DocumentKind::Minutes,
        _ => DocumentKind::Letter,
    })
}

/// The titles quoted in a text, without their brackets.
pub(crate) fn quoted_titles(text: &str) -> Vec<String> {
    QUOTED_TITLE
        .captures_iter(text)
        .map(|found| found[1].to_owned())
        .collect()
}

/// The titles in the lines of a list of annexes, each with the position of its first line.
pub(super) fn annex_titles<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(usize, String)> {
    let mut titles: Vec<(usize, String)> = Vec::new();
    for (at, line) in (0..).zip(lines) {
        if let Some(found) = NOTE_ITEM.captures(line) {
            titles.push((at, tidy(&found[2])));
        } else if NOTE_HEAD.is_match(line) {
            let bare = tidy(&NOTE_HEAD.replace(line, ""));
            if !bare.is_empty() {
                titles.push((at, bare));
            }
        } else if shape::ANNEX_LABEL.is_match(line) {
            // `附件：` on a line of its own, before the list.
        } else if let Some((_, title)) = titles.last_mut() {
            title.push_str(&tidy(line));
        } else if Mark::of(line).is_none() {
            titles.push((at, tidy(line)));
        }
    }
    titles
}

fn issuers(mark: Option<&Found>, title: Option<&Found>, signature: Option<&Found>) -> Vec<String> {
    let named = |text: &str| -> Vec<String> {
        text.split(|c: char| c == '、' || c.is_whitespace())
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    if let Some(mark) = mark {
        let bare = mark.text.trim_end_matches("文件").trim_end();
        return named(bare);
    }
    if let Some(found) = title.and_then(|title| BEFORE_ABOUT.captures(&title.text)) {
        return named(&found[1]);
    }
    let order = title.and_then(|title| {
        title
            .text
            .strip_suffix("命令")
            .or_else(|| title.text.strip_suffix('令'))
    });
    if let Some(order) = order.filter(|order| !order.is_empty()) {
        return named(order.strip_prefix("中华人民共和国").unwrap_or(order));
    }
    signature
        .map(|found| named(&found.text))
        .unwrap_or_default()
}
