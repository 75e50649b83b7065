//! The files of a printed paper.

use std::path::Path;

use fawen_domain::document::{FileFormat, OfficialDocument};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{OFFICE, absent, issuers, load};
use crate::{App, Problem, work::Desk};

/// A format to download.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// PDF
    Pdf,
    /// DOCX
    Docx,
}

impl Format {
    /// As the record calls it.
    #[must_use]
    pub const fn recorded(self) -> FileFormat {
        match self {
            Self::Pdf => FileFormat::Pdf,
            Self::Docx => FileFormat::Docx,
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// How a file of it ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Pdf => Self::Pdf,
            FileFormat::Docx => Self::Docx,
        }
    }
}

/// A file to hand out.
#[derive(Debug, Clone)]
pub struct PaperFile {
    /// Its format.
    pub format: Format,
    /// What it is called: the number of the paper.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file of a paper, for the office and for auditors.
///
/// # Errors
/// There is none that they may see.
pub async fn file(desk: &Desk, id: &str, format: Format) -> Result<PaperFile, Problem> {
    let (state, _) = load(desk, id).await?;
    let auditor = desk.may(&[fawen_domain::account::Role::Auditor], &[]);
    if !auditor && !desk.may(OFFICE, &issuers(&state)) {
        return Err(absent(id));
    }
    of(&desk.app, &state, id, format).await
}

/// A file of a paper whose right to be seen was looked at before.
///
/// # Errors
/// It is not printed, or the file is not there yet.
pub async fn issued_file(
    app: &App,
    state: &OfficialDocument,
    id: &str,
    format: Format,
) -> Result<PaperFile, Problem> {
    of(app, state, id, format).await
}

async fn of(
    app: &App,
    state: &OfficialDocument,
    id: &str,
    format: Format,
) -> Result<PaperFile, Problem> {
    let printing = state
        .printing()
        .ok_or_else(|| Problem::absent(format!("公文“{id}”尚未印制，还没有成品文件")))?;
    let rendering = printing.renderings.iter().find(|file| file.format == format.recorded());
    let rendering = rendering.ok_or_else(|| Problem::absent("公文没有这种格式的成品"))?;
    let path = fawen_worker::place(&app.config.files, &rendering.sha256, rendering.format);
    let bytes = read(&path).await?;
    let name = state.registration().map_or(id.to_owned(), |entry| entry.number.to_string());
    Ok(PaperFile { format, name, sha256: rendering.sha256.clone(), bytes })
}

async fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let owned = path.to_owned();
    let read = tokio::task::spawn_blocking(move || std::fs::read(owned)).await;
    match read.map_err(|error| Problem::internal(&error))? {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Problem::absent("成品文件正在生成，请稍后再取"))
        }
        Err(error) => Err(Problem::internal(&error)),
    }
}
