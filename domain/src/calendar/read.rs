//! Reads the words of a date as they stand, right or wrong; what they mean is settled in `fuzzy`.

use crate::text::scan::{Cursor, Figure};

/// A date or period as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    /// The first or only end.
    pub(super) from: Point<'t>,
    /// The other end, after 至.
    pub(super) to: Option<Point<'t>>,
    /// Whether 前 follows.
    pub(super) before: bool,
}

/// One end of a period as it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Point<'t> {
    /// What stands before 年.
    pub(super) year: Option<Figure<'t>>,
    /// Whether 春节 stands in place of month and day.
    pub(super) festival: bool,
    /// What stands before 月.
    pub(super) month: Option<Figure<'t>>,
    /// 上旬 and the like.
    pub(super) part: Option<Part>,
    /// What stands before 日.
    pub(super) day: Option<Figure<'t>>,
    /// Where 日 should stand, in bytes, when it is missing.
    pub(super) day_word_missing_at: Option<usize>,
}

/// A part of a month, by its days; `None` is the end of the month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) first: i8,
    pub(super) last: Option<i8>,
}

const PARTS: [(&str, Part); 7] = [
    ("上中旬", part(1, Some(20))),
    ("中下旬", part(11, None)),
    ("上旬", part(1, Some(10))),
    ("中旬", part(11, Some(20))),
    ("下旬", part(21, None)),
    ("初", part(1, Some(10))),
    ("底", part(21, None)),
];

const fn part(first: i8, last: Option<i8>) -> Part {
    Part { first, last }
}

const DAY: [&str; 2] = ["日", "号"];
const UNTIL: [&str; 8] = ["至", "到", "——", "—", "–", "－", "～", "~"];
const BEFORE: [&str; 3] = ["以前", "之前", "前"];
/// What else follows a day.
const AFTER: [&str; 6] = ["以后", "之后", "后", "起", "止", "截止"];

/// Reads a date or period; the cursor stays where it was if none comes.
pub(super) fn words<'t>(cursor: &mut Cursor<'t>) -> Option<Words<'t>> {
    let from = point(cursor, false)?;
    let mut ahead = *cursor;
    let to = match ahead.eat_any(&UNTIL) {
        Some(_) => point(&mut ahead, true),
        None => None,
    };
    if to.is_some() {
        *cursor = ahead;
    }
    let before = before(cursor);
    Some(Words { from, to, before })
}

/// 前, but neither 前后 (about) nor 前夕 (on the eve).
fn before(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    if ahead.eat_any(&BEFORE).is_none() || matches!(ahead.peek(), Some('后' | '夕')) {
        return false;
    }
    *cursor = ahead;
    true
}

fn point<'t>(cursor: &mut Cursor<'t>, is_end: bool) -> Option<Point<'t>> {
    let mut ahead = *cursor;
    let mut point = Point { year: figure_before(&mut ahead, &["年"]), ..Point::default() };
    if ahead.eat("春节") {
        point.festival = true;
    } else {
        point.month = figure_before(&mut ahead, &["月份", "月"]);
        read_day(&mut ahead, &mut point, is_end);
    }
    let found =
        point.year.is_some() || point.festival || point.month.is_some() || point.day.is_some();
    if !found {
        return None;
    }
    *cursor = ahead;
    Some(point)
}

/// What stands after 月; the end of a period may be a mere day (7月1日至15日).
fn read_day<'t>(cursor: &mut Cursor<'t>, point: &mut Point<'t>, is_end: bool) {
    if point.month.is_none() && (!is_end || point.year.is_some()) {
        return;
    }
    if point.month.is_some() {
        let found = PARTS.iter().find(|(name, _)| cursor.eat(name));
        point.part = found.map(|(_, part)| *part);
        if point.part.is_some() {
            return;
        }
    }
    point.day = figure_before(cursor, &DAY);
    if point.day.is_none() && point.month.is_some() {
        read_bare_day(cursor, point);
    }
}

/// A figure where a day should be (8月15前): only before words that can follow a date, for
/// otherwise it may be anything (7月10个单位). A period may name 日 once, at its end (4月8至10日).
fn read_bare_day<'t>(cursor: &mut Cursor<'t>, point: &mut Point<'t>) {
    let mut ahead = *cursor;
    let Some(day) = ahead.figure().filter(|day| day.length() <= 2) else {
        return;
    };
    let mut next = ahead;
    next.skip_blanks();
    let until = next.eat_any(&UNTIL).is_some();
    let named_at_the_end = until && figure_before(&mut next, &DAY).is_some();
    let follows = until
        || next.rest().is_empty()
        || next.eat_any(&BEFORE).is_some()
        || next.eat_any(&AFTER).is_some();
    if follows {
        point.day = Some(day);
        point.day_word_missing_at = (!named_at_the_end).then(|| ahead.position());
        *cursor = ahead;
    }
}

fn figure_before<'t>(cursor: &mut Cursor<'t>, units: &[&str]) -> Option<Figure<'t>> {
    let mut ahead = *cursor;
    let figure = ahead.figure()?;
    ahead.eat_any(units)?;
    *cursor = ahead;
    Some(figure)
}
