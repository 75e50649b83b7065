//! States and changes in Chinese lines.

use fawen_domain::{context::BEIJING, review::points, unit::RegionCode};
use jiff::Timestamp;
use serde_json::Value;

use crate::{
    Change, ChangeKind, Segment,
    labels::{self, is_map},
};

/// How far a line inside another is set in.
const STEP: &str = "  ";

/// A state in lines, one a field; fields that are empty are left out.
#[must_use]
pub fn lines(state: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    inside(state, "", "", &mut lines);
    lines
}

/// The lines of a value that stands in this field.
fn inside(value: &Value, field: &str, indent: &str, lines: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let label = if is_map(field) { name.clone() } else { label(name) };
                let within = if is_map(field) && value.is_object() { "" } else { name.as_str() };
                let within = if is_map(field) && !value.is_object() { field } else { within };
                line(value, &label, within, indent, lines);
            }
        }
        Value::Array(items) => {
            for (item, nth) in items.iter().zip(1_usize..) {
                line(item, &format!("{nth}."), field, indent, lines);
            }
        }
        _ => {}
    }
}

fn line(value: &Value, label: &str, field: &str, indent: &str, lines: &mut Vec<String>) {
    if is_empty(value) {
        return;
    }
    if let Some(words) = short(value, field) {
        lines.push(format!("{indent}{label}：{words}"));
        return;
    }
    lines.push(format!("{indent}{label}："));
    inside(value, field, &format!("{indent}{STEP}"), lines);
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A value that fits into one line.
fn short(value: &Value, field: &str) -> Option<String> {
    match value {
        Value::Object(_) => number(value),
        Value::Array(items) => {
            let words: Option<Vec<String>> = items
                .iter()
                .map(|item| if item.is_array() { None } else { short(item, field) })
                .collect();
            words.map(|words| words.join("、"))
        }
        _ => Some(word(value, field)),
    }
}

/// A document number, which is three fields and one thing.
fn number(value: &Value) -> Option<String> {
    let fields = value.as_object().filter(|fields| fields.len() == 3)?;
    let (code, year) = (fields.get("code")?.as_str()?, fields.get("year")?.as_i64()?);
    Some(format!("{code}〔{year}〕{}号", fields.get("seq")?.as_u64()?))
}

/// A single value as people read it.
fn word(value: &Value, field: &str) -> String {
    match value {
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::Number(number) => match (field, number.as_i64()) {
            ("score_shown" | "scores", Some(hundredths)) => points(hundredths),
            ("region", Some(code)) => region(code),
            _ => number.to_string(),
        },
        Value::String(text) => match (labels::value(field, text), text.parse::<Timestamp>()) {
            (Some(label), _) => label.to_owned(),
            (None, Ok(at)) => {
                format!("{}（北京时间）", BEIJING.to_datetime(at).strftime("%Y-%m-%d %H:%M:%S"))
            }
            (None, Err(_)) => text.clone(),
        },
        Value::Null => "无".to_owned(),
        Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

fn region(code: i64) -> String {
    let known = u8::try_from(code).ok().map(RegionCode).filter(|region| region.is_known());
    known.map_or_else(|| code.to_string(), |region| region.name().to_owned())
}

/// A label, or the name itself where there is none.
fn label(name: &str) -> String {
    labels::field(name).unwrap_or(name).to_owned()
}

impl Change {
    /// The change in one line: where, and what it was and is.
    #[must_use]
    pub fn line(&self) -> String {
        let (place, field) = self.place();
        let told = |value: &Option<Value>| match value {
            Some(value) => short(value, &field).unwrap_or_else(|| nested(value)),
            None => String::new(),
        };
        let (before, after) = (told(&self.before), told(&self.after));
        match self.kind {
            ChangeKind::Added => format!("{place}：新增 {after}"),
            ChangeKind::Removed => format!("{place}：去掉 {before}"),
            ChangeKind::Changed => format!("{place}：{before} → {after}"),
        }
    }

    /// Where, in Chinese, and the field that it comes down to.
    fn place(&self) -> (String, String) {
        let (mut place, mut field) = (Vec::new(), String::new());
        for segment in &self.path {
            match segment {
                Segment::Field(name) if is_map(&field) => {
                    place.push(name.clone());
                    // What a map holds are things of their own.
                    if field != "scores" {
                        field.clear();
                    }
                }
                Segment::Field(name) => {
                    place.push(label(name));
                    field.clone_from(name);
                }
                Segment::Item { id, .. } => place.push(format!("“{id}”")),
                Segment::Place(nth) => place.push(format!("第{}项", nth.saturating_add(1))),
            }
        }
        (place.join(" › "), field)
    }
}

/// How much of a value of several fields one line shows.
const SHOWN: usize = 160;

/// A value of several fields, in one line: its beginning.
fn nested(value: &Value) -> String {
    let mut told = String::new();
    for line in lines(value) {
        if !told.is_empty() && !told.ends_with('：') {
            told.push('；');
        }
        told.push_str(line.trim());
    }
    match told.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}……", told.get(..end).unwrap_or_default()),
        None => told,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::compare;

    #[test]
    fn a_state_is_told_by_its_labels() {
        let state = json!({
            "registration": {"number": {"code": "卫健政促发", "year": 2022, "seq": 10}, "copies": 3},
            "cases": {"c1": {"status": "submitted", "receipt": null}},
            "seats": {"e1": {"handed_in": {"scores": {"chuangxin": 9250}, "typical": true}}},
            "issuers": ["甲", "乙"],
            "errata": [{"was": "一", "now": "二"}],
            "received_at": "2022-09-20T01:00:00Z",
            "region": 11,
            "cc": [],
        });
        assert_eq!(
            lines(&state).join("\n"),
            "案例：\n  c1：\n    状态：已报送\n更正：\n  1.：\n    应为：二\n    原为：一\n\
             发文机关：甲、乙\n收到时间：2022-09-20 09:00:00（北京时间）\n地区：北京\n登记文号：\n  \
             份数：3\n  编号：卫健政促发〔2022〕10号\n评委席：\n  e1：\n    已交评分表：\n      \
             评分：\n        chuangxin：92.50\n      典型票：是"
        );
    }

    #[test]
    fn a_change_is_told_by_its_place() {
        let before = json!({"cases": {"c1": {"status": "draft"}}, "issuers": ["甲"]});
        let after = json!({"cases": {"c1": {"status": "submitted"}}, "issuers": ["甲", "乙"]});
        let told: Vec<String> = compare(&before, &after).iter().map(Change::line).collect();
        assert_eq!(told, ["案例 › c1 › 状态：草稿 → 已报送", "发文机关 › 第2项：新增 乙"]);
    }
}
