//! The rules of a selection, with their sources.

use crate::Rule;

/// Results come out of several rounds, by a method fixed beforehand.
pub(super) const RANKING: Rule = Rule {
    id: "selection-ranking",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "经组织政促会各分会会长、特聘专家等领导和专家进行多轮推选",
};
/// The method is fixed before anyone is ranked by it.
pub(super) const POLICY: Rule = Rule {
    id: "selection-policy",
    source: "实务",
    quote: "推选办法事先确定，推选开始后不得更改。",
};
/// Ties are decided in the open.
pub(super) const TIES: Rule = Rule {
    id: "selection-ties",
    source: "实务",
    quote: "得分相同的，依次比较评分项、离散程度、典型票数，再投票，再抽签，每一步记录在案。",
};
/// A ballot is secret and counted whole.
pub(super) const BALLOT: Rule = Rule {
    id: "selection-ballot",
    source: "实务",
    quote: "无记名投票，收回的票数等于或少于发出的票数，投票有效。",
};
/// The tiers hold exactly so many.
pub(super) const TIERS: Rule = Rule {
    id: "selection-tiers",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "最终产生了典型案例30个、优秀案例100个。",
};
/// Who decides is not who prepared it.
pub(super) const SEPARATION: Rule = Rule {
    id: "selection-separation",
    source: "实务",
    quote: "拟定等次的人不确认等次，登记异议的人不处理异议。",
};
/// Organisers follow from the results.
pub(super) const ORGANISERS: Rule = Rule {
    id: "selection-organisers",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "根据各地组织参与情况和被评为典型案例、优秀案例的数量，推选出北京市卫生系统思想政治工作研究会等10家单位为优秀组织单位。",
};
/// Results are shown before they stand.
pub(super) const PUBLIC_NOTICE: Rule = Rule {
    id: "selection-public-notice",
    source: "实务",
    quote: "拟推选名单应当公示，公示期不少于规定的工作日。",
};
/// Objections are answered.
pub(super) const OBJECTION: Rule = Rule {
    id: "selection-objection",
    source: "实务",
    quote: "公示期内可以书面提出异议；异议应当核实、答复并记录在案。",
};
/// What is published.
pub(super) const PUBLICATION: Rule = Rule {
    id: "selection-publication",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "现对典型案例、优秀案例和优秀组织单位通报表扬。",
};
/// What was awarded may be taken back.
pub(super) const REVOCATION: Rule = Rule {
    id: "selection-revocation",
    source: "浦卫〔2023〕28号 二7",
    quote: "加强文明单位日常考评和动态管理",
};

/// Whose data is needed no more may have it erased.
pub(super) const ERASURE: Rule = Rule {
    id: "selection-erasure",
    source: "个人信息保护法 第四十七条",
    quote: "个人信息处理者应当主动删除个人信息；个人信息处理者未删除的，个人有权请求删除",
};

/// The rules of a selection.
pub const RULES: &[Rule] = &[
    RANKING,
    POLICY,
    TIES,
    BALLOT,
    TIERS,
    SEPARATION,
    ORGANISERS,
    PUBLIC_NOTICE,
    OBJECTION,
    PUBLICATION,
    REVOCATION,
    ERASURE,
];
