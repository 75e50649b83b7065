//! Histories in Chinese, of the streams of the demo.

use fawen_audit::{StreamName, trail};

use crate::demo::playing::{all, small, wait};

fn history(store: &fawen_store::Store, stream: &str) -> Vec<String> {
    let stream = StreamName::parse(stream).unwrap();
    wait(trail(store, &stream)).unwrap().iter().map(fawen_audit::Trail::line).collect()
}

/// Without hashes of files, which change with the renderer, and positions, which differ from run to
/// run where entries come in at the same time.
fn readable(lines: &[String]) -> String {
    let without_hash = |line: &String| {
        let line = line.get(8..).unwrap_or(line);
        match (line.find("，文件PDF "), line.contains("：印制")) {
            (Some(end), true) => line.get(..end).unwrap_or(line).to_owned(),
            _ => line.to_owned(),
        }
    };
    lines.iter().map(without_hash).collect::<Vec<_>>().join("\n")
}

#[test]
fn of_a_document() {
    insta::assert_snapshot!(readable(&history(&small().store(), "OfficialDocument/2020-notice")));
}

#[test]
fn of_documents_register_issuer_campaign_and_selection() {
    let store = all().store();
    let streams = [
        "OfficialDocument/2022-notice",
        "OfficialDocument/2023-bulletin",
        "NumberRegister/卫健政促发/2022",
        "Issuer/zwjc",
        "Campaign/2022-ydyp",
    ];
    let told: Vec<String> = streams
        .iter()
        .map(|stream| format!("# {stream}\n{}", readable(&history(&store, stream))))
        .collect();
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn of_an_entry() {
    let entries = all().streams();
    let (_, id) = entries.keys().find(|(kind, _)| kind == "UnitEntry").unwrap();
    insta::assert_snapshot!(readable(&history(&all().store(), &format!("UnitEntry/{id}"))));
}

/// Thousands of score sheets: the first lines and the last.
#[test]
fn of_rounds_and_selection() {
    let store = all().store();
    let mut told = Vec::new();
    for (kind, id) in all().streams().keys() {
        if ["ReviewRound", "Selection"].contains(&kind.as_str()) {
            let lines = history(&store, &format!("{kind}/{id}"));
            let shown: Vec<String> = match lines.as_slice() {
                [a, b, c, d, e, .., y, z] => [a, b, c, d, e, y, z].map(Clone::clone).into(),
                few => few.to_vec(),
            };
            let short = |line: &String| line.chars().take(300).collect::<String>();
            let shown: Vec<String> = shown.iter().map(short).collect();
            told.push(format!("# {kind}/{id}\n{}", readable(&shown)));
        }
    }
    insta::assert_snapshot!(told.join("\n\n"));
}
