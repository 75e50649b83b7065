//! Where fonts are looked for, and the chains that come of them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Font, FontError, FontId, Fonts, Role, RoleFile, RoleFiles, memory::Memory};

/// The font for rare characters, everyone's fallback.
const FALLBACK: &str = "LXGWWenKai-Regular.ttf";

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

/// Opens every file from the first directory that has it.
///
/// A role's chain is the operator's file, the role's default, the fallback for rare characters, then
/// the other roles' fonts: a character in an unfitting face is better than none.
pub(super) fn load(directories: &[PathBuf], roles: &RoleFiles) -> Result<Fonts, FontError> {
    let mut shelf = Shelf { directories, files: Vec::new() };
    let mut own = Vec::new();
    for role in Role::ALL {
        own.push(shelf.of_role(role, roles.get(role))?);
    }
    let is_complete = Role::ALL.iter().all(|&role| roles.get(role).is_some());
    let fallback = shelf.default(FALLBACK, !is_complete)?;
    let all: Vec<_> = (0..shelf.files.len()).map(FontId).collect();
    let chains = std::array::from_fn(|role| {
        let first = own.get(role).into_iter().flatten().chain(&fallback);
        let mut chain: Vec<FontId> = Vec::new();
        for &font in first.chain(&all) {
            if !chain.contains(&font) {
                chain.push(font);
            }
        }
        chain
    });
    let memories = Arc::new(std::array::from_fn(|_| Memory::new()));
    Ok(Fonts { files: shelf.files, chains, memories })
}

/// The files opened so far; a face that two roles share is opened once.
struct Shelf<'a> {
    directories: &'a [PathBuf],
    files: Vec<Font>,
}

impl Shelf<'_> {
    /// The operator's file and the default, which may be missing only beside the former.
    fn of_role(&mut self, role: Role, chosen: Option<&RoleFile>) -> Result<Vec<FontId>, FontError> {
        let mut chain = Vec::new();
        if let Some(RoleFile { file, index }) = chosen {
            chain.push(self.open(&self.find(file)?, *index)?);
        }
        chain.extend(self.default(role.default_file(), chosen.is_none())?);
        Ok(chain)
    }

    fn default(&mut self, name: &str, is_required: bool) -> Result<Option<FontId>, FontError> {
        match self.find(Path::new(name)) {
            Ok(path) => self.open(&path, 0).map(Some),
            Err(_) if !is_required => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn find(&self, file: &Path) -> Result<PathBuf, FontError> {
        let here = file.is_absolute().then(|| file.to_owned());
        let paths = self.directories.iter().map(|directory| directory.join(file));
        let missing = || FontError::Missing {
            name: file.display().to_string(),
            searched: self.directories.to_vec(),
        };
        here.into_iter().chain(paths).find(|path| path.is_file()).ok_or_else(missing)
    }

    fn open(&mut self, path: &Path, index: u32) -> Result<FontId, FontError> {
        let is_open = |font: &Font| font.path == path && font.index == index;
        if let Some(place) = self.files.iter().position(is_open) {
            return Ok(FontId(place));
        }
        self.files.push(Font::open(path, index)?);
        Ok(FontId(self.files.len().saturating_sub(1)))
    }
}
