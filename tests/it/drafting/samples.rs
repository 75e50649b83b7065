//! What each template makes of its sample.

use fawen_drafting::{Templates, draft, parse, print};

#[test]
fn each_sample_drafts_the_paper_of_its_snapshot() {
    let templates = Templates::embedded().expect("the embedded templates are right");
    for template in templates.iter() {
        let paper = draft(template, template.sample())
            .unwrap_or_else(|error| panic!("{}: {error}", template.name()));
        assert_eq!(parse(&print(&paper)).as_ref(), Ok(&paper));
        insta::assert_snapshot!(template.name(), paper.plain_text());
    }
}
