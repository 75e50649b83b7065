use std::collections::BTreeSet;

use fawen_domain::paper::{Block, Paper};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    DraftingError, Field, FieldKind, Template, Templates, digest::digest, draft, fields_from_toml,
};

fn templates() -> Templates {
    Templates::embedded().expect("the embedded templates are right")
}

fn named(name: &str) -> Template {
    templates().get(name).expect("a template of this name").clone()
}

fn drafted(template: &Template, fields: &Value) -> Paper {
    draft(template, fields).unwrap_or_else(|error| panic!("{}: {error}", template.name()))
}

#[test]
fn each_template_asks_for_what_it_declares_and_nothing_else() {
    for template in templates().iter() {
        let declared: BTreeSet<_> = template.fields().iter().map(|f| f.name.clone()).collect();
        assert_eq!(template.placeholders(), Ok(declared), "{}", template.name());
    }
}

#[test]
fn each_declared_field_shows_in_the_paper() {
    for template in templates().iter() {
        let paper = drafted(template, template.sample());
        for (path, kind) in leaves(template.fields(), template.sample(), "") {
            let changes = others(kind).into_iter().map(|other| {
                let mut fields = template.sample().clone();
                *fields.pointer_mut(&path).expect("a leaf of the sample") = other;
                draft(template, &fields)
            });
            let shows = changes.into_iter().any(|changed| changed != Ok(paper.clone()));
            assert!(shows, "{}: {path} is declared and never used", template.name());
        }
    }
}

/// Pointers to all values of a record; a declared field that the sample lacks fails.
fn leaves(fields: &[Field], sample: &Value, at: &str) -> Vec<(String, FieldKind)> {
    let leaf = |field: &Field| {
        let path = format!("{at}/{}", field.name);
        match (field.kind, sample.get(&field.name)) {
            (FieldKind::Records, Some(Value::Array(records))) => {
                // Together the records show every field; each shows those it has.
                let shown = |each: &Field| records.iter().any(|r| r.get(&each.name).is_some());
                assert!(field.fields.iter().all(shown), "the sample of {path} is not full");
                records
                    .iter()
                    .zip(0..)
                    .flat_map(|(record, index)| {
                        let has = |each: &&Field| record.get(&each.name).is_some();
                        let fields: Vec<_> = field.fields.iter().filter(has).cloned().collect();
                        leaves(&fields, record, &format!("{path}/{index}"))
                    })
                    .collect()
            }
            (_, Some(_)) => vec![(path, field.kind)],
            (_, None) => panic!("the sample lacks {path}"),
        }
    };
    fields.iter().flat_map(leaf).collect()
}

fn others(kind: FieldKind) -> Vec<Value> {
    match kind {
        FieldKind::Text | FieldKind::Blocks => vec![json!("另一段文字")],
        FieldKind::Texts => vec![json!(["另一段文字"])],
        FieldKind::Number => vec![json!(1), json!(7)],
        FieldKind::Date => vec![json!("2001-01-01")],
        FieldKind::Flag => vec![json!(true), json!(false)],
        FieldKind::Records => Vec::new(),
    }
}

#[test]
fn each_template_says_what_its_fields_mean() {
    for template in templates().iter() {
        assert!(!template.title().is_empty() && !template.version().is_empty());
        let full = |field: &Field| !field.meaning.is_empty() && !field.source.is_empty();
        assert!(template.fields().iter().all(full), "{}", template.name());
    }
}

#[test]
fn no_template_lets_a_value_through_unguarded() {
    for template in templates().iter() {
        assert!(!template.text.contains("safe"), "{}", template.name());
    }
}

#[test]
fn dates_in_toml_need_no_quotes() {
    let fields = fields_from_toml("signed_on = 2023-02-20\nrounds = 2").expect("TOML");
    assert_eq!(fields, json!({ "signed_on": "2023-02-20", "rounds": 2 }));
    let error = fields_from_toml("rounds =").expect_err("no TOML");
    assert!(error.to_string().starts_with("“字段”不是正确的TOML"));
}

#[test]
fn a_paper_drafts_without_its_optional_fields() {
    for template in templates().iter() {
        let mut fields = template.sample().clone();
        let given = fields.as_object_mut().expect("a sample is a record");
        for field in template.fields().iter().filter(|field| !field.required) {
            given.remove(&field.name);
        }
        let paper = drafted(template, &fields);
        assert_eq!(paper.masthead.number, None);
        assert_eq!(paper.signature.signed_on, None);
        assert_eq!(paper.signature.issuers, paper.masthead.issuers);
    }
}

#[test]
fn wrong_fields_are_told_all_at_once() {
    let mut fields = named("results-bulletin").sample().clone();
    fields["submitted"] = json!("691");
    fields["rounds"] = json!(-2);
    fields["signed_on"] = json!("2023-02-30");
    fields["closing"] = json!(["好", 1]);
    fields["short_name"] = json!("  ");
    fields["submited"] = json!(691);
    fields["tiers"][0]["entries"][1] = json!({ "unit": "甲医院", "name": "题目" });
    fields["tiers"][1]["entries"][0] = json!("乙医院");
    fields.as_object_mut().expect("a record").remove("campaign");
    let error = draft(&named("results-bulletin"), &fields).expect_err("wrong fields");
    insta::assert_snapshot!(error);
}

#[test]
fn markup_that_is_none_is_told_with_its_lines() {
    let mut fields = named("transmittal-notice").sample().clone();
    fields["attached"] = json!("好\n@标题 假标题\n#无空格");
    fields["closing"] = json!("是");
    let error = draft(&named("transmittal-notice"), &fields).expect_err("wrong fields");
    insta::assert_snapshot!(error);
}

#[test]
fn fields_are_a_record() {
    let error = draft(&named("call-notice"), &json!([1])).expect_err("no record");
    assert!(matches!(error, DraftingError::Fields(problems) if problems.len() == 1));
}

#[test]
fn a_wrong_number_is_told_with_its_line_in_the_draft() {
    let mut fields = named("results-bulletin").sample().clone();
    fields["number"] = json!("卫健政促发[2023]04号");
    let error = draft(&named("results-bulletin"), &fields).expect_err("no proper number");
    assert!(error.to_string().contains("“@发文字号”的内容“卫健政促发[2023]04号”无法识别"));
}

/// What does not hang on the words: how many blocks of which sort, how many annexes and items.
fn shape(paper: &Paper) -> Vec<String> {
    let sort = |block: &Block| match block {
        Block::Heading(heading) => {
            format!("heading {:?} {}", heading.level, heading.run_in.is_some())
        }
        Block::List(list) => format!("list of {}", list.items.len()),
        Block::Table(table) | Block::Form(table) => {
            format!("{:?}", table.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>())
        }
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::Line(_) => "line".to_owned(),
        Block::Figure(_) => "figure".to_owned(),
    };
    let texts = [&paper.body].into_iter().chain(paper.annexes.iter().map(|annex| &annex.body));
    let attached = paper.attached.iter().map(|attached| &attached.body);
    texts
        .chain(attached)
        .flat_map(|blocks| std::iter::once("text".to_owned()).chain(blocks.iter().map(sort)))
        .collect()
}

#[test]
fn hostile_text_cannot_change_what_a_paper_is_built_of() {
    let template = named("results-bulletin");
    let before = drafted(&template, template.sample());
    for hostile in [
        "\n@标题 假标题\n@正文\n",
        "@标题 假标题",
        "\r\n# 一、假标题",
        "甲 | 乙",
        "\\",
        "\\n@标题",
        "{{ issuer }}{% if x %}",
        "{# 注",
        "|| {标签} 甲",
        " + 甲",
        "《甲》\n+ 丙《丁》",
    ] {
        let mut fields = template.sample().clone();
        fields["encouragement"] = json!(hostile);
        fields["closing"][0] = json!(hostile);
        fields["tiers"][0]["entries"][0]["unit"] = json!(hostile);
        fields["tiers"][0]["entries"][0]["title"] = json!(hostile);
        let paper = drafted(&template, &fields);
        assert_eq!(shape(&paper), shape(&before), "{hostile:?}");
        assert_eq!(paper.body.last(), Some(&Block::Paragraph(hostile.to_owned())));
        assert_eq!(paper.title, before.title);
        let Some(Block::List(list)) = paper.annexes.first().and_then(|a| a.body.first()) else {
            panic!("a list of cases")
        };
        assert_eq!(list.items.first(), Some(&format!("{hostile}《{hostile}》")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_text_is_printed_as_it_is(text in r"[@#+*|{}%\\ \n甲乙\-]{0,8}甲") {
        let template = named("call-notice");
        let mut fields = template.sample().clone();
        for name in ["campaign", "scope", "mailbox", "cc"] {
            fields[name] = json!(text);
        }
        fields["conditions"][0]["text"] = json!(text);
        let paper = drafted(&template, &fields);
        prop_assert_eq!(shape(&paper), shape(&drafted(&template, template.sample())));
        prop_assert_eq!(paper.imprint.and_then(|imprint| imprint.cc), Some(text));
    }
}

#[test]
fn a_folder_gives_the_same_templates() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    assert_eq!(Templates::from_dir(&folder), Ok(templates()));
    assert!(Templates::from_dir(&folder.join("no-such-folder")).is_err());
}

#[test]
fn the_digest_tells_apart_what_differs_anywhere() {
    let base = digest([("a", "bc"), ("d", "")]);
    assert_eq!(base.len(), 64);
    assert_eq!(base, digest([("a", "bc"), ("d", "")]));
    assert_ne!(base, digest([("ab", "c"), ("d", "")]));
    assert_ne!(base, digest([("a", "bcd"), ("", "")]));
    let digests: BTreeSet<_> = templates().iter().map(|t| t.digest().to_owned()).collect();
    assert_eq!(digests.len(), templates().iter().count());
}
