//! Renders a paper from JSON, to look at it: `render PAPER.json OUT` writes `OUT.pdf` and `OUT.docx`.

use std::{error::Error, fs, path::Path};

use fawen_render::{Meta, docx, pdf, svg};
use fawen_typeset::{Fonts, Pictures, Profile, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        return Err("usage: render PAPER.json OUT".into());
    };
    let paper = serde_json::from_slice(&fs::read(input)?)?;
    let (profile, fonts) = (Profile::default(), Fonts::load(None)?);
    let pictures = Pictures::default();
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
    fs::write(output.with_extension("docx"), docx(&paper, &pages, &profile, &pictures)?.bytes)?;
    Ok(())
}
