//! The masthead (版头), GB/T 9704-2012 7.2.

use serde::{Deserialize, Serialize};
use strum::IntoEnumIterator;

use crate::number::DocumentNumber;

/// The masthead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masthead {
    /// Copy number (份号), printed with six digits; required on classified papers.
    pub copy_number: Option<u32>,
    /// Classification and its period (密级和保密期限).
    pub classification: Option<Classification>,
    /// Urgency (紧急程度).
    pub urgency: Option<Urgency>,
    /// The issuers in the mark (发文机关标志), host first; more than one is a joint paper.
    pub issuers: Vec<String>,
    /// What follows the names in the mark: `文件`, `令`, `命令`, `纪要`, or nothing.
    pub mark_suffix: String,
    /// The number line; `None` while the paper has no number.
    pub number: Option<NumberLine>,
    /// Who signs off an upward paper (签发人), in the order printed.
    pub signers: Vec<String>,
}

/// What stands on the number line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberLine {
    /// A document number (发文字号).
    Number(DocumentNumber),
    /// The number of an order (令号): printed `第707号`.
    Order(u32),
}

impl std::fmt::Display for NumberLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Order(seq) => write!(f, "第{seq}号"),
        }
    }
}

/// Classification and its period, printed `机密★1年`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// How secret.
    pub secrecy: Secrecy,
    /// Period in years; `None` prints no period.
    pub years: Option<u8>,
}

impl std::fmt::Display for Classification {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.years {
            Some(years) => write!(f, "{}★{years}年", self.secrecy.name()),
            None => f.write_str(self.secrecy.name()),
        }
    }
}

/// A text that is not a classification as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("密级应当是秘密、机密或绝密，期限写作“机密★1年”")]
pub struct NotAClassification;

impl std::str::FromStr for Classification {
    type Err = NotAClassification;

    /// Reads what is printed: `机密★1年`, or `机密` without a period.
    fn from_str(text: &str) -> Result<Self, NotAClassification> {
        let (name, period) = match text.split_once('★') {
            Some((name, period)) => (name, Some(period)),
            None => (text, None),
        };
        let secrecy = Secrecy::from_name(name).ok_or(NotAClassification)?;
        let years = |period: &str| period.strip_suffix('年')?.parse().ok();
        let years = period.map(|period| years(period).ok_or(NotAClassification)).transpose()?;
        Ok(Self { secrecy, years })
    }
}

/// Level of secrecy (密级).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Secrecy {
    /// 秘密
    Confidential,
    /// 机密
    Secret,
    /// 绝密
    TopSecret,
}

impl Secrecy {
    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confidential => "秘密",
            Self::Secret => "机密",
            Self::TopSecret => "绝密",
        }
    }

    /// The level of this Chinese name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::iter().find(|secrecy| secrecy.name() == name)
    }
}

/// Urgency (紧急程度) of a paper; the four grades of telegrams are printed as they are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 加急
    Urgent,
    /// 特急
    ExtraUrgent,
    /// 平急, telegrams only.
    TelegramOrdinary,
    /// 特提, telegrams only.
    TelegramImmediate,
}

impl Urgency {
    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Urgent => "加急",
            Self::ExtraUrgent => "特急",
            Self::TelegramOrdinary => "平急",
            Self::TelegramImmediate => "特提",
        }
    }

    /// The urgency of this Chinese name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::iter().find(|urgency| urgency.name() == name)
    }
}
