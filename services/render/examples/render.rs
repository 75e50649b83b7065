//! Renders a paper from JSON, to look at it: `render PAPER.json OUT` writes `OUT.pdf` and `OUT.docx`.

use std::{error::Error, fs, path::Path};

use fawen_render::{Meta, docx, pdf};
use fawen_typeset::{Fonts, Profile, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        return Err("usage: render PAPER.json OUT".into());
    };
    let paper = serde_json::from_slice(&fs::read(input)?)?;
    let (profile, fonts) = (Profile::default(), Fonts::load(None)?);
    let pages = typeset(&paper, &profile, &fonts)?;
    let output = Path::new(output);
    fs::write(output.with_extension("pdf"), pdf(&pages, &fonts, &Meta::of(&paper))?.bytes)?;
    fs::write(output.with_extension("docx"), docx(&paper, &profile)?.bytes)?;
    Ok(())
}
