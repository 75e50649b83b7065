//! Whether the files are there, and are what they should be.

use crate::{
    Finding, Rule,
    campaign::policy::{FileRule, Ratio},
    entry::{AttachedFile, Case, EntryTerms, Pixels},
};

const SOUND: Rule = Rule {
    id: "entry-file-sound",
    source: "实务",
    quote: "加密、带宏、损坏或者打开时自动执行操作的文件不能审阅，应当更换。",
};

const COUNT: Rule = Rule {
    id: "entry-file-count",
    source: "卫健政促发〔2022〕10号 四（一）4",
    quote: "每个品牌活动配1~2张图片",
};
const MEDIA: Rule = Rule {
    id: "entry-file-media",
    source: "卫健政促发〔2022〕10号 四（一）4",
    quote: "格式为JPG。",
};
const BYTES: Rule = Rule {
    id: "entry-file-bytes",
    source: "卫健政促发〔2022〕10号 四（一）4",
    quote: "图片大小至少1M",
};
const NAME: Rule = Rule {
    id: "entry-file-name",
    source: "绍卫党函〔2019〕4号 投稿说明2",
    quote: "文件名格式为“【作品名字】+姓名+单位+联系方式”的命名格式发送",
};
const LONG_SIDE: Rule = Rule {
    id: "entry-file-long-side",
    source: "绍卫党函〔2019〕4号 二（九）4",
    quote: "长边不小于3800像素。",
};
const RATIO: Rule = Rule {
    id: "entry-file-ratio",
    source: "绍卫党函〔2019〕4号 二（一）5",
    quote: "使用PPT（屏幕尺寸16：9）辅助讲课",
};
const SECONDS: Rule = Rule {
    id: "entry-file-seconds",
    source: "绍卫党函〔2019〕4号 二（一）5",
    quote: "微党课时长请严格控制在6分钟内",
};

const EXTENSION: Rule = Rule {
    id: "entry-file-extension",
    source: "实务",
    quote: "文件的扩展名应与内容相符，否则打不开。",
};
const MOST_BYTES: Rule = Rule {
    id: "entry-file-most-bytes",
    source: "实务",
    quote: "附件不得超过规定的大小，以便接收和审阅。",
};

/// The rules of files.
pub(in crate::entry) const RULES: &[Rule] =
    &[SOUND, COUNT, MEDIA, EXTENSION, BYTES, MOST_BYTES, NAME, LONG_SIDE, RATIO, SECONDS];

pub(super) fn check(terms: &EntryTerms, case: &Case, findings: &mut Vec<Finding>) {
    let rules = terms.files.iter();
    for rule in rules.filter(|rule| rule.covers(&case.content.category)) {
        let files = case.files.values().filter(|file| file.role == rule.role);
        let files: Vec<&AttachedFile> = files.collect();
        count(rule, files.len(), findings);
        for file in files {
            one(rule, file, findings);
        }
    }
}

fn count(rule: &FileRule, found: usize, findings: &mut Vec<Finding>) {
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    let (min, role) = (rule.count.min, rule.role.to_string());
    if found < min {
        let missing = min.saturating_sub(found);
        let message = format!("“{role}”至少{min}个，现有{found}个，请补交{missing}个");
        findings.push(Finding::error(COUNT, &role, message).quoting(&rule.words));
    }
    if let Some(max) = rule.count.max
        && found > max
    {
        let over = found.saturating_sub(max);
        let message = format!("“{role}”至多{max}个，现有{found}个，请移除{over}个");
        findings.push(Finding::error(COUNT, &role, message).quoting(&rule.words));
    }
}

/// All that is wrong with one file under its rule.
pub(super) fn one(rule: &FileRule, file: &AttachedFile, findings: &mut Vec<Finding>) {
    let mut wrong = |which: Rule, message: String| {
        findings.push(Finding::error(which, rule.role.to_string(), message).quoting(&file.name));
    };
    for fault in &file.probe.faults {
        wrong(SOUND, fault.message());
    }
    // Of a file that could not be opened the kind is not known, and its fault says enough.
    let (media, opened) = (&file.probe.media, file.probe.faults.is_empty());
    let known = opened || !media.is_empty();
    if known && !rule.media.is_empty() && !rule.media.contains(media) {
        let asked: Vec<&str> = rule.media.iter().map(|media| media_name(media)).collect();
        let (asked, found) = (asked.join("或"), media_name(media));
        wrong(MEDIA, format!("格式应为{asked}，按内容看是{found}，请转换格式后重新上传"));
    }
    if let Some(min) = rule.min_bytes
        && file.bytes < min
    {
        let bytes = file.bytes;
        wrong(BYTES, format!("大小至少{min}字节，现为{bytes}字节，请换用原图"));
    }
    if let Some(max) = rule.max_bytes
        && file.bytes > max
    {
        let bytes = file.bytes;
        wrong(MOST_BYTES, format!("大小至多{max}字节，现为{bytes}字节，请压缩后重新上传"));
    }
    if let Some(why) = rule.name.as_ref().and_then(|name| name.misfit(file.stem())) {
        wrong(NAME, format!("文件名不合要求：{why}"));
    }
    extension(rule, file, findings);
    measured(rule, file, findings);
}

/// What opens a file by its name opens it wrongly when the name says something else.
fn extension(rule: &FileRule, file: &AttachedFile, findings: &mut Vec<Finding>) {
    let media = &file.probe.media;
    let usual = usual_extensions(media);
    let Some(first) = usual.first() else {
        return;
    };
    let found = file.extension().map(str::to_lowercase);
    if found.as_deref().is_some_and(|found| usual.contains(&found)) {
        return;
    }
    let shown = found.map_or("没有扩展名".to_owned(), |found| format!("扩展名是.{found}"));
    let kind = media_name(media);
    let message = format!("文件名{shown}，内容是{kind}，请把扩展名改为.{first}");
    findings.push(Finding::warning(EXTENSION, rule.role.to_string(), message).quoting(&file.name));
}

/// The extensions that belong to a media type, the usual one first; none when it has none of its own.
fn usual_extensions(media: &str) -> &'static [&'static str] {
    match media {
        "image/jpeg" => &["jpg", "jpeg"],
        "image/png" => &["png"],
        "application/pdf" => &["pdf"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
            &["docx", "docm"]
        }
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => &["xlsx", "xlsm"],
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => {
            &["pptx", "pptm", "ppsx"]
        }
        "application/msword" => &["doc", "wps", "dot"],
        _ => &[],
    }
}

/// What needs a probe: where it found nothing, a person must look.
fn measured(rule: &FileRule, file: &AttachedFile, findings: &mut Vec<Finding>) {
    let mut look = |which: Rule, verdict: Result<bool, String>, wrong: String| {
        let place = rule.role.to_string();
        let finding = match verdict {
            Ok(true) => return,
            Ok(false) => Finding::error(which, place, wrong),
            Err(unknown) => Finding::warning(which, place, unknown),
        };
        findings.push(finding.quoting(&file.name));
    };
    let probe = &file.probe;
    if let Some(min) = rule.min_long_side {
        let side = probe.pixels.map(Pixels::long_side);
        let wrong = format!("长边至少{min}像素，现为{}像素", side.unwrap_or(0));
        look(LONG_SIDE, known(side, "长边像素").map(|side| side >= min), wrong);
    }
    if let Some(ratio) = rule.ratio {
        let Ratio { width, height } = ratio;
        let wrong = format!("屏幕尺寸应为{width}：{height}，请调整");
        let fits = known(probe.pixels, "屏幕尺寸").map(|pixels| fits(ratio, pixels));
        look(RATIO, fits, wrong);
    }
    if let Some(max) = rule.max_seconds {
        let seconds = probe.seconds;
        let (most, found) = (duration(max), duration(seconds.unwrap_or(0)));
        let wrong = format!("时长至多{most}，现为{found}，请压缩");
        look(SECONDS, known(seconds, "时长").map(|seconds| seconds <= max), wrong);
    }
}

/// A media type by the name that people know it by.
fn media_name(media: &str) -> &str {
    match media {
        "image/jpeg" => "JPG",
        "image/png" => "PNG",
        "application/pdf" => "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
            "Word（.docx）"
        }
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "Excel（.xlsx）",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => {
            "PPT（.pptx）"
        }
        "application/msword" => "Word（.doc）",
        "application/vnd.ms-excel" => "Excel（.xls）",
        "application/vnd.ms-powerpoint" => "PPT（.ppt）",
        "" | "application/octet-stream" => "不认识的格式",
        other => other,
    }
}

fn known<T>(value: Option<T>, what: &str) -> Result<T, String> {
    value.ok_or_else(|| format!("未能测得{what}，请人工核对"))
}

/// Seconds as people say them: `6分钟`, `6分1秒`.
fn duration(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => format!("{minutes}分钟"),
        (minutes, rest) => format!("{minutes}分{rest}秒"),
    }
}

/// Whether the proportion holds to the pixel: each side may be off by less than one.
fn fits(ratio: Ratio, pixels: Pixels) -> bool {
    let across = u64::from(pixels.width).saturating_mul(u64::from(ratio.height));
    let down = u64::from(pixels.height).saturating_mul(u64::from(ratio.width));
    across.abs_diff(down) < u64::from(ratio.width.max(ratio.height))
}
