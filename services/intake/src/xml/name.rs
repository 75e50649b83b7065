//! Names with the usual prefixes of their namespaces.

use std::collections::BTreeMap;

/// Names of a tree, each once.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Box<str>>,
    places: BTreeMap<Box<str>, u32>,
}

impl Names {
    pub(super) fn get(&self, at: u32) -> &str {
        self.list.get(at as usize).map_or("", |name| name)
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The position of a name, new or known.
    pub(super) fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = u32::try_from(self.list.len()).unwrap_or(0);
        self.list.push(name.into());
        self.places.insert(name.into(), place);
        place
    }
}

/// Namespaces by the end of their names; the strict and the transitional form end alike.
const KNOWN: &[(&str, &str)] = &[
    ("/wordprocessingml/main", "w"),
    ("/wordprocessingml/2006/main", "w"),
    ("/officeDocument/relationships", "r"),
    ("/officeDocument/2006/relationships", "r"),
    ("/drawingml/wordprocessingDrawing", "wp"),
    ("/drawingml/2006/wordprocessingDrawing", "wp"),
    ("/drawingml/main", "a"),
    ("/drawingml/2006/main", "a"),
    ("/drawingml/picture", "pic"),
    ("/drawingml/2006/picture", "pic"),
    ("/officeDocument/math", "m"),
    ("/officeDocument/2006/math", "m"),
    ("/word/2010/wordprocessingShape", "wps"),
    ("/word/2010/wordprocessingGroup", "wpg"),
    ("/word/2010/wordprocessingCanvas", "wpc"),
    ("/word/2010/wordprocessingDrawing", "wp14"),
    ("/word/2010/wordml", "w14"),
    ("/markup-compatibility/2006", "mc"),
    ("/package/2006/relationships", "rel"),
    ("/package/2006/content-types", "ct"),
    ("schemas-microsoft-com:vml", "v"),
    ("schemas-microsoft-com:office:office", "o"),
    ("schemas-microsoft-com:office:word", "w10"),
    ("/XML/1998/namespace", "xml"),
];

/// The usual prefix of a namespace; unknown ones have one that no rule asks for.
pub(super) fn usual(uri: &str) -> &'static str {
    let found = KNOWN.iter().find(|(end, _)| uri.trim_end().ends_with(end));
    found.map_or("other", |(_, prefix)| prefix)
}
