//! The papers, set and written as PDF and DOCX.

use std::{fs, path::Path};

use fawen_domain::{
    paper::{Format, Paper},
    reading::{Given, read},
};
use fawen_render::{Meta, docx, pdf};
use fawen_typeset::{Fonts, Picture, Pictures, Profile, typeset};

use crate::{
    demo::playing,
    render::sample::{fonts, paper},
};

/// The name of a paper whose files are written, and its format for measuring.
pub(super) struct Written {
    pub(super) name: String,
    pub(super) format: &'static str,
}

/// The texts with the formats that fit them.
const TEXTS: [(&str, Format); 17] = [
    ("sources/000", Format::Document),
    ("sources/001", Format::Document),
    ("sources/002", Format::Letter),
    ("sources/003", Format::Document),
    ("sources/004", Format::Document),
    ("corpus/01-jueding", Format::Document),
    ("corpus/02-ling", Format::Command),
    ("corpus/03-yijian", Format::Document),
    ("corpus/04-tongzhi-jiejiari", Format::Document),
    ("corpus/06-han-yinfa-yuan", Format::Letter),
    ("corpus/08-fuhan-daxiahui", Format::Letter),
    ("corpus/10-pifu-xiongan", Format::Letter),
    ("corpus/13-lianhe-huaxuewuqi", Format::Document),
    ("corpus/14-tongbao-dadiaocha", Format::Document),
    ("corpus/17-qingshi-xizangban", Format::Document),
    ("corpus/20-mingdan-wuran", Format::Letter),
    ("corpus/22-qingdan-chuangxin", Format::Document),
];

/// Writes every paper into a folder.
pub(super) fn write(folder: &Path) -> Vec<Written> {
    let fonts = fonts();
    let mut written = Vec::new();
    for (name, format) in TEXTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{name}.txt"));
        let text = fs::read_to_string(path).unwrap();
        let paper = Paper { format, ..read(&text, &Given::default()).paper };
        written.push(one(folder, name.rsplit('/').next().unwrap(), &paper, &fonts));
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/papers");
    let mut samples: Vec<_> =
        fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()).collect();
    samples.sort();
    for path in samples {
        let name = path.file_stem().unwrap().to_str().unwrap();
        written.push(one(folder, name, &paper(name), &fonts));
    }
    written.extend(demo(folder));
    written
}

fn one(folder: &Path, name: &str, paper: &Paper, fonts: &Fonts) -> Written {
    let (profile, pictures) = (Profile::default(), pictures());
    let pages = typeset(paper, &profile, fonts, &pictures).unwrap();
    let file = pdf(&pages, fonts, &pictures, &Meta::of(paper)).unwrap();
    fs::write(folder.join(format!("{name}.pdf")), file.bytes).unwrap();
    let file = docx(paper, &pages, &profile, &pictures, &Meta::of(paper)).unwrap();
    fs::write(folder.join(format!("{name}.docx")), file.bytes).unwrap();
    Written { name: name.to_owned(), format: measured_as(paper.format) }
}

/// The pictures that samples refer to.
fn pictures() -> Pictures {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pictures");
    let mut pictures = Pictures::default();
    for entry in fs::read_dir(folder).unwrap() {
        pictures.add(Picture::read(&fs::read(entry.unwrap().path()).unwrap()).unwrap());
    }
    pictures
}

const fn measured_as(format: Format) -> &'static str {
    match format {
        Format::Document => "document",
        Format::Letter => "letter",
        Format::Command => "command",
        Format::Minutes => "minutes",
    }
}

/// The papers that the demonstration printed.
fn demo(folder: &Path) -> Vec<Written> {
    let printed = playing::campaign().folder().join("out");
    let mut written = Vec::new();
    for entry in fs::read_dir(&printed).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "docx") {
            continue;
        }
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for extension in ["docx", "pdf"] {
            let file = format!("{name}.{extension}");
            fs::copy(printed.join(&file), folder.join(&file)).unwrap();
        }
        written.push(Written { name, format: "document" });
    }
    written.sort_by(|a, b| a.name.cmp(&b.name));
    written
}
