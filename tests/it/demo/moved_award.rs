//! One award moved to another region: the annex of organisers follows by the rule, from a scenario
//! in a folder of its own.

use std::fs;

use serde_json::json;

use super::playing::Playing;
use crate::{program::fixture, reading::docx};

/// 重庆 and 湖北 have four awards each then, like 黑龙江 and 陕西; 湖北 submitted the most.
#[test]
fn annex_3_changes_as_the_rule_says() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("一件移至湖北");
    fs::create_dir(&scenario).unwrap();
    for file in fixture("scenarios/2022").read_dir().unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, scenario.join(path.file_name().unwrap())).unwrap();
    }
    let entries = fs::read_to_string(scenario.join("entries.csv")).unwrap();
    let (here, there) = (",50,“四医”宣传靓品牌", ",42,“四医”宣传靓品牌");
    assert_eq!(entries.matches(here).count(), 1);
    fs::write(scenario.join("entries.csv"), entries.replace(here, there)).unwrap();

    let playing = Playing::inside(folder.path(), "一件移至湖北");
    let organisers = &playing.report["scenarios"][0]["campaign"]["organisers"];
    let expected = [
        "北京市卫生系统思想政治工作研究会",
        "河北省卫生健康委",
        "上海市卫生系统思想政治工作研究会",
        "江苏省卫生健康委",
        "浙江省卫生健康委",
        "安徽省卫生思想政治工作促进会",
        "山东省卫生健康思想政治工作促进会",
        "河南省卫生健康委",
        "湖北卫生健康委（重构）",
        "广东省卫生健康委",
    ];
    assert_eq!(organisers, &json!(expected));
    let annex: String = (1..).zip(expected).map(|(n, name)| format!("{n}.{name}")).collect();
    let text = docx(&playing.file("卫健政促发〔2023〕4号.docx"));
    assert!(text.contains(&format!("优秀组织单位（10个）{annex}抄送：")), "{annex}");
}
