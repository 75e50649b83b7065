use proptest::prelude::*;
use serde::Deserialize;

use super::*;

/// Numbers seen in real papers, and some constructed.
const SAMPLES: &str = include_str!("../../../tests/fixtures/document-numbers.json");

#[derive(Deserialize)]
struct Samples {
    well_formed: Vec<WellFormed>,
    malformed: Vec<Malformed>,
}

#[derive(Deserialize)]
struct WellFormed {
    text: String,
    code: String,
    year: i16,
    seq: u32,
}

#[derive(Deserialize)]
struct Malformed {
    text: String,
    wrong: String,
    normalised: Option<String>,
}

fn samples() -> Samples {
    serde_json::from_str(SAMPLES).unwrap()
}

fn messages(text: &str) -> Vec<String> {
    check(text).problems.iter().map(ToString::to_string).collect()
}

#[test]
fn real_numbers_are_read_without_a_problem() {
    let samples = samples().well_formed;
    assert_eq!(samples.len(), 114);
    for sample in samples {
        let expected = NumberCheck {
            code: Some(sample.code.clone()),
            year: Some(sample.year),
            seq: Some(sample.seq),
            problems: vec![],
            normalised: Some(sample.text.clone()),
        };
        assert_eq!(check(&sample.text), expected);
        let number: DocumentNumber = sample.text.parse().unwrap();
        assert_eq!(number.to_string(), sample.text);
    }
}

#[test]
fn malformed_numbers_come_back_with_the_fault_and_the_proper_form() {
    for Malformed { text, wrong, normalised } in samples().malformed {
        let check = check(&text);
        assert_eq!(check.normalised, normalised, "{text}");
        for wrong in wrong.split(';') {
            assert!(check.problems.iter().any(|it| is_sort(it, wrong)), "{text}: {check:?}");
        }
        assert!(text.parse::<DocumentNumber>().is_err());
    }
}

/// Whether a problem is of the sort that a sample names.
fn is_sort(problem: &NumberProblem, wrong: &str) -> bool {
    use NumberProblem as P;
    match wrong.trim() {
        "half-width square brackets" => is_brackets(problem, "半角方括号"),
        "full-width square brackets" => is_brackets(problem, "全角方括号"),
        "full-width lenticular brackets" => is_brackets(problem, "方头括号"),
        "full-width round brackets" => is_brackets(problem, "圆括号"),
        "angle brackets" => is_brackets(problem, "尖括号"),
        "braces" => is_brackets(problem, "花括号"),
        "“第” before the serial" => *problem == P::OrdinalWord,
        "leading zero" => matches!(problem, P::LeadingZero { .. }),
        "space before 号" | "spaces inside brackets and before 号" => *problem == P::Spaces,
        "year in Chinese numerals" => matches!(problem, P::ChineseYear { .. }),
        "no agency code and no brackets" => matches!(problem, P::NotACode { .. }),
        "order number: no year, no brackets" => matches!(problem, P::OrderNumber { .. }),
        "two-digit year" => matches!(problem, P::TwoDigitYear { .. }),
        "full-width digits" => *problem == P::FullWidthDigits,
        "年 inside the brackets" => *problem == P::YearWord,
        "brackets missing: year and serial run together" => *problem == P::BracketsMissing,
        other => panic!("a sample of an unknown sort: {other}"),
    }
}

fn is_brackets(problem: &NumberProblem, expected: &str) -> bool {
    matches!(problem, NumberProblem::WrongBrackets { name, .. } if name == expected)
}

#[test]
fn every_kind_of_bracket_is_named() {
    for (brackets, name) in [
        ("()", "半角圆括号"),
        ("《》", "书名号"),
        ("<>", "半角尖括号"),
        ("＜＞", "全角尖括号"),
        ("｛｝", "全角花括号"),
        ("〖〗", "空心方头括号"),
        ("﹝﹞", "小六角括号"),
    ] {
        let (open, close) = brackets.split_at(brackets.len() / 2);
        let check = check(&format!("国办发{open}2012{close}14号"));
        assert_eq!(check.normalised.as_deref(), Some("国办发〔2012〕14号"));
        assert!(is_brackets(&check.problems[0], name), "{check:?}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    assert_eq!(
        messages("国办发 [９８年） 第０４"),
        [
            "字号中有空格，应当删去",
            "用了全角数字，应当用半角数字",
            "年份的括号“[”与“）”不配对，应当用六角括号“〔〕”",
            "年份带了“年”字，应当删去：括号内只写四位数",
            "年份“98”只有两位，应当写全称，如“1998”",
            "序号前有“第”字，应当删去",
            "序号“04”编了虚位，应当写作“4”",
            "序号之后缺“号”字，应当补上",
        ]
    );
}

#[test]
fn each_single_fault_is_told() {
    use NumberProblem as P;
    let year = |text: &str| P::AbsurdYear { year: text.into() };
    let extra = |text: &str| P::ExtraText { text: text.into() };
    let not_a_code = |text: &str| P::NotACode { code: text.into() };
    for (text, problem, proper) in [
        ("", P::Empty, None),
        (" 　", P::Empty, None),
        ("〔2012〕14号", P::CodeMissing, None),
        ("WJ〔2012〕14号", not_a_code("WJ"), None),
        ("国办发第〔2012〕14号", not_a_code("国办发第"), None),
        ("国办发〔2012〕14", P::NumberWordMissing, Some("国办发〔2012〕14号")),
        ("国办发〔2012〕14号文", extra("文"), Some("国办发〔2012〕14号")),
        ("国办发〔2012〕14-1号", extra("-1号"), None),
        ("国办发〔2012〕0号", P::ZeroSerial, None),
        ("国办发〔2012〕号", P::SerialMissing, None),
        ("国办发〔〕14号", P::YearMissing, None),
        ("国办发", P::YearMissing, None),
        ("国办发〔3012〕14号", year("3012"), None),
        ("国办发〔212〕14号", year("212"), None),
        ("国办发〔20122〕14号", year("20122"), None),
        ("国办发2012〕14号", P::BracketsMissing, Some("国办发〔2012〕14号")),
        ("国办发〔2012年14号", P::BracketsMissing, Some("国办发〔2012〕14号")),
        ("国办发2012年14号", P::BracketsMissing, None),
        (
            "国办发〔2012］14号",
            P::MismatchedBrackets { open: '〔', close: '］' },
            Some("国办发〔2012〕14号"),
        ),
        (
            "国办发〔二〇一二〕14号",
            P::ChineseYear { year: "二〇一二".into() },
            Some("国办发〔2012〕14号"),
        ),
        (
            "国办发〔2012〕十四号",
            P::ChineseSerial { serial: "十四".into() },
            Some("国办发〔2012〕14号"),
        ),
        ("国办发〔2012〕99999999999号", P::AbsurdSerial { serial: "99999999999".into() }, None),
        (
            "国办发〔48〕1号",
            P::TwoDigitYear { year: "48".into(), proper: 2048 },
            Some("国办发〔2048〕1号"),
        ),
        (
            "国办发〔49〕1号",
            P::TwoDigitYear { year: "49".into(), proper: 1949 },
            Some("国办发〔1949〕1号"),
        ),
    ] {
        let check = check(text);
        assert!(check.problems.contains(&problem), "{text}: {check:?}");
        assert_eq!(check.normalised.as_deref(), proper, "{text}");
    }
}

#[test]
fn numbers_of_orders_are_recognised() {
    for (text, code) in
        [("第707号", None), ("国令第707号", Some("国令")), ("国务院令第 707 号", Some("国务院令"))]
    {
        let check = check(text);
        assert_eq!((check.code.as_deref(), check.year, check.seq), (code, None, Some(707)));
        assert_eq!(check.normalised, None);
        assert!(check.problems.iter().any(|it| matches!(it, NumberProblem::OrderNumber { .. })));
    }
}

#[test]
fn the_refusal_says_everything() {
    let error = "国办发[2012]014号".parse::<DocumentNumber>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "“国办发[2012]014号”不是规范的发文字号：年份用了半角方括号“[]”，应当用六角括号“〔〕”；\
         序号“014”编了虚位，应当写作“14”。应当写作“国办发〔2012〕14号”"
    );
}

#[test]
fn a_problem_is_stored_with_its_kind() {
    let json = serde_json::to_value(&check("国办发〔98〕4号").problems).unwrap();
    let expected = serde_json::json!([{"kind": "two_digit_year", "year": "98", "proper": 1998}]);
    assert_eq!(json, expected);
}

#[test]
fn real_numbers_are_found_whole_in_running_text() {
    for sample in samples().well_formed {
        for (before, after) in
            [("根据", "文件要求"), ("《通知》（", "）"), ("，", "、"), ("和", "，")]
        {
            let text = format!("甲。{before}{}{after}", sample.text);
            let found = find_numbers(&text);
            let words: Vec<_> = found.iter().map(|it| &text[it.at.clone()]).collect();
            // 和 at the beginning of a run may open a code (和政发), so it stays with it.
            let expected =
                if before == "和" { format!("和{}", sample.text) } else { sample.text.clone() };
            assert_eq!(words, [expected]);
        }
    }
}

#[test]
fn each_problem_rests_on_a_rule() {
    let rule = |text: &str| check(text).problems[0].rule().source;
    assert_eq!(rule("国办发[2012]14号"), "GB/T 9704-2012 7.2.5");
    assert_eq!(rule("〔2012〕14号"), "条例 第九条（五）");
    assert_eq!(rule("第707号"), "GB/T 9704-2012 10.2");
}

#[test]
fn numbers_are_found_in_running_text() {
    let text = "各基层党组织根据绍市机工委通〔2019〕7号文件，《意见》（国办发[2012]14 号）、国发〔2018〕3号和\
                国函〔2018〕4号，国务院令第707号，国办发201214号，（12）3号楼，2022（10），第三组（2022）会议，电话85080105号";
    let found: Vec<_> = find_numbers(text)
        .into_iter()
        .map(|it| (&text[it.at], it.check.problems.is_empty()))
        .collect();
    let expected = [
        ("绍市机工委通〔2019〕7号", true),
        ("国办发[2012]14 号", false),
        ("国发〔2018〕3号", true),
        ("国函〔2018〕4号", true),
        ("国办发201214号", false),
    ];
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn printing_and_reading_are_inverse(code in "[一-龥]{1,8}", year in 1900_i16..=2100, seq in 1_u32..) {
        prop_assume!(is_code(&code));
        let number = DocumentNumber { code, year, seq };
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }

    #[test]
    fn the_proper_form_is_well_formed(
        text in "[国第一]{0,3}[\\[〔（ ]{0,2}[0-9０-９二〇]{0,5}年?[\\]〕） ]{0,2}第?[0-9]{0,4}号?[文1]{0,2}|\\PC{0,24}",
    ) {
        let check = check(&text);
        prop_assert_eq!(check.problems.is_empty(), text.parse::<DocumentNumber>().is_ok());
        if let Some(proper) = &check.normalised {
            prop_assert!(proper.parse::<DocumentNumber>().is_ok(), "{} -> {}", text, proper);
            prop_assert!(!check.problems.is_empty() || *proper == text);
        }
    }

    #[test]
    fn what_is_found_lies_in_the_text(text in "[国办发根据〔\\[2019\\]〕号年第 ，]{0,30}|\\PC{0,30}") {
        for found in find_numbers(&text) {
            prop_assert!(text.get(found.at).is_some());
        }
    }

    #[test]
    fn a_proper_number_is_found_between_stops(code in "[国办卫健发函]{1,6}", seq in 1_u32..9_999) {
        let number = DocumentNumber { code, year: 2022, seq };
        let found = find_numbers(&format!("甲，{number}。"));
        prop_assert_eq!(found.len(), 1);
        prop_assert!(found[0].check.problems.is_empty());
    }
}
