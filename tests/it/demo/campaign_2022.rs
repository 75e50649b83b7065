//! The campaign of 2022: from its notice to the 140 lines of its bulletin.

use std::{collections::BTreeSet, fs};

use fawen_domain::{
    Severity,
    document::{DocumentEvent, OfficialDocument},
    finding::any_error,
    lint::lint_paper,
    paper::{Block, Paper},
};
use fawen_store::Position;
use fawen_views::{Cases, Documents, Rounds, Selections};
use serde_json::Value;

use super::playing::{Playing, campaign, wait};
use crate::{
    program::fixture,
    reading::{docx, pdf, squeeze},
};

const BULLETIN: &str = "卫健政促发〔2023〕4号";

/// The printed lines of the three annexes, as the data has them.
fn lines() -> [Vec<String>; 3] {
    let data = fs::read(fixture("campaign-2022-results.json")).unwrap();
    let data: Value = serde_json::from_slice(&data).unwrap();
    let line =
        |row: &Value, field: &str| format!("{}. {}", row["no"], row[field].as_str().unwrap());
    let rows = |field: &str| data[field].as_array().unwrap().clone();
    let tier = |name: &str| -> Vec<String> {
        let cases = rows("cases").into_iter().filter(|case| case["tier"] == name);
        cases.map(|case| line(&case, "line")).collect()
    };
    let organisers = rows("organisers").iter().map(|row| line(row, "unit")).collect();
    [tier("典型案例"), tier("优秀案例"), organisers]
}

/// The bulletin as the log has it: as it was drafted.
fn drafted(playing: &Playing) -> (Position, Paper) {
    let events = wait(playing.store().events("OfficialDocument", "2023-bulletin")).unwrap();
    let drafted =
        events.iter().find_map(|event| match event.decode::<OfficialDocument>().unwrap() {
            Some(DocumentEvent::DocumentDrafted { draft, .. }) => {
                Some((event.position, draft.paper))
            }
            _ => None,
        });
    drafted.unwrap()
}

fn annex_lines(paper: &Paper) -> Vec<Vec<String>> {
    let list = |block: &Block| -> Vec<String> {
        match block {
            Block::List(list) => {
                let items = list.items.iter().enumerate();
                items.map(|(index, item)| list.marker.mark(index) + item).collect()
            }
            other => panic!("an annex has lists only: {other:?}"),
        }
    };
    paper.annexes.iter().map(|annex| annex.body.iter().flat_map(list).collect()).collect()
}

#[test]
fn the_annexes_of_the_drafted_bulletin_are_the_140_lines_of_the_data() {
    let lines = lines();
    assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), 140);
    assert_eq!(annex_lines(&drafted(campaign()).1), lines);
}

#[test]
fn the_annexes_of_the_files_are_the_140_lines_of_the_data() {
    let [typical, excellent, organisers] = lines().map(|lines| squeeze(&lines.concat()));
    let head = "“一地一品”卫生健康思想政治工作特色品牌案例征集活动";
    let annexes = format!(
        "附件1{head}典型案例（30个）{typical}附件2{head}优秀案例（100个）{excellent}\
         附件3{head}优秀组织单位（10个）{organisers}抄送："
    );
    for (name, text) in [
        ("pdf", pdf(&campaign().file(&format!("{BULLETIN}.pdf")))),
        ("docx", docx(&campaign().file(&format!("{BULLETIN}.docx")))),
    ] {
        assert!(text.contains(&annexes), "{name}: …{:?}", text.split_once("附件1“").map(|t| t.1));
    }
}

#[test]
fn it_writes_two_papers_each_as_pdf_and_docx() {
    let papers: Vec<String> = campaign().papers().into_keys().collect();
    let expected = ["卫健政促发〔2022〕10号", BULLETIN];
    let expected: Vec<String> =
        expected.iter().flat_map(|n| [format!("{n}.docx"), format!("{n}.pdf")]).collect();
    assert_eq!(papers, expected);
    for name in papers.iter().filter(|name| name.ends_with(".pdf")) {
        let size = campaign().file(name).len();
        assert!(size < 600 * 1024, "{name} has {size} bytes");
    }
}

#[test]
fn it_reports_the_figures_of_the_campaign() {
    assert_eq!(campaign().report["events"], 9_422);
    let figures = &campaign().report["scenarios"][0]["campaign"];
    assert_eq!(figures["submitted"], 691);
    assert_eq!(figures["real"], 130);
    assert_eq!(figures["reconstructed"], 561);
    assert_eq!(figures["rounds"], 2);
    assert_eq!(figures["tiers"], serde_json::json!([["典型案例", 30], ["优秀案例", 100]]));
}

/// The figures are those of the moment when the public notice was over, not later ones.
#[test]
fn the_bulletin_records_where_its_figures_come_from() {
    let store = campaign().store();
    let events = wait(store.log(Position::START, u32::MAX)).unwrap();
    let over = events.iter().find(|event| event.event_type == "PublicNoticeClosed").unwrap();
    let row = wait(Documents::get(&store, &"2023-bulletin".into())).unwrap().unwrap();
    assert_eq!(row.figures_from, Some(over.position.get()));
    assert!(drafted(campaign()).0 > over.position);
}

#[test]
fn the_views_know_the_outcome() {
    let store = campaign().store();
    let cases = wait(Cases::of_campaign(&store, &"2022-ydyp".into())).unwrap();
    assert_eq!(cases.iter().filter(|case| case.counts()).count(), 691);
    let rounds = wait(Rounds::list(&store)).unwrap();
    assert_eq!(rounds.iter().map(|round| round.sheets).sum::<u32>(), 691 * 3 + 200 * 9);
    let outcome = wait(Selections::list(&store)).unwrap().remove(0);
    assert_eq!(outcome.bulletin, Some("2023-bulletin".into()));
    assert_eq!(outcome.tiers.iter().map(|tier| tier.lines.len()).collect::<Vec<_>>(), [30, 100]);
    assert_eq!(outcome.organisers.len(), 10);
}

/// The errors of the issued papers are those of their sources, each waived with its reason.
#[test]
fn every_error_of_an_issued_paper_was_waived() {
    let store = campaign().store();
    for id in ["2022-notice", "2023-bulletin"] {
        let (document, _) = wait(store.load::<OfficialDocument>(id)).unwrap();
        let issued = document.printing().unwrap().sent_on;
        let paper = document.paper_to_print(issued).unwrap();
        let findings = lint_paper(&paper);
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let errors: BTreeSet<_> = errors.map(|finding| &finding.rule).collect();
        let waivers = &document.recheck().unwrap().waivers;
        let waived: BTreeSet<_> = waivers.iter().map(|waiver| &waiver.rule).collect();
        assert!(errors.is_subset(&waived), "{id}: {errors:?} of {waived:?}");
        assert_eq!(any_error(&findings), id == "2023-bulletin", "{id}");
    }
}
