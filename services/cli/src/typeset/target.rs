//! Where files go, and what is written there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use fawen_domain::paper::Paper;
use fawen_render::{Meta, Rendering, docx, pdf, svg};
use fawen_typeset::{Fonts, Pages, Pictures, Profile};
use serde::Serialize;

use crate::{exit::WrongUse, whole_file};

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Pdf,
    Docx,
    /// One file a page: `名.svg`, `名-2.svg`, …
    Svg,
}

impl Kind {
    /// The kind of this name.
    pub(super) fn named(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().as_str() {
            "pdf" => Ok(Self::Pdf),
            "docx" => Ok(Self::Docx),
            "svg" => Ok(Self::Svg),
            _ => Err("应为 pdf、docx 或 svg".to_owned()),
        }
    }

    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Svg => "svg",
        }
    }
}

/// A file to be written.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
}

impl Target {
    /// A file named on the command line; its extension says of which kind it is.
    pub(super) fn of(path: &Path) -> Result<Self, WrongUse> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let kind = Kind::named(extension.unwrap_or_default()).map_err(|_| {
            let path = path.display();
            WrongUse(format!("不知道“{path}”要写成什么：请以 .pdf、.docx 或 .svg 结尾"))
        })?;
        Ok(Self { path: path.to_owned(), kind })
    }

    /// Writes the paper; each file is whole or not there.
    pub(super) fn write(&self, set: &SetPaper<'_>) -> anyhow::Result<Vec<Written>> {
        let renderings = self.renderings(set)?;
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder)
                .with_context(|| format!("不能建立目录“{}”", folder.display()))?;
        }
        let write = |(path, rendering): (PathBuf, Rendering)| {
            whole_file::write(&path, &rendering.bytes)?;
            Ok(Written { path, bytes: rendering.bytes.len(), sha256: rendering.sha256 })
        };
        renderings.into_iter().map(write).collect()
    }

    fn renderings(&self, set: &SetPaper<'_>) -> anyhow::Result<Vec<(PathBuf, Rendering)>> {
        let SetPaper { paper, pages, profile, fonts, pictures } = *set;
        let whole = |rendering| Ok(vec![(self.path.clone(), rendering)]);
        match self.kind {
            Kind::Pdf => whole(pdf(pages, fonts, pictures, &Meta::of(paper))?),
            Kind::Docx => whole(docx(paper, pages, profile, pictures, &Meta::of(paper))?),
            Kind::Svg => (1..)
                .zip(&pages.pages)
                .map(|(number, page)| Ok((self.of_page(number), svg(page, fonts, pictures)?)))
                .collect(),
        }
    }

    /// `名.svg` for the first page, `名-2.svg` for the second.
    fn of_page(&self, number: usize) -> PathBuf {
        if number == 1 {
            return self.path.clone();
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!("{stem}-{number}.{}", self.kind.extension()))
    }
}

/// A paper on its pages, and what it was set with.
#[derive(Clone, Copy)]
pub(super) struct SetPaper<'a> {
    pub(super) paper: &'a Paper,
    pub(super) pages: &'a Pages,
    pub(super) profile: &'a Profile,
    pub(super) fonts: &'a Fonts,
    pub(super) pictures: &'a Pictures,
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub(super) struct Written {
    pub(super) path: PathBuf,
    pub(super) bytes: usize,
    pub(super) sha256: String,
}
