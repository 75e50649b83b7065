//! Where fonts are looked for.

use std::path::{Path, PathBuf};

use super::{Font, FontError};

/// The files in the order of `Role::file`, then the fallback for rare characters.
const FILES: [&str; 6] = [
    "FandolSong-Bold.otf",
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolSong-Regular.otf",
    "LXGWWenKai-Regular.ttf",
];

/// The directories in the order they are searched: the one given, `FAWEN_FONTS`, the working directory's,
/// those of the program and of the project it was built in, the user's, the system's.
#[must_use]
pub fn directories(first: Option<&Path>) -> Vec<PathBuf> {
    let given = first.map(Path::to_owned);
    let named = std::env::var_os("FAWEN_FONTS").map(PathBuf::from);
    let mut found: Vec<_> = given.into_iter().chain(named).collect();
    found.push(PathBuf::from("fonts"));
    if let Some(program) = std::env::current_exe().ok().as_deref().and_then(Path::parent) {
        // target/release/fawen finds <project>/fonts; target/debug/deps/… of a test does, too.
        found.extend(["fonts", "../../fonts", "../../../fonts"].map(|path| program.join(path)));
    }
    if let Some(home) = std::env::var_os("HOME") {
        found.push(PathBuf::from(home).join(".local/share/fawen/fonts"));
    }
    found.push(PathBuf::from("/usr/share/fawen/fonts"));
    found
}

/// Reads every file from the first directory that has it.
pub(super) fn load(directories: &[PathBuf]) -> Result<Vec<Font>, FontError> {
    FILES.into_iter().map(|name| read(name, directories)).collect()
}

fn read(name: &str, directories: &[PathBuf]) -> Result<Font, FontError> {
    let data = directories.iter().find_map(|directory| std::fs::read(directory.join(name)).ok());
    let missing = || FontError::Missing { name: name.to_owned(), searched: directories.to_vec() };
    let font = Font {
        name: name.split('.').next().unwrap_or(name).to_owned(),
        data: data.ok_or_else(missing)?.into(),
        index: 0,
    };
    super::parse(&font)?;
    Ok(font)
}
