//! What a unit hands in with a case. Only unit and title are real; the rest is reconstructed.

use fawen_domain::{
    campaign::{
        Policy,
        policy::{LineSpacing, TextPart, TextStyle},
    },
    entry::{AttachedFile, CaseContent, Pixels, Probe},
};
use jiff::civil::Date;

use super::{super::invention, Entry};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The form of a case as its unit fills it in.
pub(super) fn content(policy: &Policy, entry: &Entry, on: Date) -> CaseContent {
    let answers = [
        ("推荐单位", entry.unit.as_str()),
        ("品牌名称", entry.title.as_str()),
        ("品牌单位", entry.unit.as_str()),
        ("参加人员", "本单位党员、干部职工"),
        ("起始年月", "2021年7月"),
        ("活动频次", "每月一次"),
        ("联系人", "联系人（重构） 党办主任"),
        ("联系电话", "13800000000 010-60000000"),
        ("活动简介", "围绕中心工作常态化开展，形成特色做法和品牌名称。（重构）"),
    ];
    let themes = &policy.eligibility.themes.names;
    let theme = themes.get(usize::from(entry.region.0) % themes.len().max(1));
    CaseContent {
        category: policy.categories.first().map(|c| c.id.clone()).unwrap_or_else(|| "case".into()),
        title: entry.title.clone(),
        authors: vec![],
        inner_body: None,
        themes: theme.into_iter().cloned().collect(),
        fields: answers.map(|(label, answer)| (label.to_owned(), answer.to_owned())).into(),
        since: on.with().year(2021).month(7).day(1).build().ok(),
        frequency: "每月一次".to_owned(),
    }
}

/// The article, a picture and the sealed form, as a probe would find them: reconstructed.
pub(super) fn files(entry: &Entry) -> Vec<AttachedFile> {
    let mut lot = invention::lot(entry.case_id.as_str());
    let mut between = |least: usize, span: usize| least + lot.below(span);
    let file = |role: &str, name: String, bytes: usize, probe: Probe| AttachedFile {
        role: role.into(),
        sha256: invention::hash(&format!("{}/{role}", entry.case_id)),
        name,
        bytes: bytes as u64,
        probe,
    };
    let jpeg = |pixels: Pixels| Probe {
        media: "image/jpeg".into(),
        pixels: Some(pixels),
        ..Probe::default()
    };
    let article = Probe {
        media: DOCX.into(),
        characters: u32::try_from(between(1800, 1200)).ok(),
        has_pictures: Some(false),
        headings: Some(["单位基本情况", "主要做法", "取得成效"].map(str::to_owned).into()),
        styles: styles(),
        ..Probe::default()
    };
    vec![
        file("文稿", format!("{}.docx", entry.case_id), between(20_000, 60_000), article),
        file(
            "图片",
            format!("2022年7月1日 {} 主题党日活动现场.jpg", entry.case_id),
            between(1_100_000, 3_000_000),
            jpeg(Pixels { width: 4000, height: 3000 }),
        ),
        file(
            "盖章推荐表",
            format!("{}推荐表.jpg", entry.case_id),
            between(300_000, 900_000),
            jpeg(Pixels { width: 1654, height: 2339 }),
        ),
    ]
}

fn styles() -> Vec<TextStyle> {
    let style = |part, face: &str, half_points, bold, centred, line| TextStyle {
        part,
        face: Some(face.to_owned()),
        half_points: Some(half_points),
        bold,
        centred,
        line,
    };
    vec![
        style(TextPart::Title, "宋体", 44, Some(true), Some(true), None),
        style(TextPart::Byline, "楷体", 32, None, Some(true), None),
        style(TextPart::Body, "仿宋", 32, None, None, Some(LineSpacing::Single)),
    ]
}
