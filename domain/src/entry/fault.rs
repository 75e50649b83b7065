//! What is wrong with a file as a file, whatever the campaign asks for.

use serde::{Deserialize, Serialize};

/// Why a file cannot be reviewed, or should not be opened (文件问题).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileFault {
    /// Of which kind.
    pub kind: FaultKind,
    /// What the probe saw, in Chinese; may be empty.
    #[serde(default)]
    pub detail: String,
}

/// Kinds of faults of a file.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// A password is needed to open it (加密).
    Encrypted,
    /// Programs lie in it (宏).
    Macros,
    /// It runs a script, starts a program or fetches something when it is opened (自动动作).
    Actions,
    /// It is cut off or damaged (损坏).
    Malformed,
    /// It would blow up when unpacked, or names parts outside of itself (异常).
    Hostile,
    /// The probe ran out of time, memory or room, or died (未能检查).
    Unprobed,
}

impl FaultKind {
    /// What is wrong, in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Encrypted => "文件加了密码",
            Self::Macros => "文件带有宏",
            Self::Actions => "文件打开时会自动执行操作",
            Self::Malformed => "文件已损坏或不完整",
            Self::Hostile => "文件结构异常",
            Self::Unprobed => "文件未能检查",
        }
    }

    /// How to mend it, in Chinese.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Encrypted => "请取消打开密码和权限限制，另存后重新上传",
            Self::Macros => "请另存为不含宏的 .docx 后重新上传",
            Self::Actions => "请用办公软件重新导出，不带脚本、启动动作和外部模板，再上传",
            Self::Malformed => "请确认能正常打开，另存或重新导出后再上传",
            Self::Hostile => "请用办公软件打开原件，另存一份再上传",
            Self::Unprobed => "请另存或缩小后重新上传；仍不行的，请与主办单位联系",
        }
    }
}

impl FileFault {
    /// A fault of this kind.
    #[must_use]
    pub fn new(kind: FaultKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    /// What is wrong and how to mend it, in Chinese.
    #[must_use]
    pub fn message(&self) -> String {
        let (what, remedy) = (self.kind.chinese(), self.kind.remedy());
        if self.detail.is_empty() {
            format!("{what}；{remedy}")
        } else {
            format!("{what}（{}）；{remedy}", self.detail)
        }
    }
}
