//! How a file, or a mail's subject, must be named: named parts as data.

use serde::{Deserialize, Serialize};

/// How a file must be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameRule {
    /// Named parts in a fixed order.
    Pattern(NamePattern),
    /// The name is the caption (图片名称为图片说明).
    Caption(CaptionRule),
}

/// Named parts in a fixed order, e.g. `【作品名字】+姓名+单位+联系方式`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamePattern {
    /// The parts.
    pub parts: Vec<NamePart>,
    /// What may stand between two parts, e.g. `+＋`.
    pub separators: String,
}

/// One part of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamePart {
    /// Name of the part, e.g. `联系方式`.
    pub name: String,
    /// Opening and closing bracket around it, e.g. `【】`.
    #[serde(default)]
    pub brackets: Option<(char, char)>,
    /// What it may hold.
    #[serde(default)]
    pub kind: PartKind,
}

/// What a part of a name may hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Any words.
    #[default]
    Words,
    /// A mobile or a fixed-line number.
    Phone,
    /// Exactly these words.
    Literal(String),
}

/// What a caption must say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptionRule {
    /// At least so many characters.
    pub min_chars: u32,
    /// What it must mention, for the message, e.g. 时间、地点、事件.
    pub mentions: Vec<String>,
    /// Whether a time must be recognisable: a year (2022年) or a date with month and day.
    pub needs_time: bool,
}

impl NameRule {
    /// Why a name without its extension does not fit, in Chinese; `None` when it fits.
    #[must_use]
    pub fn misfit(&self, stem: &str) -> Option<String> {
        match self {
            Self::Pattern(pattern) => pattern.misfit(stem),
            Self::Caption(caption) => caption.misfit(stem),
        }
    }
}

impl NamePattern {
    /// The pattern as people write it: `【作品名字】+姓名+单位+联系方式`.
    #[must_use]
    pub fn shown(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(NamePart::shown).collect();
        parts.join(&self.separators.chars().take(1).collect::<String>())
    }

    /// Why a name does not fit, in Chinese; `None` when it fits.
    #[must_use]
    pub fn misfit(&self, name: &str) -> Option<String> {
        self.read(name).err().map(|why| format!("{why}；应按“{}”命名", self.shown()))
    }

    /// The parts of a name by their order, brackets taken off.
    ///
    /// # Errors
    /// What is missing, in Chinese.
    pub fn read<'n>(&self, name: &'n str) -> Result<Vec<&'n str>, String> {
        let mut rest = name.trim();
        let mut found = Vec::new();
        let last = self.parts.len().saturating_sub(1);
        for (index, part) in self.parts.iter().enumerate() {
            let (text, after) = part.take(rest, &self.separators, index == last)?;
            part.check(text)?;
            found.push(text);
            rest = after;
        }
        Ok(found)
    }
}

impl NamePart {
    fn shown(&self) -> String {
        let text = match &self.kind {
            PartKind::Literal(text) => text,
            PartKind::Words | PartKind::Phone => &self.name,
        };
        match self.brackets {
            Some((open, close)) => format!("{open}{text}{close}"),
            None => text.clone(),
        }
    }

    /// Splits this part off the front; the separator after it goes with it.
    fn take<'n>(
        &self,
        rest: &'n str,
        separators: &str,
        last: bool,
    ) -> Result<(&'n str, &'n str), String> {
        let name = &self.name;
        let Some((open, close)) = self.brackets else {
            return if last {
                Ok((rest.trim(), ""))
            } else {
                rest.split_once(|c| separators.contains(c))
                    .map(|(text, after)| (text.trim(), after.trim_start()))
                    .ok_or_else(|| format!("“{name}”之后缺少内容"))
            };
        };
        let (text, after) = rest
            .strip_prefix(open)
            .and_then(|inner| inner.split_once(close))
            .ok_or_else(|| format!("“{name}”应写在{open}{close}之内"))?;
        let after = after.trim_start();
        match after.strip_prefix(|c| separators.contains(c)) {
            Some(after) if !last => Ok((text.trim(), after.trim_start())),
            None if last && after.is_empty() => Ok((text.trim(), "")),
            _ => Err(format!("“{name}”之后的分隔不对")),
        }
    }

    fn check(&self, text: &str) -> Result<(), String> {
        let name = &self.name;
        match &self.kind {
            _ if text.is_empty() => Err(format!("缺少“{name}”")),
            PartKind::Phone if !is_phone(text) => Err(format!("“{name}”不是电话号码：{text}")),
            PartKind::Literal(words) if words != text => {
                Err(format!("“{name}”应写“{words}”，现写“{text}”"))
            }
            PartKind::Words | PartKind::Phone | PartKind::Literal(_) => Ok(()),
        }
    }
}

impl CaptionRule {
    fn misfit(&self, stem: &str) -> Option<String> {
        let mentions = self.mentions.join("、");
        let length = u32::try_from(stem.trim().chars().count()).unwrap_or(u32::MAX);
        if length < self.min_chars {
            let min = self.min_chars;
            return Some(format!("只有{length}个字符，少于{min}个；应注明{mentions}"));
        }
        (self.needs_time && !mentions_time(stem))
            .then(|| format!("看不出时间；应注明{mentions}，如“2022年9月”"))
    }
}

/// Whether a number stands before 年, 月 or 日, or a year stands in the digits (20220915).
fn mentions_time(text: &str) -> bool {
    let mut digits = 0_u32;
    text.chars().any(|c| {
        if c.is_ascii_digit() {
            digits = digits.saturating_add(1);
            return digits >= 6;
        }
        let marked = digits > 0 && matches!(c, '年' | '月' | '日');
        digits = 0;
        marked
    })
}

/// Whether this is a mobile number (1 and ten digits) or a fixed line (7 or 8 digits, perhaps
/// after an area code of 3 or 4 that starts with 0).
#[must_use]
pub(crate) fn is_phone(text: &str) -> bool {
    let groups: Vec<&str> = text.split(['-', '－', '—']).collect();
    let numeric = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    if !groups.iter().all(|group| numeric(group)) {
        return false;
    }
    match groups.as_slice() {
        [one] => match one.len() {
            7 | 8 => !one.starts_with('0'),
            10 | 12 => one.starts_with('0'),
            11 => one.starts_with(['0', '1']),
            _ => false,
        },
        [area, line] => {
            area.starts_with('0') && matches!(area.len(), 3 | 4) && matches!(line.len(), 7 | 8)
        }
        _ => false,
    }
}
