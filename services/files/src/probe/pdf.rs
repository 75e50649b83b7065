//! A PDF: its pages, whether it is encrypted, and whether it acts by itself.

use fawen_domain::entry::FaultKind;
use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::Facts;

const MEDIA: &str = "application/pdf";
/// Most bytes that one stream may unpack to.
const UNPACKED: usize = 64_000_000;
/// Most pages that are counted.
const PAGES: usize = 100_000;
/// How deep objects may lie in each other.
const DEPTH: u32 = 64;

pub(super) fn read(bytes: &[u8]) -> Facts {
    let facts = Facts::of(MEDIA);
    let options = LoadOptions { max_decompressed_size: Some(UNPACKED), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(error) if is_about_passwords(&error) => return facts.with(FaultKind::Encrypted, ""),
        Err(error) => return facts.with(FaultKind::Malformed, format!("{error}")),
    };
    // A PDF that opens without a password can still forbid to print or to copy.
    if document.is_encrypted() || document.was_encrypted() {
        return facts.with(FaultKind::Encrypted, "");
    }
    let pages = document.page_iter().take(PAGES).count();
    let mut facts = Facts { pages: u32::try_from(pages).ok(), ..facts };
    if pages == 0 {
        facts = facts.with(FaultKind::Malformed, "没有一页");
    }
    match action(&document) {
        Some(action) => facts.with(FaultKind::Actions, action),
        None => facts,
    }
}

fn is_about_passwords(error: &lopdf::Error) -> bool {
    matches!(
        error,
        lopdf::Error::Decryption(_)
            | lopdf::Error::InvalidPassword
            | lopdf::Error::UnsupportedSecurityHandler(_)
    )
}

/// The first action that runs a script, starts a program or opens an embedded file.
fn action(document: &Document) -> Option<&'static str> {
    let trailer = in_dictionary(&document.trailer, DEPTH);
    trailer.or_else(|| document.objects.values().find_map(|object| in_object(object, DEPTH)))
}

fn in_object(object: &Object, depth: u32) -> Option<&'static str> {
    let depth = depth.checked_sub(1)?;
    match object {
        Object::Dictionary(dictionary) => in_dictionary(dictionary, depth),
        Object::Stream(stream) => in_dictionary(&stream.dict, depth),
        Object::Array(items) => items.iter().find_map(|item| in_object(item, depth)),
        _ => None,
    }
}

fn in_dictionary(dictionary: &Dictionary, depth: u32) -> Option<&'static str> {
    let named = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).ok();
    let kind = match named(b"S") {
        Some(b"JavaScript") => Some("JavaScript"),
        Some(b"Launch") => Some("启动程序"),
        Some(b"GoToE") => Some("打开内嵌文件"),
        Some(b"ImportData" | b"SubmitForm") => Some("向外发送或取回数据"),
        _ if dictionary.has(b"JS") => Some("JavaScript"),
        _ if named(b"Type") == Some(b"EmbeddedFile") => Some("内嵌文件"),
        _ => None,
    };
    kind.or_else(|| dictionary.iter().find_map(|(_, object)| in_object(object, depth)))
}
