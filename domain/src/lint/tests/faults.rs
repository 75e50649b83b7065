//! One fault for every rule: a correct paper, one change, and the rule that must notice.

use std::collections::BTreeSet;

use super::{BULLETIN, NOTICE, TRANSMITTAL, lint, lint_pair, listing};
use crate::lint::{RULES, registry::Check};

/// A notice with its number at the end.
const NUMBER_LAST: &str = "江东省卫生健康委员会关于开展培训的通知\n\n各市卫生健康委：\n\n现将有关事项通知如下：请认真准备。\n\n江东省卫生健康委员会\n\n2024年2月20日\n\n江卫发〔2024〕12号\n";

/// Rule, paper, words of the paper, words put in their place.
type Fault = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip] // one fault a line
const FAULTS: &[Fault] = &[
    ("lint-number-form", NOTICE, "〔2024〕12号", "[2024]第012号"),
    ("lint-number-form", NOTICE, "〔2024〕12号", "（24）12"),
    ("lint-number-missing", NOTICE, "江卫发〔2024〕12号\n", ""),
    ("lint-number-place", NUMBER_LAST, "江卫发", "江卫发"),
    ("lint-number-series", NOTICE, "江卫发〔2024〕", "江卫函〔2024〕"),
    ("lint-number-year", NOTICE, "江卫发〔2024〕", "江卫发〔2023〕"),
    ("lint-title-kind", NOTICE, "征集活动的通知", "征集活动"),
    ("lint-title-kind-in-text", NOTICE, "（二）汇总名单。", "特此通报。"),
    ("lint-title-issuer", NOTICE, "江东省卫生健康委员会关于", "江西省教育厅关于"),
    ("lint-title-attached", TRANSMITTAL, "\n望海市公共文化设施管理办法（试行）\n", "\n望海市公共文化设施管理规定（试行）\n"),
    ("lint-signing-date-missing", NOTICE, "2024年2月20日\n", ""),
    ("lint-signature-missing", NOTICE, "汇总表\n\n江东省卫生健康委员会\n\n2024年2月20日\n\n（此件公开发布）\n\n附件1", "汇总表\n\n附件1"),
    ("lint-signing-date-form", NOTICE, "2024年2月20日\n", "二〇二四年二月二十日\n"),
    ("lint-signing-date-form", NOTICE, "2024年2月20日\n", "2024年02月20日\n"),
    ("lint-issued-before-signing", NOTICE, "2024年2月22日印发", "2023年2月22日印发"),
    ("lint-date-nonsense", NOTICE, "2024年4月30日（", "2024年2月30日（"),
    ("lint-date-nonsense", NOTICE, "2024年5月，", "2024年13月，"),
    ("lint-date-incomplete", NOTICE, "4月30日前", "4月30前"),
    ("lint-date-weekday", NOTICE, "（星期二）", "（星期三）"),
    ("lint-deadline-outside-period", NOTICE, "3.加强人文关怀。", "3.活动时间：3月。请于4月2日前报名。"),
    ("lint-deadline-against-schedule", NOTICE, "截止日期为2024年4月30日（星期二）", "截止日期为2024年4月15日"),
    ("lint-pairs-unbalanced", BULLETIN, "《“一站式”", "《一站式”"),
    ("lint-pairs-unbalanced", NOTICE, "（此件公开发布）", "（此件公开发布"),
    ("lint-title-closed-early", BULLETIN, "《针灸走进社区》\n3.望海市第二医院《急诊室里的“翻译官”》", "《针灸走进社区》\n3.望海市第二医院《急诊室里的“翻译官”》\n4.甲医院《乙》\n5.丙医院《丁》戊己"),
    ("lint-punctuation-doubled", NOTICE, "各市汇总后", "各市，，汇总后"),
    ("lint-punctuation-half-width", NOTICE, "健康委，委直属", "健康委,委直属"),
    ("lint-brackets-half-width", NOTICE, "（见附件1）", "(见附件1)"),
    ("lint-sentence-unfinished", NOTICE, "加强人文关怀。", "加强人文关怀，"),
    ("lint-words-redundant", NOTICE, "各市汇总后", "各市至少报送3个以上，汇总后"),
    ("lint-words-redundant", NOTICE, "遴选5个案例", "遴选约5个左右案例"),
    ("lint-figures-spaced", NOTICE, "2024年2月20日\n", "2024 年 2 月 20 日\n"),
    ("lint-numbering-style", NOTICE, "一、活动内容", "1、活动内容"),
    ("lint-numbering-style", NOTICE, "2.推进", "2、推进"),
    ("lint-numbering-gap", NOTICE, "三、有关要求", "四、有关要求"),
    ("lint-numbering-gap", BULLETIN, "2.临江市中医院", "3.临江市中医院"),
    ("lint-numbering-gap", TRANSMITTAL, "第三条", "第七条"),
    ("lint-numbering-brackets", NOTICE, "（二）组织", "(二)组织"),
    ("lint-numbering-spacing", NOTICE, "2.推进", "2. 推进"),
    ("lint-numbering-point", NOTICE, "2.推进", "2．推进"),
    ("lint-annex-titles", NOTICE, "附件2\n\n优秀服务案例汇总表", "附件2\n\n优秀服务案例统计表"),
    ("lint-annex-numbers", NOTICE, "附件2\n", "附件3\n"),
    ("lint-annex-numbers", NOTICE, "2.优秀服务案例汇总表\n", ""),
    ("lint-annex-label", NOTICE, "附件2\n", "附件2：\n"),
    ("lint-annex-note", NOTICE, "2.优秀服务案例汇总表\n", "2.优秀服务案例汇总表。\n"),
    ("lint-annex-cited", NOTICE, "见附件2", "见附件3"),
    ("lint-count-list", BULLETIN, "2.临江市中医院《针灸走进社区》\n3.", "2."),
    ("lint-count-text", BULLETIN, "典型案例2个、", "典型案例3个、"),
    ("lint-count-text", BULLETIN, "等2家单位", "等4家单位"),
    ("lint-count-first-named", BULLETIN, "推选出临江市", "推选出望海市"),
    ("lint-citation-names", NOTICE, "各市汇总后", "按照《关于改善医疗服务行动计划进一步的指导意见》，各市汇总后"),
    ("lint-citation-names", NOTICE, "各市汇总后", "按照《关于进一步改善医疗服务行动规划的指导意见》，各市汇总后"),
    ("lint-abbreviation-once", NOTICE, "各市汇总后", "江东省卫生健康委员会（以下简称“省卫生健康委”）汇总后"),
    ("lint-abbreviation-before-use", NOTICE, "为贯彻落实", "按照联席会要求，部署工作。\n\n优秀服务工作协调会议（以下简称“联席会”）决定，为贯彻落实"),
    ("lint-contact-email", NOTICE, "anli@jiangdong.gov.cn", "anli@jiangdong"),
    ("lint-contact-email", NOTICE, "邮政编码", "邮箱：anll@jiangdong.gov.cn；邮政编码"),
    ("lint-contact-phone", NOTICE, "电话：020-87654321", "电话：020-8765"),
    ("lint-contact-postcode", NOTICE, "邮政编码：510000", "邮政编码：51000"),
    ("lint-contact-same-person", NOTICE, "邮政编码", "联系人：张明，电话：020-87654322。邮政编码"),
    ("lint-residue", NOTICE, "一、活动内容", "窗体顶端\n\n一、活动内容"),
    ("lint-residue", NOTICE, "一、活动内容", "&nbsp;一、活动内容"),
    ("lint-residue", NOTICE, "一、活动内容", "— 2 —\n\n一、活动内容"),
    ("lint-empty-page", NOTICE, "附件：1.", "（此页无正文）\n\n附件：1."),
];

/// The same for a bulletin set against the correct notice.
#[rustfmt::skip] // one fault a line
const PAIR_FAULTS: &[Fault] = &[
    ("lint-pair-citations", BULLETIN, "进一步改善医疗服务行动计划", "改善医疗服务行动计划进一步"),
    ("lint-pair-book", BULLETIN, "3.望海市第二医院《急诊室里的“翻译官”》\n", ""),
    ("lint-pair-period", BULLETIN, "2024年3月至5月", "2024年3月至8月"),
    ("lint-pair-order", BULLETIN, "2024年6月28日", "2024年1月28日"),
    ("lint-pair-issuer", BULLETIN, "江东省卫生健康委员会", "江西省卫生健康委员会"),
];

/// What must hold after a change that none of the rules should mind.
#[rustfmt::skip] // one change a line
const NO_FAULTS: &[Fault] = &[
    // A report on the activity follows it.
    ("lint-deadline-outside-period", NOTICE, "3.加强人文关怀。", "3.活动时间：3月。请于4月2日前报送总结。"),
    // Abbreviated ranges of days.
    ("lint-date-incomplete", NOTICE, "3.加强人文关怀。", "3.4月8至10日举办。"),
    // Other editions and issues of one series.
    ("lint-citation-names", NOTICE, "各市汇总后", "按照《优秀服务案例征集办法（2022年）》《优秀服务案例征集办法（2023年）》，各市汇总后"),
    // A quotation of several paragraphs.
    ("lint-pairs-unbalanced", NOTICE, "3.加强人文关怀。", "3.修改为：“加强关怀。\n\n加强服务。”"),
    ("lint-pairs-unbalanced", NOTICE, "3.加强人文关怀。", "3.包括：1）关怀；2）服务。"),
    // A list inside a list.
    ("lint-numbering-gap", NOTICE, "2.推进智慧服务；", "1.甲；\n\n2.乙；\n\n2.推进智慧服务；"),
    // An annex of another paper.
    ("lint-annex-cited", NOTICE, "各市汇总后", "按《管理办法》附件5，各市汇总后"),
    ("lint-contact-phone", NOTICE, "电话：020-87654321", "电话：020-87654321-8001"),
    // Papers older than the rules of today.
    ("lint-signing-date-form", NOTICE, "2024年2月20日\n", "二〇〇四年二月二十日\n"),
    ("lint-number-missing", NOTICE, "江东省卫生健康委员会文件\n\n江卫发〔2024〕12号\n", "江东省卫生健康委员会文件\n\n江卫发〔2024〕12号\n"),
];

fn changed(paper: &str, from: &str, to: &str) -> String {
    assert!(paper.contains(from), "{from}");
    paper.replacen(from, to, 1)
}

#[test]
fn every_rule_finds_its_fault() {
    for (rule, paper, from, to) in FAULTS {
        let findings = lint(&changed(paper, from, to));
        let found = findings.iter().any(|finding| finding.rule == *rule);
        assert!(found, "{rule}: {from} -> {to}\n{}", listing(&findings));
    }
    for (rule, paper, from, to) in PAIR_FAULTS {
        let findings = lint_pair(NOTICE, &paper.replace(from, to));
        let found = findings.iter().any(|finding| finding.rule == *rule);
        assert!(found, "{rule}: {from} -> {to}\n{}", listing(&findings));
    }
}

#[test]
fn what_looks_like_a_fault_is_let_pass() {
    for (rule, paper, from, to) in NO_FAULTS {
        let findings = lint(&changed(paper, from, to));
        let found = findings.iter().any(|finding| finding.rule == *rule);
        assert!(!found, "{rule}: {from} -> {to}\n{}", listing(&findings));
    }
}

#[test]
fn malformed_numbers_are_recognised_and_reported() {
    let malformed = [
        "江卫发[2024]12号",
        "江卫发【2024】12号",
        "江卫发［2024］12号",
        "江卫发（2024）12号",
        "江卫发〈2024〉12号",
        "江卫发{2024}12号",
        "江卫发〔2024〕第12号",
        "江卫发〔2024〕012号",
        "江卫发〔2024〕12 号",
        "江卫发〔 2024 〕12号",
        "江卫发〔2024年〕12号",
        "江卫发〔24〕12号",
        "江卫发〔２０２４〕１２号",
        "江卫发〔2024〕12",
        "江卫发202412号",
    ];
    for number in malformed {
        let findings = lint(&changed(NOTICE, "江卫发〔2024〕12号", number));
        let found = findings.iter().any(|finding| finding.rule == "lint-number-form");
        assert!(found, "{number}\n{}", listing(&findings));
    }
}

#[test]
fn no_rule_is_without_a_fault() {
    let tested: BTreeSet<&str> = FAULTS.iter().chain(PAIR_FAULTS).map(|fault| fault.0).collect();
    for rule in RULES {
        assert!(tested.contains(rule.rule.id), "{}", rule.rule.id);
    }
    let pairs = RULES.iter().filter(|rule| matches!(rule.check, Check::Pair(_))).count();
    assert_eq!(pairs, PAIR_FAULTS.len());
}
