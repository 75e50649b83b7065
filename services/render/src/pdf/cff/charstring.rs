//! Type 2 charstrings (Adobe Technical Note 5177), with subroutines put in place of their calls.

use super::{CffError, index::Index};

const BROKEN: CffError = CffError::Broken("charstring");
/// Calls within calls; the note allows ten.
const DEPTH: u8 = 10;
/// Calls of one glyph: real ones have a few dozen, but a damaged font could go on for hours.
const CALLS: u16 = 10_000;
/// Bytes of one glyph.
const LENGTH: usize = 65_535;

/// The subroutines that a glyph may call.
pub(super) struct Subroutines<'a> {
    pub(super) global: &'a Index<'a>,
    pub(super) local: &'a Index<'a>,
}

impl Subroutines<'_> {
    /// Appends a charstring without its calls.
    pub(super) fn resolve(&self, program: &[u8], out: &mut Vec<u8>) -> Result<(), CffError> {
        let limit = out.len() + LENGTH;
        let mut walk = Walk { out, stack: Vec::new(), hints: 0, last: None, calls: CALLS, limit };
        if !self.walk(program, &mut walk, DEPTH)? {
            walk.out.push(ENDCHAR);
        }
        Ok(())
    }

    /// Copies a program; whether the glyph ended in it.
    fn walk(&self, program: &[u8], walk: &mut Walk<'_>, depth: u8) -> Result<bool, CffError> {
        let mut rest = program;
        while let Some(&first) = rest.first() {
            let length = walk.length(first, rest)?;
            let (token, after) = rest.split_at_checked(length).ok_or(BROKEN)?;
            rest = after;
            match first {
                CALLSUBR | CALLGSUBR => {
                    let index = if first == CALLSUBR { self.local } else { self.global };
                    let program = subroutine(index, walk.call()?).ok_or(BROKEN)?;
                    let depth = depth.checked_sub(1).ok_or(BROKEN)?;
                    walk.calls = walk.calls.checked_sub(1).ok_or(BROKEN)?;
                    if self.walk(program, walk, depth)? {
                        return Ok(true);
                    }
                }
                RETURN => return Ok(false),
                ENDCHAR if walk.stack.len() >= 4 => return Err(CffError::Unsupported("seac")),
                ENDCHAR => {
                    walk.out.push(ENDCHAR);
                    return Ok(true);
                }
                _ if walk.out.len() + length > walk.limit => return Err(BROKEN),
                _ => walk.copy(first, token),
            }
        }
        Ok(false)
    }
}

const CALLSUBR: u8 = 10;
const RETURN: u8 = 11;
const ESCAPE: u8 = 12;
const ENDCHAR: u8 = 14;
const CALLGSUBR: u8 = 29;

/// A glyph on the way from the font to the subset.
struct Walk<'a> {
    out: &'a mut Vec<u8>,
    /// Operands since the last operator; fractions without their fraction.
    stack: Vec<i32>,
    hints: usize,
    /// Where the number that was just written begins.
    last: Option<usize>,
    /// How many calls are left.
    calls: u16,
    /// How long `out` may become.
    limit: usize,
}

impl Walk<'_> {
    /// Length of the token that begins with this byte; counts the hints before a mask.
    fn length(&mut self, first: u8, rest: &[u8]) -> Result<usize, CffError> {
        Ok(match first {
            28 => 3,
            32..=246 => 1,
            247..=254 => 2,
            255 => 5,
            ESCAPE if matches!(rest.get(1), Some(34..=37)) => 2,
            // Stems, and masks before which a row of vertical stems may stand without its operator.
            1 | 3 | 18 | 19 | 20 | 23 => {
                self.hints += self.stack.len() / 2;
                1 + if matches!(first, 19 | 20) { self.hints.div_ceil(8) } else { 0 }
            }
            4..=8 | CALLSUBR | RETURN | ENDCHAR | 21 | 22 | 24..=27 | CALLGSUBR | 30 | 31 => 1,
            _ => return Err(CffError::Unsupported("charstring operator")),
        })
    }

    fn copy(&mut self, first: u8, token: &[u8]) {
        self.last = number(token).filter(|_| first == 28 || first >= 32).map(|number| {
            self.stack.push(number);
            self.out.len()
        });
        if self.last.is_none() {
            self.stack.clear();
        }
        self.out.extend_from_slice(token);
    }

    /// Takes back the number of the subroutine that is called.
    fn call(&mut self) -> Result<i32, CffError> {
        let start = self.last.take().ok_or(CffError::Unsupported("callsubr"))?;
        self.out.truncate(start);
        self.stack.pop().ok_or(BROKEN)
    }
}

fn number(token: &[u8]) -> Option<i32> {
    Some(match *token {
        [28, a, b] => i16::from_be_bytes([a, b]).into(),
        [255, a, b, _, _] => i16::from_be_bytes([a, b]).into(),
        [a] => i32::from(a) - 139,
        [a @ 247..=250, b] => (i32::from(a) - 247) * 256 + i32::from(b) + 108,
        [a, b] => (251 - i32::from(a)) * 256 - i32::from(b) - 108,
        _ => return None,
    })
}

/// A subroutine by its number, which counts from the middle.
fn subroutine<'a>(index: &Index<'a>, number: i32) -> Option<&'a [u8]> {
    let bias = match index.len() {
        0..1240 => 107,
        1240..33900 => 1131,
        _ => 32768,
    };
    index.get(usize::try_from(number.checked_add(bias)?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{CffError, Index, Subroutines};
    use crate::pdf::cff::index;

    /// An INDEX of these pieces, as bytes.
    fn pieces(pieces: &[&[u8]]) -> Vec<u8> {
        let mut end = 0;
        let ends: Vec<usize> = pieces.iter().map(|piece| (end += piece.len(), end).1).collect();
        let mut out = Vec::new();
        index::write(&pieces.concat(), &ends, &mut out);
        out
    }

    fn resolve(global: &[&[u8]], local: &[&[u8]], program: &[u8]) -> Result<Vec<u8>, CffError> {
        let (global, local) = (pieces(global), pieces(local));
        let global = Index::parse(&global, 0, "")?.0;
        let local = Index::parse(&local, 0, "")?.0;
        let mut out = Vec::new();
        Subroutines { global: &global, local: &local }.resolve(program, &mut out)?;
        Ok(out)
    }

    /// −107, the number of the first subroutine of few.
    const FIRST: u8 = 32;
    const SECOND: u8 = 33;

    #[test]
    fn calls_are_replaced_by_what_they_call() {
        // A local subroutine that calls a global one: 1 2 rmoveto, then 3 hlineto.
        let out = resolve(
            &[&[142, 6, 11]],
            &[&[140, 141, 21, FIRST, 29, 11], &[14]],
            &[FIRST, 10, SECOND, 10],
        );
        assert_eq!(out.unwrap(), [140, 141, 21, 142, 6, 14]);
    }

    #[test]
    fn masks_are_as_long_as_the_hints_say_even_across_calls() {
        // Eight stems by a subroutine, and one more whose operands stand before the mask: two bytes, which
        // look like calls.
        let stems = [&[140; 16][..], &[18, 11]].concat();
        let program = [FIRST, 10, 140, 141, 19, 10, 29, 14];
        let expected = [&[140; 16][..], &[18, 140, 141, 19, 10, 29, 14]].concat();
        assert_eq!(resolve(&[], &[&stems], &program).unwrap(), expected);
    }

    #[test]
    fn a_glyph_always_ends() {
        assert_eq!(resolve(&[], &[&[11]], &[FIRST, 10]).unwrap(), [14]);
    }

    #[test]
    fn what_leads_astray_is_refused() {
        let loops = resolve(&[], &[&[FIRST, 10]], &[FIRST, 10]);
        assert_eq!(loops, Err(CffError::Broken("charstring")));
        assert_eq!(resolve(&[], &[], &[FIRST, 10]), Err(CffError::Broken("charstring")));
        assert_eq!(resolve(&[], &[&[11]], &[140, 21, 10]), Err(CffError::Unsupported("callsubr")));
        assert_eq!(resolve(&[], &[], &[28, 1]), Err(CffError::Broken("charstring")));
    }
}
