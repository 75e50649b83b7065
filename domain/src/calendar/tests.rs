use jiff::{
    Timestamp,
    civil::{Date, date, time},
};
use proptest::prelude::*;

use super::*;

fn range(text: &str, year: i16) -> String {
    FuzzyDate::parse(text, year).unwrap().range.to_string()
}

#[test]
fn exact_dates_print_without_padding() {
    let day = date(2023, 2, 20);
    assert_eq!(in_figures(day), "2023年2月20日");
    assert_eq!(in_numerals(day), "二〇二三年二月二十日");
    for text in [
        "2023年2月20日",
        "2023 年 2 月 20 日",
        "２０２３年０２月２０日",
        "二○二三年二月二十日",
        " 2023年2月20号",
    ] {
        assert_eq!(parse_date(text), Ok(day), "{text}");
    }
    assert_eq!(parse_date("二〇一二年一月四日"), Ok(date(2012, 1, 4)));
}

#[test]
fn a_date_without_its_year_or_day_is_not_exact() {
    for text in ["2月20日", "2023年2月", "2023年2月上旬", "2023年2月1日至3日"] {
        let words = text.to_owned();
        assert_eq!(parse_date(text), Err(DateProblem::NotExact { words }));
    }
}

#[test]
fn vague_dates_are_ranges() {
    for (text, expected) in [
        ("8月中旬", "2019年8月11日至2019年8月20日"),
        ("6月下旬", "2019年6月21日至2019年6月30日"),
        ("10月至11月上旬", "2019年10月1日至2019年11月10日"),
        ("7月上中旬", "2019年7月1日至2019年7月20日"),
        ("7月1日至8月15日", "2019年7月1日至2019年8月15日"),
        ("7月1日至15日", "2019年7月1日至2019年7月15日"),
        ("6月下旬至7月中旬", "2019年6月21日至2019年7月20日"),
        ("2022年11月中旬至12月", "2022年11月11日至2022年12月31日"),
        ("2022 年 10 月至 11 月上旬", "2022年10月1日至2022年11月10日"),
        ("2月中下旬", "2019年2月11日至2019年2月28日"),
        ("11月至1月", "2019年11月1日至2020年1月31日"),
        ("11月1日至2月29日", "2019年11月1日至2020年2月29日"),
        ("11月至春节前", "2019年11月1日至2020年1月24日"),
        ("10月至12月前", "2019年10月1日至2019年11月30日"),
        ("2022年", "2022年1月1日至2022年12月31日"),
        ("七月", "2019年7月1日至2019年7月31日"),
        ("2023年春节", "2023年1月22日"),
    ] {
        assert_eq!(range(text, 2019), expected, "{text}");
    }
}

#[test]
fn what_is_before_a_day_begins_with_the_year() {
    for (text, expected) in [
        ("2023年春节前", "2023年1月1日至2023年1月21日"),
        ("8月1日前", "2019年1月1日至2019年8月1日"),
        ("8月底前", "2019年1月1日至2019年8月31日"),
        ("8月前", "2019年1月1日至2019年7月31日"),
    ] {
        assert_eq!(range(text, 2019), expected, "{text}");
        assert!(FuzzyDate::parse(text, 2019).unwrap().before);
    }
}

#[test]
fn malformed_dates_say_what_they_should_be() {
    for (text, message) in [
        ("8月15前", "“8月15前”缺“日”字，应当写作“8月15日前”"),
        ("2月30日", "“2月30日”：2019年2月没有30日，该月到28日为止"),
        ("13月1日", "“13月1日”：没有13月，月份是1至12"),
        ("98年5月", "“98年5月”的年份“98”不是四位数，请写全年份"),
        ("2019年8月至2018年7月", "“2019年8月至2018年7月”止期早于起期，请核对年份和月日"),
        ("7月15日至1日", "“7月15日至1日”止期早于起期，请核对年份和月日"),
        (
            "1949年春节前",
            "“1949年春节前”：1949年的春节不在所收年份（1990至2060年）之内，请写明日期",
        ),
        ("择日", "“择日”不是日期，请写作“2023年2月20日”或者“8月中旬”“7月1日至8月15日”一类"),
    ] {
        let problem = FuzzyDate::parse(text, 2019).unwrap_err();
        assert_eq!(problem.to_string(), message);
    }
}

#[test]
fn dates_are_found_in_running_text() {
    let text = "3.活动时间：7月1日至8月中旬。\n2022年工作计划，建国70年，6个月\n4.所有作品须由归口单位于8月15前统一报送，\
                案例征集截止日期为 2022 年 10 月 31 日。7月10个单位";
    let found: Vec<_> = find_dates(text, 2019)
        .into_iter()
        .map(|found| (&text[found.at], found.date.map(|date| date.range.to_string())))
        .collect();
    let missing =
        DateProblem::DayWordMissing { words: "8月15前".into(), proper: "8月15日前".into() };
    let expected = [
        ("7月1日至8月中旬", Ok("2019年7月1日至2019年8月20日".to_owned())),
        ("8月15前", Err(missing)),
        ("2022 年 10 月 31 日", Ok("2022年10月31日".to_owned())),
        ("7月", Ok("2019年7月1日至2019年7月31日".to_owned())),
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_spring_festival_is_tabled() {
    assert_eq!(spring_festival(1990), Some(date(1990, 1, 27)));
    assert_eq!(spring_festival(2019), Some(date(2019, 2, 5)));
    assert_eq!(spring_festival(2023), Some(date(2023, 1, 22)));
    assert_eq!(spring_festival(2060), Some(date(2060, 2, 2)));
    for year in [1989, 2061, i16::MIN, i16::MAX] {
        assert_eq!(spring_festival(year), None);
    }
}

#[test]
fn ranges_contain_and_overlap() {
    let july = FuzzyDate::parse("7月", 2019).unwrap().range;
    assert!(july.contains(date(2019, 7, 31)) && !july.contains(date(2019, 8, 1)));
    assert!(july.overlaps(&DateRange::day(date(2019, 7, 1))));
    assert!(!july.overlaps(&DateRange::day(date(2019, 8, 1))));
    assert_eq!(DateRange::new(date(2019, 8, 1), date(2019, 7, 1)), None);
}

#[test]
fn a_deadline_without_an_hour_ends_with_its_day_in_beijing() {
    let deadline = Deadline::on(date(2022, 10, 31));
    assert_eq!(deadline.hard().to_string(), "2022-10-31T16:00:00Z");
    assert_eq!(deadline.to_string(), "2022年10月31日24时");
    let judge = |at: &str| deadline.judge(at.parse().unwrap());
    assert_eq!(judge("2022-11-01T00:00:00+08:00"), Timeliness::InTime);
    assert_eq!(judge("2022-11-01T00:00:00.000000001+08:00"), Timeliness::Late);
}

#[test]
fn grace_moves_what_is_accepted_and_not_what_is_shown() {
    let at = Some(time(17, 30, 0, 0));
    let deadline = Deadline { at, grace_minutes: 10, ..Deadline::on(date(2022, 10, 31)) };
    assert_eq!(deadline.to_string(), "2022年10月31日17时30分");
    let judge = |at: &str| deadline.judge(at.parse().unwrap());
    assert_eq!(judge("2022-10-31T17:30:00+08:00"), Timeliness::InTime);
    assert_eq!(judge("2022-10-31T17:30:01+08:00"), Timeliness::InGrace);
    assert_eq!(judge("2022-10-31T17:40:00+08:00"), Timeliness::InGrace);
    assert_eq!(judge("2022-10-31T17:40:01+08:00"), Timeliness::Late);
}

#[test]
fn a_deadline_at_the_end_of_time_is_a_deadline() {
    let last = Deadline { grace_minutes: u32::MAX, ..Deadline::on(Date::MAX) };
    assert_eq!(last.hard(), Timestamp::MAX);
    assert_eq!(last.latest(), Timestamp::MAX);
    assert!(Deadline::on(Date::MIN).hard() < Deadline::on(Date::ZERO).hard());
}

#[test]
fn what_is_stored_reads_back() {
    let fuzzy = FuzzyDate::parse("8月中旬", 2019).unwrap();
    let json = serde_json::to_string(&fuzzy).unwrap();
    let expected =
        r#"{"words":"8月中旬","range":{"from":"2019-08-11","to":"2019-08-20"},"before":false}"#;
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_str::<FuzzyDate>(&json).unwrap(), fuzzy);
    let deadline: Deadline = serde_json::from_str(r#"{"shown":"2022-10-31"}"#).unwrap();
    assert_eq!(deadline, Deadline::on(date(2022, 10, 31)));
}

prop_compose! {
    fn any_date()(days in 0_i32..2_900_000) -> Date {
        date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap_or(Date::MAX)
    }
}

proptest! {
    #[test]
    fn dates_round_trip(day in any_date()) {
        prop_assert_eq!(parse_date(&in_figures(day)), Ok(day));
        prop_assert_eq!(parse_date(&in_numerals(day)), Ok(day));
    }

    #[test]
    fn nothing_panics(text in "[0-9年月日至前上中下旬春节 十二〇]{0,16}|\\PC{0,20}", year: i16) {
        let _ = parse_date(&text);
        for found in find_dates(&text, year) {
            prop_assert!(text.get(found.at).is_some());
            if let Ok(date) = found.date {
                prop_assert!(date.range.from <= date.range.to);
            }
        }
        if let Ok(date) = FuzzyDate::parse(&text, year) {
            prop_assert!(date.range.from <= date.range.to);
        }
    }

    #[test]
    fn the_grace_is_judged_to_its_last_instant(day in any_date(), grace in 1_u32..10_000) {
        let deadline = Deadline { grace_minutes: grace, ..Deadline::on(day) };
        prop_assert_eq!(deadline.judge(deadline.hard()), Timeliness::InTime);
        prop_assert_eq!(deadline.judge(deadline.latest()), Timeliness::InGrace);
        let after = deadline.latest() + jiff::SignedDuration::from_nanos(1);
        prop_assert_eq!(deadline.judge(after), Timeliness::Late);
    }
}
