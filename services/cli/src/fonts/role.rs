//! A role and the fonts that serve it.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Context;
use fawen_typeset::{
    FontId, Fonts, Role,
    font::{Coverage, repertoire},
};
use serde::Serialize;

/// A role, its font, and who steps in for it.
#[derive(Debug, Serialize)]
pub(super) struct RoleReport {
    pub(super) role: Role,
    #[serde(flatten)]
    pub(super) font: FontReport,
    /// How many characters of GB 18030 level 2 the role's own font has.
    pub(super) covered: usize,
    /// How many there are.
    pub(super) repertoire: usize,
    /// The fonts that stand in for the others, and for how many.
    pub(super) fallbacks: Vec<Fallback>,
    /// How many no font has.
    pub(super) missing: usize,
}

/// A font and where it comes from.
#[derive(Debug, Serialize)]
pub(super) struct FontReport {
    pub(super) font: String,
    pub(super) file: PathBuf,
    pub(super) index: u32,
    pub(super) licence: Option<String>,
    pub(super) licence_url: Option<String>,
}

/// A font that steps in.
#[derive(Debug, Serialize)]
pub(super) struct Fallback {
    #[serde(flatten)]
    pub(super) font: FontReport,
    pub(super) characters: usize,
}

pub(super) fn report(
    role: Role,
    fonts: &Fonts,
    coverage: &Coverage<'_>,
) -> anyhow::Result<RoleReport> {
    let mut served: BTreeMap<Option<FontId>, usize> = BTreeMap::new();
    for character in repertoire::level_two() {
        *served.entry(coverage.serving(role, character)).or_default() += 1;
    }
    let (own, others) = fonts.chain(role).split_first().context("这个字体角色没有字体")?;
    let mut fallbacks = Vec::new();
    for &id in others {
        if let Some(characters) = served.remove(&Some(id)) {
            fallbacks.push(Fallback { font: font(id, fonts)?, characters });
        }
    }
    Ok(RoleReport {
        role,
        font: font(*own, fonts)?,
        covered: served.get(&Some(*own)).copied().unwrap_or(0),
        repertoire: repertoire::LEVEL_TWO,
        fallbacks,
        missing: served.get(&None).copied().unwrap_or(0),
    })
}

fn font(id: FontId, fonts: &Fonts) -> anyhow::Result<FontReport> {
    let font = fonts.get(id).context("没有这个字体")?;
    let licence = font.licence()?;
    let said = licence.name.map(str::to_owned).or(licence.text).or(licence.copyright);
    Ok(FontReport {
        font: font.name.clone(),
        // Without the steps back that the search may have taken.
        file: font.path.canonicalize().unwrap_or_else(|_| font.path.clone()),
        index: font.index,
        licence: said,
        licence_url: licence.url,
    })
}
