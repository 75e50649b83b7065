//! Numbers as PDF writes them: decimal, without exponents, to a thousandth.

/// A place that numbers are written to.
pub(super) trait Numbers {
    /// A number, to a thousandth.
    fn number(&mut self, value: f64);
    /// Two bytes in hexadecimal.
    fn hex(&mut self, value: u16);
    /// Operands and their operator.
    fn numbers(&mut self, values: &[f64], operator: &[u8]);
}

impl Numbers for Vec<u8> {
    fn number(&mut self, value: f64) {
        let thousandths = (value * 1000.0).round() as i64;
        if thousandths < 0 {
            self.push(b'-');
        }
        let (whole, part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = whole;
        for (place, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            start = place;
            if rest == 0 {
                break;
            }
        }
        self.extend_from_slice(digits.get(start..).unwrap_or_default());
        if part > 0 {
            let digits = [part / 100, part / 10 % 10, part % 10].map(|digit| b'0' + digit as u8);
            let end = digits.iter().rposition(|&digit| digit != b'0').map_or(0, |last| last + 1);
            self.push(b'.');
            self.extend_from_slice(digits.get(..end).unwrap_or_default());
        }
    }

    fn hex(&mut self, value: u16) {
        let nibble = |shift: u16| match (value >> shift & 0xf) as u8 {
            digit @ 0..=9 => b'0' + digit,
            letter => b'A' - 10 + letter,
        };
        self.extend_from_slice(&[12, 8, 4, 0].map(nibble));
    }

    fn numbers(&mut self, values: &[f64], operator: &[u8]) {
        for &value in values {
            self.number(value);
            self.push(b' ');
        }
        self.extend_from_slice(operator);
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers as _;

    #[test]
    fn numbers_are_short() {
        let mut out = Vec::new();
        out.numbers(&[0.0, -0.0001, 12.3456, -7.5, 841.89, 0.07, -0.002, 100.0], b"x");
        assert_eq!(String::from_utf8(out).unwrap(), "0 0 12.346 -7.5 841.89 0.07 -0.002 100 x");
        let mut out = Vec::new();
        out.hex(0x0AF3);
        assert_eq!(out, b"0AF3");
    }
}
