//! The text and the pictures of a case, as its expert may have them.
//!
//! In a blind round (盲评) a text is handed out as words alone, without its byline and with the names struck out
//! as everywhere else, and a picture without what is written around it. Names of files, which carry names of people
//! and units, do not go along in any round that is blind; nor does anything else: forms with seals, PDF, old Word
//! files. What a picture shows is beyond any program: the screening has to look.

use fawen_domain::{
    entry::{AttachedFile, Case, EntryTerms},
    review::Visibility,
};
use fawen_files::{Digest, FilesError};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    absent,
    blind::{names, struck, unit_of},
    expert::on_desk,
    load_for_expert,
};
use crate::{Problem, work::Desk};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PICTURES: &[&str] = &["image/jpeg", "image/png"];

/// A file of a case on the desk of an expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeskFile {
    /// 序号，从1起
    pub number: u32,
    /// 材料种类
    pub role: String,
    /// text、picture or file
    #[schema(example = "text")]
    pub kind: String,
}

/// The files of a case on the desk of an expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeskFiles {
    /// In the order of the notice.
    pub files: Vec<DeskFile>,
}

/// What an expert gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskContent {
    /// Words, names struck out.
    Text(String),
    /// A picture without what is written around it.
    Picture {
        /// Its media type.
        media: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A file as it came, in a round that is not blind.
    File(Box<AttachedFile>),
}

/// The files of a case that the expert who asks may have.
///
/// # Errors
/// They are not on the panel, or the number is not on their desk.
pub async fn files(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
) -> Result<DeskFiles, Problem> {
    let found = find(desk, campaign, number, case_number).await?;
    let shown = found.files.iter().zip(1..).map(|(file, number)| DeskFile {
        number,
        role: file.role.to_string(),
        kind: found.kind(file).to_owned(),
    });
    Ok(DeskFiles { files: shown.collect() })
}

/// One of them.
///
/// # Errors
/// As for [`files`]; there is no such file; nothing can be handed out of it without telling whose it is.
pub async fn file(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
    file_number: u32,
) -> Result<DeskContent, Problem> {
    let found = find(desk, campaign, number, case_number).await?;
    let place = usize::try_from(file_number).ok().and_then(|number| number.checked_sub(1));
    let file = place.and_then(|place| found.files.get(place));
    let file = file.ok_or_else(|| Problem::absent(format!("这件作品没有第{file_number}个文件")))?;
    let (files, sha256) = (&desk.app.files, Digest::parse(&file.sha256)?);
    match found.kind(file) {
        "text" => {
            let words = files.words(&sha256).await?.ok_or_else(unreadable)?;
            let text = format!("{}\n\n{}", words.title, words.body);
            Ok(DeskContent::Text(struck(&text, &found.names)))
        }
        "picture" => {
            let media = file.probe.media.clone();
            let bytes = files.bare_picture(&sha256, &media).await?;
            Ok(DeskContent::Picture { bytes: bytes.ok_or_else(unreadable)?, media })
        }
        _ => Ok(DeskContent::File(Box::new(file.clone()))),
    }
}

/// The files of a case, and what is to be struck out of them.
struct Found {
    files: Vec<AttachedFile>,
    names: Vec<String>,
    blind: bool,
}

impl Found {
    fn kind(&self, file: &AttachedFile) -> &'static str {
        match file.probe.media.as_str() {
            _ if !self.blind => "file",
            WORD => "text",
            _ => "picture",
        }
    }
}

async fn find(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
) -> Result<Found, Problem> {
    let (state, _, _, expert) = load_for_expert(desk, campaign, number).await?;
    let id = on_desk(&state, &expert, case_number)?;
    let missing = || absent(campaign, number);
    let unit = unit_of(&state, &id).ok_or_else(missing)?;
    let stream = format!("{campaign}/{unit}");
    let (entry, _) = desk.app.store.load::<fawen_domain::entry::UnitEntry>(&stream).await?;
    let (Some(of_unit), Some(terms), Some(case)) = (entry.unit(), entry.terms(), entry.case(&id))
    else {
        return Err(missing());
    };
    let blind = state.plan().is_none_or(|plan| plan.visibility == Visibility::Blind);
    let names = if blind { names(of_unit, &case.content) } else { Vec::new() };
    Ok(Found { files: for_review(terms, case, blind), names, blind })
}

/// The files that are reviewed, in the order of the notice: not the form that bears the seal, and in a blind round
/// only the text and pictures in which nothing is wrong.
fn for_review(terms: &EntryTerms, case: &Case, blind: bool) -> Vec<AttachedFile> {
    let sealed = terms.endorsement.as_ref().map(|asked| &asked.sealed_form);
    let text = terms.text.as_ref().map(|text| &text.role);
    let fits = |file: &&AttachedFile| {
        let media = file.probe.media.as_str();
        let words = media == WORD && text == Some(&file.role);
        let plain = (words || PICTURES.contains(&media)) && file.probe.faults.is_empty();
        sealed != Some(&file.role) && (!blind || plain)
    };
    let mut files: Vec<AttachedFile> = case.files.values().filter(fits).cloned().collect();
    let place = |file: &AttachedFile| terms.files.iter().position(|rule| rule.role == file.role);
    // Not by name: even the order of names could tell.
    files.sort_by(|one, two| (place(one), &one.sha256).cmp(&(place(two), &two.sha256)));
    files
}

fn unreadable() -> Problem {
    Problem::refused(UNREADABLE, FilesError::UnknownFile.to_string() + "的匿名版本：请告知主办单位")
}

const UNREADABLE: fawen_domain::Rule = fawen_domain::Rule {
    id: "web-blind-file",
    source: "实务",
    quote: "匿名评审的文稿和图片去除署名和附带信息后交评委，不能去除的不交。",
};
