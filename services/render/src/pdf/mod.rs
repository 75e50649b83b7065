//! PDF: lopdf for the objects, font programs with the glyphs of the paper only.

mod cff;
mod content;
mod deflate;
mod face;
mod finish;
mod font;
mod image;
mod number;
mod outline;

use std::collections::BTreeMap;

use fawen_typeset::{FontId, Fonts, Pages, Pictures, profile::MM_PER_PT};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

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
    let mut file = Document::with_version("1.7");
    let images = Images::add(pages, pictures, &mut file)?;
    let fonts = add_fonts(&faces, &mut file)?;
    let resources = dictionary! { "Font" => fonts, "XObject" => images.resources() };
    let resources = file.add_object(resources);
    let root = file.new_object_id();
    let sheet = |page: &fawen_typeset::Page| {
        let content = deflate::text(&content::of(page, &faces, &images), Dictionary::new());
        let edges = [0.0, 0.0, page.width / MM_PER_PT, page.height / MM_PER_PT];
        let edges = edges.map(|edge| Object::Real(((edge * 1000.0).round() / 1000.0) as f32));
        // A turned page stays upright, as it is bound; its table is turned on it (clause 8).
        let sheet = dictionary! {
            "Type" => "Page",
            "Parent" => root,
            "MediaBox" => edges.to_vec(),
            "Resources" => resources,
            "Contents" => file.add_object(content),
        };
        file.add_object(sheet)
    };
    let sheets: Vec<ObjectId> = pages.pages.iter().map(sheet).collect();
    let kids: Vec<Object> = sheets.iter().copied().map(Object::Reference).collect();
    let count = kids.len() as i64;
    file.set_object(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let outline = outline::add(pages, &sheets, &mut file);
    let catalogue = finish::catalogue(root, outline, meta, &mut file);
    let (catalogue, information) =
        (file.add_object(catalogue), file.add_object(finish::information(meta)));
    file.trailer.set("Root", catalogue);
    file.trailer.set("Info", information);
    finish::bytes(file).map(|bytes| Rendering::new(bytes, "application/pdf"))
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
