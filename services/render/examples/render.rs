//! Renders a paper from JSON, to look at it: `render PAPER.json OUT [PICTURE | ISSUER=SEAL]...` writes
//! `OUT.pdf`, `OUT.docx` and a `.svg` of each page.

use std::{error::Error, fs, path::Path};

use fawen_render::{Meta, docx, pdf, svg};
use fawen_typeset::{Fonts, Picture, Pictures, Profile, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output, files @ ..] = arguments.as_slice() else {
        return Err("usage: render PAPER.json OUT [PICTURE | ISSUER=SEAL]...".into());
    };
    let paper = serde_json::from_slice(&fs::read(input)?)?;
    let (profile, fonts) = (Profile::default(), Fonts::load(None)?);
    let mut pictures = Pictures::default();
    for file in files {
        match file.split_once('=') {
            Some((issuer, seal)) => pictures.add_seal(issuer, Picture::read(&fs::read(seal)?)?),
            None => pictures.add(Picture::read(&fs::read(file)?)?),
        }
    }
    let pages = typeset(&paper, &profile, &fonts, &pictures)?;
    let output = Path::new(output);
    fs::write(
        output.with_extension("pdf"),
        pdf(&pages, &fonts, &pictures, &Meta::of(&paper))?.bytes,
    )?;
    for (number, page) in (1..).zip(&pages.pages) {
        let path = output.with_extension(format!("{number}.svg"));
        fs::write(path, svg(page, &fonts, &pictures)?.bytes)?;
    }
    fs::write(
        output.with_extension("docx"),
        docx(&paper, &pages, &profile, &pictures, &Meta::of(&paper))?.bytes,
    )?;
    Ok(())
}
