//! Pages made by hand, and what is found in the file that comes of them.

use fawen_render::{Meta, pdf};
use fawen_typeset::{Colour, FontId, Fonts, Glyph, Item, Page, Pages, Pictures, Run};
use lopdf::{Dictionary, Document, Object};

/// A page with these things on it.
pub(super) fn page(items: Vec<Item>) -> Page {
    Page { width: 210.0, height: 297.0, items, turned: false }
}

/// Glyphs in a row, with their characters.
pub(super) fn run(font: FontId, glyphs: &[(u16, char)]) -> Item {
    let glyph = |(place, &(id, text)): (usize, &(u16, char))| Glyph {
        id,
        x: 5.5 * place as f64,
        advance: 5.5,
        text,
    };
    Item::Run(Run {
        font,
        size: 16.0,
        stretch: 1.0,
        colour: Colour::Black,
        x: 28.0,
        y: 50.0,
        glyphs: glyphs.iter().enumerate().map(glyph).collect(),
        extra: false,
        turned: false,
        nudge: None,
    })
}

/// The file of these pages, read back.
pub(super) fn written(pages: &Pages, fonts: &Fonts, pictures: &Pictures) -> Document {
    Document::load_mem(&pdf(pages, fonts, pictures, &Meta::default()).unwrap().bytes).unwrap()
}

/// What an entry of a dictionary stands for.
pub(super) fn entry<'a>(file: &'a Document, holder: &'a Dictionary, key: &str) -> &'a Object {
    file.dereference(holder.get(key.as_bytes()).unwrap()).unwrap().1
}

/// A dictionary in a dictionary; of a stream, its dictionary.
pub(super) fn dictionary<'a>(
    file: &'a Document,
    holder: &'a Dictionary,
    key: &str,
) -> &'a Dictionary {
    match entry(file, holder, key) {
        Object::Stream(stream) => &stream.dict,
        Object::Dictionary(dictionary) => dictionary,
        other => panic!("{key} is {other:?}"),
    }
}

/// The catalogue.
pub(super) fn catalogue(file: &Document) -> &Dictionary {
    file.catalog().unwrap()
}

/// The content of a stream in a dictionary.
pub(super) fn stream(file: &Document, holder: &Dictionary, key: &str) -> Vec<u8> {
    entry(file, holder, key).as_stream().unwrap().get_plain_content().unwrap()
}

/// The resources of the first page.
pub(super) fn resources(file: &Document) -> &Dictionary {
    let first = file.get_dictionary(*file.get_pages().values().next().unwrap()).unwrap();
    dictionary(file, first, "Resources")
}
