//! `fawen typeset`: what it says, and what it writes.

use std::{collections::BTreeMap, fs, path::Path};

use fawen_domain::reading::{Given, read};
use serde_json::Value;

use super::transcripts;
use crate::{
    program::{fixture, run, succeed},
    reading::{self, squeeze},
};

/// A folder with a copy of these fixtures.
fn folder_with(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let name = Path::new(file).file_name().unwrap();
        fs::copy(fixture(file), folder.path().join(name)).unwrap();
    }
    folder
}

/// The files below a folder with what they hold, by their names.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

#[test]
fn wrong_words_say_what_would_be_right() {
    let folder = folder_with(&["sources/003.txt"]);
    fs::write(folder.path().join("latin.txt"), b"ab\xff\xff").unwrap();
    fs::write(folder.path().join("bad.toml"), "topp = 37").unwrap();
    let commands: [&[&str]; 12] = [
        &["typeset", "--help"],
        &["typeset", "003.txt"],
        &["typeset", "003.txt", "-o", "003.odt"],
        &["typeset", "没有.txt", "-o", "003.pdf"],
        &["typeset", "latin.txt", "-o", "003.pdf"],
        &["typeset", "003.txt", "-o", "003.pdf", "--format", "公函"],
        &["typeset", "003.txt", "-o", "003.pdf", "--number", "东卫发[2020]04号"],
        &["typeset", "003.txt", "-o", "003.pdf", "--profile", "c"],
        &["typeset", "003.txt", "-o", "003.pdf", "--profile", "bad.toml"],
        &["typeset", "003.txt", "-o", "003.pdf", "--seal", "东西湖区"],
        &["typeset", "003.txt", "-o", "003.pdf", "--seal", "东西湖区=bad.toml"],
        &["typeset", "--batch", "没有", "-o", "out"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
    assert!(!folder.path().join("003.pdf").exists(), "what fails writes nothing");
}

#[test]
fn every_page_is_a_drawing_of_its_own() {
    let folder = folder_with(&["corpus/08-fuhan-daxiahui.txt", "corpus/04-tongzhi-jiejiari.txt"]);
    succeed(folder.path(), &["typeset", "04-tongzhi-jiejiari.txt", "-o", "a.svg", "-o", "a.pdf"]);
    let files = contents(folder.path());
    let pages = lopdf::Document::load_mem(&files["a.pdf"]).unwrap().get_pages().len();
    let drawings = files.keys().filter(|name| name.ends_with(".svg")).count();
    assert_eq!(drawings, pages);
    let text = String::from_utf8(files["a.svg"].clone()).unwrap();
    assert!(text.contains("国务院办公厅文件") && text.contains("viewBox=\"0 0 210 297\""));
}

#[test]
fn the_command_line_settles_issuer_number_and_format() {
    let folder = folder_with(&["corpus/08-fuhan-daxiahui.txt"]);
    let words = ["typeset", "08-fuhan-daxiahui.txt", "-o", "a.pdf", "--format", "文件"];
    let settled =
        ["--issuer", "广东省人民政府", "--issuer", "教育部", "--number", "粤府〔2004〕9号"];
    succeed(folder.path(), &[&words[..], &settled].concat());
    let text = reading::pdf(&contents(folder.path())["a.pdf"]);
    assert!(text.starts_with("广东省人民政府教育部文件粤府〔2004〕9号"), "{text}");
}

/// One thread or several, the same bytes; a paper that cannot be set does not stop the others.
#[test]
fn a_folder_on_one_core_or_all() {
    let papers = ["04-tongzhi-jiejiari", "08-fuhan-daxiahui", "20-mingdan-wuran", "02-ling"];
    let paths: Vec<String> = papers.iter().map(|name| format!("corpus/{name}.txt")).collect();
    let folder = folder_with(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    for (out, jobs) in [("one", "1"), ("many", "7")] {
        let words = ["typeset", "--batch", ".", "-o", out, "--to", "pdf,docx,svg", "--jobs", jobs];
        succeed(folder.path(), &words);
    }
    let one = contents(&folder.path().join("one"));
    assert_eq!(one.keys().filter(|name| name.ends_with(".pdf")).count(), papers.len());
    assert_eq!(one, contents(&folder.path().join("many")));

    fs::write(folder.path().join("坏.txt"), b"\xff\xfe").unwrap();
    fs::write(folder.path().join("缺字.txt"), "关于试验的通知\n\u{10ffff}").unwrap();
    let output = run(folder.path(), &["typeset", "--batch", ".", "-o", "most", "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let report: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let errors: Vec<_> = report.iter().filter_map(|paper| paper["error"].as_str()).collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[1].contains("U+10FFFF"), "{errors:?}");
    assert_eq!(contents(&folder.path().join("most")).len(), papers.len());
}

/// What comes in comes out, in both files, for every paper at hand: the pages say what the model
/// says; that the model says what the text says is shown where texts are read.
#[test]
fn the_text_of_every_paper_comes_out_of_both_files() {
    for set in ["sources", "corpus"] {
        let out = tempfile::tempdir().unwrap();
        let path = out.path().to_str().unwrap();
        let words = ["typeset", "--batch", ".", "-o", path, "--to", "pdf,docx", "--json"];
        let report: Vec<Value> = serde_json::from_str(&succeed(&fixture(set), &words)).unwrap();
        let files = contents(out.path());
        for paper in &report {
            let file = paper["file"].as_str().unwrap();
            let name = Path::new(file).file_stem().unwrap().to_str().unwrap();
            let source = fs::read_to_string(fixture(set).join(file)).unwrap();
            let paper = read(&source, &Given::default()).paper;
            let text = squeeze(&paper.plain_text());
            let document = reading::docx(&files[&format!("{name}.docx")]);
            assert!(document == text, "{name}.docx: {}", first_difference(&document, &text));
            let pages = reading::pdf(&files[&format!("{name}.pdf")]);
            assert!(pages == text, "{name}.pdf: {}", first_difference(&pages, &text));
        }
    }
}

fn first_difference(found: &str, wanted: &str) -> String {
    let same = found.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(10)).take(40).collect::<String>();
    format!("found …{}… wanted …{}…", near(found), near(wanted))
}
