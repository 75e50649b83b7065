//! A scenario (情景): what is played, as data. Four lie in `tests/fixtures/scenarios`; others in
//! folders of the same shape.

mod campaign;
mod document;
mod folder;
mod issuer;

use std::{borrow::Cow, path::Path};

use anyhow::Context;
use fawen_domain::campaign::Policy;
use serde::Deserialize;

use self::folder::Folder;
pub(crate) use self::{
    campaign::{CampaignPlan, ExpertPlan, ReviewPlan, RoundOf},
    document::{DocumentPlan, PaperSource, WaiverPlan},
    issuer::{IssuerPlan, RegisterPlan},
};
use crate::exit::WrongUse;

/// The scenarios in the binary.
const NAMES: [&str; 4] = ["2019", "2020", "2022", "2023"];
/// The file that makes a folder a scenario.
const FILE: &str = "scenario.toml";

/// One scenario.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    /// Its name: that of the folder it lies in.
    #[serde(skip)]
    pub(crate) name: String,
    /// Where its other files are.
    #[serde(skip)]
    folder: Folder,
    /// What it plays, for the screen.
    pub(crate) title: String,
    /// The body that issues.
    pub(crate) issuer: IssuerPlan,
    /// The ledgers.
    pub(crate) registers: Vec<RegisterPlan>,
    /// Who does what; no real persons.
    pub(crate) people: People,
    /// The documents, in order.
    pub(crate) documents: Vec<DocumentPlan>,
    /// The campaign that is played to its end, if one is.
    pub(crate) campaign: Option<CampaignPlan>,
}

/// Who does what in the life of a document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct People {
    /// 拟稿
    pub(crate) drafter: String,
    /// 审核
    pub(crate) reviewer: String,
    /// 签发
    pub(crate) signer: String,
    /// 复核、登记、印制、用印、核发
    pub(crate) office: String,
    /// 征集、审查
    pub(crate) campaign_office: String,
}

impl Scenario {
    /// The scenarios that the user asks for: one by its name, `all`, or the one of a folder.
    ///
    /// # Errors
    /// [`WrongUse`] when there is none; otherwise its file does not read.
    pub(crate) fn chosen(word: &str) -> anyhow::Result<Vec<Self>> {
        if word == "all" {
            return NAMES.iter().map(|name| Self::embedded(name)).collect();
        }
        if NAMES.contains(&word) {
            return Ok(vec![Self::embedded(word)?]);
        }
        if Path::new(word).join(FILE).is_file() {
            return Ok(vec![Self::from_dir(Path::new(word))?]);
        }
        let names = NAMES.join("、");
        Err(WrongUse(format!("没有“{word}”这个情景：可用{names}、all，或一个含{FILE}的目录"))
            .into())
    }

    /// The scenario of this name in the binary.
    ///
    /// # Errors
    /// There is none, or its file does not read.
    fn embedded(name: &str) -> anyhow::Result<Self> {
        Self::read(name, Folder::Embedded(name.to_owned()))
    }

    /// The scenario in a folder, with the folder's name.
    ///
    /// # Errors
    /// Its file does not read.
    fn from_dir(path: &Path) -> anyhow::Result<Self> {
        let path = path.canonicalize()?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self::read(&name, Folder::Own(path))
    }

    fn read(name: &str, folder: Folder) -> anyhow::Result<Self> {
        let scenario: Self = toml::from_str(&folder.text(FILE)?)
            .with_context(|| format!("情景“{name}”的{FILE}有误"))?;
        Ok(Self { name: name.to_owned(), folder, ..scenario })
    }

    /// The text of a file in the folder of the scenario.
    ///
    /// # Errors
    /// There is no such file.
    pub(crate) fn file(&self, name: &str) -> anyhow::Result<Cow<'static, str>> {
        self.folder.text(name)
    }

    /// The policy of this name: the scenario's own, or one of the binary.
    ///
    /// # Errors
    /// There is none, or it does not read.
    pub(crate) fn policy(&self, name: &str) -> anyhow::Result<Policy> {
        let text = self.folder.policy(name)?;
        serde_json::from_str(&text).with_context(|| format!("活动方案“{name}”有误"))
    }
}
