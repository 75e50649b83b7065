//! The five real papers, drafted, against their sources: equal but for declared differences.

use std::fs;

use fawen_domain::paper::Paper;
use fawen_drafting::{Templates, draft, fields_from_toml, parse, print};
use serde_json::{Value, json};

use crate::{
    differences::{assert_same, expected},
    program,
    reading::squeeze,
};

pub(crate) fn fixture(path: &str) -> String {
    let path = program::fixture(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn fields(path: &str) -> Value {
    fields_from_toml(&fixture(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn drafted(template: &str, fields: &Value) -> Paper {
    let templates = Templates::embedded().expect("the embedded templates are right");
    let template = templates.get(template).expect("a template of this name");
    draft(template, fields).unwrap_or_else(|error| panic!("{error}"))
}

fn written(path: &str) -> Paper {
    parse(&fixture(path)).unwrap_or_else(|errors| {
        panic!("{path}: {}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// A transmittal notice, with the plan it issues.
fn transmittal(year: &str) -> Paper {
    let mut fields = fields(&format!("scenarios/{year}/paper.toml"));
    fields["attached"] = json!(fixture(&format!("scenarios/{year}/plan.txt")));
    drafted("transmittal-notice", &fields)
}

/// The results of the campaign, as the views would give them.
pub(crate) fn results() -> Value {
    serde_json::from_str(&fixture("campaign-2022-results.json")).expect("JSON")
}

/// The bulletin: the words from the scenario, figures and lists from the results.
fn bulletin() -> Paper {
    let results = results();
    let tier = |name: &str| {
        let cases = results["cases"].as_array().expect("cases").iter();
        let entries: Vec<_> = cases
            .filter(|case| case["tier"] == name)
            .map(|case| json!({ "unit": case["unit"], "title": case["title"] }))
            .collect();
        json!({ "name": name, "entries": entries })
    };
    let organisers = results["organisers"].as_array().expect("organisers").iter();
    let mut fields = fields("scenarios/2022/bulletin.toml");
    fields["number"] = json!("卫健政促发〔2023〕4号");
    fields["collected_from"] = json!("2022-10-09");
    fields["collected_to"] = json!("2022-12-31");
    fields["submitted"] = results["submitted"].clone();
    fields["rounds"] = json!(2);
    fields["tiers"] = json!([tier("典型案例"), tier("优秀案例")]);
    fields["organisers"] = organisers.map(|organiser| organiser["unit"].clone()).collect();
    fields["signed_on"] = json!("2023-02-20");
    drafted("results-bulletin", &fields)
}

fn assert_reproduces(source: &str, paper: &Paper) {
    assert_eq!(parse(&print(paper)).as_ref(), Ok(paper));
    let expected = expected(source, &["scenarios/differences.toml"]);
    assert_same(source, &squeeze(&paper.plain_text()), &expected);
}

#[test]
fn the_2022_notice_is_that_of_source_000() {
    assert_reproduces("000", &written("scenarios/2022/notice.txt"));
}

#[test]
fn the_2022_bulletin_is_that_of_source_001() {
    assert_reproduces("001", &bulletin());
}

#[test]
fn the_2019_notice_is_that_of_source_002() {
    assert_reproduces("002", &written("scenarios/2019/notice.txt"));
}

#[test]
fn the_2020_transmittal_is_that_of_source_003() {
    assert_reproduces("003", &transmittal("2020"));
}

#[test]
fn the_2023_transmittal_is_that_of_source_004() {
    assert_reproduces("004", &transmittal("2023"));
}

#[test]
fn the_annex_lines_are_those_of_the_data() {
    let text = bulletin().plain_text();
    let results = results();
    let cases = results["cases"].as_array().expect("cases").iter();
    let organisers = results["organisers"].as_array().expect("organisers").iter();
    let lines: Vec<_> = cases
        .map(|case| format!("{}. {}", case["no"], case["line"].as_str().expect("a line")))
        .chain(organisers.map(|o| format!("{}. {}", o["no"], o["unit"].as_str().expect("a unit"))))
        .collect();
    assert_eq!(lines.len(), 140);
    assert!(text.contains(&lines[..30].join("\n")));
    assert!(text.contains(&lines[30..130].join("\n")));
    assert!(text.contains(&lines[130..].join("\n")));
}
