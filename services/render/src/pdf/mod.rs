//! PDF: printpdf for the pages, font programs with the glyphs of the paper only, lopdf for the rest.

mod cff;
mod content;
mod deflate;
mod face;
mod finish;
mod font;
mod image;
mod outline;
mod resources;

use std::collections::BTreeMap;

use fawen_typeset::{FontId, Fonts, Pages, Pictures};
use lopdf::{Dictionary, Document, ObjectId, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use self::{face::Face, font::Program, image::Images};
use crate::{Meta, RenderError, Rendering};

/// Writes pages as PDF 1.7 with the fonts they were set in.
///
/// # Errors
/// [`RenderError::NoFont`] when the pages were set with other fonts, [`RenderError::Font`] when one of
/// them cannot be cut down to the paper's glyphs, [`RenderError::NoPicture`] and
/// [`RenderError::Picture`] when a picture is missing or damaged.
pub fn pdf(
    pages: &Pages,
    fonts: &Fonts,
    pictures: &Pictures,
    meta: &Meta,
) -> Result<Rendering, RenderError> {
    let faces = face::of(pages, fonts)?;
    let images = Images::of(pages, pictures)?;
    let mut file = sheets(pages, &faces, &images, meta);
    let sheets: Vec<ObjectId> = file.get_pages().into_values().collect();
    let fonts = add_fonts(&faces, &mut file)?;
    let pictures = images.add(&mut file)?;
    resources::settle(&mut file, &sheets, &dictionary! { "Font" => fonts, "XObject" => pictures });
    let outline = outline::add(pages, &sheets, &mut file);
    finish::bytes(file, outline, meta).map(|bytes| Rendering::new(bytes, "application/pdf"))
}

/// The page tree and the operations of the pages, by printpdf; fonts and pictures are only named.
fn sheets(
    pages: &Pages,
    faces: &BTreeMap<FontId, Face<'_>>,
    images: &Images<'_>,
    meta: &Meta,
) -> Document {
    let mut document = PdfDocument::new(&meta.title);
    // A turned page stays upright, as it is bound; its table is turned on it (clause 8).
    let sheet = |page: &fawen_typeset::Page| {
        let operations = content::of(page, faces, images);
        PdfPage::new(Mm(page.width as f32), Mm(page.height as f32), operations)
    };
    document.pages = pages.pages.iter().map(sheet).collect();
    let options =
        PdfSaveOptions { optimize: false, image_optimization: None, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// Embeds the faces; their names become the resources of the pages.
fn add_fonts(
    faces: &BTreeMap<FontId, Face<'_>>,
    file: &mut Document,
) -> Result<Dictionary, RenderError> {
    let mut fonts = Dictionary::new();
    for face in faces.values() {
        fonts.set(face.name.as_str(), Program::of(face)?.add(face, file));
    }
    Ok(fonts)
}
