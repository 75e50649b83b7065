//! Version, identifier, information: what printpdf gets wrong or draws from a counter.

use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::{Meta, RenderError, VERSION};

/// The finished file.
pub(super) fn bytes(mut file: Document, meta: &Meta) -> Result<Vec<u8>, RenderError> {
    "1.7".clone_into(&mut file.version);
    let information = file.add_object(information(meta));
    file.trailer.set("Info", information);
    identify(&mut file, &[0; 16]);
    file.prune_objects();
    file.renumber_objects();
    file.compress();
    // The identifier is the hash of everything else, so it follows from the content alone.
    let hash = Sha256::digest(save(&mut file)?);
    identify(&mut file, hash.get(..16).unwrap_or_default());
    save(&mut file)
}

fn information(meta: &Meta) -> Dictionary {
    dictionary! {
        "Title" => text(&meta.title),
        "Subject" => text(&meta.subject),
        "Author" => text(&meta.author),
        "Creator" => text("Fawen"),
        "Producer" => text(VERSION),
    }
}

/// UTF-16 with its mark, as PDF wants text outside of Latin.
fn text(value: &str) -> Object {
    let units = std::iter::once(0xfeff).chain(value.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

fn identify(file: &mut Document, identifier: &[u8]) {
    let half = || Object::String(identifier.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![half(), half()]));
}

fn save(file: &mut Document) -> Result<Vec<u8>, RenderError> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)
        .map_err(|error| RenderError::Write { format: "PDF", reason: error.to_string() })?;
    Ok(bytes)
}
