//! Embedded faces: the same outlines, and a character for every code.

use fawen_render::{Meta, pdf};
use fawen_typeset::{FontId, Fonts, Pages, Pictures, Role, RoleFile, RoleFiles};
use lopdf::{Dictionary, Document};
use proptest::prelude::*;
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag, cff};

use super::objects::{dictionary, page, resources, run, stream, written};
use crate::{
    program::project,
    render::sample::{SAMPLES, fonts, paper},
};

/// An outline as text.
#[derive(Default, PartialEq, Debug)]
struct Drawing(String);

impl OutlineBuilder for Drawing {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0 += &format!("M {x} {y} ");
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0 += &format!("L {x} {y} ");
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0 += &format!("Q {x1} {y1} {x} {y} ");
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0 += &format!("C {x1} {y1} {x2} {y2} {x} {y} ");
    }
    fn close(&mut self) {
        self.0 += "Z ";
    }
}

fn font(file: &Document, id: FontId) -> &Dictionary {
    dictionary(file, dictionary(file, resources(file), "Font"), &format!("F{}", id.0))
}

fn descendant(file: &Document, id: FontId) -> &Dictionary {
    let all = font(file, id).get(b"DescendantFonts").unwrap().as_array().unwrap();
    file.get_dictionary(all[0].as_reference().unwrap()).unwrap()
}

/// What the embedded face draws for a code.
fn drawn(file: &Document, id: FontId, code: u16) -> Drawing {
    let descendant = descendant(file, id);
    let descriptor = dictionary(file, descendant, "FontDescriptor");
    let mut drawing = Drawing::default();
    if descriptor.has(b"FontFile3") {
        let program = stream(file, descriptor, "FontFile3");
        let table = cff::Table::parse(&program).unwrap();
        // A blank glyph is an error there.
        let _ = table.outline(GlyphId(code), &mut drawing);
    } else {
        let glyph = match descendant.get(b"CIDToGIDMap").unwrap().as_name() {
            Ok(name) => {
                assert_eq!(name, b"Identity");
                code
            }
            Err(_) => {
                let map = stream(file, descendant, "CIDToGIDMap");
                u16::from_be_bytes([map[usize::from(code) * 2], map[usize::from(code) * 2 + 1]])
            }
        };
        let program = stream(file, descriptor, "FontFile2");
        Face::parse(&program, 0).unwrap().outline_glyph(GlyphId(glyph), &mut drawing);
    }
    drawing
}

/// The codes of the first page, in order, and the characters they stand for.
fn shown(file: &Document, id: FontId) -> (Vec<u16>, String) {
    let page = *file.get_pages().values().next().unwrap();
    let content = file.get_and_decode_page_content(page).unwrap();
    let arrays = content.operations.iter().filter(|operation| operation.operator == "TJ");
    let strings = arrays.flat_map(|operation| operation.operands[0].as_array().unwrap());
    let bytes: Vec<u8> = strings.filter_map(|item| item.as_str().ok()).flatten().copied().collect();
    let codes: Vec<u16> =
        bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    let map = String::from_utf8(stream(file, font(file, id), "ToUnicode")).unwrap();
    let text = codes.iter().map(|code| {
        let start = format!("<{code:04X}> <");
        let (_, rest) = map.split_once(&start).expect("every code has its character");
        let units = rest.split_once('>').unwrap().0.as_bytes().chunks(4);
        let unit = |hex: &[u8]| u16::from_str_radix(std::str::from_utf8(hex).unwrap(), 16).unwrap();
        String::from_utf16(&units.map(unit).collect::<Vec<_>>()).unwrap()
    });
    let text = text.collect();
    (codes, text)
}

fn one(fonts: &Fonts, id: FontId, glyphs: &[(u16, char)]) -> Document {
    let pages = Pages { pages: vec![page(vec![run(id, glyphs)])], ..Pages::default() };
    written(&pages, fonts, &Pictures::default())
}

/// Every code draws the glyph that it stands for, with its width, and says its character.
fn assert_faithful(fonts: &Fonts, id: FontId, glyphs: &[(u16, char)]) {
    let file = one(fonts, id, glyphs);
    let (codes, text) = shown(&file, id);
    assert_eq!(text, glyphs.iter().map(|&(_, text)| text).collect::<String>());
    let face = fonts.get(id).unwrap().face().unwrap();
    for (&code, &(glyph, _)) in codes.iter().zip(glyphs) {
        assert_ne!(code, 0, "nothing is .notdef");
        let mut original = Drawing::default();
        face.outline_glyph(GlyphId(glyph), &mut original);
        assert_eq!(
            drawn(&file, id, code),
            original,
            "glyph {glyph} of {}",
            fonts.get(id).unwrap().name
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn subsets_draw_what_the_originals_draw(
        font in 0_usize..6,
        picks in prop::collection::vec((1_u16..10_000, any::<char>()), 1..60),
    ) {
        assert_faithful(&fonts(), FontId(font), &picks);
    }
}

#[test]
fn characters_that_share_a_glyph_are_copied_out_as_themselves() {
    let fonts = fonts();
    for (role, characters) in [(Role::Fangsong, "·•・"), (Role::Fangsong, "…⋯")] {
        let id = fonts.chain(role)[0];
        let face = fonts.get(id).unwrap().face().unwrap();
        let glyph = |character| (face.glyph_index(character).unwrap().0, character);
        let glyphs: Vec<_> = characters.chars().map(glyph).collect();
        assert!(glyphs.iter().all(|&(id, _)| id == glyphs[0].0), "{characters} share a glyph");
        assert_faithful(&fonts, id, &glyphs);
    }
    // The same in a TrueType face, where codes need a map to their glyphs.
    let id = fonts.chain(Role::Kai)[1];
    let face = fonts.get(id).unwrap().face().unwrap();
    let glyphs: Vec<_> =
        "-\u{2011}镕".chars().map(|c| (face.glyph_index(c).unwrap().0, c)).collect();
    assert_eq!(glyphs[0].0, glyphs[1].0);
    assert_faithful(&fonts, id, &glyphs);
}

#[test]
fn characters_beyond_the_basic_plane_are_copied_out() {
    let fonts = fonts();
    let mut paper = paper("order-2018");
    paper.title = "关于𬸚𬭩𬒈三个用字的通知".to_owned();
    let rendering = super::render(&paper, &fonts);
    let read = crate::reading::pdf(&rendering.bytes);
    assert!(read.contains("𬸚𬭩𬒈"), "{read}");
}

#[test]
fn no_sample_shows_a_missing_glyph() {
    let fonts = fonts();
    for name in SAMPLES {
        let file = Document::load_mem(&super::render(&paper(name), &fonts).bytes).unwrap();
        for page in file.get_pages().values() {
            for operation in file.get_and_decode_page_content(*page).unwrap().operations {
                let arrays = operation.operands.iter().filter_map(|item| item.as_array().ok());
                for string in arrays.flatten().filter_map(|item| item.as_str().ok()) {
                    assert!(string.chunks(2).all(|code| code != [0, 0]), "{name}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// An operator's font may be damaged anywhere: it is refused, or it is set, but nothing panics.
    #[test]
    fn damaged_fonts_do_no_harm(
        damage in prop::collection::vec((0_usize..3_000, any::<u8>()), 1..12),
        cut in prop::option::of(10_000_usize..2_000_000),
    ) {
        let whole = fonts();
        let font = whole.get(whole.chain(Role::Hei)[0]).unwrap();
        let mut bytes = font.data().to_vec();
        let table = font.face().unwrap().raw_face().table(Tag::from_bytes(b"CFF ")).unwrap();
        let start = bytes.windows(table.len()).position(|window| window == table).unwrap();
        for (place, byte) in damage {
            bytes[start + place] = byte;
        }
        bytes.truncate(cut.map_or(bytes.len(), |cut| start + cut));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("damaged.otf");
        std::fs::write(&file, bytes).unwrap();
        let mut roles = RoleFiles::default();
        roles.set(Role::Hei, RoleFile { file, index: 0 });
        let Ok(fonts) = Fonts::with_roles(Some(&project("fonts")), &roles) else { return Ok(()) };
        let glyphs: Vec<_> = (1_u16..400).map(|glyph| (glyph, '字')).collect();
        let items = vec![run(fonts.chain(Role::Hei)[0], &glyphs)];
        let pages = Pages { pages: vec![page(items)], ..Pages::default() };
        // Either answer will do.
        let _ = pdf(&pages, &fonts, &Pictures::default(), &Meta::default());
    }
}
