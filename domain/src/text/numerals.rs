//! Chinese numerals (汉字数字): spoken ones such as 二十三, and strings of digits such as 二〇一二.

use super::squeeze;

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The number as it is spoken: 10 is 十, 23 is 二十三, 105 is 一百零五.
#[must_use]
pub fn numeral(n: u32) -> String {
    if n == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut skipped = false;
    for (scale, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let section = n / scale % 10_000;
        if section == 0 {
            skipped = true;
            continue;
        }
        if !out.is_empty() && (skipped || section < 1_000) {
            out.push('零');
        }
        push_section(&mut out, section);
        out.push_str(unit);
        skipped = false;
    }
    match out.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => out,
    }
}

/// The digits one by one, as in years: 2012 is 二〇一二.
#[must_use]
pub fn digit_numeral(n: u32) -> String {
    n.to_string()
        .chars()
        .filter_map(|c| c.to_digit(10))
        .map(|digit| if digit == 0 { '〇' } else { digit_char(digit) })
        .collect()
}

/// Reads either kind of numeral; `None` when it is not one, is misspelt (十百) or is too large.
///
/// 零, 〇, the circle ○ and the wide letter Ｏ are one, 两 is read as 二, and 一十 as 十. A string without 十, 百 and the
/// like is read digit by digit.
#[must_use]
pub fn parse_numeral(text: &str) -> Option<u32> {
    let text = canonical(&squeeze(text));
    if text.is_empty() {
        return None;
    }
    if text.chars().any(|c| unit_of(c).is_some()) {
        // Reading is lenient, so the value must be spelt the same way again.
        let value = by_place(&text)?;
        return (canonical(&numeral(value)) == text).then_some(value);
    }
    text.chars().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit_of(c)?))
}

/// Whether this character can stand in a Chinese numeral.
pub(crate) fn is_numeral(c: char) -> bool {
    digit_of(c).is_some() || unit_of(c).is_some()
}

fn push_section(out: &mut String, section: u32) {
    let mut started = false;
    let mut skipped = false;
    for (scale, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = section / scale % 10;
        if digit == 0 {
            skipped = started;
            continue;
        }
        if skipped {
            out.push('零');
        }
        out.push(digit_char(digit));
        out.push_str(unit);
        (started, skipped) = (true, false);
    }
}

fn by_place(text: &str) -> Option<u32> {
    let (mut total, mut section, mut digit) = (0_u32, 0_u32, None);
    for c in text.chars() {
        match unit_of(c) {
            None => digit = Some(digit_of(c)?),
            Some(unit @ (10 | 100 | 1_000)) => {
                let times = digit.take().unwrap_or(1);
                section = section.checked_add(unit.checked_mul(times)?)?;
            }
            Some(unit) => {
                section = section.checked_add(digit.take().unwrap_or(0))?;
                total = total.checked_add(section.checked_mul(unit)?)?;
                section = 0;
            }
        }
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

/// One spelling for each number, so that two can be compared.
fn canonical(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '〇' | '○' | 'Ｏ' => '零',
            '两' => '二',
            other => other,
        })
        .collect();
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

fn digit_char(digit: u32) -> char {
    usize::try_from(digit).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or('零')
}

fn digit_of(c: char) -> Option<u32> {
    let c = match c {
        '〇' | '○' | 'Ｏ' => '零',
        '两' => '二',
        other => other,
    };
    let index = DIGITS.iter().position(|digit| *digit == c)?;
    u32::try_from(index).ok()
}

const fn unit_of(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}
