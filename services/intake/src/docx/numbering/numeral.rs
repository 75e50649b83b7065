//! Numerals by the formats of lists (ST_NumberFormat).

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] =
    ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// A number in a format; unknown formats are Arabic.
pub(super) fn numeral(number: i32, format: &str) -> String {
    let arabic = number.to_string();
    let positive = u32::try_from(number).ok().filter(|number| *number > 0);
    let Some(count) = positive else { return arabic };
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting"
        | "japaneseDigitalTenThousand" => chinese(count, &DIGITS, ['十', '百', '千']),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            chinese(count, &LEGAL, ['拾', '佰', '仟'])
        }
        "ideographDigital" | "taiwaneseDigital" => arabic.chars().map(han_digit).collect(),
        "ideographTraditional" => cycle(count, &STEMS),
        "ideographZodiac" => cycle(count, &BRANCHES),
        "decimalZero" => format!("{count:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            arabic.chars().map(|c| shifted('０', c)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            enclosed(count, &[(1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)])
        }
        "decimalEnclosedFullstop" => enclosed(count, &[(1, 20, 0x2488)]),
        "decimalEnclosedParen" => enclosed(count, &[(1, 20, 0x2474)]),
        "ideographEnclosedCircle" => enclosed(count, &[(1, 10, 0x3220)]),
        "numberInDash" => format!("- {count} -"),
        "upperLetter" => letters(count, 'A'),
        "lowerLetter" => letters(count, 'a'),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        _ => arabic,
    }
}

/// A bullet; those of symbol fonts have no character of their own.
pub(super) fn bullet(text: &str) -> String {
    let private = |c: char| ('\u{E000}'..='\u{F8FF}').contains(&c);
    text.chars().map(|c| if private(c) { '•' } else { c }).collect()
}

/// Counts in Chinese, `二十三`; ten to nineteen without 一.
fn chinese(number: u32, digits: &[char; 10], units: [char; 3]) -> String {
    let groups =
        [(number / 100_000_000, "亿"), (number / 10_000 % 10_000, "万"), (number % 10_000, "")];
    let mut text = String::new();
    let mut gap = false;
    for (group, unit) in groups {
        if group == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || group < 1000) {
            text.push('零');
        }
        gap = false;
        text.push_str(&chinese_below(group, digits, units));
        text.push_str(unit);
    }
    let teen = (10..20).contains(&number) && units[0] == '十';
    if teen { text.chars().skip(1).collect() } else { text }
}

fn chinese_below(number: u32, digits: &[char; 10], units: [char; 3]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4_usize).rev() {
        let power = 10_u32.pow(u32::try_from(place).unwrap_or(0));
        let digit = number / power % 10;
        if digit == 0 {
            gap = gap || !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        text.extend(usize::try_from(digit).ok().and_then(|digit| digits.get(digit)));
        text.extend(place.checked_sub(1).and_then(|unit| units.get(unit)));
    }
    text
}

fn han_digit(digit: char) -> char {
    let place = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    place.and_then(|place| DIGITS.get(place)).copied().unwrap_or(digit)
}

fn shifted(zero: char, digit: char) -> char {
    let digit = digit.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit));
    digit.unwrap_or(zero)
}

fn cycle(number: u32, signs: &[char]) -> String {
    let place = usize::try_from(number.saturating_sub(1)).unwrap_or(0) % signs.len().max(1);
    signs.get(place).map(char::to_string).unwrap_or_default()
}

fn enclosed(number: u32, ranges: &[(u32, u32, u32)]) -> String {
    let range = ranges.iter().find(|(from, to, _)| (*from..=*to).contains(&number));
    let sign = range.and_then(|(from, _, first)| char::from_u32(first + (number - from)));
    sign.map_or_else(|| number.to_string(), String::from)
}

/// `A` to `Z`, then `AA`: the letter is repeated.
fn letters(number: u32, first: char) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    let times = usize::try_from(index / 26).unwrap_or(0).min(8).saturating_add(1);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn chinese_numbers_are_those_of_papers() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1005, "一千零五"),
            (10_010, "一万零一十"),
            (120_000, "一十二万"),
            (100_010_000, "一亿零一万"),
            (100_000_001, "一亿零一"),
        ];
        for (number, text) in cases {
            assert_eq!(numeral(number, "chineseCountingThousand"), text);
        }
        assert_eq!(numeral(12, "chineseLegalSimplified"), "壹拾贰");
        assert_eq!(numeral(2022, "ideographDigital"), "二〇二二");
    }

    #[test]
    fn other_formats_and_absurd_numbers() {
        assert_eq!(numeral(3, "decimalEnclosedCircle"), "③");
        assert_eq!(numeral(60, "decimalEnclosedCircle"), "60");
        assert_eq!(numeral(28, "lowerLetter"), "bb");
        assert_eq!(numeral(1994, "upperRoman"), "MCMXCIV");
        assert_eq!(numeral(3, "ideographEnclosedCircle"), "㈢");
        assert_eq!(numeral(-5, "chineseCounting"), "-5");
        assert_eq!(numeral(i32::MAX, "lowerLetter").len(), 9);
        assert_eq!(numeral(100_000_000, "chineseCounting"), "一亿");
    }
}
