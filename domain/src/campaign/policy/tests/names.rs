use super::*;

fn photo_name() -> NameRule {
    let policy = policy("2019-09-shuhua-sheying");
    policy.files[0].name.clone().expect("a name rule")
}

#[test]
fn a_photo_is_named_by_work_author_unit_and_contact() {
    for name in [
        "【晨光】+张三+绍兴市人民医院+13800000000",
        "【A+B】＋张三＋绍兴市人民医院＋0575-85080583",
        "【晨光】 + 张三 + 绍兴市人民医院 + 85080583",
    ] {
        assert_eq!(photo_name().misfit(name), None, "{name}");
    }
    let shown = "；应按“【作品名字】+姓名+单位+联系方式”命名";
    for (name, why) in [
        ("", "“作品名字”应写在【】之内"),
        ("晨光+张三+绍兴市人民医院+13800000000", "“作品名字”应写在【】之内"),
        ("【晨光】张三+绍兴市人民医院+13800000000", "“作品名字”之后的分隔不对"),
        ("【】+张三+绍兴市人民医院+13800000000", "缺少“作品名字”"),
        ("【晨光】+张三", "“姓名”之后缺少内容"),
        ("【晨光】+张三+绍兴市人民医院+微信", "“联系方式”不是电话号码：微信"),
    ] {
        assert_eq!(photo_name().misfit(name), Some(format!("{why}{shown}")), "{name}");
    }
}

#[test]
fn the_subject_of_a_mail_tells_the_unit() {
    let subject = ydyp().intake.subject.expect("a subject rule");
    assert_eq!(subject.read("北京协和医院+特色品牌案例"), Ok(vec!["北京协和医院", "特色品牌案例"]));
    assert!(subject.misfit("北京协和医院+案例").is_some());
}

#[test]
fn a_caption_tells_time_place_and_event() {
    let rule = ydyp().files[1].name.clone().expect("a name rule");
    for name in ["2022年5月12日门诊大厅护士节活动", "20220512门诊大厅护士节"] {
        assert_eq!(rule.misfit(name), None, "{name}");
    }
    assert!(rule.misfit("图片1").is_some());
    assert!(rule.misfit("门诊大厅举办护士节活动").is_some());
}

#[test]
fn telephone_numbers_are_mobile_or_fixed() {
    for yes in ["13001987627", "010-64011959", "0575-85080583", "85080583", "01064011959"] {
        assert!(is_phone(yes), "{yes}");
    }
    for no in
        ["", "-", "110", "23001987627", "10-64011959", "010-64011959-1", "一三八", "1300198762x"]
    {
        assert!(!is_phone(no), "{no}");
    }
}
