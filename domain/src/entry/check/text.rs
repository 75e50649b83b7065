//! Whether the text has its length, its parts and its typefaces.

use crate::{
    Finding, Rule,
    campaign::policy::{TextRules, TextStyle},
    entry::{AttachedFile, Case, EntryTerms, Probe},
};

const LENGTH: Rule = Rule {
    id: "entry-text-length",
    source: "卫健政促发〔2022〕10号 四（一）2",
    quote: "字数控制在3000字以内。",
};
const PARTS: Rule = Rule {
    id: "entry-text-parts",
    source: "卫健政促发〔2022〕10号 四（一）1",
    quote: "包括三部分内容：一是……基本情况；二是品牌活动主要做法；三是品牌活动取得成效。",
};
const STYLES: Rule = Rule {
    id: "entry-text-styles",
    source: "卫健政促发〔2022〕10号 四（一）3",
    quote: "标题使用宋体二号字加粗，居中；单位名称使用楷体三号字，居中；正文使用仿宋体三号字，单倍行距。",
};
const PICTURES: Rule = Rule {
    id: "entry-text-pictures",
    source: "卫健政促发〔2022〕10号 四（一）4",
    quote: "图片请不要粘贴到文档里，电子版作为附件提交。",
};

/// The rules of the text.
pub(in crate::entry) const RULES: &[Rule] = &[LENGTH, PARTS, STYLES, PICTURES];

pub(super) fn check(terms: &EntryTerms, case: &Case, findings: &mut Vec<Finding>) {
    let Some(rules) = &terms.text else {
        return;
    };
    for file in case.files.values().filter(|file| file.role == rules.role) {
        one(rules, file, findings);
    }
}

/// All that is wrong with one text.
pub(super) fn one(rules: &TextRules, file: &AttachedFile, findings: &mut Vec<Finding>) {
    length(rules, file, findings);
    pictures(rules, file, findings);
    parts(rules, file, findings);
    styles(rules, &file.probe, findings);
}

fn length(rules: &TextRules, file: &AttachedFile, findings: &mut Vec<Finding>) {
    let Some(limit) = rules.limit else {
        return;
    };
    let (max, place) = (limit.max, rules.role.to_string());
    match file.probe.characters {
        None => {
            let message = format!("未能统计字数，请人工核对是否在{max}字以内");
            findings.push(Finding::warning(LENGTH, place, message).quoting(&file.name));
        }
        Some(found) if found > max => {
            let over = found.saturating_sub(max);
            let message = format!("限{max}字以内，现有{found}字，请删去{over}字");
            findings.push(Finding::error(LENGTH, place, message).quoting(&file.name));
        }
        Some(_) => {}
    }
}

fn pictures(rules: &TextRules, file: &AttachedFile, findings: &mut Vec<Finding>) {
    if !rules.pictures_inside && file.probe.has_pictures == Some(true) {
        let message = "文档中粘贴了图片，请取出后作为附件提交";
        let place = rules.role.to_string();
        findings.push(Finding::error(PICTURES, place, message).quoting(&file.name));
    }
}

/// Headings are free in wording, so a part that is not found is for a person to look at.
fn parts(rules: &TextRules, file: &AttachedFile, findings: &mut Vec<Finding>) {
    let place = rules.role.to_string();
    let Some(headings) = &file.probe.headings else {
        if !rules.parts.is_empty() {
            let asked = rules.parts.join("、");
            let message = format!("未能识别各部分标题，请人工核对是否有{asked}");
            findings.push(Finding::warning(PARTS, place, message).quoting(&file.name));
        }
        return;
    };
    for part in &rules.parts {
        if !headings.iter().any(|heading| heading.contains(part)) {
            let message = format!("没有找到“{part}”部分，请核对，缺少的请补写");
            findings.push(Finding::warning(PARTS, &place, message).quoting(&file.name));
        }
    }
}

/// What is set otherwise can be set right by a program: it is reported, not refused.
fn styles(rules: &TextRules, probe: &Probe, findings: &mut Vec<Finding>) {
    for asked in &rules.styles {
        let found = probe.styles.iter().filter(|found| found.part == asked.part);
        for deviation in found.flat_map(|found| deviations(asked, found)) {
            let place = format!("{}（{}）", rules.role, asked.part.chinese());
            findings.push(Finding::warning(STYLES, place, deviation));
        }
    }
}

fn deviations(asked: &TextStyle, found: &TextStyle) -> Vec<String> {
    let differs = [
        face(asked, found),
        differ(asked.half_points, found.half_points, |size| format!("字号应为{}", size_name(size))),
        differ(asked.bold, found.bold, |bold| if bold { "应加粗" } else { "不应加粗" }.to_owned()),
        differ(asked.centred, found.centred, |centred| {
            if centred { "应居中" } else { "不应居中" }.to_owned()
        }),
        differ(asked.line, found.line, |line| format!("行距应为{}", line.chinese())),
    ];
    differs.into_iter().flatten().collect()
}

/// 仿宋 is kept by every face of that family, 仿宋_GB2312 too.
fn face(asked: &TextStyle, found: &TextStyle) -> Option<String> {
    let (asked, found) = (asked.face.as_ref()?, found.face.as_ref()?);
    (!found.starts_with(asked.as_str())).then(|| format!("字体应为{asked}，现为{found}"))
}

/// The message, when something is asked for, is known, and is otherwise.
fn differ<T: PartialEq>(
    asked: Option<T>,
    found: Option<T>,
    message: impl FnOnce(T) -> String,
) -> Option<String> {
    let (asked, found) = (asked?, found?);
    (asked != found).then(|| message(asked))
}

/// The Chinese name of a size, where it has one.
fn size_name(half_points: u32) -> String {
    match half_points {
        44 => "二号".to_owned(),
        36 => "小二号".to_owned(),
        32 => "三号".to_owned(),
        30 => "小三号".to_owned(),
        28 => "四号".to_owned(),
        other => format!("{}磅", other / 2),
    }
}
