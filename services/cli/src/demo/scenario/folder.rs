//! Where the files of a scenario are: in the binary, or in a folder of the user's own.

use std::{borrow::Cow, fs, path::PathBuf};

use anyhow::Context;
use include_dir::{Dir, include_dir};

static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../tests/fixtures/scenarios");
static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../tests/fixtures/policies");

/// The folder of a scenario.
#[derive(Debug, Clone)]
pub(crate) enum Folder {
    /// In the binary, by its name.
    Embedded(String),
    /// On the disk.
    Own(PathBuf),
}

impl Default for Folder {
    fn default() -> Self {
        Self::Embedded(String::new())
    }
}

impl Folder {
    /// The text of a file in the folder.
    ///
    /// # Errors
    /// There is no such file, or it is not UTF-8.
    pub(crate) fn text(&self, file: &str) -> anyhow::Result<Cow<'static, str>> {
        match self {
            Self::Embedded(name) => embedded(&SCENARIOS, &format!("{name}/{file}"))
                .map(Cow::from)
                .with_context(|| format!("情景“{name}”缺少文件“{file}”")),
            Self::Own(folder) => {
                let path = folder.join(file);
                let text = fs::read_to_string(&path);
                text.map(Cow::from).with_context(|| format!("读不到“{}”", path.display()))
            }
        }
    }

    /// The text of a policy: one of the folder comes before one of the binary.
    ///
    /// # Errors
    /// There is no policy of this name.
    pub(crate) fn policy(&self, name: &str) -> anyhow::Result<Cow<'static, str>> {
        let file = format!("{name}.json");
        match self {
            Self::Own(folder) if folder.join(&file).exists() => self.text(&file),
            _ => embedded(&POLICIES, &file)
                .map(Cow::from)
                .with_context(|| format!("没有“{name}”这个活动方案")),
        }
    }
}

fn embedded(folder: &Dir<'static>, file: &str) -> Option<&'static str> {
    folder.get_file(file)?.contents_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_of_the_folder_comes_before_one_of_the_binary() {
        let folder = tempfile::tempdir().unwrap();
        let own = Folder::Own(folder.path().to_owned());
        let embedded = Folder::Embedded("2022".to_owned()).policy("2022-ydyp").unwrap();
        assert_eq!(own.policy("2022-ydyp").unwrap(), embedded);
        fs::write(folder.path().join("2022-ydyp.json"), "{}").unwrap();
        assert_eq!(own.policy("2022-ydyp").unwrap(), "{}");
        assert!(own.policy("1999").is_err());
    }
}
