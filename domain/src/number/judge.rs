//! Judges the parts of a number one by one, and puts the proper form together.

use super::{
    DocumentNumber, NumberCheck, NumberProblem, is_code, is_digit,
    shape::{self, Shape},
};
use crate::text::scan::{self, Cursor, Figure};

/// Completes a check with what is to be said about the parts of a text without blanks.
pub(super) fn judge(check: NumberCheck, text: &str) -> NumberCheck {
    let certain = true;
    let mut judge = Judge { check, certain };
    if !judge.order(text) {
        judge.number(text);
    }
    judge.check
}

/// Puts the check together; `certain` ends when the proper form would be a guess.
struct Judge {
    check: NumberCheck,
    certain: bool,
}

impl Judge {
    /// Recognises the number of an order: 第707号, 国令第707号.
    fn order(&mut self, text: &str) -> bool {
        let at = text.find('第').unwrap_or(0);
        let (code, rest) = text.split_at_checked(at).unwrap_or(("", text));
        let of_an_order = code.is_empty() || code.ends_with('令');
        let mut cursor = Cursor::new(rest);
        let ordinal = cursor.eat("第");
        let Some(seq) = cursor.figure().and_then(|figure| figure.value()) else {
            return false;
        };
        if !ordinal || !of_an_order || cursor.rest() != "号" {
            return false;
        }
        let text = text.to_owned();
        self.blame(NumberProblem::OrderNumber { text, seq });
        self.check.code = is_code(code).then(|| code.to_owned());
        self.check.seq = Some(seq);
        true
    }

    fn number(&mut self, text: &str) {
        let (code, rest) = split_code(text);
        let mut cursor = Cursor::new(rest);
        let shape = shape::read(&mut cursor);
        self.code(code, &shape);
        self.brackets(&shape);
        self.year(&shape);
        self.serial(&shape);
        self.end(&shape, cursor.rest());
        self.normalise();
    }

    fn code(&mut self, code: &str, shape: &Shape<'_>) {
        let bare = shape.open.is_none() && shape.close.is_none();
        if code.is_empty() {
            self.doubt(NumberProblem::CodeMissing);
        } else if !is_code(code) || (bare && names_a_body(code)) {
            let code = code.to_owned();
            self.doubt(NumberProblem::NotACode { code });
        } else {
            self.check.code = Some(code.to_owned());
        }
    }

    fn brackets(&mut self, shape: &Shape<'_>) {
        match (shape.open, shape.close) {
            (Some('〔'), Some('〕')) => {}
            (Some(open), Some(close)) => match shape::name_of(open, close) {
                Some(name) => {
                    let name = name.to_owned();
                    self.blame(NumberProblem::WrongBrackets { name, open, close });
                }
                None => self.blame(NumberProblem::MismatchedBrackets { open, close }),
            },
            // Without any bracket, what stands before the year need not be a code.
            (None, None) => self.doubt(NumberProblem::BracketsMissing),
            _ => self.blame(NumberProblem::BracketsMissing),
        }
        if shape.year_word {
            self.blame(NumberProblem::YearWord);
        }
    }

    fn year(&mut self, shape: &Shape<'_>) {
        let Some(figure) = &shape.year else {
            return self.doubt(NumberProblem::YearMissing);
        };
        // 国办发201214号: a run of digits that is year and serial in one.
        if shape.serial.is_none() && shape.close.is_none() && !shape.year_word {
            self.certain = false;
            return;
        }
        let year = figure.ascii();
        if figure.han {
            self.blame(NumberProblem::ChineseYear { year: year.clone() });
        }
        let value = figure.value().and_then(|value| i16::try_from(value).ok());
        match (figure.length(), value) {
            (4, Some(value @ 1900..=2100)) => self.check.year = Some(value),
            (2, Some(value @ 0..=99)) => {
                let proper = in_full(value);
                self.blame(NumberProblem::TwoDigitYear { year, proper });
                self.check.year = Some(proper);
            }
            _ => self.doubt(NumberProblem::AbsurdYear { year }),
        }
    }

    fn serial(&mut self, shape: &Shape<'_>) {
        if shape.ordinal {
            self.blame(NumberProblem::OrdinalWord);
        }
        let Some(figure) = &shape.serial else {
            return self.doubt(NumberProblem::SerialMissing);
        };
        let serial = figure.ascii();
        let Some(seq) = figure.value() else {
            return self.doubt(NumberProblem::AbsurdSerial { serial });
        };
        self.check.seq = Some(seq);
        if seq == 0 {
            self.doubt(NumberProblem::ZeroSerial);
        } else {
            self.spelling(figure, serial, seq);
        }
    }

    fn spelling(&mut self, figure: &Figure<'_>, serial: String, seq: u32) {
        if figure.han {
            self.blame(NumberProblem::ChineseSerial { serial });
        } else if serial.starts_with('0') {
            let proper = seq;
            self.blame(NumberProblem::LeadingZero { serial, proper });
        }
    }

    fn end(&mut self, shape: &Shape<'_>, rest: &str) {
        if !shape.number_word && shape.serial.is_some() {
            self.blame(NumberProblem::NumberWordMissing);
            // 〔2012〕14-1号: the rest belongs to the serial.
            self.certain &= !rest.contains('号') && !rest.contains(char::is_numeric);
        }
        if !rest.is_empty() {
            let text = rest.to_owned();
            self.blame(NumberProblem::ExtraText { text });
        }
    }

    fn normalise(&mut self) {
        let NumberCheck { code, year, seq, .. } = &self.check;
        if let (true, Some(code), Some(year), Some(seq)) = (self.certain, code, *year, *seq) {
            let number = DocumentNumber { code: code.clone(), year, seq };
            self.check.normalised = Some(number.to_string());
        }
    }

    fn blame(&mut self, problem: NumberProblem) {
        self.check.problems.push(problem);
    }

    /// Blames what leaves the proper form in doubt.
    fn doubt(&mut self, problem: NumberProblem) {
        self.certain = false;
        self.blame(problem);
    }
}

/// Parts the code from the rest: at the first bracket with a year in it, else at the first
/// bracket or digit.
fn split_code(text: &str) -> (&str, &str) {
    let with_year = text.char_indices().find(|(at, c)| {
        let mut ahead = Cursor::at(text, at.saturating_add(c.len_utf8()));
        shape::is_opening(*c) && ahead.figure().is_some()
    });
    let at = match with_year {
        Some((at, _)) => at,
        None => text
            .find(|c: char| shape::is_opening(c) || is_digit(c))
            .map_or(text.len(), |at| before_numeral(text, at)),
    };
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Takes a year in numerals that runs up to `at` (一九八〇年223号) out of the code.
fn before_numeral(text: &str, at: usize) -> usize {
    let code = text.get(..at).unwrap_or_default();
    let bare = code.strip_suffix('年').unwrap_or(code);
    let head = bare.trim_end_matches(scan::is_numeral);
    // Fewer than four may well belong to the code.
    let is_year = bare.chars().count().saturating_sub(head.chars().count()) >= 4;
    if is_year { head.len() } else { at }
}

/// The year in full. The series of numbers in use began with the People's Republic in 1949, so
/// 49 to 99 are 1949 to 1999, and 00 to 48 are 2000 to 2048.
const fn in_full(two_digits: i16) -> i16 {
    if two_digits >= 49 { two_digits.saturating_add(1900) } else { two_digits.saturating_add(2000) }
}

/// Whether this ends as names of bodies do: 国务院, 卫生部.
fn names_a_body(text: &str) -> bool {
    text.ends_with(['院', '部', '委', '局', '厅', '署', '会', '府', '社', '省', '市', '县'])
}
