//! Runs of a paragraph, cut where a line is nudged.

use std::ops::Range;

use docx_rs::{Paragraph, ParagraphChild, Run};
use fawen_typeset::Nudge;

use super::{face, measure::tracking, setting::Setting};

/// How a run says that it is set as Chinese, in the place of a style.
pub(super) const CHINESE: &str = "language:zh-CN";

/// A piece of a paragraph; without a face it is set in that of the paragraph's style.
pub(super) type Piece<'a> = (&'a str, Option<&'static str>);

/// How a part of a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Plainly,
    /// With extra tracking.
    Nudged(i32),
    /// As Chinese, though it is Latin: LibreOffice would not begin a line with it.
    Foreign,
}

/// Adds the pieces of a paragraph of the text.
pub(super) fn add(
    setting: &Setting<'_>,
    mut paragraph: Paragraph,
    pieces: &[Piece<'_>],
) -> Paragraph {
    let runs = runs(setting, pieces, tracking(setting.profile)).into_iter();
    // A paragraph is large: handing it on with each run takes longer than the runs.
    paragraph.children.extend(runs.map(|run| ParagraphChild::Run(Box::new(run))));
    paragraph
}

/// The runs of a paragraph whose style has this tracking, in twips.
pub(super) fn runs(setting: &Setting<'_>, pieces: &[Piece<'_>], tracking: i32) -> Vec<Run> {
    let whole: String = pieces.iter().map(|(text, _)| *text).collect();
    let ranges = ranges(&whole, &setting.placed.nudges(&whole));
    let mut start = 0;
    let mut runs = Vec::new();
    for (text, face) in pieces {
        let end = start + text.len();
        for (range, how) in &ranges {
            let (from, to) = (range.start.max(start), range.end.min(end));
            let Some(part) = whole.get(from..to).filter(|part| !part.is_empty()) else { continue };
            let run = face.map_or_else(|| face::plain(part), |face| face::set(part, face));
            runs.push(match how {
                How::Plainly | How::Nudged(0) => run,
                How::Nudged(extra) => run.character_spacing(tracking + extra),
                How::Foreign => run.style(CHINESE),
            });
        }
        start = end;
    }
    runs
}

/// The whole text in ranges; the Latin word after a line that is parted from it is set as Chinese.
fn ranges(text: &str, nudges: &[(Range<usize>, Nudge)]) -> Vec<(Range<usize>, How)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for (range, nudge) in nudges {
        ranges.push((at..range.start, How::Plainly));
        ranges.push((range.start.max(at)..range.end, How::Nudged(nudge.tracking)));
        let rest = text.get(range.end..).unwrap_or_default();
        let word = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
        let word = if nudge.parted { word } else { 0 };
        at = range.end + word;
        ranges.push((range.end..at, How::Foreign));
    }
    ranges.push((at..text.len(), How::Plainly));
    ranges
}
