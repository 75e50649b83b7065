//! Every rule can be looked up: one identifier, a source, and words that stand in the source.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use fawen_domain::{Rule, rulebook};

/// Rules begin with the module that owns them.
const OWNERS: [&str; 14] = [
    "account",
    "campaign",
    "check",
    "document",
    "entry",
    "intake",
    "issuer",
    "lint",
    "number",
    "paper",
    "reading",
    "register",
    "review",
    "selection",
];

/// The five papers that rules quote, by document number.
const PAPERS: [(&str, &str); 5] = [
    ("卫健政促发〔2022〕10号", "000.txt"),
    ("卫健政促发〔2023〕4号", "001.txt"),
    ("绍卫党函〔2019〕4号", "002.txt"),
    ("东卫发〔2020〕4号", "003.txt"),
    ("浦卫〔2023〕28号", "004.txt"),
];

/// Where the other words come from. `（大意）` marks a paraphrase, `实务` a rule of practice.
const WRITTEN: [&str; 6] =
    ["条例 第", "GB/T 9704-2012 ", "民法典 第", "参照行政许可法 第", "个人信息保护法 第", "实务"];

/// The rules of the domain, and those of taking in and measuring.
fn rules() -> impl Iterator<Item = Rule> {
    rulebook::rules().chain(fawen_intake::rules())
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text of the paper that a rule quotes, white space aside.
fn paper_of(rule: &Rule) -> Option<String> {
    let (_, file) = PAPERS.iter().find(|(number, _)| rule.source.starts_with(number))?;
    Some(bare(&fs::read_to_string(folder("fixtures/sources").join(file)).unwrap()))
}

/// Whether the words stand in the text, in their order; `……` leaves words out.
fn quotes(text: &str, quote: &str) -> bool {
    let mut rest = text;
    bare(quote).split("……").all(|words| {
        let found = rest.split_once(words);
        rest = found.map_or("", |(_, after)| after);
        found.is_some()
    })
}

/// The identifiers of the rules written out in a folder of sources.
fn written(folder: &Path, ids: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(&path, ids);
        } else {
            let source = fs::read_to_string(&path).unwrap();
            let tables = source.split("Rule = Rule {").skip(1);
            let literals = tables.filter_map(|table| table.split('}').next()?.split('"').nth(1));
            ids.extend(literals.map(str::to_owned));
        }
    }
}

#[test]
fn identifiers_are_unique_and_name_their_owner() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        let id = rule.id;
        assert!(seen.insert(id), "{id} stands twice");
        let (owner, rest) = id.split_once('-').unwrap();
        assert!(OWNERS.contains(&owner), "{id} has no owner");
        let kebab = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase());
        assert!(rest.split('-').all(kebab), "{id} is not in kebab case");
    }
}

#[test]
fn every_rule_that_is_written_stands_in_the_rulebook() {
    let mut ids = BTreeSet::new();
    written(&folder("../domain/src"), &mut ids);
    let listed: BTreeSet<String> = rules().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(ids.len() > 100, "the sources were not read");
}

#[test]
fn every_rule_names_a_known_source_and_quotes_it() {
    for rule in rules() {
        let Rule { id, source, quote } = rule;
        assert!(!quote.trim().is_empty(), "{id} quotes nothing");
        let known = PAPERS.iter().map(|(number, _)| *number).chain(WRITTEN);
        assert!(known.into_iter().any(|known| source.starts_with(known)), "{id} rests on {source}");
    }
}

#[test]
fn words_of_the_five_papers_are_exact() {
    let mut checked = 0;
    for rule in rules() {
        if let Some(text) = paper_of(&rule) {
            let Rule { id, source, quote } = rule;
            assert!(quotes(&text, quote), "{id}: “{quote}” does not stand in {source}");
            checked += 1;
        }
    }
    assert!(checked > 40, "only {checked} rules quote the papers");
}
