//! The rules of a review round, with their sources.

use crate::Rule;

/// Reviews go in rounds by a panel.
pub(super) const ROUND: Rule = Rule {
    id: "review-round",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "经组织政促会各分会会长、特聘专家等领导和专家进行多轮推选",
};
/// Who sits on the panel.
pub(super) const PANEL: Rule = Rule {
    id: "review-panel",
    source: "卫健政促发〔2023〕4号 正文",
    quote: "政促会各分会会长、特聘专家等领导和专家",
};
/// What a rubric weighs.
pub(super) const RUBRIC: Rule = Rule {
    id: "review-rubric",
    source: "卫健政促发〔2022〕10号 二（二）",
    quote: "政促会组织专家对征集到的特色品牌进行筛选。",
};
/// What makes a sheet whole.
pub(super) const SHEET: Rule = Rule {
    id: "review-sheet",
    source: "实务",
    quote: "评委须按评分标准逐项打分，不得漏项、不得超过满分。",
};
/// A sheet that was handed in stands.
pub(super) const SHEET_STANDS: Rule = Rule {
    id: "review-sheet-stands",
    source: "实务",
    quote: "评分表提交后不得更改；确需更改的，说明理由后退回重评。",
};
/// Who is close to a case does not judge it.
pub(super) const RECUSAL: Rule = Rule {
    id: "review-recusal",
    source: "实务",
    quote: "评委与参评单位、推荐单位有利害关系的，应当回避。",
};
/// Who hands in does not judge, neither the form nor the worth.
pub(crate) const PARTY: Rule = Rule {
    id: "review-party-does-not-judge",
    source: "实务",
    quote: "参评与审查、评审由不同的人办理，报送单位的人员不参加审查和评审。",
};
/// Who judges what is drawn by lot, evenly.
pub(super) const ASSIGNMENT: Rule = Rule {
    id: "review-assignment",
    source: "实务",
    quote: "评审任务随机均衡分配，种子和算法记录在案，可以复核。",
};
/// A round counts when enough sheets are in.
pub(super) const QUORUM: Rule = Rule {
    id: "review-quorum",
    source: "实务",
    quote: "每件案例的有效评分表和参评评委达到规定数量，评审结果方为有效。",
};

/// Whose data is needed no more may have it erased.
pub(super) const ERASURE: Rule = Rule {
    id: "review-erasure",
    source: "个人信息保护法 第四十七条",
    quote: "个人信息处理者应当主动删除个人信息；个人信息处理者未删除的，个人有权请求删除",
};

/// The rules of a review round.
pub const RULES: &[Rule] =
    &[ROUND, PANEL, RUBRIC, SHEET, SHEET_STANDS, RECUSAL, PARTY, ASSIGNMENT, QUORUM, ERASURE];
