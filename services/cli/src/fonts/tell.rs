//! The report in words.

use std::io::Write;

use super::{
    Report,
    role::{FontReport, RoleReport},
    text::{Place, TextReport},
};

pub(super) fn report(report: &Report, out: &mut dyn Write) -> anyhow::Result<()> {
    for role in &report.roles {
        self::role(role, out)?;
    }
    match &report.text {
        Some(text) => self::text(text, out),
        None => Ok(()),
    }
}

fn role(report: &RoleReport, out: &mut dyn Write) -> anyhow::Result<()> {
    let RoleReport { role, font, covered, repertoire, fallbacks, missing } = report;
    writeln!(out, "{}：{}", role.name(), font.font)?;
    writeln!(out, "    文件：{}", file(font))?;
    writeln!(out, "    许可：{}", licence(font))?;
    let tenths = covered * 1000 / (*repertoire).max(1);
    writeln!(
        out,
        "    GB 18030 级别2汉字：{covered}/{repertoire}（{}.{}%）",
        tenths / 10,
        tenths % 10
    )?;
    for fallback in fallbacks {
        writeln!(out, "    另由 {} 补{}字", fallback.font.font, fallback.characters)?;
    }
    if *missing > 0 {
        writeln!(out, "    {missing}字在各字体中都没有")?;
    }
    Ok(())
}

fn file(font: &FontReport) -> String {
    match font.index {
        0 => font.file.display().to_string(),
        index => format!("{}（字体集中第{index}个，从0数起）", font.file.display()),
    }
}

fn licence(font: &FontReport) -> String {
    let url = font.licence_url.as_ref().map(|url| format!("（{url}）")).unwrap_or_default();
    let name = font.licence.as_deref().unwrap_or("字体文件没有说明，请按其来源核对");
    format!("{name}{url}")
}

fn text(report: &TextReport, out: &mut dyn Write) -> anyhow::Result<()> {
    let TextReport { file, characters, distinct, substituted, missing } = report;
    writeln!(out, "{}：{characters}字，不同的{distinct}个", file.display())?;
    // Most often every role lacks the same characters, and the same font steps in.
    let mut groups: Vec<(String, &str, String)> = Vec::new();
    for group in substituted {
        let (name, font, places) = (group.role.name(), &group.font, places(&group.characters));
        match groups.iter_mut().find(|known| known.1 == font && known.2 == places) {
            Some((names, ..)) => *names += &format!("、{name}"),
            None => groups.push((name.to_owned(), font, places)),
        }
    }
    for (names, font, places) in groups {
        writeln!(out, "    用{names}时由 {font} 代替：{places}")?;
    }
    if missing.is_empty() {
        writeln!(out, "    每个字都有字体")?;
    } else {
        writeln!(out, "    没有字体的字：{}", places(missing))?;
        writeln!(out, "    请改用通行字，或在版面设定的 [fonts] 中指定含有这些字的字体")?;
    }
    Ok(())
}

/// `镕（U+9555，第3行第5字，共2次）`
fn places(places: &[Place]) -> String {
    let place = |place: &Place| {
        let times =
            if place.times > 1 { format!("，共{}次", place.times) } else { String::new() };
        let Place { character, code, line, column, .. } = place;
        format!("{character}（{code}，第{line}行第{column}字{times}）")
    };
    places.iter().map(place).collect::<Vec<_>>().join("、")
}
