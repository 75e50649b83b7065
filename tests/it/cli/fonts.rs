//! `fawen fonts`: the fonts of the project, and texts that need more than one of them.

use std::fs;

use serde_json::Value;

use super::transcripts;
use crate::program::{project, run};

/// Without the folders, which differ from machine to machine.
fn squeezed(transcript: &str) -> String {
    let line = |line: &str| match line.split_once("文件：") {
        Some((before, path)) => {
            format!("{before}文件：…/{}", path.rsplit('/').next().unwrap_or_default())
        }
        None => line.to_owned(),
    };
    transcript.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn roles_and_what_they_have() {
    let folder = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(squeezed(&transcripts(folder.path(), &[&["fonts"]])));
}

#[test]
fn a_text_whose_characters_are_not_all_in_one_font_or_in_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("名单.txt"), "获奖人员\n朱镕、赵喆、镕\n𬭩、\u{E123}、𰻝\n")
        .unwrap();
    fs::write(folder.path().join("通知.txt"), "各单位：请于5月1日前报送。\n").unwrap();
    let commands: [&[&str]; 2] =
        [&["fonts", "--text", "名单.txt"], &["fonts", "--text", "通知.txt"]];
    let transcript = squeezed(&transcripts(folder.path(), &commands));
    // The roles are in the other snapshot.
    let texts = transcript.lines().filter(|line| {
        !line.starts_with("    ")
            || line.contains('第')
            || line.contains('每')
            || line.contains("[fonts]")
    });
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n"));
    assert_eq!(run(folder.path(), &["fonts", "--text", "名单.txt"]).status.code(), Some(1));
}

#[test]
fn an_operator_points_a_role_at_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = project("fonts/LXGWWenKai-Regular.ttf");
    let profile = format!("[fonts]\n\"楷\" = {{ file = {:?} }}\n", file.display().to_string());
    fs::write(folder.path().join("本单位.toml"), profile).unwrap();
    let output = run(folder.path(), &["fonts", "--profile", "本单位.toml", "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let kai = report["roles"].as_array().unwrap().iter().find(|role| role["role"] == "楷").unwrap();
    assert_eq!(kai["font"], "LXGWWenKai-Regular");
    assert_eq!(kai["licence"], "OFL-1.1");
    // What it lacks is still looked for in the role's default.
    let covered = kai["covered"].as_u64().unwrap();
    let others: u64 = kai["fallbacks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["characters"].as_u64().unwrap())
        .sum();
    assert_eq!(
        covered + others + kai["missing"].as_u64().unwrap(),
        kai["repertoire"].as_u64().unwrap()
    );
}

#[test]
fn a_font_that_is_none_or_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("假.ttf"), "不是字体").unwrap();
    let file = folder.path().join("假.ttf");
    fs::write(
        folder.path().join("假.toml"),
        format!("[fonts]\n\"宋\" = {{ file = {:?} }}\n", file.display().to_string()),
    )
    .unwrap();
    fs::write(folder.path().join("无.toml"), "[fonts]\nsong = { file = \"没有.ttf\" }\n").unwrap();
    for (profile, said) in [("假.toml", "字体文件 假 无法使用"), ("无.toml", "找不到字体 没有.ttf")]
    {
        let output = run(folder.path(), &["fonts", "--profile", profile]);
        assert_eq!(output.status.code(), Some(3));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(said), "{told}");
    }
}
