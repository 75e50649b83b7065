//! Renders papers, to look at them: `papers OUT PAPER...` writes `OUT/PAPER.pdf` and `OUT/PAPER.docx` for
//! models in JSON and texts; `PAPER.txt:letter` names the format of a text. Prints how long each DOCX took.
#![expect(clippy::print_stdout, reason = "it is for people to look at")]

use std::{error::Error, fs, path::Path, time::Instant};

use fawen_domain::{
    paper::{Format, Paper},
    reading::{Given, read},
};
use fawen_render::{Meta, docx, pdf};
use fawen_typeset::{Fonts, Pictures, Profile, typeset};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [output, inputs @ ..] = arguments.as_slice() else {
        return Err("usage: papers OUT PAPER...".into());
    };
    let (profile, fonts) = (Profile::default(), Fonts::load(None)?);
    let pictures = Pictures::default();
    for input in inputs {
        let paper = paper(input)?;
        let input = input.split(':').next().unwrap_or_default();
        let output = Path::new(output).join(Path::new(input).file_name().unwrap_or_default());
        let pages = typeset(&paper, &profile, &fonts, &pictures)?;
        let start = Instant::now();
        let document = docx(&paper, &pages, &profile, &pictures, &Meta::of(&paper))?.bytes;
        let took = start.elapsed();
        println!("{} {took:?}", output.display());
        fs::write(output.with_extension("docx"), document)?;
        let file = pdf(&pages, &fonts, &pictures, &Meta::of(&paper))?.bytes;
        fs::write(output.with_extension("pdf"), file)?;
    }
    Ok(())
}

fn paper(input: &str) -> Result<Paper, Box<dyn Error>> {
    let (path, format) = input.split_once(':').unwrap_or((input, ""));
    let text = fs::read_to_string(path)?;
    if path.ends_with(".json") {
        return Ok(serde_json::from_str(&text)?);
    }
    let mut paper = read(&text, &Given::default()).paper;
    match format {
        "letter" => paper.format = Format::Letter,
        "document" => paper.format = Format::Document,
        "command" => paper.format = Format::Command,
        _ => {}
    }
    Ok(paper)
}
