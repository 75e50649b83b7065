//! PDF: printpdf for the pages, subsetter for the fonts, lopdf for what printpdf leaves open.

mod content;
mod finish;
mod subset;

use fawen_typeset::{Fonts, Pages, Pictures};
use printpdf::{Mm, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::{Meta, RenderError, Rendering};

/// Writes pages as PDF 1.7 with the fonts they were set in.
///
/// # Errors
/// [`RenderError::NoFont`] when the pages were set with other fonts, [`RenderError::Font`] when one of
/// them cannot be subset.
pub fn pdf(
    pages: &Pages,
    fonts: &Fonts,
    pictures: &Pictures,
    meta: &Meta,
) -> Result<Rendering, RenderError> {
    let _ = pictures;
    let subsets = subset::of(pages, fonts)?;
    let mut document = PdfDocument::new(&meta.title);
    for subset in subsets.values() {
        let font = PdfFont::new(subset.parsed.clone());
        document.resources.fonts.map.insert(subset.id.clone(), font);
    }
    let page = |page: &fawen_typeset::Page| {
        let operations = content::operations(page, &subsets);
        PdfPage::new(Mm(page.width as f32), Mm(page.height as f32), operations)
    };
    document.pages = pages.pages.iter().map(page).collect();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let file = document.to_lopdf_document(&options, &mut Vec::new());
    finish::bytes(file, meta).map(|bytes| Rendering::new(bytes, "application/pdf"))
}
