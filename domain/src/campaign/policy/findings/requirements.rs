//! Requirements on cases that nobody could meet.

use super::repeated;
use crate::{
    Finding, Rule,
    campaign::policy::{FieldKind, FileRule, FileScope, Policy},
};

const THEMES: Rule = Rule {
    id: "campaign-themes-reachable",
    source: "卫健政促发〔2022〕10号 二（一）1",
    quote: "结合本单位实际和职工特点，紧紧围绕：……",
};
const ROUTES: Rule = Rule {
    id: "campaign-route-open",
    source: "卫健政促发〔2022〕10号 四（二）2",
    quote: "汇总后择优推荐给政促会秘书处。也可以动员各单位自行推荐",
};
const FILES: Rule = Rule {
    id: "campaign-files-consistent",
    source: "卫健政促发〔2022〕10号 四（一）4",
    quote: "每个品牌活动配1~2张图片，……图片大小至少1M，格式为JPG。",
};
const FORM: Rule = Rule {
    id: "campaign-form-consistent",
    source: "绍卫党函〔2019〕4号 附件1",
    quote: "拟现场参加人数：……其中党员人数：",
};
const CHANNEL: Rule = Rule {
    id: "campaign-channel-named",
    source: "卫健政促发〔2022〕10号 四（三）",
    quote: "案例材料请以电子邮件的形式发送至邮箱",
};

/// The rules of requirements.
pub(super) const RULES: &[Rule] = &[THEMES, ROUTES, FILES, FORM, CHANNEL];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    themes(policy, findings);
    if !policy.collects() {
        return;
    }
    let routes = &policy.eligibility.routes;
    if !routes.direct && !routes.recommender {
        let message = "既不收自荐也不收推荐，没有单位能够参加；请至少开放一种";
        findings.push(Finding::error(ROUTES, "推荐组织", message));
    }
    if policy.intake.channels.is_empty() {
        let message = "没有写明报送方式，各种方式都会接收；建议写明";
        findings.push(Finding::warning(CHANNEL, "材料报送", message));
    }
    files(policy, findings);
    form(policy, findings);
}

fn themes(policy: &Policy, findings: &mut Vec<Finding>) {
    let themes = &policy.eligibility.themes;
    let known = u32::try_from(themes.names.len()).unwrap_or(u32::MAX);
    if themes.min > known {
        let min = themes.min;
        let message = format!("要求至少符合{min}个主题，但只列了{known}个");
        findings.push(Finding::error(THEMES, "主题", message));
    }
    if let Some(max) = themes.max
        && themes.min > max
    {
        let min = themes.min;
        let message = format!("主题至少{min}个、至多{max}个：下限大于上限");
        findings.push(Finding::error(THEMES, "主题", message));
    }
}

fn files(policy: &Policy, findings: &mut Vec<Finding>) {
    for rule in &policy.files {
        let min = rule.count.min;
        if let Some(max) = rule.count.max
            && min > max
        {
            let message = format!("至少{min}个、至多{max}个：下限大于上限");
            findings.push(Finding::error(FILES, rule.role.to_string(), message));
        }
    }
    let cases = policy.files.iter().filter(|rule| rule.scope == FileScope::Case);
    for role in repeated(cases.flat_map(per_category)) {
        let message = "同一类作品的这种材料有两条规定，请合并";
        findings.push(Finding::error(FILES, role.0, message));
    }
    let asked = policy.text.iter().map(|text| &text.role);
    let sealed = policy.eligibility.endorsement.iter();
    for role in asked.chain(sealed.map(|endorsement| &endorsement.sealed_form)) {
        if !policy.files.iter().any(|rule| rule.role == *role) {
            let message = format!("规则提到材料“{role}”，附件要求中没有列出");
            findings.push(Finding::error(FILES, role.to_string(), message));
        }
    }
}

/// A role with each category it is asked for; `None` for all.
fn per_category(rule: &FileRule) -> Vec<(String, Option<&str>)> {
    let role = rule.role.to_string();
    if rule.categories.is_empty() {
        return vec![(role, None)];
    }
    rule.categories.iter().map(|category| (role.clone(), Some(category.as_str()))).collect()
}

fn form(policy: &Policy, findings: &mut Vec<Finding>) {
    for label in repeated(policy.form.iter().map(|field| field.label.as_str())) {
        findings.push(Finding::error(FORM, label, "表格中有两个同名栏目，请改名或合并"));
    }
    for field in &policy.form {
        let label = field.label.as_str();
        if field.max_chars == Some(0) {
            findings.push(Finding::error(FORM, label, "字数上限为0，无法填写"));
        }
        let Some(other) = &field.at_most else {
            continue;
        };
        let numeric = |name: &str| {
            policy.form.iter().any(|known| known.label == name && known.kind == FieldKind::Number)
        };
        if !numeric(other) || !numeric(label) {
            let message = format!("“{label}”以“{other}”为上限，两栏都须是表中的数字栏");
            findings.push(Finding::error(FORM, label, message));
        }
    }
}
