//! Why a template cannot be read, or a paper not be drafted.

use crate::DraftError;

/// Why a template cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A file is missing or unreadable.
    #[error("模板文件“{file}”读不出：{reason}")]
    File {
        /// Its path.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// A file is not what it should be.
    #[error("“{file}”不是正确的TOML：{reason}")]
    Toml {
        /// Its path.
        file: String,
        /// What the reader says.
        reason: String,
    },
}

/// Why a paper cannot be drafted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftingError {
    /// The fields are not those that the template declares.
    #[error("字段与模板不符：\n{}", lines(.0))]
    Fields(Vec<FieldProblem>),
    /// The text of the template fails.
    #[error("模板文本有误：{0}")]
    Text(String),
    /// The filled text is no draft of a paper.
    #[error("填写后的稿本有误：\n{}", lines(.0))]
    Draft(Vec<DraftError>),
}

/// What is wrong with one field. A path reads `tiers[0].entries[2].unit`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldProblem {
    /// The template has no such field.
    #[error("“{path}”不是模板的字段，请删去或改正名称")]
    Unknown {
        /// Where it stands.
        path: String,
    },
    /// A required field is not given.
    #[error("缺少“{path}”（{meaning}）")]
    Missing {
        /// Where it should stand.
        path: String,
        /// What it means.
        meaning: String,
    },
    /// The value has another type.
    #[error("“{path}”（{meaning}）应是{expected}，给的是{found}")]
    Mistyped {
        /// Where it stands.
        path: String,
        /// What it means.
        meaning: String,
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: String,
    },
    /// Nothing but blanks; what is not known is left out instead.
    #[error("“{path}”（{meaning}）是空白；没有内容请不要写这个字段")]
    Blank {
        /// Where it stands.
        path: String,
        /// What it means.
        meaning: String,
    },
    /// A text in draft markup that is none.
    #[error("“{path}”（{meaning}）不是正确的稿本：\n{}", lines(.errors))]
    BadMarkup {
        /// Where it stands.
        path: String,
        /// What it means.
        meaning: String,
        /// What is wrong with it.
        errors: Vec<DraftError>,
    },
}

fn lines(problems: &[impl ToString]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
