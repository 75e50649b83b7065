//! Papers that other programs wrote: read whole, and every fault that was put in is found.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use fawen_domain::{
    paper::{Block, Table},
    reading,
};
use fawen_intake::{Source, check::check, read};

use crate::{
    cli::{transcript, transcripts},
    program::{fixture, run},
};

const FILES: [&str; 6] =
    ["libreoffice", "python-docx", "word-good", "word-letter", "word-tables", "wps-faulty"];

fn bytes(name: &str) -> Vec<u8> {
    fs::read(fixture("docx").join(format!("{name}.docx"))).unwrap()
}

fn source(name: &str) -> Source {
    read(&bytes(name)).unwrap()
}

/// The tables of a file, with the lines that stand for them.
fn tables(source: &Source) -> Vec<(&Table, bool)> {
    let blocks = source.given.blocks.values();
    let tables = blocks.filter_map(|given| match &given.block {
        Block::Table(table) => Some((table, false)),
        Block::Form(table) => Some((table, true)),
        _ => None,
    });
    tables.collect()
}

#[test]
fn the_faults_that_were_put_in_are_found_and_no_others() {
    let listed = fs::read_to_string(fixture("docx/faults.toml")).unwrap();
    let listed: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(&listed).unwrap();
    assert_eq!(listed.keys().map(String::as_str).collect::<Vec<_>>(), FILES);
    for (name, faults) in listed {
        let report = check(&bytes(&name), None).unwrap();
        let found: BTreeSet<&str> = report.faults.iter().map(|fault| fault.rule).collect();
        let wanted: BTreeSet<&str> = faults.keys().map(String::as_str).collect();
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn what_is_read() {
    for name in FILES {
        let source = source(name);
        let findings: Vec<String> = source
            .findings
            .iter()
            .map(|f| format!("{:?} {} {}：{}“{}”", f.line, f.rule, f.place, f.message, f.quote))
            .collect();
        let read = format!("{}--\n{}", source.text, findings.join("\n"));
        insta::assert_snapshot!(format!("read-{name}"), read);
    }
}

#[test]
fn what_the_command_says() {
    for name in FILES {
        let file = format!("{name}.docx");
        insta::assert_snapshot!(
            format!("check-{name}"),
            transcript(&fixture("docx"), &["check", &file])
        );
    }
    let commands: [&[&str]; 6] = [
        &["check", "word-letter.docx", "--json"],
        &["check", "word-good.docx", "--json"],
        &["check", "word-good.docx", "--format", "信函"],
        &["check", "faults.toml"],
        &["check", "word-good.docx", "--format", "通知"],
        &["parse", "word-good.docx"],
    ];
    insta::assert_snapshot!("check-words", transcripts(&fixture("docx"), &commands));
}

#[test]
fn findings_for_programs_have_exactly_these_fields() {
    let output = run(&fixture("docx"), &["check", "wps-faulty.docx", "--json"]);
    let faults: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(faults.len() > 20);
    for fault in faults {
        let mut fields: Vec<_> = fault.as_object().unwrap().keys().collect();
        fields.sort();
        assert_eq!(fields, ["clause", "found", "place", "rule", "strength", "wanted"]);
        let strength = fault["strength"].as_str().unwrap();
        assert!(["规定", "一般", "推荐", "实务"].contains(&strength));
    }
}

#[test]
fn spans_heads_and_forms_come_through() {
    let tables_source = source("word-tables");
    let tables_read = tables(&tables_source);
    let (table, form) = tables_read[0];
    assert!(!form);
    assert_eq!((table.head_rows, table.rows.len(), table.widths.len()), (2, 4, 5));
    let spans = |row: usize| -> Vec<(u8, u8)> {
        table.rows[row].cells.iter().map(|cell| (cell.colspan, cell.rowspan)).collect()
    };
    assert_eq!(spans(0), [(1, 2), (1, 2), (2, 1), (1, 2)]);
    assert_eq!(spans(1), [(1, 1), (1, 1)]);
    // The table in a cell is text there.
    assert_eq!(table.rows[2].cells[4].text, "男\u{3000}51.2\n女\u{3000}48.8");
    assert!(tables_read[1].0.landscape);
    let figure = tables_source.given.blocks.values().find_map(|given| match &given.block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let figure = figure.unwrap();
    assert_eq!(figure.caption.as_deref(), Some("图1　常住人口分布"));
    assert_eq!(figure.width, Some(1000));
    assert!(tables_source.pictures.get(&figure.image).is_some());

    let good = source("word-good");
    let [(form, true), (list, false)] = tables(&good)[..] else { panic!("a form and a list") };
    assert_eq!(form.rows[2].min_lines, 7);
    assert_eq!(form.rows[1].cells[1].colspan, 3);
    assert_eq!(list.rows[1].cells[0].rowspan, 2);
}

/// The model of a paper holds all that the file says.
#[test]
fn papers_are_read_off_the_lines() {
    let source = source("word-good");
    let paper = reading::read(&source.text, &source.given).paper;
    assert_eq!(paper.annexes.len(), 2);
    assert!(matches!(paper.annexes[0].body[..], [Block::Form(_)]), "{:?}", paper.annexes[0].body);
    assert!(matches!(paper.annexes[1].body[..], [Block::Table(_)]), "{:?}", paper.annexes[1].body);
    assert_eq!(paper.imprint.unwrap().office.as_deref(), Some("滨海市人民政府办公室"));
}
