//! The same paper gives the same bytes: today, in another process, and in ten years.
//!
//! `golden/documents.json` keeps, for each version of the renderer, the SHA-256 of the files of
//! every sample. A document in the archive names the renderer that made its files; whoever has that
//! version makes the same bytes again.
//!
//! To add hashes (a new version, a new sample), run this test: it prints what is missing. The
//! hashes of a released version are never edited. When they no longer hold, the bytes have changed:
//! give `fawen-render` a new version, and put its hashes beside the old ones.

use std::{collections::BTreeMap, env, fs, path::Path, process::Command};

use fawen_render::{Meta, VERSION, docx, pdf};
use fawen_typeset::{Fonts, Pictures, Profile, typeset};
use serde::{Deserialize, Serialize};

use super::sample::{SAMPLES, fonts, paper};

/// Tells the child to print; without it the child's test has nothing to do.
const PRINT: &str = "FAWEN_PRINT_HASHES";

/// The hashes of one sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Hashes {
    pdf: String,
    docx: String,
}

/// By the name of the sample.
type Samples = BTreeMap<String, Hashes>;

fn hashes(name: &str, fonts: &Fonts) -> Hashes {
    let (paper, profile) = (paper(name), Profile::default());
    let pictures = Pictures::default();
    let pages = typeset(&paper, &profile, fonts, &pictures).unwrap();
    let pdf = pdf(&pages, fonts, &pictures, &Meta::of(&paper)).unwrap();
    let docx = docx(&paper, &pages, &profile, &pictures, &Meta::of(&paper)).unwrap();
    assert_eq!((pdf.renderer, docx.renderer), (VERSION, VERSION));
    Hashes { pdf: pdf.sha256, docx: docx.sha256 }
}

fn rendered() -> Samples {
    let fonts = fonts();
    SAMPLES.map(|name| (name.to_owned(), hashes(name, &fonts))).into()
}

/// By the version of the renderer.
fn golden() -> BTreeMap<String, Samples> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/documents.json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn child_that_prints_its_hashes() {
    if env::var(PRINT).is_ok() {
        println!("hashes {}", serde_json::to_string(&rendered()).unwrap());
    }
}

fn rendered_in_another_process() -> Samples {
    let child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "render::hashes::child_that_prints_its_hashes", "--nocapture"])
        .env(PRINT, "yes")
        .output()
        .unwrap();
    let printed = String::from_utf8(child.stdout).unwrap();
    let hashes = printed.lines().find_map(|line| line.split_once("hashes ")).unwrap().1;
    serde_json::from_str(hashes).unwrap()
}

#[test]
fn the_same_bytes_twice_and_in_another_process_and_as_they_always_were() {
    let first = rendered();
    assert_eq!(first, rendered(), "twice in this process");
    assert_eq!(first, rendered_in_another_process(), "in another process");
    let known = golden().remove(VERSION).unwrap_or_default();
    let missing = || serde_json::to_string_pretty(&BTreeMap::from([(VERSION, &first)])).unwrap();
    assert_eq!(known, first, "golden/documents.json should hold\n{}", missing());
}
