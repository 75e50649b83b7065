#![doc = include_str!("../README.md")]

pub mod article;
pub mod check;
mod docx;
mod error;
pub mod office;
mod package;
mod source;
mod xml;

use std::{borrow::Cow, fs::File, io::Read as _, path::Path};

use fawen_domain::{Rule, paper::Format};

use self::package::Kind;
pub use self::{
    error::{IntakeError, Refused},
    source::Source,
};

/// The rules that findings of this crate rest on.
pub fn rules() -> impl Iterator<Item = Rule> {
    source::RULES.iter().copied().chain(check::rules())
}

/// Takes in a file, `.docx` or text: which of them it is its content decides, not its name.
///
/// # Errors
/// [`IntakeError`] when it cannot be read, is neither, or is not safe to read.
pub fn open(path: &Path) -> Result<Source, IntakeError> {
    let owned = || path.to_owned();
    let bytes = bytes(path)?;
    read(&bytes).map_err(|why| match why {
        Refused::NotText => IntakeError::NotText { path: owned() },
        why => IntakeError::Refused { path: owned(), why },
    })
}

/// Measures a DOCX file against the standard; without a format it is the one that the paper seems to
/// be in.
///
/// # Errors
/// [`IntakeError`] when it cannot be read, is no DOCX, or is not safe to read.
pub fn check_file(path: &Path, format: Option<Format>) -> Result<check::Report, IntakeError> {
    let refused = |why| IntakeError::Refused { path: path.to_owned(), why };
    check::check(&bytes(path)?, format).map_err(refused)
}

/// Takes in the bytes of a file.
///
/// # Errors
/// [`Refused`] when they are neither a DOCX nor a text, or are not safe to read.
pub fn read(bytes: &[u8]) -> Result<Source, Refused> {
    match package::sniff(bytes)? {
        Kind::Package => Ok(Source::of_manuscript(&docx::read(bytes)?)),
        Kind::Text => {
            let text = decoded(bytes)?;
            // A byte order mark is not part of the text.
            Ok(Source::of_text(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()))
        }
    }
}

/// The text of some bytes: UTF-8, or else GB 18030, as older programs save it.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or(Refused::NotText)
}

/// The bytes of a file that is not too big.
fn bytes(path: &Path) -> Result<Vec<u8>, IntakeError> {
    let unread = |source| IntakeError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unread)?;
    file.take(package::FILE_LIMIT.saturating_add(1)).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > package::FILE_LIMIT {
        let why = Refused::TooBig { limit: package::FILE_LIMIT / 1_000_000 };
        return Err(IntakeError::Refused { path: path.to_owned(), why });
    }
    Ok(bytes)
}
