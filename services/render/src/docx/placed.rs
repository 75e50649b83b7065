//! Where the pages have the lines of the paper: what a word processor cannot work out by itself.

use std::{cell::Cell, ops::Range};

use fawen_typeset::{Colour, Image, Item, Nudge, Pages, Profile, Rule, Run, profile::size};

/// Bytes of a Chinese character.
const HAN: usize = 3;

/// A line on a page; lengths in millimetres.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) page: usize,
    pub(super) baseline: f64,
    /// The characters with their left ends.
    pub(super) characters: Vec<(char, f64)>,
    /// The characters without white space, once the line is whole: what texts are compared with.
    squeezed: String,
    pub(super) right: f64,
    /// Points.
    pub(super) size: f64,
    pub(super) stretch: f64,
    pub(super) colour: Colour,
    nudge: Option<Nudge>,
}

impl Line {
    fn new(page: usize, run: &Run) -> Self {
        let mut line = Self {
            page,
            baseline: run.y,
            characters: Vec::new(),
            squeezed: String::new(),
            right: run.x,
            size: run.size,
            stretch: run.stretch,
            colour: run.colour,
            nudge: run.nudge,
        };
        line.extend(run);
        line
    }

    fn extend(&mut self, run: &Run) {
        self.characters.extend(run.glyphs.iter().map(|glyph| (glyph.text, run.x + glyph.x)));
        self.right = run.glyphs.last().map_or(run.x, |glyph| run.x + glyph.x + glyph.advance);
    }

    /// Whether a run goes on in this line, rather than in the next cell of a table.
    fn goes_on(&self, page: usize, run: &Run) -> bool {
        let gap = run.x - self.right;
        self.page == page
            && (self.baseline - run.y).abs() < 0.01
            && self.colour == run.colour
            && (-1.0..2.3).contains(&gap)
    }

    pub(super) fn left(&self) -> f64 {
        self.characters.first().map_or(self.right, |(_, x)| *x)
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.characters.len() * HAN);
        text.extend(self.characters.iter().map(|(character, _)| character));
        text
    }

    fn squeezed(&self) -> &str {
        &self.squeezed
    }
}

/// A run of a turned table (clause 8) as it is read, from the same edges as upright ones.
fn upright(run: &Run, profile: &Profile) -> Run {
    let x = profile.left + profile.bottom() - run.y;
    let y = profile.top + run.x - profile.left;
    Run { x, y, turned: false, ..run.clone() }
}

/// Without white space.
pub(super) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeezed.extend(text.chars().filter(|character| !character.is_whitespace()));
    squeezed
}

/// The lines, rules and pictures of all pages.
pub(super) struct Placed<'a> {
    pub(super) lines: Vec<Line>,
    pub(super) rules: Vec<(usize, &'a Rule)>,
    images: Vec<(usize, &'a Image)>,
    pub(super) pages: usize,
    /// Which lines are the first of their pages, but for the first page.
    openings: Vec<usize>,
    /// The lines that want nudging, in order, and how many of them are done with.
    nudged: Vec<(String, Nudge)>,
    done: Cell<usize>,
    /// How many lines are read, where they are asked for one after another.
    read: Cell<usize>,
}

impl<'a> Placed<'a> {
    pub(super) fn of(pages: &'a Pages, profile: &Profile) -> Self {
        let mut placed = Self {
            lines: Vec::new(),
            rules: Vec::new(),
            images: Vec::new(),
            pages: pages.pages.len(),
            openings: Vec::new(),
            nudged: Vec::new(),
            done: Cell::new(0),
            read: Cell::new(0),
        };
        for (page, item) in pages
            .pages
            .iter()
            .enumerate()
            .flat_map(|(number, page)| page.items.iter().map(move |item| (number, item)))
        {
            match item {
                Item::Run(run) if run.turned && !run.extra => {
                    placed.run(page, &upright(run, profile));
                }
                Item::Run(run) if !run.extra => placed.run(page, run),
                Item::Run(_) => {}
                Item::Rule(rule) => placed.rules.push((page, rule)),
                Item::Image(image) => placed.images.push((page, image)),
            }
        }
        for line in &mut placed.lines {
            line.squeezed = squeeze(&line.text());
        }
        let pairs = placed.lines.iter().zip(placed.lines.iter().skip(1)).enumerate();
        let opening = |(index, (before, line)): (usize, (&Line, &Line))| {
            (before.page < line.page).then_some(index + 1)
        };
        placed.openings = pairs.filter_map(opening).collect();
        let nudged = |line: &Line| Some((line.text().trim().to_owned(), line.nudge?));
        placed.nudged = placed.lines.iter().filter_map(nudged).collect();
        placed
    }

    fn run(&mut self, page: usize, run: &Run) {
        match self.lines.last_mut().filter(|line| line.goes_on(page, run)) {
            Some(line) => line.extend(run),
            None => self.lines.push(Line::new(page, run)),
        }
    }

    /// The lines of these texts, which follow each other in the order of the paper; the last such.
    pub(super) fn sequence(&self, texts: &[String]) -> Option<Vec<&[Line]>> {
        let texts: Vec<String> = texts.iter().map(|text| squeeze(text)).collect();
        if texts.is_empty() {
            return None;
        }
        (0..self.lines.len()).rev().find_map(|start| self.run_of(start, &texts))
    }

    /// The lines of texts from a line on, if they are these.
    fn run_of(&self, start: usize, texts: &[String]) -> Option<Vec<&[Line]>> {
        let mut found = Vec::new();
        let mut at = start;
        for text in texts {
            let from = at;
            let mut rest = text.as_str();
            while !rest.is_empty() {
                let line = self.lines.get(at)?.squeezed();
                rest = rest.strip_prefix(line).filter(|_| !line.is_empty())?;
                at += 1;
            }
            found.push(self.lines.get(from..at)?);
        }
        Some(found)
    }

    /// The lines of a title, if the pages have it.
    pub(super) fn title(&self, text: &str) -> Option<Vec<String>> {
        let lines = self.sequence(&[text.to_owned()])?.concat();
        let large = lines.iter().all(|line| (line.size - size::TWO).abs() < 0.1);
        large.then(|| lines.iter().map(Line::text).collect())
    }

    /// The line before the given one.
    pub(super) fn before(&self, line: &Line) -> Option<&Line> {
        let at = self.lines.iter().position(|other| std::ptr::eq(other, line))?;
        self.lines.get(at.checked_sub(1)?)
    }

    /// The lines of a paragraph that ends just above the given line.
    pub(super) fn paragraph_above(&self, line: &Line, text: &str) -> &[Line] {
        let end = self.lines.iter().position(|other| std::ptr::eq(other, line)).unwrap_or(0);
        let mut left = squeeze(text).chars().count();
        let mut from = end;
        while left > 0 && from > 0 {
            from -= 1;
            let length = self.lines.get(from).map_or(0, |line| line.squeezed().chars().count());
            left = left.saturating_sub(length);
        }
        self.lines.get(from..end).unwrap_or_default()
    }

    /// The next line with just this text, in the order of the paper; cells of tables have to be asked for so.
    pub(super) fn next(&self, text: &str) -> Option<&Line> {
        /// So many lines may lie between two cells that are asked for.
        const AHEAD: usize = 200;
        let text = squeeze(text);
        let from = self.read.get();
        let ahead = self.lines.iter().enumerate().skip(from).take(AHEAD);
        let (index, line) = ahead.into_iter().find(|(_, line)| line.squeezed() == text)?;
        self.read.set(index + 1);
        Some(line)
    }

    /// The first line that begins with the text, white space aside.
    pub(super) fn beginning(&self, text: &str) -> Option<&Line> {
        let text = squeeze(text);
        self.lines.iter().find(|line| line.squeezed().starts_with(&text))
    }

    /// Whether a page, other than the first, opens with a line that begins with the text.
    pub(super) fn opens_page(&self, text: &str) -> bool {
        let text = squeeze(text);
        let mut lines = self.openings.iter().filter_map(|&opening| self.lines.get(opening));
        lines.any(|line| line.squeezed().starts_with(&text))
    }

    /// The last lines, whose texts together are this text.
    pub(super) fn ending(&self, text: &str) -> &[Line] {
        let mut left = squeeze(text).chars().count();
        let mut from = self.lines.len();
        for (index, line) in self.lines.iter().enumerate().rev() {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(line.squeezed().chars().count());
            from = index;
        }
        self.lines.get(from..).unwrap_or_default()
    }

    /// The picture with this hash, from the given page on.
    pub(super) fn image(&self, sha256: &str, page: usize) -> Option<(usize, &'a Image)> {
        let mut images = self.images.iter().copied();
        images.find(|(number, image)| *number >= page && image.sha256 == sha256)
    }

    /// The ranges of a paragraph that are nudged, in bytes, and how. Paragraphs have to be
    /// asked for in the order of the paper.
    pub(super) fn nudges(&self, paragraph: &str) -> Vec<(Range<usize>, Nudge)> {
        /// A line that is not found was set in another way; it must not hold up those after it.
        const AHEAD: usize = 12;
        let mut found = Vec::new();
        let mut from = 0;
        loop {
            let next = self.nudged.iter().enumerate().skip(self.done.get()).take(AHEAD);
            let here = next.clone().find_map(|(index, (line, nudge))| {
                let rest = paragraph.get(from..).filter(|rest| line.len() <= rest.len())?;
                let at = rest.find(line.as_str())?;
                Some((index, from + at..from + at + line.len(), *nudge))
            });
            let Some((index, range, nudge)) = here else {
                return found;
            };
            self.done.set(index + 1);
            from = range.end;
            found.push((range, nudge));
        }
    }
}
