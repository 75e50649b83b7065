//! The shape of a number as it stands, right or wrong: what is between the code and the end.

use crate::text::scan::{Cursor, Figure};

/// Brackets that stand around years, opening, closing, and what they are called.
const BRACKETS: [(char, char, &str); 19] = [
    ('〔', '〕', "六角括号"),
    ('[', ']', "半角方括号"),
    ('［', '］', "全角方括号"),
    ('【', '】', "方头括号"),
    ('〖', '〗', "空心方头括号"),
    ('（', '）', "圆括号"),
    ('(', ')', "半角圆括号"),
    ('〈', '〉', "尖括号"),
    ('《', '》', "书名号"),
    ('<', '>', "半角尖括号"),
    ('＜', '＞', "全角尖括号"),
    ('{', '}', "花括号"),
    ('｛', '｝', "全角花括号"),
    ('﹝', '﹞', "小六角括号"),
    ('❲', '❳', "装饰六角括号"),
    ('「', '」', "直角引号"),
    ('『', '』', "双直角引号"),
    ('⟨', '⟩', "数学尖括号"),
    ('〚', '〛', "空心方括号"),
];

/// What stands after the code.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape<'t> {
    pub(super) open: Option<char>,
    pub(super) year: Option<Figure<'t>>,
    pub(super) year_word: bool,
    pub(super) close: Option<char>,
    pub(super) ordinal: bool,
    pub(super) serial: Option<Figure<'t>>,
    pub(super) number_word: bool,
}

/// Reads the shape from the bracket (or from the year, if the bracket is missing) to 号.
pub(super) fn read<'t>(cursor: &mut Cursor<'t>) -> Shape<'t> {
    let mut shape = Shape { open: bracket(cursor, is_opening), ..Shape::default() };
    shape.year = cursor.figure();
    shape.year_word = cursor.eat("年");
    shape.close = bracket(cursor, is_closing);
    // 〔2012〕年14号
    shape.year_word |= cursor.eat("年");
    shape.ordinal = cursor.eat("第");
    shape.serial = cursor.figure();
    shape.number_word = cursor.eat("号");
    shape
}

/// Whether this opens a bracket of any kind.
pub(super) fn is_opening(c: char) -> bool {
    BRACKETS.iter().any(|(open, ..)| *open == c)
}

/// Whether this closes a bracket of any kind.
pub(super) fn is_closing(c: char) -> bool {
    BRACKETS.iter().any(|(_, close, _)| *close == c)
}

/// What a pair of brackets is called; `None` when the two do not belong together.
pub(super) fn name_of(open: char, close: char) -> Option<&'static str> {
    BRACKETS.iter().find(|pair| (pair.0, pair.1) == (open, close)).map(|(_, _, name)| *name)
}

fn bracket(cursor: &mut Cursor<'_>, fits: fn(char) -> bool) -> Option<char> {
    let mut ahead = *cursor;
    ahead.skip_blanks();
    let found = ahead.take_if(fits)?;
    *cursor = ahead;
    Some(found)
}
