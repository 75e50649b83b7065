//! The five sources and the twelve papers of the corpus, and laws that hold for any text.

use proptest::prelude::*;
use serde_json::Value;

use super::{OutlinedPaper, Role, recognise};

macro_rules! fixture {
    ($path:literal) => {
        include_str!(concat!("../../../tests/fixtures/", $path))
    };
}

const CORPUS: &[(&str, &str)] = &[
    ("01-jueding.txt", fixture!("corpus/01-jueding.txt")),
    ("02-ling.txt", fixture!("corpus/02-ling.txt")),
    ("03-yijian.txt", fixture!("corpus/03-yijian.txt")),
    ("04-tongzhi-jiejiari.txt", fixture!("corpus/04-tongzhi-jiejiari.txt")),
    ("06-han-yinfa-yuan.txt", fixture!("corpus/06-han-yinfa-yuan.txt")),
    ("08-fuhan-daxiahui.txt", fixture!("corpus/08-fuhan-daxiahui.txt")),
    ("10-pifu-xiongan.txt", fixture!("corpus/10-pifu-xiongan.txt")),
    ("13-lianhe-huaxuewuqi.txt", fixture!("corpus/13-lianhe-huaxuewuqi.txt")),
    ("14-tongbao-dadiaocha.txt", fixture!("corpus/14-tongbao-dadiaocha.txt")),
    ("17-qingshi-xizangban.txt", fixture!("corpus/17-qingshi-xizangban.txt")),
    ("20-mingdan-wuran.txt", fixture!("corpus/20-mingdan-wuran.txt")),
    ("22-qingdan-chuangxin.txt", fixture!("corpus/22-qingdan-chuangxin.txt")),
];

const SOURCES: &[(&str, &str)] = &[
    ("000", fixture!("sources/000.txt")),
    ("001", fixture!("sources/001.txt")),
    ("002", fixture!("sources/002.txt")),
    ("003", fixture!("sources/003.txt")),
    ("004", fixture!("sources/004.txt")),
];

/// The elements under the keys of the corpus index.
fn elements(paper: &OutlinedPaper) -> Value {
    let text = |found: &Option<super::Found>| found.as_ref().map(|found| found.text.clone());
    serde_json::json!({
        "kind": paper.kind.map(crate::paper::DocumentKind::name),
        "issuer": paper.issuers.join("、"),
        "doc_number": text(&paper.doc_number),
        "title": text(&paper.title),
        "main_recipients": text(&paper.main_recipients),
        "sign_off": text(&paper.sign_off),
        "date": paper.signed_on.as_ref().and_then(|on| on.date).map(|date| date.to_string()),
        "cc": text(&paper.cc),
        "annexes": paper.annex_titles(),
        "attached_document": text(&paper.attached_title),
    })
}

#[test]
fn the_corpus_is_recognised_as_its_index_says() {
    let index: Vec<Value> = serde_json::from_str(fixture!("corpus/index.json")).unwrap();
    for (file, text) in CORPUS {
        let expected = index.iter().find(|entry| entry["file"] == *file).unwrap();
        let mut found = elements(&recognise(text).paper());
        // The index qualifies some kinds, `通知（联合）`, and names the 复函 as such.
        found["kind"] = expected["kind"].clone();
        for (key, value) in found.as_object().unwrap() {
            assert_eq!(value, &expected[key], "{file}: {key}");
        }
    }
}

#[test]
fn the_kinds_of_the_corpus() {
    let kinds: Vec<_> = CORPUS
        .iter()
        .map(|(_, text)| recognise(text).paper().kind.map_or("", |kind| kind.name()))
        .collect();
    assert_eq!(
        kinds,
        [
            "决定",
            "命令（令）",
            "意见",
            "通知",
            "函",
            "函",
            "批复",
            "通知",
            "通报",
            "请示",
            "通知",
            "通知"
        ]
    );
}

#[test]
fn the_elements_of_the_sources() {
    for (name, text) in SOURCES {
        let outline = recognise(text);
        insta::assert_json_snapshot!(format!("elements-{name}"), elements(&outline.paper()));
    }
}

#[test]
fn the_roles_of_the_sources() {
    for (name, text) in SOURCES {
        let roles: Vec<String> = recognise(text)
            .lines
            .iter()
            .filter(|line| line.role != Role::Blank)
            .map(|line| {
                let words: String = line.content().chars().take(16).collect();
                format!("{:>3} {:?}/{:?} {words}", line.number, line.part, line.role)
            })
            .collect();
        insta::assert_snapshot!(format!("roles-{name}"), roles.join("\n"));
    }
}

#[test]
fn lines_cut_by_a_page_edge_are_joined() {
    let paragraphs = recognise(fixture!("sources/000.txt")).paragraphs();
    let at = |line: u32| paragraphs.iter().find(|p| p.line == line).unwrap();
    assert!(at(15).text.contains("加强和改进思想政治工作的意见》"));
    assert!(at(57).text.ends_with("征集卫生健康思想政治工作特色品牌案例；"));
    assert!(at(79).text.contains("以及各医疗卫生单位积极组织"));
    assert_eq!(at(13).text, "一、活动主题");
    let paragraphs = recognise(fixture!("sources/001.txt")).paragraphs();
    let items = paragraphs.iter().filter(|p| p.role == Role::ListItem).count();
    assert_eq!(items, 140);
    assert!(paragraphs.iter().any(|p| {
        p.text.ends_with("《医路先锋 医心为民 探索新时代党建引领医疗公益之路》")
    }));
}

#[test]
fn long_texts_cost_in_proportion() {
    let long = "（（《“一、1.附件：".repeat(20_000);
    assert_eq!(recognise(&long).lines.len(), 1);
    let many = "附件\n1. 甲《乙》\n2023年2月30日\n".repeat(5_000);
    assert_eq!(recognise(&many).lines.len(), 15_000);
}

/// A joint, classified, upward paper with all lines of a masthead, cut as a page cuts it.
const JOINT: &str = "\
000123
机密★1年
特急
江东省卫生健康委员会
财 政 厅
江东省中医药管理局文件
江卫基层发〔2021〕23号    签发人：张三
李四　王五
江东省卫生健康委员会　财政厅　江东省中医药管理局
关于做好2021年基本公共卫生服务
工作的请示
江东省人民政府、
江东省财政委员会：
    现就做好2021年基本公共卫生服务工作的有关事项，按要求请
示如下：
一、提高补助标准
附件1：服务项目
附件2：绩效指标
江东省卫生健康委员会
江东省财政厅
2021年7月12日
（联系人：赵六，电话：020-87654321）
附件1  服务项目
一、健康档案
附件2
绩效指标
1.建档率
抄送：省人大常委会办公厅，省政协办公厅，
      省高级人民法院。
江东省卫生健康委员会办公室          2021年7月13日印发
— 4 —
";

#[test]
fn a_masthead_with_all_its_elements() {
    let outline = recognise(JOINT);
    let paper = outline.paper();
    let role = |number: u32| outline.lines.iter().find(|line| line.number == number).unwrap().role;
    assert_eq!(
        [role(1), role(2), role(3), role(8)],
        [Role::CopyNumber, Role::Secrecy, Role::Urgency, Role::Signers]
    );
    assert_eq!(paper.issuers, ["江东省卫生健康委员会", "财政厅", "江东省中医药管理局"]);
    assert_eq!(paper.doc_number.unwrap().text, "江卫基层发〔2021〕23号");
    assert!(paper.title.unwrap().text.ends_with("关于做好2021年基本公共卫生服务工作的请示"));
    assert_eq!(paper.main_recipients.unwrap().text, "江东省人民政府、江东省财政委员会");
    assert_eq!(paper.sign_off.unwrap().text, "江东省卫生健康委员会\u{3000}江东省财政厅");
    assert_eq!(paper.cc.unwrap().text, "省人大常委会办公厅，省政协办公厅，省高级人民法院");
    assert_eq!(paper.imprint_office.unwrap().text, "江东省卫生健康委员会办公室");
    let titles = |found: &[(u32, super::Found)]| -> Vec<String> {
        found.iter().map(|(_, found)| found.text.clone()).collect()
    };
    assert_eq!(titles(&paper.annex_notes), ["服务项目", "绩效指标"]);
    assert_eq!(titles(&paper.annex_heads), ["服务项目", "绩效指标"]);
}

#[test]
fn papers_as_web_sites_show_them() {
    let text = "首页 >> 公开信息\n索引号：1153-2/2018  文号：\n望海县人民政府办公室转发县教育局关于\n\
        加强体育工作意见\n的通知\n发布时间：2018-06-28\n望政办发〔2018〕46号\n各乡镇人民政府：\n\
        现将《关于加强体育工作的意见》转发给你们，请执行。\n望海县人民政府办公室  2018年6月23日\n\
        （此件公开发布）\n关于加强体育工作的意见\n县教育局\n为加强体育工作，提出以下意见。\n\
        附件：1.机构图.doc\n2.联系表.xls\n";
    let paper = recognise(text).paper();
    assert_eq!(
        paper.title.as_ref().unwrap().text,
        "望海县人民政府办公室转发县教育局关于加强体育工作意见的通知"
    );
    assert_eq!(paper.issuers, ["望海县人民政府办公室"]);
    assert_eq!(paper.doc_number.as_ref().unwrap().text, "望政办发〔2018〕46号");
    assert_eq!(paper.sign_off.as_ref().unwrap().text, "望海县人民政府办公室");
    assert_eq!(paper.signed_on.as_ref().unwrap().date, Some(jiff::civil::date(2018, 6, 23)));
    assert_eq!(paper.attached_title.as_ref().unwrap().text, "关于加强体育工作的意见");
    assert_eq!(paper.annex_titles(), ["机构图", "联系表"]);
}

#[test]
fn an_announcement_has_a_number_of_its_own_kind() {
    let text = "江东省红十字会\n公告\n2020年第3号\n根据有关规定，现将接受捐赠情况公告如下：\n\
        一、接受捐赠100万元。\n特此公告。\n江东省红十字会\n二〇二〇年三月五日\n";
    let paper = recognise(text).paper();
    assert_eq!(paper.title.unwrap().text, "江东省红十字会公告");
    assert_eq!(paper.doc_number.unwrap().text, "2020年第3号");
    assert_eq!(paper.main_recipients, None);
    assert_eq!(paper.signed_on.unwrap().date, Some(jiff::civil::date(2020, 3, 5)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_line_is_lost_and_nothing_panics(text in r"([一二附件：:（(）)0-9.《》“”。年月日号〔〕\t \n]|\PC){0,200}") {
        let outline = recognise(&text);
        let lines: Vec<&str> = outline.lines.iter().map(|line| line.text.as_str()).collect();
        prop_assert_eq!(lines, text.lines().collect::<Vec<_>>());
        prop_assert!(outline.lines.iter().zip(1_u32..).all(|(line, number)| line.number == number));
        let _ = (outline.paragraphs(), outline.paper());
    }
}
