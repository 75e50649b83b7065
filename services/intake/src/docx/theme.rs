//! The theme: faces by the names of their slots.

use std::{collections::BTreeMap, sync::Arc};

use crate::xml::Tree;

/// The faces of a theme (`majorEastAsia`, `minorHAnsi` …).
#[derive(Debug, Default)]
pub(super) struct Theme {
    faces: BTreeMap<&'static str, Arc<str>>,
}

const SLOTS: [(&str, &str, [&str; 3]); 2] = [
    ("a:majorFont", "majorEastAsia", ["majorAscii", "majorHAnsi", "majorBidi"]),
    ("a:minorFont", "minorEastAsia", ["minorAscii", "minorHAnsi", "minorBidi"]),
];

impl Theme {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut faces: BTreeMap<&'static str, Arc<str>> = BTreeMap::new();
        let Some(scheme) = tree.root().find("a:fontScheme") else {
            return Self::default();
        };
        for (part, east_asia, latin) in SLOTS {
            let Some(fonts) = scheme.child(part) else { continue };
            let face =
                |name: &str| fonts.child(name)?.get("typeface").filter(|face| !face.is_empty());
            // An empty East Asian face stands for that of simplified Chinese.
            let simplified = || {
                let mut scripts = fonts.elements().filter(|font| font.name() == "a:font");
                scripts.find(|font| font.get("script") == Some("Hans"))?.get("typeface")
            };
            if let Some(found) = face("a:ea").or_else(simplified) {
                faces.insert(east_asia, found.into());
            }
            for slot in latin {
                if let Some(found) = face("a:latin") {
                    faces.insert(slot, found.into());
                }
            }
        }
        Self { faces }
    }

    /// The face in a slot.
    pub(super) fn face(&self, slot: &str) -> Option<Arc<str>> {
        self.faces.get(slot).cloned()
    }
}
