//! One paper from its file to its pages.

use std::path::Path;

use anyhow::Context;
use fawen_domain::{
    Finding,
    number::DocumentNumber,
    paper::{Format, NumberLine, Paper},
    reading,
};
use fawen_typeset::{Fonts, Picture, Profile, typeset};

use super::{
    arguments::Typeset,
    target::{SetPaper, Target, Written},
};
use crate::exit::WrongUse;

/// Fonts, profile, seals and what the command line settles: loaded once, shared by all papers.
pub(super) struct Press {
    fonts: Fonts,
    profile: Profile,
    seals: Vec<(String, Picture)>,
    settled: Settled,
}

/// What the command line says of every paper.
#[derive(Default)]
struct Settled {
    format: Option<Format>,
    issuers: Vec<String>,
    number: Option<NumberLine>,
}

/// What became of a paper.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) title: String,
    pub(super) pages: usize,
    pub(super) findings: Vec<Finding>,
    pub(super) files: Vec<Written>,
}

impl Press {
    pub(super) fn new(arguments: &Typeset) -> anyhow::Result<Self> {
        let number = arguments.number.as_deref().map(number).transpose()?;
        let settled =
            Settled { format: arguments.format, issuers: arguments.issuer.clone(), number };
        let profile = profile(&arguments.profile)?;
        let fonts = Fonts::with_roles(None, &profile.fonts)?;
        let mut seals = Vec::new();
        for (issuer, path) in &arguments.seal {
            let bytes = std::fs::read(path)
                .with_context(|| format!("读不到印章图片“{}”", path.display()))?;
            let picture = Picture::read(&bytes)
                .with_context(|| format!("“{}”不能用作印章", path.display()))?;
            seals.push((issuer.clone(), picture));
        }
        Ok(Self { fonts, profile, seals, settled })
    }

    /// Reads, sets and writes one paper.
    pub(super) fn print(&self, file: &Path, targets: &[Target]) -> anyhow::Result<Printed> {
        let source = fawen_intake::open(file)?;
        let mut reading = reading::read(&source.text, &source.given);
        self.settled.apply(&mut reading.paper);
        let mut pictures = source.pictures;
        for (issuer, picture) in &self.seals {
            pictures.add_seal(issuer, picture.clone());
        }
        let paper = &reading.paper;
        let pages = typeset(paper, &self.profile, &self.fonts, &pictures)?;
        let set = SetPaper {
            paper,
            pages: &pages,
            profile: &self.profile,
            fonts: &self.fonts,
            pictures: &pictures,
        };
        let mut files = Vec::new();
        for target in targets {
            files.extend(target.write(&set)?);
        }
        let (title, pages) = (name(paper), pages.pages.len());
        let mut findings = [source.findings, reading.findings].concat();
        findings.sort_by_key(|finding| finding.line);
        Ok(Printed { title, pages, findings, files })
    }
}

impl Settled {
    fn apply(&self, paper: &mut Paper) {
        if let Some(format) = self.format.filter(|&format| format != paper.format) {
            paper.format = format;
            let suffix = format.mark_suffixes().first().copied().unwrap_or_default();
            suffix.clone_into(&mut paper.masthead.mark_suffix);
        }
        if !self.issuers.is_empty() {
            paper.masthead.issuers.clone_from(&self.issuers);
        }
        if let Some(number) = &self.number {
            paper.masthead.number = Some(number.clone());
            paper.printed.number = None;
        }
    }
}

/// The title; an order has none, its mark says what it is.
fn name(paper: &Paper) -> String {
    if paper.title.is_empty() { paper.mark_lines().concat() } else { paper.title.clone() }
}

/// A document number, or the number of an order: `第707号`.
fn number(text: &str) -> Result<NumberLine, WrongUse> {
    let order = text.strip_prefix('第').and_then(|text| text.strip_suffix('号'));
    if let Some(seq) = order.and_then(|seq| seq.parse().ok()) {
        return Ok(NumberLine::Order(seq));
    }
    let number: Result<DocumentNumber, _> = text.parse();
    number.map(NumberLine::Number).map_err(|error| WrongUse(error.to_string()))
}

/// A profile by its name, or from a file.
pub(crate) fn profile(name: &str) -> anyhow::Result<Profile> {
    if let Some(profile) = Profile::built_in(name) {
        return Ok(profile);
    }
    let path = Path::new(name);
    if path.extension().is_none() {
        let known = format!("没有“{name}”这个版面设定：应为 a、b，或一个 .toml 文件");
        return Err(WrongUse(known).into());
    }
    let text = crate::text_file::read(path)?;
    Profile::from_toml(&text).with_context(|| format!("版面设定“{name}”不能使用"))
}
