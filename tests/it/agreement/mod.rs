//! DOCX and PDF agree: LibreOffice turns the DOCX into a PDF, and its lines and pages are those of ours.
//!
//! The papers are the five sources, the corpus, the samples, and those of the demonstration. docs/libreoffice.md
//! says what LibreOffice does in its own way.

mod lines;
mod measure;
mod office;
mod papers;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use self::lines::{common, pages};

/// Least share of lines that both have.
const LEAST: f64 = 0.97;

/// Samples that agree less, each with what it was seen to have: the names of five issuers spread in the
/// mark, and a turned table, which LibreOffice tells as other lines. Their pages are the same; that no
/// line of theirs breaks elsewhere is not shown.
const LESS: [(&str, f64); 2] = [("joint-five-2023", 0.95), ("wide-table-2023", 0.83)];

/// The least share that a paper must have.
fn least(name: &str) -> f64 {
    LESS.iter().find(|(less, _)| *less == name).map_or(LEAST, |(_, share)| *share)
}

/// A paper in both forms, each as PDF.
struct Pair {
    name: String,
    /// For measure_pdf.py.
    format: &'static str,
    ours: PathBuf,
    theirs: PathBuf,
}

/// All papers, converted once for all tests.
fn pairs() -> &'static [Pair] {
    static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        let written = papers::write(&folder);
        let documents: Vec<_> =
            written.iter().map(|paper| folder.join(format!("{}.docx", paper.name))).collect();
        office::convert(&folder, &documents);
        let pair = |paper: papers::Written| Pair {
            ours: folder.join(format!("{}.pdf", paper.name)),
            theirs: folder.join("office").join(format!("{}.pdf", paper.name)),
            name: paper.name,
            format: paper.format,
        };
        written.into_iter().map(pair).collect()
    });
    &PAIRS
}

#[test]
fn docx_breaks_lines_and_pages_where_the_pdf_does() {
    let mut failures = Vec::new();
    println!("{:<28} {:>5} {:>5} {:>11} {:>7}", "paper", "pages", "docx", "lines", "share");
    for pair in pairs() {
        let (ours, theirs) = (pages(&pair.ours), pages(&pair.theirs));
        let (same, all) = common(&ours, &theirs);
        let share = same as f64 / all.max(1) as f64;
        let line = format!(
            "{:<28} {:>5} {:>5} {same:>5}/{all:<5} {:>6.1}%",
            pair.name,
            ours.len(),
            theirs.len(),
            share * 100.0
        );
        println!("{line}");
        if ours.len() != theirs.len() || share < least(&pair.name) {
            failures.push(line);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
