//! Styles and scripts, in the binary, under names that hold a hash of their content: they may be kept
//! for ever, and a new version has a new name.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// A file that pages refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its name with the hash: `fawen.0123456789ab.css`.
    pub name: String,
    /// MIME type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

pub(crate) static STYLES: LazyLock<Asset> = LazyLock::new(|| {
    asset("fawen", "css", "text/css; charset=utf-8", include_bytes!("../assets/fawen.css"))
});
pub(crate) static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| asset("fawen", "js", JAVASCRIPT, include_bytes!("../assets/fawen.js")));
pub(crate) static HTMX: LazyLock<Asset> = LazyLock::new(|| {
    asset("htmx", "js", JAVASCRIPT, include_bytes!("../assets/vendor/htmx-2.0.10.min.js"))
});

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

fn asset(stem: &str, kind: &str, media_type: &'static str, bytes: &'static [u8]) -> Asset {
    let hash = Sha256::digest(bytes);
    let short: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Asset { name: format!("{stem}.{short}.{kind}"), media_type, bytes }
}

/// The file of this name, if there is one.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    [&*STYLES, &*SCRIPT, &*HTMX].into_iter().find(|asset| asset.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_names_with_their_hash() {
        let styles = find(&STYLES.name).expect("the sheet is there");
        assert!(styles.name.starts_with("fawen.") && styles.name.ends_with(".css"));
        assert_eq!(find("fawen.css"), None);
        assert_eq!(find("../Cargo.toml"), None);
    }

    #[test]
    fn what_came_from_outside_is_what_the_list_says() {
        let list = include_str!("../assets/THIRD-PARTY.md");
        let hash: String =
            Sha256::digest(HTMX.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(list.contains(&hash), "htmx is not the file of the list");
    }

    #[test]
    fn the_sheet_and_the_script_ask_nothing_of_other_hosts() {
        for bytes in [STYLES.bytes, SCRIPT.bytes] {
            let text = std::str::from_utf8(bytes).expect("text");
            assert!(
                !text.contains("http:") && !text.contains("https:") && !text.contains("@import")
            );
            assert!(!text.contains("eval(") && !text.contains("new Function"));
        }
    }
}
