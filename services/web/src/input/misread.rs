//! What serde says about what it could not read, in Chinese.
//!
//! Its messages are for programmers and in English, and the framework hands them on as text: the place (`days`,
//! `tiers[1].count`), the reason, and for JSON the line. The reasons are few. What is none of them came from a type
//! of ours and is Chinese already, or from elsewhere and is left out.

type Told = fn(&str) -> String;

/// The reasons that serde gives, each with the words that it begins with.
const REASONS: [(&str, Told); 7] = [
    ("missing field ", |rest| format!("缺少{}", first(rest))),
    ("unknown field ", |rest| format!("没有“{}”这一项{}", first(rest), choice(rest))),
    ("unknown variant ", |rest| format!("不能是“{}”{}", first(rest), choice(rest))),
    ("duplicate field ", |rest| format!("{}写了不止一次", first(rest))),
    ("invalid type: ", |rest| format!("应为{}", expected(rest))),
    ("invalid value: ", |rest| format!("超出范围，应为{}", expected(rest))),
    ("invalid length ", |_| "项数不对".to_owned()),
];

/// What was wrong, and where.
pub(super) fn misread(text: &str) -> String {
    // Before the colon the framework says what it was doing.
    let said = text.split_once(": ").map_or(text, |(_, said)| said);
    let said = said.rsplit_once(" at line ").map_or(said, |(said, _)| said);
    for (words, told) in REASONS {
        if let Some((place, rest)) = said.split_once(words) {
            return at(place, &told(rest));
        }
    }
    let (place, reason) = said.split_once(": ").unwrap_or(("", said));
    let ours = reason.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    at(place, if ours { reason } else { "值不合格式" })
}

/// Where JSON broke off.
pub(super) fn place(text: &str) -> String {
    let numbers = text.rsplit_once(" at line ").and_then(|(_, at)| at.split_once(" column "));
    numbers.map_or_else(String::new, |(line, column)| format!("第{line}行第{column}字节"))
}

fn at(place: &str, reason: &str) -> String {
    match place.trim_end_matches(": ") {
        "" => reason.to_owned(),
        place => format!("{place}：{reason}"),
    }
}

/// The name between the first pair of backticks.
fn first(rest: &str) -> &str {
    rest.split('`').nth(1).unwrap_or_default()
}

/// The names that would have been right.
fn choice(rest: &str) -> String {
    let (_, expected) = rest.split_once(", expected ").unwrap_or_default();
    let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
    if names.is_empty() { String::new() } else { format!("，可以写：{}", names.join("、")) }
}

/// What should have stood there.
fn expected(rest: &str) -> &'static str {
    let wanted = rest.rsplit_once(", expected ").map_or(rest, |(_, wanted)| wanted);
    let integer = |text: &str| {
        let digits = text.trim_start_matches(['u', 'i']);
        digits.len() < text.len()
            && !digits.is_empty()
            && digits.chars().all(|c| c.is_ascii_digit())
    };
    match wanted {
        wanted if integer(wanted) || wanted.contains("usize") => "范围内的整数",
        wanted if wanted.contains("string") || wanted.contains("str") && wanted.len() < 5 => "文字",
        wanted if wanted.contains("bool") => "true 或 false",
        "f64" | "f32" => "数",
        wanted if wanted.contains("sequence") || wanted.contains("array") => "数组",
        wanted if wanted.contains("map") || wanted.contains("struct") => "对象",
        _ => "文档所写的内容",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Failed to deserialize the JSON body into the target type: ";

    #[test]
    fn what_serde_says_is_told_in_chinese() {
        let told = [
            ("missing field `rubric` at line 1 column 13", "缺少rubric"),
            ("method: missing field `rubric` at line 1 column 13", "method：缺少rubric"),
            (
                "unknown field `x`, expected one of `a`, `b` at line 1 column 4",
                "没有“x”这一项，可以写：a、b",
            ),
            ("unknown field `x`, there are no fields at line 1 column 4", "没有“x”这一项"),
            (
                "visibility: unknown variant `shut`, expected `blind` or `open` at line 1 column 9",
                "visibility：不能是“shut”，可以写：blind、open",
            ),
            (
                "days: invalid type: floating point `259.0`, expected i64 at line 1 column 14",
                "days：应为范围内的整数",
            ),
            (
                "a[1].b: invalid type: null, expected a string at line 1 column 1",
                "a[1].b：应为文字",
            ),
            ("invalid type: map, expected a sequence at line 2 column 1", "应为数组"),
            ("invalid type: string \"x\", expected struct Reason at line 1 column 3", "应为对象"),
            (
                "year: invalid value: integer `2147483646`, expected i16 at line 1 column 64",
                "year：超出范围，应为范围内的整数",
            ),
            ("duplicate field `a` at line 1 column 9", "a写了不止一次"),
            ("time: failed to parse two digit integer at line 1 column 3", "time：值不合格式"),
            ("region: “火星”不是省级行政区 at line 1 column 3", "region：“火星”不是省级行政区"),
        ];
        for (said, told) in told {
            assert_eq!(misread(&format!("{HEAD}{said}")), told);
        }
        let query = "Failed to deserialize query string: limit: invalid digit found in string";
        assert_eq!(misread(query), "limit：值不合格式");
        let syntax =
            "Failed to parse the request body as JSON: EOF while parsing at line 3 column 7";
        assert_eq!(place(syntax), "第3行第7字节");
    }
}
