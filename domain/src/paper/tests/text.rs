use super::*;

#[test]
fn the_text_runs_in_reading_order() {
    let mut paper = issued();
    paper.note = Some("此件公开发布".into());
    paper.annexes.push(annex("活动报名表"));
    if let Some(imprint) = &mut paper.imprint {
        imprint.cc = Some("国家卫生健康委员会".into());
    }
    insta::assert_snapshot!(paper.plain_text(), @r"
    中国卫生健康思想政治工作促进会文件
    卫健政促发〔2022〕10号
    中国卫生健康思想政治工作促进会关于开展“一地一品”特色品牌案例征集展示活动的通知
    中国卫生健康思想政治工作促进会各分会，各医疗卫生单位：
    现将有关事项通知如下：
    一、活动主题
    力争实现“一地一品”，推荐表见附件。
    二、报送时间
    请于2022年10月31日前报送。
    附件：1.“一地一品”特色品牌案例推荐表
    2.活动报名表
    中国卫生健康思想政治工作促进会
    2022年9月20日
    （此件公开发布）
    附件1
    “一地一品”特色品牌案例推荐表
    单位：        （盖章）
    附件2
    活动报名表
    单位：        （盖章）
    抄送：国家卫生健康委员会。
    中国卫生健康思想政治工作促进会
    2022年9月20日印发
    ");
}

#[test]
fn an_upward_classified_paper_shows_all_of_its_masthead() {
    let mut paper = request();
    paper.masthead.copy_number = Some(7);
    paper.masthead.classification =
        Some(Classification { secrecy: Secrecy::Secret, years: Some(1) });
    paper.masthead.urgency = Some(Urgency::ExtraUrgent);
    paper.masthead.signers = vec!["王华宁".into(), "李明".into()];
    let text = paper.plain_text();
    assert!(text.starts_with("000007\n机密★1年\n特急\n"), "{text}");
    assert!(text.contains("签发人：王华宁　李明\n"), "{text}");
}

#[test]
fn a_single_annex_has_no_number() {
    let mut paper = notice();
    assert_eq!(paper.annex_list_lines(), ["附件：“一地一品”特色品牌案例推荐表"]);
    assert_eq!(paper.annex_label(0), "附件");
    paper.annexes.push(annex("活动报名表"));
    let lines = ["附件：1.“一地一品”特色品牌案例推荐表", "2.活动报名表"];
    assert_eq!(paper.annex_list_lines(), lines);
    assert_eq!(paper.annex_label(1), "附件2");
    paper.annexes.clear();
    assert_eq!(paper.annex_list_lines(), Vec::<String>::new());
}

#[test]
fn a_joint_mark_has_a_line_for_each_name() {
    let mut paper = notice();
    paper.masthead.issuers = vec!["甲委".into(), "乙局".into()];
    assert_eq!(paper.mark_lines(), ["甲委", "乙局", "文件"]);
    paper.masthead.mark_suffix.clear();
    assert_eq!(paper.mark_lines(), ["甲委", "乙局"]);
}

#[test]
fn tables_lists_and_stamps_are_part_of_the_text() {
    let mut paper = notice();
    let cell = |text: &str| Cell { text: text.into(), ..Cell::default() };
    let row = Row { cells: vec![cell("单位"), cell("电话")], min_lines: 0 };
    paper.body = vec![
        Block::List(List { marker: ListMarker::Bracketed, items: vec!["原创".into()] }),
        Block::Table(Table {
            caption: Some("汇总表".into()),
            rows: vec![row, Row::default()],
            ..Table::default()
        }),
        Block::Figure(Figure { image: "ab".into(), caption: Some("图1".into()), width: None }),
    ];
    paper.attached =
        Some(Attached { title: "工作要点".into(), body: vec![paragraph("要点。")] });
    let stamp = SignatoryStamp { office: "总理".into(), name: "李克强".into() };
    paper.signature.form = SignatureForm::Stamped(vec![stamp]);
    let text = paper.plain_text();
    for part in ["（1）原创\n汇总表\n单位\t电话\n图1\n", "总理　　李克强\n工作要点\n要点。\n附件\n"]
    {
        assert!(text.contains(part), "{text}");
    }
}
