//! Automatic numbers (自动编号): administrators' drafts number by them, so the number is text.

mod numeral;

use std::collections::BTreeMap;

use super::{
    format::{ParagraphFormat, RunFormat},
    theme::Theme,
};
use crate::xml::{Element, Tree};

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a file with their counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<i32, List>,
    instances: BTreeMap<i32, Instance>,
}

/// An abstract list (`w:abstractNum`): instances of one list count on.
#[derive(Debug, Default)]
struct List {
    levels: BTreeMap<usize, Level>,
    /// The style that the list is defined by elsewhere.
    link: Option<String>,
    /// The style that it defines.
    defines: Option<String>,
    counters: [Option<i32>; LEVELS],
}

/// A list in use (`w:num`).
#[derive(Debug, Default)]
struct Instance {
    list: i32,
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, i32>,
    /// Levels whose start has been used.
    started: [bool; LEVELS],
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    start: i32,
    format: String,
    /// `第%1条`
    text: String,
    /// What follows the number: a tab unless said otherwise.
    suffix: String,
    /// All numbers in it are Arabic.
    legal: bool,
    /// The level whose step begins it anew, from 1; 0 for none.
    restart: Option<i32>,
    style: Option<String>,
    pub(super) paragraph: ParagraphFormat,
    pub(super) run: RunFormat,
}

/// A number as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// `（一）`, with a space behind it where the list has one.
    pub(crate) text: String,
}

impl Numbering {
    pub(super) fn read(tree: &Tree, theme: &Theme) -> Self {
        let mut numbering = Self::default();
        for element in tree.root().elements() {
            match element.name() {
                "w:abstractNum" => {
                    let Some(id) = element.number("w:abstractNumId") else { continue };
                    let levels = element.elements().filter(|level| level.name() == "w:lvl");
                    let link = |name| element.child(name).and_then(Element::val).map(str::to_owned);
                    numbering.lists.insert(
                        id,
                        List {
                            levels: levels.filter_map(|level| Level::read(level, theme)).collect(),
                            link: link("w:numStyleLink"),
                            defines: link("w:styleLink"),
                            counters: [None; LEVELS],
                        },
                    );
                }
                "w:num" => {
                    let Some(id) = element.number("w:numId") else { continue };
                    numbering.instances.insert(id, Instance::read(element, theme));
                }
                _ => {}
            }
        }
        numbering.follow_links();
        numbering
    }

    /// A list that refers to a style is the list that defines the style; one step, so no cycle.
    fn follow_links(&mut self) {
        let defined: BTreeMap<String, i32> =
            self.lists.iter().filter_map(|(id, list)| Some((list.defines.clone()?, *id))).collect();
        for instance in self.instances.values_mut() {
            let link = self.lists.get(&instance.list).and_then(|list| list.link.as_ref());
            if let Some(target) = link.and_then(|link| defined.get(link)) {
                instance.list = *target;
            }
        }
    }

    /// The level that a paragraph of a style has in a list, where the list names the style.
    pub(super) fn level_of_style(&self, id: i32, style: &str) -> Option<i32> {
        let list = self.lists.get(&self.instances.get(&id)?.list)?;
        let found = list.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style));
        i32::try_from(*found?.0).ok()
    }

    /// How a level of a list is set.
    pub(super) fn level(&self, id: i32, level: i32) -> Option<&Level> {
        let instance = self.instances.get(&id)?;
        let level = usize::try_from(level).ok()?;
        let own = instance.levels.get(&level);
        own.or_else(|| self.lists.get(&instance.list)?.levels.get(&level))
    }

    /// Counts a paragraph and gives its number.
    pub(super) fn next(&mut self, id: i32, level: i32) -> Option<Label> {
        let at = usize::try_from(level).ok().filter(|at| *at < LEVELS)?;
        let definition = self.level(id, level)?.clone();
        self.step(id, at)?;
        let mut text = String::new();
        let mut characters = definition.text.chars();
        while let Some(character) = characters.next() {
            let digit = (character == '%').then(|| characters.clone().next()?.to_digit(10));
            match digit.flatten().and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1)) {
                Some(place) => {
                    characters.next();
                    text.push_str(&self.number(id, place, definition.legal && place != at));
                }
                None => text.push(character),
            }
        }
        if definition.format == "bullet" {
            text = numeral::bullet(&text);
        }
        let spaced = text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '•');
        if !text.is_empty() && (definition.suffix == "space" || spaced) {
            text.push(' ');
        }
        Some(Label { text }).filter(|label| !label.text.trim().is_empty())
    }

    /// Adds one to the counter of a level, and begins those below anew.
    fn step(&mut self, id: i32, at: usize) -> Option<()> {
        let starts: Vec<i32> = (0..LEVELS)
            .map(|level| {
                let level = i32::try_from(level).unwrap_or(0);
                self.level(id, level).map_or(1, |level| level.start)
            })
            .collect();
        let kept: Vec<bool> = (0..LEVELS)
            .map(|below| {
                let restart = self.level(id, i32::try_from(below).unwrap_or(0))?.restart?;
                Some(restart == 0 || usize::try_from(restart).unwrap_or(0) <= at)
            })
            .map(|kept| kept.unwrap_or(false))
            .collect();
        let instance = self.instances.get_mut(&id)?;
        let list = self.lists.get_mut(&instance.list)?;
        let fresh = instance.starts.get(&at).copied();
        let begins = !std::mem::replace(instance.started.get_mut(at)?, true);
        let counter = list.counters.get_mut(at)?;
        *counter = Some(match (fresh.filter(|_| begins), *counter) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => starts.get(at).copied().unwrap_or(1),
        });
        for below in at.saturating_add(1)..LEVELS {
            if !kept.get(below).copied().unwrap_or(false) {
                *list.counters.get_mut(below)? = None;
            }
        }
        // A level that was passed over counts as one.
        for above in 0..at {
            let counter = list.counters.get_mut(above)?;
            *counter = counter.or(starts.get(above).copied());
        }
        Some(())
    }

    fn number(&self, id: i32, place: usize, arabic: bool) -> String {
        let level = i32::try_from(place).ok().and_then(|level| self.level(id, level));
        let list = self.instances.get(&id).and_then(|instance| self.lists.get(&instance.list));
        let count = list.and_then(|list| *list.counters.get(place)?).unwrap_or(1);
        match level {
            Some(level) if !arabic => numeral::numeral(count, &level.format),
            _ => count.to_string(),
        }
    }
}

impl Instance {
    fn read(element: Element<'_>, theme: &Theme) -> Self {
        let list = element.child("w:abstractNumId").and_then(|list| list.number("w:val"));
        let mut instance = Self { list: list.unwrap_or(-1), ..Self::default() };
        for change in element.elements().filter(|change| change.name() == "w:lvlOverride") {
            let Some(at) = change.number("w:ilvl").and_then(|at| usize::try_from(at).ok()) else {
                continue;
            };
            if let Some(start) = change.child("w:startOverride").and_then(|s| s.number("w:val")) {
                instance.starts.insert(at, start);
            }
            if let Some((_, level)) = change.child("w:lvl").and_then(|l| Level::read(l, theme)) {
                instance.levels.insert(at, level);
            }
        }
        instance
    }
}

impl Level {
    fn read(element: Element<'_>, theme: &Theme) -> Option<(usize, Self)> {
        let at = usize::try_from(element.number("w:ilvl")?).ok().filter(|at| *at < LEVELS)?;
        let value = |name| element.child(name).and_then(Element::val);
        let owned = |name| value(name).unwrap_or_default().to_owned();
        // Newer formats stand in an alternative, with an older one for older programs.
        let format = value("w:numFmt").or_else(|| {
            element.at(&["mc:AlternateContent", "mc:Fallback", "w:numFmt"]).and_then(Element::val)
        });
        let paragraph = element.child("w:pPr").map(ParagraphFormat::read);
        let run = element.child("w:rPr").map(|run| RunFormat::read(run, theme));
        Some((
            at,
            Self {
                start: element.child("w:start").and_then(|s| s.number("w:val")).unwrap_or(0),
                format: format.unwrap_or("decimal").to_owned(),
                text: owned("w:lvlText"),
                suffix: owned("w:suff"),
                legal: element.switch("w:isLgl").unwrap_or(false),
                restart: element.child("w:lvlRestart").and_then(|r| r.number("w:val")),
                style: value("w:pStyle").map(str::to_owned),
                paragraph: paragraph.unwrap_or_default(),
                run: run.unwrap_or_default(),
            },
        ))
    }
}
