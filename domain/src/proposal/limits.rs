//! What a text must be like: how long, and how it is set.

use super::{Part, Proposal, sections::Section};
use crate::{
    campaign::policy::{
        CharacterCount, CharacterLimit, FileCount, FileRole, FileRule, FileScope, LineSpacing,
        TextPart, TextRules, TextStyle,
    },
    outline::pattern::patterns,
};

patterns! {
    /// 字数控制在3000字以内, 字数3000字以下, 不超过3000字
    LENGTH = r"(?:(\d{2,6})\s*字(?:以内|以下|之内|内)|(?:不超过|控制在|限)\s*(\d{2,6})\s*字)";
    /// Speaks of the text of a case, not of a field of a form.
    TEXT = r"字数|文章|文稿|稿件|每篇|全文|文字";
    /// 标题使用宋体二号字加粗，居中 up to the next part.
    STYLE_PART = r"(?:文章)?(一级标题|二级(?:标题)?|标题|单位名称|正文)";
    FACE = r"(方正小标宋简体|方正小标宋|小标宋|黑体|楷体(?:_GB2312|GB2312)?|仿宋(?:_GB2312|GB2312|体)?|宋体)";
    SIZE = r"(小?[初一二三四五六七八])号|([1-8])号";
    EXACT = r"(?:固定值|行距|间距)\s*(\d{1,2})\s*磅?";
    MULTIPLE = r"([1-3](?:\.\d)?)\s*倍行距";
}

/// Sizes of type in half points, by their names.
const SIZES: [(&str, u32); 16] = [
    ("初", 84),
    ("小初", 72),
    ("一", 52),
    ("小一", 48),
    ("二", 44),
    ("小二", 36),
    ("三", 32),
    ("小三", 30),
    ("四", 28),
    ("小四", 24),
    ("五", 21),
    ("小五", 18),
    ("六", 15),
    ("小六", 13),
    ("七", 11),
    ("八", 10),
];

pub(super) fn read(section: &Section, proposal: &mut Proposal) {
    for sentence in section.sentences() {
        length(sentence, proposal);
    }
    for line in &section.lines {
        styles(line, proposal);
        pasted(line, proposal);
    }
}

fn length(sentence: &str, proposal: &mut Proposal) {
    let Some(found) = LENGTH.captures(sentence).filter(|_| TEXT.is_match(sentence)) else { return };
    let Some(max) = found.iter().skip(1).flatten().find_map(|n| n.as_str().parse().ok()) else {
        return;
    };
    let limit = CharacterLimit { max, count: CharacterCount::default() };
    text(proposal).limit = Some(limit);
    proposal.read(Part::Length, sentence);
}

/// The rules of the text; a text comes as a file.
fn text(proposal: &mut Proposal) -> &mut TextRules {
    let role = FileRole::from("文稿");
    if proposal.policy.files.iter().all(|file| file.role != role) {
        proposal.policy.files.push(manuscript(role.clone()));
    }
    proposal.policy.text.get_or_insert_with(|| TextRules {
        role,
        limit: None,
        parts: Vec::new(),
        styles: Vec::new(),
        pictures_inside: true,
    })
}

fn manuscript(role: FileRole) -> FileRule {
    let word = ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"];
    FileRule {
        role,
        scope: FileScope::Case,
        categories: Vec::new(),
        count: FileCount::default(),
        media: word.into_iter().map(str::to_owned).collect(),
        min_bytes: None,
        max_bytes: None,
        min_long_side: None,
        ratio: None,
        max_seconds: None,
        name: None,
        words: String::new(),
    }
}

/// How each part is set: from the name of a part up to the next one.
fn styles(line: &str, proposal: &mut Proposal) {
    let starts: Vec<(usize, &str)> = STYLE_PART
        .captures_iter(line)
        .filter_map(|found| found.get(1))
        .map(|found| (found.start(), found.as_str()))
        .collect();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([line.len()]);
    let mut found = Vec::new();
    for ((at, name), end) in starts.iter().zip(ends) {
        let words = line.get(*at..end).unwrap_or_default();
        // A style ends with the sentence.
        let words = words.split('。').next().unwrap_or_default();
        found.extend(style(name, words));
    }
    if !found.is_empty() {
        text(proposal).styles = found;
        proposal.read(Part::Styles, line);
    }
}

fn style(name: &str, words: &str) -> Option<TextStyle> {
    let part = match name {
        "标题" => TextPart::Title,
        "单位名称" => TextPart::Byline,
        "正文" => TextPart::Body,
        "一级标题" => TextPart::HeadingOne,
        _ => TextPart::HeadingTwo,
    };
    let face = FACE.find(words).map(|face| face_name(face.as_str()));
    let half_points = SIZE.captures(words).and_then(|size| {
        let name = size.get(1).or_else(|| size.get(2))?.as_str();
        half_points(name)
    });
    let style = TextStyle {
        part,
        face,
        half_points,
        bold: words.contains("加粗").then_some(true),
        centred: words.contains("居中").then_some(true),
        line: spacing(words),
    };
    let says = style.face.is_some() || style.half_points.is_some();
    says.then_some(style)
}

fn face_name(words: &str) -> String {
    match words {
        "仿宋体" => "仿宋".to_owned(),
        "仿宋GB2312" => "仿宋_GB2312".to_owned(),
        "楷体GB2312" => "楷体_GB2312".to_owned(),
        words => words.to_owned(),
    }
}

fn half_points(name: &str) -> Option<u32> {
    const DIGITS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];
    let digit = name.parse::<usize>().ok().and_then(|n| DIGITS.get(n.checked_sub(1)?)).copied();
    let name = digit.unwrap_or(name);
    SIZES.iter().find(|(known, _)| *known == name).map(|(_, size)| *size)
}

fn spacing(words: &str) -> Option<LineSpacing> {
    if words.contains("单倍行距") {
        return Some(LineSpacing::Single);
    }
    if let Some(found) = MULTIPLE.captures(words).and_then(|found| found.get(1)) {
        let (whole, part) = found.as_str().split_once('.').unwrap_or((found.as_str(), "0"));
        let tenths = whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(part.parse().ok()?)?;
        return Some(LineSpacing::Multiple(tenths.checked_mul(24)?));
    }
    let points: u32 = EXACT.captures(words)?.get(1)?.as_str().parse().ok()?;
    Some(LineSpacing::Exact(points.checked_mul(20)?))
}

/// 图片请不要粘贴到文档里.
fn pasted(line: &str, proposal: &mut Proposal) {
    for sentence in super::sections::sentences(line) {
        let forbids = ["不要", "不得", "勿"].iter().any(|word| sentence.contains(word));
        if forbids
            && sentence.contains("图片")
            && ["粘贴", "插入"].iter().any(|w| sentence.contains(w))
        {
            text(proposal).pictures_inside = false;
            proposal.read(Part::Files, sentence);
        }
    }
}
