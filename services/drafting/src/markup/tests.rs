use fawen_domain::paper::{Block, CellRole, HeadingLevel, ListMarker};
use proptest::prelude::*;

use super::{arbitrary, escape, parse, parse_blocks, print, print_blocks};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_printed_paper_reads_back_as_it_was(paper in arbitrary::paper()) {
        prop_assert_eq!(parse(&print(&paper)), Ok(paper));
    }

    #[test]
    fn printed_blocks_read_back_as_they_were(blocks in arbitrary::blocks()) {
        prop_assert_eq!(parse_blocks(&print_blocks(&blocks)), Ok(blocks));
    }

    #[test]
    fn a_guarded_value_is_itself_and_nothing_else(text in arbitrary::text()) {
        let guarded = escape::escape_anywhere(&text);
        prop_assert_eq!(escape::unescape(&guarded), Ok(text.clone()));
        prop_assert!(!guarded.contains('\n'));
        if !text.is_empty() {
            prop_assert_eq!(parse_blocks(&guarded), Ok(vec![Block::Paragraph(text)]));
        }
    }

    #[test]
    fn any_text_is_a_paper_or_has_errors(text in any::<String>(), lines in marked_lines()) {
        for draft in [text, lines] {
            match parse(&draft) {
                Ok(paper) => prop_assert_eq!(parse(&print(&paper)), Ok(paper)),
                Err(errors) => prop_assert!(!errors.is_empty()),
            }
            let _ = parse_blocks(&draft);
        }
    }
}

/// Lines of markup in any order, most of them wrong.
fn marked_lines() -> impl Strategy<Value = String> {
    let line = r"(@文种|@标题|@正文|@附件|@印发件|@表格|@表单|@图|@完|@列宽|@签名章|@发文字号|@密级|\|\||#|##|\+|-|>|)( |)(通知|9|\{横9\} |\||\\|x){0,2}";
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

fn problems(draft: &str) -> String {
    let errors = parse(draft).expect_err("the draft is wrong");
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_draft_reads_as_a_paper() {
    let paper = parse(
        "@文种 通知\n@发文机关 甲会\n@版头 文件\n@发文字号 甲发〔2022〕10号\n@标题 关于乙的通知\n\
         @主送 各单位\n@正文\n# 一、主题\n## （一）征集。| 在全国征集。\n段落\n+ 其一\n+ 其二\n> 单位：　　（盖章）\n\
         @落款 甲会\n@成文日期 2022年10月9日\n@附件 推荐表\n@表单\n||2 {标签} 名称 | {提示 横3} 示例\n@完\n\
         @抄送 丙\n@印发日期 2022-10-09\n",
    )
    .expect("a right draft");
    assert_eq!(
        paper.masthead.number.as_ref().map(ToString::to_string).as_deref(),
        Some("甲发〔2022〕10号")
    );
    assert_eq!(paper.body.len(), 5);
    let Some(Block::Heading(second)) = paper.body.get(1) else { panic!("a heading") };
    assert_eq!((second.level, second.run_in.as_deref()), (HeadingLevel::Two, Some("在全国征集。")));
    let Some(Block::List(list)) = paper.body.get(3) else { panic!("a list") };
    assert_eq!((list.marker, list.items.len()), (ListMarker::Arabic, 2));
    let Some(Block::Form(form)) = paper.annexes.first().and_then(|annex| annex.body.first()) else {
        panic!("a form")
    };
    let row = form.rows.first().expect("a row");
    assert_eq!(row.min_lines, 2);
    assert_eq!(
        row.cells.iter().map(|c| (c.role, c.colspan)).collect::<Vec<_>>(),
        [(CellRole::Label, 0), (CellRole::Hint, 3)]
    );
    assert_eq!(paper.imprint.and_then(|i| i.issued_on), paper.signature.signed_on);
}

#[test]
fn the_example_of_the_readme_is_a_draft() {
    let readme = include_str!("../../README.md");
    let examples = readme.split("```text\n").skip(1).filter_map(|rest| rest.split("```").next());
    let drafts: Vec<_> = examples.filter(|example| example.starts_with("@文种")).collect();
    assert!(!drafts.is_empty());
    for draft in drafts {
        assert!(parse(draft).is_ok(), "{}", problems(draft));
    }
}

#[test]
fn an_empty_draft_lacks_kind_and_title() {
    insta::assert_snapshot!(problems(""), @r"
    稿本缺少“@文种”一行
    稿本缺少“@标题”一行
    ");
}

#[test]
fn all_errors_of_the_head_come_at_once() {
    let draft = "@文种 告示\n@格式 公函\n@标题 一\n@标题 二\n@密级 保密\n@紧急程度 急\n@份号 零\n\
                 @发文字号 甲发[2022]010号\n@令号 x\n@署名形式 手写\n@签名章 总理\n@成文日期 2022-02-30\n@主题词 一";
    insta::assert_snapshot!(problems(draft));
}

#[test]
fn all_errors_of_the_text_come_at_once() {
    let draft = "@文种 通知\n@标题 一\n游离的正文\n@正文 不在此行\n##### 五级\n#无空格\n-5℃\n|| 表外的行\n\
                 尾\\\n@完\n@题注 一\n@宽 2\n@列宽 1\n@列表 甲\n@图 x\n正文\n@宽 宽\n@完\n@表格\n||高 甲\n|| {粗} 甲\n|| {横 甲\n\
                 @列宽 一\n@表头行 一\n段落\n@附件 一\n@表单";
    insta::assert_snapshot!(problems(draft));
}

#[test]
fn labels_of_a_paper_are_refused_among_blocks() {
    let errors = parse_blocks("段落\n@标题 假标题").expect_err("a label");
    assert_eq!(
        errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["第2行：“@标题”不能写在这里：此处只能写正文"]
    );
}

#[test]
fn a_number_and_an_order_number_exclude_each_other() {
    let draft = "@文种 通知\n@标题 一\n@发文字号 甲〔2022〕1号\n@令号 7";
    assert_eq!(problems(draft), "第4行：“@令号”只能写在没有“@发文字号”的稿本之内");
}
