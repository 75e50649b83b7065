//! What a font says about its licence.

use ttf_parser::name_id;

use super::{Font, FontError};

/// The licence of a font, by its own name table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Licence {
    /// The licence's short name (SPDX where it has one); none where the font does not say it or it is
    /// not a known one.
    pub name: Option<&'static str>,
    /// What the font says of it, at most one line.
    pub text: Option<String>,
    /// Where the font says that the licence can be read.
    pub url: Option<String>,
    /// Whose font it is.
    pub copyright: Option<String>,
}

/// Words by which licences are known, in the order they are looked for. Fandol's files name the GPL by
/// its address only; that embedding is excepted stands in the COPYING of its distribution.
const KNOWN: [(&[&str], &str); 7] = [
    (&["Fandol"], "GPL-3.0，嵌入文档除外"),
    (&["SIL Open Font License"], "OFL-1.1"),
    (&["scripts.sil.org/OFL", "openfontlicense.org"], "OFL-1.1"),
    (&["Arphic Public License", "ARPHIC PUBLIC LICENSE"], "Arphic-1999"),
    (&["Apache License"], "Apache-2.0"),
    (&["GNU General Public License", "gnu.org/licenses"], "GPL"),
    (&["Ubuntu Font Licence"], "UFL-1.0"),
];

impl Font {
    /// The licence of the font.
    ///
    /// # Errors
    /// [`FontError::Broken`] when the file is no font.
    pub fn licence(&self) -> Result<Licence, FontError> {
        let face = self.face()?;
        let text = |id| {
            let names = face.names().into_iter().filter(|name| name.name_id == id);
            let mut texts = names.filter_map(|name| name.to_string());
            let text = texts.find(|text| !text.trim().is_empty())?;
            text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned)
        };
        let mut licence = Licence {
            name: None,
            text: text(name_id::LICENSE),
            url: text(name_id::LICENSE_URL),
            copyright: text(name_id::COPYRIGHT_NOTICE),
        };
        let said = [Some(&self.name), licence.text.as_ref(), licence.url.as_ref()];
        let says = |word: &&str| said.iter().flatten().any(|text| text.contains(*word));
        licence.name =
            KNOWN.iter().find(|(words, _)| words.iter().any(says)).map(|&(_, name)| name);
        Ok(licence)
    }
}
