//! Core properties: title, number, issuer and keywords; no clock.

use super::tree::Element;
use crate::Meta;

const PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// The part.
pub(super) fn part(meta: &Meta) -> Element {
    let values =
        [("dc:title", &meta.title), ("dc:subject", &meta.subject), ("dc:creator", &meta.author)];
    Element::new("cp:coreProperties")
        .with("xmlns:cp", PROPERTIES)
        .with("xmlns:dc", DUBLIN_CORE)
        .holding(values.map(|(name, value)| Element::text(name, value)))
        .holding(meta.keywords.iter().map(|keywords| Element::text("cp:keywords", keywords)))
}
