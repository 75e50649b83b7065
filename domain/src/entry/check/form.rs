//! Whether the form is filled in.

use std::collections::BTreeMap;

use crate::{
    Finding, Rule,
    campaign::policy::{FieldKind, FormField, is_phone},
    entry::{Case, EntryTerms},
};

const REQUIRED: Rule = Rule {
    id: "entry-form-required",
    source: "卫健政促发〔2022〕10号 附件",
    quote: "品牌名称……品牌单位……参加人员……起始年月……活动频次……联系人……联系电话……活动简介",
};
const LENGTH: Rule = Rule {
    id: "entry-form-length",
    source: "卫健政促发〔2022〕10号 附件",
    quote: "活动简介(500字内)",
};
const PHONE: Rule = Rule {
    id: "entry-form-phone",
    source: "卫健政促发〔2022〕10号 附件",
    quote: "联系电话 含手机和办公室电话",
};
const NUMBER: Rule = Rule {
    id: "entry-form-number",
    source: "绍卫党函〔2019〕4号 附件1",
    quote: "拟现场参加人数：……其中党员人数：",
};

/// The rules of the form.
pub(in crate::entry) const RULES: &[Rule] = &[REQUIRED, LENGTH, PHONE, NUMBER];

pub(super) fn check(terms: &EntryTerms, case: &Case, findings: &mut Vec<Finding>) {
    let values = &case.content.fields;
    let fields = terms.form.iter();
    for field in fields.filter(|field| field.covers(&case.content.category)) {
        let value = values.get(&field.label).map_or("", |value| value.trim());
        if value.is_empty() {
            if field.required {
                let message = format!("请填写“{}”{}", field.label, hint(field));
                findings.push(Finding::error(REQUIRED, &field.label, message));
            }
            continue;
        }
        length(field, value, findings);
        match field.kind {
            FieldKind::Words => {}
            FieldKind::Phone => phone(field, value, findings),
            FieldKind::Number => number(field, value, values, findings),
        }
    }
}

fn length(field: &FormField, value: &str, findings: &mut Vec<Finding>) {
    let length = field.count.count(value);
    if let Some(max) = field.max_chars
        && length > max
    {
        let over = length.saturating_sub(max);
        let message = format!("限{max}字以内，现有{length}字，请删去{over}字");
        findings.push(Finding::error(LENGTH, &field.label, message));
    }
}

fn phone(field: &FormField, value: &str, findings: &mut Vec<Finding>) {
    let numbers = value.split(|c: char| c.is_whitespace() || "、，,；;/".contains(c));
    for number in numbers.filter(|number| !number.is_empty() && !is_phone(number)) {
        let message = format!("“{number}”不是电话号码，请写手机11位或区号-电话");
        findings.push(Finding::error(PHONE, &field.label, message).quoting(number));
    }
}

fn number(
    field: &FormField,
    value: &str,
    values: &BTreeMap<String, String>,
    findings: &mut Vec<Finding>,
) {
    let Ok(count) = value.parse::<u32>() else {
        let message = format!("“{value}”不是整数，请填写阿拉伯数字");
        findings.push(Finding::error(NUMBER, &field.label, message).quoting(value));
        return;
    };
    let Some(other) = &field.at_most else {
        return;
    };
    let limit = values.get(other).and_then(|limit| limit.trim().parse().ok());
    if limit.is_some_and(|limit: u32| count > limit) {
        let message = format!("{count}大于“{other}”，请核对");
        findings.push(Finding::error(NUMBER, &field.label, message).quoting(value));
    }
}

fn hint(field: &FormField) -> String {
    if field.hint.is_empty() { String::new() } else { format!("（{}）", field.hint) }
}
