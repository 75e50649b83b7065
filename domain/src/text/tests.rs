use proptest::prelude::*;

use super::*;

#[test]
fn numerals_are_spoken() {
    for (n, text) in [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (23, "二十三"),
        (99, "九十九"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1_001, "一千零一"),
        (10_010, "一万零一十"),
        (120_000_000, "一亿二千万"),
    ] {
        assert_eq!(numeral(n), text);
        assert_eq!(parse_numeral(text), Some(n));
    }
}

#[test]
fn years_are_strings_of_digits() {
    assert_eq!(digit_numeral(2012), "二〇一二");
    for text in ["二〇一二", "二○一二", "二零一二"] {
        assert_eq!(parse_numeral(text), Some(2012), "{text}");
    }
    assert_eq!(parse_numeral("两百"), Some(200));
    assert_eq!(parse_numeral("一十五"), Some(15));
}

#[test]
fn what_is_no_numeral_is_not_read() {
    for text in ["", "十百", "三十十", "一万亿", "甲", "12", "九九九九九九九九九九九"]
    {
        assert_eq!(parse_numeral(text), None, "{text}");
    }
}

#[test]
fn a_text_is_counted_as_in_office_software() {
    let count = Count::of("新冠（COVID-19）防控，\n共 691 篇。");
    let expected = Count { han: 6, punctuation: 4, words: 2, letters: 10 };
    assert_eq!(count, expected);
    assert_eq!(count.total(CountPolicy::default()), 12);
    let bare = CountPolicy { punctuation: false, latin: Latin::Letters };
    assert_eq!(count.total(bare), 16);
}

#[test]
fn each_wide_mark_counts_and_a_lone_half_width_run_is_one() {
    assert_eq!(Count::of("——……“”").punctuation, 6);
    assert_eq!(Count::of("好,... 吗").punctuation, 1);
    assert_eq!(Count::of("ＷＨＯ２").han, 4);
    assert_eq!(Count::of("\u{3000}\u{200b}\r\n"), Count::default());
}

fn faults(text: &str) -> Vec<(char, BracketFaultKind)> {
    bracket_faults(text).into_iter().map(|fault| (fault.mark, fault.kind)).collect()
}

#[test]
fn balanced_brackets_have_no_fault() {
    for text in
        ["《“三同”统战品牌》（〔2022〕10号）【甲】", "“他说‘好’。”", "1）项目\n 2) 项目", ""]
    {
        assert_eq!(faults(text), [], "{text}");
    }
}

#[test]
fn the_two_faulty_lines_of_the_2022_bulletin() {
    // The quotation mark is closed without being opened.
    let line = "《新”铸硬核“五环” 汇聚发展势能》";
    let expected =
        BracketFault { at: "《新".len(), mark: '”', kind: BracketFaultKind::NotOpened };
    assert_eq!(bracket_faults(line), [expected]);
    // 《》 is in balance though it closes too early: that is for a check of the line, not for this.
    assert_eq!(faults("《打造“三同”统战品牌 助力卫生健康》事业高质量发展"), []);
}

#[test]
fn what_is_open_crossed_or_mixed_is_found() {
    use BracketFaultKind::{Mixed, NotClosed, NotOpened};
    assert_eq!(faults("（一"), [('（', NotClosed)]);
    assert_eq!(faults("《甲“乙》丙”"), [('“', NotClosed), ('”', NotOpened)]);
    assert_eq!(faults("（7)"), [(')', Mixed { opened: '（' })]);
    let fault = &bracket_faults("（7)")[0];
    assert_eq!(fault.to_string(), "“（”与“)”全角、半角混用，请统一");
}

#[test]
fn white_space_and_width_fold() {
    assert_eq!(squeeze(" 单\u{3000}位：\n\u{a0}甲\u{200b} "), "单位：甲");
    assert_eq!(half_width("ＡＢ１２（３）、《》\u{3000}"), "AB12(3)、《》 ");
}

proptest! {
    #[test]
    fn numerals_round_trip(n in any::<u32>()) {
        prop_assert_eq!(parse_numeral(&numeral(n)), Some(n));
        prop_assert_eq!(parse_numeral(&digit_numeral(n)), Some(n));
    }

    #[test]
    fn nothing_panics(text in "[“”（）()《》1a一十亿零\\s]{0,30}|\\PC{0,30}") {
        let _ = (parse_numeral(&text), bracket_faults(&text), half_width(&text));
        prop_assert_eq!(Count::of(&text).total(CountPolicy::default()) == 0, squeeze(&text).is_empty());
    }

    #[test]
    fn counting_adds_up_over_lines(a in "[甲乙a1，. ]{0,12}", b in "[甲乙a1，. ]{0,12}") {
        let policy = CountPolicy::default();
        let both = Count::of(&format!("{a}\n{b}")).total(policy);
        prop_assert_eq!(both, Count::of(&a).total(policy) + Count::of(&b).total(policy));
    }

    #[test]
    fn wrapping_in_a_pair_changes_no_balance(text in "[甲《》“”（）]{0,12}") {
        let inner = bracket_faults(&text).len();
        prop_assert_eq!(bracket_faults(&format!("【{text}】")).len(), inner);
    }
}
