//! What a text must be like: length, parts, typefaces.
#![expect(
    clippy::disallowed_types,
    reason = "serde's derive names floats to read a flattened field; none comes of it"
)]

use serde::{Deserialize, Serialize};

use super::FileRole;
use crate::text::CountPolicy;

/// What the text of a case must be like (文稿要求).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRules {
    /// The role of the file that holds the text.
    pub role: FileRole,
    /// The longest it may be.
    #[serde(default)]
    pub limit: Option<CharacterLimit>,
    /// The parts that it must have, by their headings (内容要求).
    #[serde(default)]
    pub parts: Vec<String>,
    /// How its parts must be set (格式要求); a deviation is reported, not refused.
    #[serde(default)]
    pub styles: Vec<TextStyle>,
    /// Whether pictures may be pasted into it.
    #[serde(default)]
    pub pictures_inside: bool,
}

/// A greatest length in 字 (字数): the number itself is still within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharacterLimit {
    /// At most so many 字 (“3000字以内”, “3000字以下”: 民法典 第一千二百五十九条 includes the number).
    pub max: u32,
    /// How they are counted.
    #[serde(default)]
    pub count: CharacterCount,
}

/// How 字 are counted; notices do not say, so the policy must.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CharacterCount {
    /// How each character counts.
    #[serde(flatten)]
    pub characters: CountPolicy,
    /// Whether the title counts.
    pub title: bool,
}

impl CharacterCount {
    /// The length of a text in 字: its body, with the title where that counts.
    #[must_use]
    pub fn of(self, title: &str, body: &str) -> u32 {
        let title = if self.title { self.characters.count(title) } else { 0 };
        self.characters.count(body).saturating_add(title)
    }
}

/// A part of a text that can have a style of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextPart {
    /// 标题.
    Title,
    /// 单位名称 under the title.
    Byline,
    /// 正文.
    Body,
    /// 一级标题.
    HeadingOne,
    /// 二级标题.
    HeadingTwo,
}

impl TextPart {
    /// The name of the part in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Title => "标题",
            Self::Byline => "单位名称",
            Self::Body => "正文",
            Self::HeadingOne => "一级标题",
            Self::HeadingTwo => "二级标题",
        }
    }
}

/// How a part is to be set, or was found set; `None` is “not demanded” or “not known”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextStyle {
    /// The part.
    pub part: TextPart,
    /// Typeface (字体), e.g. `宋体`.
    #[serde(default)]
    pub face: Option<String>,
    /// Size in half points (二号 is 44, 三号 is 32).
    #[serde(default)]
    pub half_points: Option<u32>,
    /// Bold (加粗).
    #[serde(default)]
    pub bold: Option<bool>,
    /// Centred (居中).
    #[serde(default)]
    pub centred: Option<bool>,
    /// Line spacing (行距).
    #[serde(default)]
    pub line: Option<LineSpacing>,
}

/// Line spacing (行距).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineSpacing {
    /// 单倍行距.
    Single,
    /// 固定值, in twips (twentieths of a point): 28 磅 is 560.
    Exact(u32),
    /// 多倍行距, in 240ths of a line: 1.5 倍 is 360.
    Multiple(u32),
    /// 最小值, in twips.
    AtLeast(u32),
}

impl LineSpacing {
    /// As people say it: `固定值28磅`.
    #[must_use]
    pub fn chinese(self) -> String {
        match self {
            Self::Single => "单倍".to_owned(),
            Self::Exact(twips) => format!("固定值{}磅", twips / 20),
            Self::Multiple(parts) => {
                let hundredths = u64::from(parts).saturating_mul(100) / 240;
                format!("{}.{:02}倍", hundredths / 100, hundredths % 100)
            }
            Self::AtLeast(twips) => format!("最小值{}磅", twips / 20),
        }
    }
}
