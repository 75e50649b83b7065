//! What the pages share, and their content made small.

use lopdf::{Dictionary, Document, ObjectId};

use super::deflate;

/// Gives every page the fonts and pictures that its content names, and compresses the content.
pub(super) fn settle(file: &mut Document, sheets: &[ObjectId], resources: &Dictionary) {
    let resources = file.add_object(resources.clone());
    for &sheet in sheets {
        let Ok(sheet) = file.get_dictionary_mut(sheet) else { continue };
        sheet.set("Resources", resources);
        for unused in [&b"Annots"[..], b"TrimBox", b"CropBox"] {
            sheet.remove(unused);
        }
        let content = sheet.get(b"Contents").and_then(lopdf::Object::as_reference);
        let stream = content.ok().and_then(|content| file.get_object_mut(content).ok());
        if let Some(stream) = stream.and_then(|stream| stream.as_stream_mut().ok()) {
            *stream = deflate::text(&stream.content, Dictionary::new());
        }
    }
}
