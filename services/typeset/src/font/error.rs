//! Why fonts cannot be used.

use std::path::PathBuf;

use thiserror::Error;

/// Why fonts cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FontError {
    /// A file is in none of the directories.
    #[error("找不到字体 {name}，已查找：{}；请先运行 make setup 取得字体，或用 FAWEN_FONTS 指定字体目录", .searched.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("、"))]
    Missing {
        /// Name of the file.
        name: String,
        /// Where it was looked for.
        searched: Vec<PathBuf>,
    },
    /// A file is no font.
    #[error("字体文件 {name} 无法使用：{reason}；请重新运行 make setup")]
    Broken {
        /// Name of the file.
        name: String,
        /// What is wrong.
        reason: String,
    },
}
