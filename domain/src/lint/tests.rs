//! The findings on the real papers, silence on correct ones, and one fault for every rule.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{RULES, lint, lint_pair, lint_paper};
use crate::{
    Finding, Severity,
    finding::any_error,
    paper::{Attached, Block, Heading, HeadingLevel, Paper},
};

mod faults;
mod model;

macro_rules! fixture {
    ($path:literal) => {
        include_str!(concat!("../../../tests/fixtures/", $path))
    };
}

const SOURCES: &[(&str, &str)] = &[
    ("000", fixture!("sources/000.txt")),
    ("001", fixture!("sources/001.txt")),
    ("002", fixture!("sources/002.txt")),
    ("003", fixture!("sources/003.txt")),
    ("004", fixture!("sources/004.txt")),
];
const NOTICE: &str = fixture!("correct/notice.txt");
const BULLETIN: &str = fixture!("correct/bulletin.txt");
const TRANSMITTAL: &str = fixture!("correct/transmittal.txt");
const CORRECT: &[&str] = &[NOTICE, BULLETIN, TRANSMITTAL, fixture!("correct/letter.txt")];

fn source(name: &str) -> &'static str {
    SOURCES.iter().find(|(other, _)| *other == name).unwrap().1
}

/// Findings as one line each: severity, rule, line, quotation, message.
fn listing(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let line = finding.line.unwrap_or(0);
        format!(
            "{:?} {} {line} [{}] «{}» {}",
            finding.severity, finding.rule, finding.place, finding.quote, finding.message
        )
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_findings_on_the_sources() {
    for (name, text) in SOURCES {
        insta::assert_snapshot!(format!("findings-{name}"), listing(&lint(text)));
    }
}

#[test]
fn the_findings_on_the_notice_and_bulletin_of_2022() {
    let findings = lint_pair(source("000"), source("001"));
    insta::assert_snapshot!("findings-pair", listing(&findings));
}

/// Every error that the five papers are known to carry: paper, rule, line.
#[test]
fn the_known_errors_are_found() {
    let known: &[(&str, &str, u32)] = &[
        ("000", "lint-deadline-against-schedule", 85),
        ("000", "lint-empty-page", 103),
        ("000", "lint-annex-label", 107),
        ("000", "lint-numbering-brackets", 39),
        ("001", "lint-issued-before-signing", 289),
        ("001", "lint-pairs-unbalanced", 200),
        ("001", "lint-title-closed-early", 244),
        ("001", "lint-citation-names", 19),
        ("001", "lint-figures-spaced", 13),
        ("002", "lint-numbering-style", 11),
        ("002", "lint-date-incomplete", 99),
        ("002", "lint-residue", 7),
        ("002", "lint-signing-date-missing", 114),
        ("002", "lint-number-series", 191),
        ("002", "lint-number-place", 191),
        ("002", "lint-deadline-outside-period", 81),
        ("002", "lint-words-redundant", 81),
        ("003", "lint-numbering-brackets", 27),
        ("004", "lint-numbering-spacing", 39),
    ];
    for (paper, rule, line) in known {
        let findings = lint(source(paper));
        let found = findings.iter().any(|f| f.rule == *rule && f.line == Some(*line));
        assert!(found, "{paper}: {rule} on line {line}\n{}", listing(&findings));
    }
    let pair = lint_pair(source("000"), source("001"));
    for rule in ["lint-pair-citations", "lint-pair-book"] {
        assert!(pair.iter().any(|f| f.rule == rule), "{rule}");
    }
}

#[test]
fn the_corpus_carries_no_errors() {
    let corpus = [
        fixture!("corpus/01-jueding.txt"),
        fixture!("corpus/02-ling.txt"),
        fixture!("corpus/03-yijian.txt"),
        fixture!("corpus/04-tongzhi-jiejiari.txt"),
        fixture!("corpus/06-han-yinfa-yuan.txt"),
        fixture!("corpus/08-fuhan-daxiahui.txt"),
        fixture!("corpus/10-pifu-xiongan.txt"),
        fixture!("corpus/13-lianhe-huaxuewuqi.txt"),
        fixture!("corpus/14-tongbao-dadiaocha.txt"),
        fixture!("corpus/17-qingshi-xizangban.txt"),
        fixture!("corpus/20-mingdan-wuran.txt"),
        fixture!("corpus/22-qingdan-chuangxin.txt"),
    ];
    let findings: Vec<Finding> = corpus.iter().flat_map(|text| lint(text)).collect();
    assert!(!any_error(&findings), "{}", listing(&findings));
    // What is left is really so: a half-width semicolon, half-width brackets, a 通知 under 国办函.
    insta::assert_snapshot!("findings-corpus", listing(&findings));
}

#[test]
fn correct_papers_give_nothing_at_all() {
    for text in CORRECT {
        assert_eq!(listing(&lint(text)), "");
    }
    assert_eq!(listing(&lint_pair(NOTICE, BULLETIN)), "");
    assert_eq!(listing(&lint_paper(&model::bulletin())), "");
}

#[test]
fn a_model_gives_the_findings_that_its_text_gives() {
    let mut paper = model::bulletin();
    let Some(Block::List(list)) = paper.annexes[0].body.first_mut() else {
        panic!("the first annex is a list")
    };
    list.items.pop();
    let rules: Vec<String> = lint_paper(&paper).into_iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["lint-count-text", "lint-count-list", "lint-count-list"]);
}

/// What a change makes of the correct bulletin, and the one rule that must tell it.
type ModelFault = (&'static str, fn(&mut Paper));

const MODEL_FAULTS: &[ModelFault] = &[
    ("paper-imprint-date", |paper| {
        paper.imprint.as_mut().unwrap().issued_on = Some(jiff::civil::date(2023, 7, 1));
    }),
    ("paper-date-missing", |paper| paper.signature.signed_on = None),
    ("paper-signature", |paper| paper.signature.issuers.clear()),
    ("paper-title-kind", |paper| paper.title = paper.title.replace("的通报", "")),
    ("paper-title-issuer", |paper| paper.title = paper.title.replace("江东省", "江西省")),
    ("paper-recipients-colon", |paper| {
        paper.recipients.as_mut().unwrap().push('：');
    }),
    ("paper-note-brackets", |paper| paper.note = Some("（此件公开发布）".into())),
    ("paper-title-attached", |paper| {
        paper.title = "江东省卫生健康委员会关于印发《评审规则》的通报".into();
        paper.attached = Some(Attached { title: "评审规定".into(), body: vec![] });
    }),
    ("paper-annex-punctuation", |paper| paper.annexes[1].title.push('。')),
    ("paper-annex-reference", |paper| say(paper, "名单见附件3。")),
    ("paper-heading-shape", |paper| head(paper, HeadingLevel::One, "1、活动情况")),
    ("paper-heading-shape", |paper| head(paper, HeadingLevel::Two, "(一)活动情况")),
    ("paper-heading-sequence", |paper| head(paper, HeadingLevel::One, "二、活动情况")),
    ("lint-numbering-style", |paper| say(paper, "1、组织有力。")),
    ("lint-numbering-gap", |paper| say(paper, "2.组织有力。")),
    ("lint-date-incomplete", |paper| say(paper, "请于8月15前报送。")),
    ("lint-pairs-unbalanced", |paper| say(paper, "请学习（推广。")),
    ("lint-title-kind-in-text", |paper| say(paper, "特此通知。")),
];

fn say(paper: &mut Paper, text: &str) {
    paper.body.push(Block::Paragraph(text.into()));
}

fn head(paper: &mut Paper, level: HeadingLevel, text: &str) {
    paper.body.push(Block::Heading(Heading { level, text: text.into(), run_in: None }));
}

#[test]
fn a_model_and_its_checks_tell_each_fault_once() {
    for (rule, change) in MODEL_FAULTS {
        let mut paper = model::bulletin();
        change(&mut paper);
        let mut findings = paper.findings();
        findings.extend(lint_paper(&paper));
        let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(rules, [*rule], "{}", listing(&findings));
    }
}

#[test]
fn a_draft_waits_for_number_and_date() {
    let mut paper = model::bulletin();
    paper.masthead.number = None;
    paper.signature.signed_on = None;
    assert_eq!(listing(&lint_paper(&paper)), "");
}

#[test]
fn every_rule_has_an_identifier_of_its_own_and_a_source() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    for rule in RULES {
        assert!(rule.rule.id.starts_with("lint-"), "{}", rule.rule.id);
        assert!(!rule.rule.source.is_empty() && !rule.rule.quote.is_empty());
    }
}

#[test]
fn long_papers_cost_in_proportion() {
    let text = "典型案例3个等3家《关于加强工作的意见》“（（以下简称甲）8月15前，，至少1个以上\n"
        .repeat(2_000);
    assert!(lint(&text).iter().any(|finding| finding.severity == Severity::Error));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_can_be_checked(
        text in r"(附件1\n|通知\n|第3号\n|1\. |一、|（1）|《|》|“|”|8月15前|2月30日|等3家|电话：1|，|。|\n|\t|\PC){0,60}"
    ) {
        let findings = lint(&text);
        let lines = u32::try_from(text.lines().count()).unwrap();
        prop_assert!(findings.iter().all(|f| f.line.is_none_or(|line| (1..=lines).contains(&line))));
        let _ = lint_pair(&text, &text);
    }

    #[test]
    fn any_piece_of_a_real_paper_can_be_checked(paper in 0..5_usize, from in 0..200_usize, count in 0..80_usize) {
        let lines: Vec<&str> = SOURCES[paper].1.lines().skip(from).take(count).collect();
        let _ = lint(&lines.join("\n"));
    }
}
