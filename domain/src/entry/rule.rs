//! On which rule each refusal of an entry rests.

use super::{
    EntryError,
    check::{eligibility, file, form, text},
    quota,
};
use crate::{Finding, Refusal, Rule, review::rules::PARTY};

const SCOPE: Rule = Rule {
    id: "entry-scope",
    source: "卫健政促发〔2022〕10号 二（一）",
    quote: "包括卫生健康行政管理部门、公共卫生机构、……社会组织等单位。",
};
const COLLECTING: Rule = Rule {
    id: "entry-while-collecting",
    source: "实务",
    quote: "征集通知印发以后、截止以前登记参评。",
};
const ROUTE: Rule = Rule {
    id: "entry-route",
    source: "卫健政促发〔2022〕10号 四（二）2",
    quote: "汇总后择优推荐给政促会秘书处。也可以动员各单位自行推荐",
};
const MATERIAL: Rule = Rule {
    id: "entry-material",
    source: "卫健政促发〔2022〕10号 四（三）",
    quote: "文档、图片和本单位党委审定并盖章的推荐表请作为附件同时发送。",
};
const ENDORSEMENT: Rule = Rule {
    id: "entry-endorsement",
    source: "卫健政促发〔2022〕10号 四（二）2",
    quote: "推荐案例材料需经所在单位党委审核把关，……并加盖所在单位党委公章后，扫描成JPG图片",
};
const DEADLINE: Rule = Rule {
    id: "entry-deadline",
    source: "卫健政促发〔2022〕10号 四（三）",
    quote: "案例征集截止日期为2022年10月31日。",
};
const FORMAL: Rule = Rule {
    id: "entry-formal-check",
    source: "卫健政促发〔2022〕10号 二（二）",
    quote: "政促会组织专家对征集到的特色品牌进行筛选。",
};
const QUOTA: Rule = Rule {
    id: "entry-quota",
    source: "绍卫党函〔2019〕4号 二（九）2",
    quote: "限送作品6幅（书画作品不少于2幅）",
};
const PER_PERSON: Rule = Rule {
    id: "entry-per-person",
    source: "绍卫党函〔2019〕4号 二（九）2",
    quote: "每人限报1幅作品。",
};
const CORRECTION: Rule = Rule {
    id: "entry-correction",
    source: "参照行政许可法 第三十二条第一款第四项",
    quote: "申请材料不齐全或者不符合法定形式的，应当……一次告知申请人需要补正的全部内容",
};
const LIFE: Rule = Rule {
    id: "entry-life",
    source: "实务",
    quote: "起草、报送、补正、撤回、审查依次办理，均留记录。",
};

const ERASURE: Rule = Rule {
    id: "entry-erasure",
    source: "个人信息保护法 第四十七条",
    quote: "个人信息处理者应当主动删除个人信息；个人信息处理者未删除的，个人有权请求删除",
};

/// The rules of an entry, table by table: of refusals, of what is expected, of the formal check.
pub const RULE_TABLES: &[&[Rule]] = &[
    &[
        SCOPE,
        COLLECTING,
        ROUTE,
        MATERIAL,
        ENDORSEMENT,
        DEADLINE,
        FORMAL,
        QUOTA,
        PER_PERSON,
        CORRECTION,
        LIFE,
        ERASURE,
    ],
    quota::RULES,
    eligibility::RULES,
    form::RULES,
    file::RULES,
    text::RULES,
];

impl Refusal for EntryError {
    fn rule(&self) -> Rule {
        match self {
            Self::UnitExcluded { .. } | Self::NothingCollected => SCOPE,
            Self::RouteNotOpen { .. } => ROUTE,
            Self::TitleMissing { .. }
            | Self::UnknownCategory { .. }
            | Self::UnknownRole { .. }
            | Self::MalformedHash { .. }
            | Self::SameFileOtherRole { .. }
            | Self::ChannelNotOpen { .. } => MATERIAL,
            Self::SealedFormMissing { .. }
            | Self::EndorserMissing
            | Self::EndorsedInFuture { .. } => ENDORSEMENT,
            Self::ReceivedInFuture { .. } | Self::Late { .. } => DEADLINE,
            Self::FormallyWrong { .. } | Self::WaiverMissing { .. } | Self::GroundsMissing => {
                FORMAL
            }
            Self::QuotaFull { .. } | Self::PlacesKept { .. } | Self::PartFull { .. } => QUOTA,
            Self::PersonLimit { .. } => PER_PERSON,
            Self::CorrectionLate { .. }
            | Self::ItemsMissing
            | Self::UntilPast { .. }
            | Self::CorrectionPending { .. } => CORRECTION,
            Self::NotCollecting => COLLECTING,
            Self::PartyScreens { .. } => PARTY,
            Self::ErasureReasonMissing | Self::Erased { .. } => ERASURE,
            Self::NotOpened
            | Self::AlreadyOpened { .. }
            | Self::CaseExists { .. }
            | Self::UnknownCase { .. }
            | Self::WrongStatus { .. }
            | Self::ReasonMissing
            | Self::DuplicateOfItself { .. }
            | Self::IsDuplicate { .. } => LIFE,
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::FormallyWrong { findings } | Self::WaiverMissing { findings } => findings,
            _ => &[],
        }
    }
}
