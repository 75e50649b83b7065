//! The name under which a file was handed in: shown, never used as a path.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::FilesError;

/// Longest name, in characters: what Windows and most file systems take.
const LONGEST: usize = 120;

/// A file's name that is safe to show and to save under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(String);

impl FileName {
    /// Reads one.
    ///
    /// # Errors
    /// [`FilesError::BadName`] when it is empty, too long, a path, or holds signs that cannot be seen
    /// or that turn the direction of writing around.
    pub fn parse(text: &str) -> Result<Self, FilesError> {
        let name = text.trim();
        let wrong = |why: &'static str| {
            let shown = name.chars().take(60).collect::<String>().escape_debug().to_string();
            Err(FilesError::BadName { shown, why })
        };
        let length = name.chars().count();
        if length == 0 {
            return wrong("文件名是空的");
        }
        if length > LONGEST {
            return wrong("文件名超过120个字符");
        }
        if name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) {
            return wrong("文件名不能含有 / \\ : * ? \" < > |");
        }
        if name.chars().all(|c| c == '.') || name.ends_with('.') {
            return wrong("文件名不能只有句点，也不能以句点结尾");
        }
        if name.chars().any(is_unseen) {
            return wrong("文件名含有看不见的字符");
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters, marks of direction and other signs without a shape.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for FileName {
    type Error = FilesError;

    fn try_from(text: String) -> Result<Self, FilesError> {
        Self::parse(&text)
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}
