//! A text, a sheet or slides (OOXML); the hostile side of them is known to `fawen_intake`.

use fawen_domain::{
    entry::{FaultKind, Pixels},
    text::Count,
};
use fawen_intake::{
    Refused,
    article::Article,
    office::{self, Kind},
};

use super::{Facts, Lengths};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SLIDES: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

pub(super) fn read(bytes: &[u8]) -> Facts {
    let office = match office::open(bytes) {
        Ok(office) => office,
        Err(why) => return refused(&why),
    };
    let mut facts = match office.kind {
        Kind::Word(article) => of_article(&article),
        Kind::Excel => Facts::of(EXCEL),
        Kind::Slides(size) => {
            let pixels = size.map(|(width, height)| Pixels { width, height });
            Facts { pixels, ..Facts::of(SLIDES) }
        }
        Kind::Other => Facts::of("application/zip"),
    };
    if let Some(part) = office.macros {
        facts = facts.with(FaultKind::Macros, part);
    }
    if let Some(target) = office.remote_template {
        facts = facts.with(FaultKind::Actions, format!("外部模板 {target}"));
    }
    facts
}

fn of_article(article: &Article) -> Facts {
    let title = Count::of(&format!("{}\n{}", article.title, article.byline));
    Facts {
        lengths: Some(Lengths { title, body: Count::of(&article.body) }),
        pictures: Some(article.pictures),
        headings: Some(article.headings.clone()),
        styles: article.styles.clone(),
        ..Facts::of(WORD)
    }
}

fn refused(why: &Refused) -> Facts {
    match why {
        // Of a ZIP this says that its parts are encrypted.
        Refused::Compound { .. } => Facts::faulty(FaultKind::Encrypted, ""),
        Refused::OtherKind(_) => Facts::of("application/zip"),
        Refused::Hostile(what) => Facts::faulty(FaultKind::Hostile, what),
        Refused::TooBig { limit } => {
            Facts::faulty(FaultKind::Hostile, format!("超过{limit}兆字节"))
        }
        Refused::TooLong { limit } => {
            Facts::faulty(FaultKind::Hostile, format!("段落超过{limit}个"))
        }
        Refused::Archive(what) => Facts::faulty(FaultKind::Malformed, what),
        Refused::MissingPart(part) => {
            Facts::faulty(FaultKind::Malformed, format!("缺少部件{part}"))
        }
        Refused::Part { part, reason, .. } => {
            Facts::faulty(FaultKind::Malformed, format!("部件{part}有错：{reason}"))
        }
        Refused::NotText => Facts::faulty(FaultKind::Malformed, ""),
    }
}
