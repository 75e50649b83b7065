#![doc = include_str!("../README.md")]

mod docx;
mod pdf;
mod svg;

use fawen_domain::{digest::hex, paper::Paper};
use sha2::{Digest, Sha256};
use thiserror::Error;

pub use self::{docx::docx, pdf::pdf, svg::svg};

/// The renderer and its version, recorded with every rendering.
pub const VERSION: &str = concat!("fawen-render ", env!("CARGO_PKG_VERSION"));

/// A file, its hash, and what made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// The file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// MIME type.
    pub media_type: &'static str,
    /// [`VERSION`] of the renderer.
    pub renderer: &'static str,
}

impl Rendering {
    fn new(bytes: Vec<u8>, media_type: &'static str) -> Self {
        let sha256 = hex(&Sha256::digest(&bytes));
        Self { bytes, sha256, media_type, renderer: VERSION }
    }
}

/// What a file says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title of the paper.
    pub title: String,
    /// Its number, as printed.
    pub subject: String,
    /// The issuer.
    pub author: String,
    /// Keywords for machines, such as the checkpoint of the record that it was made from.
    pub keywords: Option<String>,
}

impl Meta {
    /// Title, number and issuer of a paper.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        let number = paper.number_text();
        Self {
            title: paper.title.clone(),
            subject: number.unwrap_or_default(),
            author: paper.masthead.issuers.join("、"),
            keywords: None,
        }
    }

    /// The same with keywords.
    #[must_use]
    pub fn with_keywords(self, keywords: Option<String>) -> Self {
        Self { keywords, ..self }
    }
}

/// Why a file cannot be written.
#[derive(Debug, Error)]
pub enum RenderError {
    /// A font cannot be cut down to the paper's glyphs.
    #[error("字体 {font} 无法取子集：{reason}；请重新运行 make setup")]
    Font {
        /// Name of the font.
        font: String,
        /// What is wrong.
        reason: String,
    },
    /// A glyph refers to a font that is not there: pages and fonts do not belong together.
    #[error("页面引用了第{0}号字体，但字体集中没有；请用排版时的同一套字体输出")]
    NoFont(usize),
    /// A picture is damaged, or of a kind that PDF does not know.
    #[error("图片（SHA-256 {sha256}）无法读取；请换用完好的 PNG 或 JPEG 图片")]
    Picture {
        /// SHA-256 of the picture.
        sha256: String,
    },
    /// A picture is not there: pages and pictures do not belong together.
    #[error("页面引用了图片 {0}，但没有给出这个图片文件")]
    NoPicture(String),
    /// The file could not be put together.
    #[error("{format} 文件无法生成：{reason}")]
    Write {
        /// PDF, DOCX or SVG.
        format: &'static str,
        /// What went wrong.
        reason: String,
    },
}

impl From<std::fmt::Error> for RenderError {
    fn from(error: std::fmt::Error) -> Self {
        Self::Write { format: "SVG", reason: error.to_string() }
    }
}
