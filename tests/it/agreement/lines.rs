//! The lines of a PDF and where they break, as poppler finds them.

use std::{collections::BTreeMap, path::Path, process::Command};

use quick_xml::{Reader, events::Event};

/// A word and its box, in points from the top left of the sheet.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// The lines of every page, from the top down; the cells of a row of a table are lines of their own.
pub(super) fn pages(pdf: &Path) -> Vec<Vec<String>> {
    let output = Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-").output();
    let output = output.unwrap_or_else(|e| panic!("pdftotext is missing, run make setup: {e}"));
    assert!(
        output.status.success(),
        "{}: {}",
        pdf.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let mut reader = Reader::from_str(&text);
    let mut pages: Vec<(f64, f64, Vec<Word>)> = Vec::new();
    let mut word: Option<Word> = None;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let number = |key: &str| {
                    let value = tag.try_get_attribute(key).unwrap().unwrap().value;
                    std::str::from_utf8(&value).unwrap().parse::<f64>().unwrap()
                };
                match tag.name().as_ref() {
                    b"page" => pages.push((number("width"), number("height"), Vec::new())),
                    b"word" => {
                        let (left, right) = (number("xMin"), number("xMax"));
                        let (top, bottom) = (number("yMin"), number("yMax"));
                        word = Some(Word { text: String::new(), left, top, right, bottom });
                    }
                    _ => {}
                }
            }
            Event::Text(piece) => {
                if let Some(word) = &mut word {
                    word.text += &piece.decode().unwrap();
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(word) = &mut word {
                    let entity = format!("&{};", entity.decode().unwrap());
                    word.text += &quick_xml::escape::unescape(&entity).unwrap();
                }
            }
            Event::End(tag) if tag.name().as_ref() == b"word" => {
                pages.last_mut().unwrap().2.extend(word.take());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    pages.into_iter().map(|(width, height, words)| lines(width, height, words)).collect()
}

/// The middle of the page number lies further down than this, or on a turned sheet further left.
const FOLIO: f64 = 263.0 / 25.4 * 72.0;

fn lines(width: f64, height: f64, words: Vec<Word>) -> Vec<String> {
    let landscape = width > height;
    let text = |word: &Word| {
        if landscape {
            (word.left + word.right) / 2.0 > width - FOLIO
        } else {
            (word.top + word.bottom) / 2.0 < FOLIO
        }
    };
    let words: Vec<Word> = words.into_iter().filter(text).collect();
    let long = words.iter().filter(|word| word.text.chars().count() > 1);
    let (up, all) = long.fold((0, 0), |(up, all), word| {
        let upright = word.bottom - word.top > 1.5 * (word.right - word.left);
        (up + usize::from(upright), all + 1)
    });
    // A table that is read with the sheet turned: its lines run up the sheet.
    let words = if up * 2 > all {
        words.into_iter().map(|word| turned(word, height)).collect()
    } else {
        words
    };
    rows(words)
}

fn turned(word: Word, height: f64) -> Word {
    Word {
        left: height - word.bottom,
        right: height - word.top,
        top: word.left,
        bottom: word.right,
        text: word.text,
    }
}

fn rows(mut words: Vec<Word>) -> Vec<String> {
    /// Boxes whose middles lie closer stand on one line.
    const SAME: f64 = 3.0;
    /// A wider gap parts two cells of a table; justified lines hardly have one.
    const CELL: f64 = 9.0;
    /// Names that are spread to one width have wide gaps between single characters.
    const SPREAD: f64 = 24.0;
    // Names of a mark and what stands beside them are one line, if they are one high.
    let mark =
        |word: &Word| if word.bottom - word.top > 30.0 { word.bottom - word.top } else { 0.0 };
    let single = |word: &Word| word.text.chars().count() == 1 && !word.text.is_ascii();
    let spread = |a: &Word, b: &Word| if single(a) && single(b) { SPREAD } else { 0.0 };
    let middle = |word: &Word| (word.top + word.bottom) / 2.0;
    words.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut rows: Vec<(f64, Vec<Word>)> = Vec::new();
    for word in words {
        let y = middle(&word);
        match rows.last_mut().filter(|(first, _)| (y - first).abs() < SAME) {
            Some((_, row)) => row.push(word),
            None => rows.push((y, vec![word])),
        }
    }
    let mut lines = Vec::new();
    for (_, mut row) in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let cells = row.chunk_by(|a, b| b.left - a.right < CELL.max(mark(a)).max(spread(a, b)));
        lines.extend(cells.map(|cell| cell.iter().map(|word| word.text.as_str()).collect()));
    }
    lines
}

/// How many lines both have, and how many there are in the one that has more.
///
/// A line is what stands between two breaks. Cells that go on over a page say their text again on the pages, as no
/// word processor does: a line is not counted more often than the other has it, if it has it at all.
pub(super) fn common(ours: &[Vec<String>], theirs: &[Vec<String>]) -> (usize, usize) {
    let (ours, theirs) = (counted(ours), counted(theirs));
    let once = |(line, count): (&&String, &usize)| match theirs.get(*line) {
        Some(theirs) => *count.min(theirs),
        None => *count,
    };
    let same = |(line, count): (&&String, &usize)| {
        theirs.get(*line).map_or(0, |theirs| *count.min(theirs))
    };
    let all = ours.iter().map(once).sum::<usize>().max(theirs.values().sum());
    (ours.iter().map(same).sum(), all)
}

fn counted(pages: &[Vec<String>]) -> BTreeMap<&String, usize> {
    let mut counts = BTreeMap::new();
    pages.iter().flatten().for_each(|line| *counts.entry(line).or_default() += 1);
    counts
}

#[test]
fn one_moved_break_is_told() {
    let page = |lines: &[&str]| vec![lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>()];
    let ours = page(&["发文机关办公室", "关于印发的通知", "各有关单位"]);
    let theirs = page(&["发文机关办公室关", "于印发的通知", "各有关单位"]);
    assert_eq!(common(&ours, &ours), (3, 3));
    assert_eq!(common(&ours, &theirs), (1, 3));
    let repeated = page(&["各有关单位", "各有关单位"]);
    assert_eq!(common(&repeated, &page(&["各有关单位"])), (1, 1));
}
