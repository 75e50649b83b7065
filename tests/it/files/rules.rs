//! Real files against the rules of the real notices, as they are when they are handed in.

use fawen_domain::{
    Finding,
    campaign::{Policy, policy::CharacterCount},
    entry::{AttachedFile, EntryTerms, check_file},
    ids::CategoryId,
};
use fawen_files::{Digest, probe::read};

use super::made::{REST, article, careless, jpeg, packed, turned};
use crate::program::fixture;

fn terms(policy: &str) -> EntryTerms {
    let text = std::fs::read_to_string(fixture(&format!("policies/{policy}.json"))).unwrap();
    let policy: Policy = serde_json::from_str(&text).unwrap();
    EntryTerms::for_kind(&policy, &"公立医院".into())
}

fn findings(
    terms: &EntryTerms,
    category: &str,
    role: &str,
    name: &str,
    bytes: &[u8],
) -> Vec<Finding> {
    let limit = terms.text.as_ref().and_then(|text| text.limit);
    let count = limit.map_or_else(CharacterCount::default, |limit| limit.count);
    let file = AttachedFile {
        role: role.into(),
        name: name.into(),
        sha256: Digest::of(bytes).to_string(),
        bytes: bytes.len() as u64,
        probe: read(bytes).to_probe(count),
    };
    check_file(terms, Some(&CategoryId::new(category)), &file)
}

fn told(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.rule.as_str(), finding.message.as_str())).collect()
}

#[test]
fn an_article_of_three_thousand_characters_passes_and_one_more_does_not() {
    let terms = terms("2022-ydyp");
    let check = |fill: u32| {
        let bytes = packed(article(usize::try_from(fill).unwrap()));
        findings(&terms, "tese-pinpai", "文稿", "协和青年说.docx", &bytes)
    };
    assert_eq!(told(&check(3000 - REST)), []);
    assert_eq!(
        told(&check(3001 - REST)),
        [("entry-text-length", "限3000字以内，现有3001字，请删去1字")]
    );
}

#[test]
fn all_that_is_wrong_with_an_article_is_told_at_once() {
    let found = findings(
        &terms("2022-ydyp"),
        "tese-pinpai",
        "文稿",
        "协和青年说.docx",
        &packed(careless()),
    );
    assert_eq!(
        told(&found),
        [
            ("entry-text-pictures", "文档中粘贴了图片，请取出后作为附件提交"),
            ("entry-text-parts", "没有找到“主要做法”部分，请核对，缺少的请补写"),
            ("entry-text-parts", "没有找到“取得成效”部分，请核对，缺少的请补写"),
            ("entry-text-styles", "字体应为宋体，现为黑体"),
            ("entry-text-styles", "字号应为二号"),
            ("entry-text-styles", "应加粗"),
            ("entry-text-styles", "应居中"),
            ("entry-text-styles", "字体应为楷体，现为宋体"),
            ("entry-text-styles", "字号应为三号"),
            ("entry-text-styles", "应居中"),
            ("entry-text-styles", "字体应为仿宋，现为宋体"),
            ("entry-text-styles", "字号应为三号"),
            ("entry-text-styles", "行距应为单倍"),
        ]
    );
}

#[test]
fn a_picture_has_one_megabyte_and_is_a_jpeg_whatever_its_name_says() {
    let terms = terms("2022-ydyp");
    let name = "2022年5月12日门诊大厅护士节活动.jpg";
    let small = jpeg(100, 80);
    assert_eq!(
        told(&findings(&terms, "tese-pinpai", "图片", name, &small)),
        [(
            "entry-file-bytes",
            format!("大小至少1048576字节，现为{}字节，请换用原图", small.len()).as_str()
        )]
    );
    let large = jpeg(1300, 1000);
    assert!(large.len() >= 1_048_576, "{}", large.len());
    assert_eq!(told(&findings(&terms, "tese-pinpai", "图片", name, &large)), []);
    let text = packed(article(10));
    let found = findings(&terms, "tese-pinpai", "图片", name, &text);
    assert_eq!(found[0].rule, "entry-file-media");
    assert_eq!(found[0].message, "格式应为JPG，按内容看是Word（.docx），请转换格式后重新上传");
}

#[test]
fn the_long_side_is_measured_as_the_picture_is_shown() {
    let terms = terms("2019-09-shuhua-sheying");
    let name = "【晨光】+张三+柯桥区卫生健康局+13800000000.jpg";
    let check = |bytes: &[u8], name: &str| findings(&terms, "sheying", "摄影作品", name, bytes);
    assert_eq!(told(&check(&turned(&jpeg(3800, 40), 6), name)), []);
    assert_eq!(
        told(&check(&jpeg(3799, 40), "晨光.jpg")),
        [
            (
                "entry-file-name",
                "文件名不合要求：“作品名字”应写在【】之内；应按“【作品名字】+姓名+单位+联系方式”命名"
            ),
            ("entry-file-long-side", "长边至少3800像素，现为3799像素"),
        ]
    );
}
