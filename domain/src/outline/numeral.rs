//! Chinese numerals as they number headings and write dates.

/// The value of one Chinese digit.
const fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | 'Ｏ' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of a counting numeral up to 999: `十二` is 12, `一百零三` is 103.
pub(crate) fn counting(text: &str) -> Option<u32> {
    let (mut total, mut pending) = (0_u32, None::<u32>);
    for c in text.chars() {
        match c {
            '百' => total = total.checked_add(pending.take()?.checked_mul(100)?)?,
            '十' => total = total.checked_add(pending.take().unwrap_or(1).checked_mul(10)?)?,
            '零' | '〇' => {}
            _ => {
                if pending.replace(digit(c)?).is_some() {
                    return None;
                }
            }
        }
    }
    total.checked_add(pending.unwrap_or(0)).filter(|n| *n > 0)
}

/// The value of digits written one by one: `二〇〇五` is 2005.
pub(crate) fn positional(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    text.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))
}
