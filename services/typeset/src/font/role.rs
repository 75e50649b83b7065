//! The five roles of type, and which files an operator gives them.

use std::{collections::BTreeMap, path::PathBuf};

use serde::{Deserialize, Serialize};

/// What a face is used for, by the classes that the standard names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// 小标宋体: mark and titles.
    #[serde(rename = "小标宋", alias = "biaosong")]
    Biaosong,
    /// 仿宋体: text.
    #[serde(rename = "仿宋", alias = "fangsong")]
    Fangsong,
    /// 楷体: headings of the second level, names of signers.
    #[serde(rename = "楷", alias = "楷体", alias = "kai")]
    Kai,
    /// 黑体: headings of the first level, labels of annexes.
    #[serde(rename = "黑", alias = "黑体", alias = "hei")]
    Hei,
    /// 宋体: page numbers.
    #[serde(rename = "宋", alias = "宋体", alias = "song")]
    Song,
}

impl Role {
    /// Every role, in the order of the standard's text.
    pub const ALL: [Self; 5] = [Self::Biaosong, Self::Fangsong, Self::Kai, Self::Hei, Self::Song];

    /// The role's name, as the profile has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Biaosong => "小标宋",
            Self::Fangsong => "仿宋",
            Self::Kai => "楷",
            Self::Hei => "黑",
            Self::Song => "宋",
        }
    }

    /// The file that serves the role unless the operator points it elsewhere.
    pub(super) const fn default_file(self) -> &'static str {
        match self {
            Self::Biaosong => "FandolSong-Bold.otf",
            Self::Fangsong => "FandolFang-Regular.otf",
            Self::Kai => "FandolKai-Regular.otf",
            Self::Hei => "FandolHei-Regular.otf",
            Self::Song => "FandolSong-Regular.otf",
        }
    }
}

/// A font file that an operator has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleFile {
    /// The file: a path, or a name that is looked for in the font directories.
    pub file: PathBuf,
    /// Which face of a collection (`.ttc`, `.otc`), from 0.
    #[serde(default)]
    pub index: u32,
}

/// The operator's files by role: the table `[fonts]` of a profile. TOML wants Chinese keys in quotes; the
/// roles have Latin names, too.
///
/// ```toml
/// [fonts]
/// "小标宋" = { file = "/usr/share/fonts/FZXBSJW.TTF" }
/// fangsong = { file = "simsun.ttc", index = 1 }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleFiles {
    files: BTreeMap<Role, RoleFile>,
}

impl RoleFiles {
    /// Whether every role has its default.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Points a role at a file.
    pub fn set(&mut self, role: Role, file: RoleFile) {
        self.files.insert(role, file);
    }

    /// The operator's file for a role.
    #[must_use]
    pub fn get(&self, role: Role) -> Option<&RoleFile> {
        self.files.get(&role)
    }
}
