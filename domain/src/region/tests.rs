use proptest::prelude::*;

use super::*;

/// The published outcome of the 2022 campaign: 130 units and 10 organisers with their regions.
const CAMPAIGN: &str = include_str!("../../../tests/fixtures/campaign-2022-results.json");

#[test]
fn regions_are_ordered_by_code_with_the_national_units_first() {
    let all: Vec<_> = RegionCode::all().collect();
    assert!(all.is_sorted());
    assert_eq!(all.len(), 36);
    assert_eq!(all.first(), Some(&RegionCode::NATIONAL));
    assert!(all.iter().filter(|region| region.is_national()).count() == 1);
}

#[test]
fn regions_have_names() {
    for (code, name, full) in [
        (0, "中央", "中央"),
        (15, "内蒙古", "内蒙古自治区"),
        (66, "兵团", "新疆生产建设兵团"),
        (71, "台湾", "台湾省"),
        (99, "未知", "未知地区"),
    ] {
        let region = RegionCode(code);
        assert_eq!((region.name(), region.full_name()), (name, full));
        assert_eq!(region.is_known(), code != 99);
    }
    assert_eq!(RegionCode(0).to_string(), "00");
}

#[test]
fn a_region_is_read_from_code_or_name() {
    for text in ["33", "浙江", "浙江省", " 浙 江 "] {
        assert_eq!(text.parse(), Ok(RegionCode(33)));
    }
    assert_eq!("00".parse(), Ok(RegionCode::NATIONAL));
    for text in ["", "0", "99", "绍兴"] {
        assert!(text.parse::<RegionCode>().is_err(), "{text}");
    }
    let message = "绍兴".parse::<RegionCode>().unwrap_err().to_string();
    assert!(message.starts_with("“绍兴”不是省级行政区"), "{message}");
}

#[test]
fn a_region_is_stored_as_its_number() {
    assert_eq!(serde_json::to_string(&RegionCode(33)).unwrap(), "33");
}

#[test]
fn the_regions_of_the_2022_campaign_are_read_off_the_names() {
    let campaign: serde_json::Value = serde_json::from_str(CAMPAIGN).unwrap();
    let mut read = 0;
    for list in ["cases", "organisers"] {
        for row in campaign[list].as_array().unwrap() {
            let unit = row["unit"].as_str().unwrap();
            let expected = row["region_code"].as_str().unwrap().parse().ok();
            assert_eq!(region_of_unit_name(unit), expected, "{unit}");
            read += 1;
        }
    }
    assert_eq!(read, 140);
}

#[test]
fn the_longest_name_decides() {
    for (name, code) in [
        ("海南州人民医院", 63),
        ("海南省人民医院", 46),
        ("中共绍兴市卫生健康委员会委员会", 33),
        ("新疆生产建设兵团医院", 66),
        ("朝阳市中心医院", 21),
        ("中国医科大学附属第一医院", 21),
        ("某集团总医院（安徽省立医院）", 34),
        ("中国卫生健康思想政治工作促进会", 0),
    ] {
        assert_eq!(region_of_unit_name(name), Some(RegionCode(code)), "{name}");
    }
    assert_eq!(region_of_unit_name("朝阳医院"), None);
    assert_eq!(region_of_unit_name(""), None);
}

#[test]
fn no_place_is_listed_twice() {
    let mut names: Vec<_> =
        places::PLACES.iter().flat_map(|(_, names)| names.split_whitespace()).collect();
    let listed = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), listed);
    assert!(places::PLACES.iter().all(|(code, _)| RegionCode(*code).is_known()));
}

proptest! {
    #[test]
    fn codes_and_names_round_trip(code: u8) {
        let region = RegionCode(code);
        prop_assert_eq!(region.to_string().parse().ok(), region.is_known().then_some(region));
        if region.is_known() {
            prop_assert_eq!(region.name().parse(), Ok(region));
            prop_assert_eq!(region.full_name().parse(), Ok(region));
        }
    }

    #[test]
    fn any_name_gives_a_known_region_or_none(name in "[北京市中国海南州大学医院（）]{0,12}|\\PC{0,20}") {
        prop_assert!(region_of_unit_name(&name).is_none_or(RegionCode::is_known));
    }
}
