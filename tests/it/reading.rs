//! The text of a file, as any reader finds it: white space and page debris aside.

use std::io::{Cursor, Read};

use lopdf::{
    Document,
    content::{Content, Operation},
};
use quick_xml::{Reader, events::Event};

/// Without white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// The text of the pages, by the ToUnicode maps of the file; artifacts (page numbers, repeated heads)
/// are not part of it.
pub(crate) fn pdf(bytes: &[u8]) -> String {
    let mut document = Document::load_mem(bytes).unwrap();
    for sheet in document.get_pages().into_values() {
        let content = Content::decode(&document.get_page_content(sheet)).unwrap();
        let operations = without_artifacts(content.operations);
        let content = Content { operations }.encode().unwrap();
        document.change_page_content(sheet, content).unwrap();
    }
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    squeeze(&document.extract_text(&numbers).unwrap())
}

/// The operations outside of marked content that is an artifact.
fn without_artifacts(operations: Vec<Operation>) -> Vec<Operation> {
    let mut inside = false;
    let kept = operations.into_iter().filter(|operation| {
        let begins = operation.operator == "BMC";
        let ends = operation.operator == "EMC";
        inside = begins || inside && !ends;
        !inside && !ends
    });
    kept.collect()
}

/// One part of a DOCX.
pub(crate) fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of the paragraphs; page numbers stand in other parts of the file.
pub(crate) fn docx(bytes: &[u8]) -> String {
    let document = part(bytes, "word/document.xml");
    let mut reader = Reader::from_str(&document);
    let (mut text, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => inside = start.name().as_ref() == b"w:t",
            Event::End(_) => inside = false,
            Event::Text(piece) if inside => text += &piece.decode().unwrap(),
            Event::GeneralRef(entity) if inside => {
                let entity = format!("&{};", entity.decode().unwrap());
                text += &quick_xml::escape::unescape(&entity).unwrap();
            }
            Event::Eof => return squeeze(&text),
            _ => {}
        }
    }
}
