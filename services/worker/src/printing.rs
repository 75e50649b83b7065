//! Printing (印制): a registered document becomes files, and the record says which.

use std::{sync::Arc, time::Instant};

use fawen_domain::{
    digest::hex,
    document::{
        DocumentCommand, DocumentError, FileFormat, LogCheckpoint, OfficialDocument, Printing,
        Rendering,
    },
    ids::DocumentId,
    paper::Paper,
};
use fawen_proof::{Algorithm, Notary, ProofError};
use fawen_render::{Meta, RenderError};
use fawen_store::{Envelope, ExecuteError, Store, StoreError};
use fawen_typeset::{Fonts, Pictures, Profile, TypesetError};
use metrics::histogram;
use sha2::{Digest, Sha256};
use tokio::task::{JoinError, spawn_blocking};

use crate::sources;

/// What papers are printed with: fonts and profile, loaded once.
#[derive(Debug, Clone)]
pub struct Press {
    fonts: Arc<Fonts>,
    profile: Arc<Profile>,
    /// SHA-256 of the fonts' bytes.
    fonts_version: String,
    /// SHA-256 of the profile as JSON, its keys in order.
    profile_version: String,
    /// Whether the state of the record is written into the files.
    attests: bool,
}

/// A file made from a paper.
#[derive(Debug, Clone)]
pub struct PrintedFile {
    /// Its format.
    pub format: FileFormat,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the record says of it.
    pub rendering: Rendering,
}

/// Why a document could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The document is not registered yet.
    #[error("公文“{document}”尚未登记编号，不能印制")]
    NotRegistered {
        /// Which.
        document: DocumentId,
    },
    /// The paper does not fit on pages.
    #[error("排版出错")]
    Typeset(#[from] TypesetError),
    /// A file could not be written.
    #[error("生成文件出错")]
    Render(#[from] RenderError),
    /// The document refused.
    #[error("公文未能记下印制")]
    Document(#[from] ExecuteError<DocumentError>),
    /// The state of the record could not be worked out.
    #[error("不能算出事件库的检查点")]
    Proof(#[from] ProofError),
    /// The store failed.
    #[error("事件库出错")]
    Store(#[from] StoreError),
    /// The thread that renders broke off.
    #[error("印制中断")]
    Broken(#[from] JoinError),
}

impl Press {
    /// A press with these fonts and this profile; their hashes go into the record.
    #[must_use]
    pub fn new(fonts: Fonts, profile: Profile) -> Self {
        let mut hash = Sha256::new();
        for (_, font) in fonts.iter() {
            hash.update(font.data());
        }
        let fonts_version = hex(&hash.finalize());
        // A value keeps its keys in order.
        let canonical = serde_json::to_value(&profile).unwrap_or_default().to_string();
        let profile_version = hex(&Sha256::digest(canonical));
        Self {
            fonts: Arc::new(fonts),
            profile: Arc::new(profile),
            fonts_version,
            profile_version,
            attests: false,
        }
    }

    /// The same press, which writes the state of the record at the moment of printing into the files: whoever has
    /// a paper can have it shown later that the record still holds all it held then.
    #[must_use]
    pub fn attesting(self) -> Self {
        Self { attests: true, ..self }
    }

    /// The files of a paper, with the template of its draft and the checkpoint that is written into them:
    /// the same gives the same bytes.
    ///
    /// # Errors
    /// A character that no font has, or a paper that cannot be set.
    pub fn files(
        &self,
        paper: &Paper,
        template: Option<&str>,
        checkpoint: Option<&LogCheckpoint>,
    ) -> Result<Vec<PrintedFile>, PrintError> {
        let began = Instant::now();
        let pictures = Pictures::default();
        let pages = fawen_typeset::typeset(paper, &self.profile, &self.fonts, &pictures)?;
        let meta = Meta::of(paper).with_keywords(checkpoint.map(ToString::to_string));
        let pdf = fawen_render::pdf(&pages, &self.fonts, &pictures, &meta)?;
        let docx = fawen_render::docx(paper, &pages, &self.profile, &pictures, &meta)?;
        histogram!("fawen_print_seconds").record(began.elapsed().as_secs_f64());
        let file = |format, rendered| self.file(format, rendered, template);
        Ok(vec![file(FileFormat::Pdf, pdf), file(FileFormat::Docx, docx)])
    }

    /// The pages of a paper as SVG, to be looked at while it is written.
    ///
    /// # Errors
    /// As for [`Press::files`].
    pub fn leaves(&self, paper: &Paper) -> Result<Vec<String>, PrintError> {
        let pictures = Pictures::default();
        let pages = fawen_typeset::typeset(paper, &self.profile, &self.fonts, &pictures)?;
        let drawn = pages.pages.iter().map(|page| {
            let svg = fawen_render::svg(page, &self.fonts, &pictures)?;
            Ok(String::from_utf8_lossy(&svg.bytes).into_owned())
        });
        drawn.collect()
    }

    fn file(
        &self,
        format: FileFormat,
        rendered: fawen_render::Rendering,
        template: Option<&str>,
    ) -> PrintedFile {
        let rendering = Rendering {
            format,
            sha256: rendered.sha256,
            template: template.map(str::to_owned),
            fonts: self.fonts_version.clone(),
            profile: self.profile_version.clone(),
            renderer: rendered.renderer.to_owned(),
        };
        PrintedFile { format, bytes: rendered.bytes, rendering }
    }
}

/// Prints a registered document and records the hashes; the day of the command is the date of the
/// imprint. Printed before, it is printed again with that date and gives the same files.
///
/// # Errors
/// See [`PrintError`].
pub async fn print(
    store: &Store,
    press: &Press,
    document: &DocumentId,
    envelope: &Envelope,
) -> Result<Vec<PrintedFile>, PrintError> {
    let (state, version) = store.load::<OfficialDocument>(document.as_str()).await?;
    let printed = state.printing();
    let sent_on = printed.map_or(envelope.context.today(), |printing| printing.sent_on);
    let paper = state
        .paper_to_print(sent_on)
        .ok_or_else(|| PrintError::NotRegistered { document: document.clone() })?;
    let template = state.draft().and_then(|draft| draft.template.clone());
    let checkpoint = match printed {
        Some(printing) => printing.checkpoint.clone(),
        None if press.attests => Some(attested(store).await?),
        None => None,
    };
    let sources = match printed {
        Some(printing) => printing.sources.clone(),
        None => sources::of(store, document, &state, version).await?,
    };
    let (press, written) = (press.clone(), checkpoint.clone());
    let files = move || press.files(&paper, template.as_deref(), written.as_ref());
    let files = spawn_blocking(files).await??;
    let renderings = files.iter().map(|file| file.rendering.clone()).collect();
    let command = DocumentCommand::Print(Printing { sent_on, renderings, sources, checkpoint });
    store.execute::<OfficialDocument>(document.as_str(), command, envelope).await?;
    Ok(files)
}

/// The record as it is now.
async fn attested(store: &Store) -> Result<LogCheckpoint, ProofError> {
    let head = Notary::new(store, Algorithm::Sha256).head().await?;
    Ok(LogCheckpoint { size: head.size, root: head.root.base64() })
}
