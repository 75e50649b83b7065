//! The steps of the life-cycle, with what each waits for.

use super::rules;
use crate::Rule;

/// A step of the life-cycle, with its rule and what it waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 修改
    Revise,
    /// 送审
    Submit,
    /// 审核
    Approve,
    /// 退回
    Return,
    /// 会签
    Countersign,
    /// 签发
    Sign,
    /// 退签发人复审
    ReturnToSigner,
    /// 复核
    Recheck,
    /// 登记
    Register,
    /// 印制
    Print,
    /// 用印
    Seal,
    /// 核发
    Issue,
    /// 公开发布
    Publish,
    /// 归档
    Archive,
    /// 更正
    Correct,
    /// 撤销
    Revoke,
    /// 废止
    Repeal,
    /// 解密
    Declassify,
    /// 变更密级
    ChangeClassification,
    /// 撤稿
    Discard,
}

impl Step {
    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Revise => "修改",
            Self::Submit => "送审",
            Self::Approve => "审核通过",
            Self::Return => "退回",
            Self::Countersign => "会签",
            Self::Sign => "签发",
            Self::ReturnToSigner => "退请签发人复审",
            Self::Recheck => "复核",
            Self::Register => "登记",
            Self::Print => "印制",
            Self::Seal => "用印",
            Self::Issue => "核发",
            Self::Publish => "公开发布",
            Self::Archive => "归档",
            Self::Correct => "更正",
            Self::Revoke => "撤销",
            Self::Repeal => "废止",
            Self::Declassify => "解密",
            Self::ChangeClassification => "变更密级",
            Self::Discard => "撤稿",
        }
    }

    /// When it may be taken, for the message of a refusal.
    #[must_use]
    pub const fn when(self) -> &'static str {
        match self {
            Self::Revise => "起草阶段或者签发后、印发前才能修改；审核、待签发中的须先退回",
            Self::Submit => "起草完成后才能送审",
            Self::Approve => "送审后才能审核",
            Self::Return => "审核或者待签发的公文才能退回",
            Self::Countersign | Self::Sign => "审核通过后才能签发、会签",
            Self::ReturnToSigner => "签发后、印发前才能退请签发人复审",
            Self::Recheck => "全部签发后、登记前才能复核",
            Self::Register => "签发并复核后才能登记编号",
            Self::Print => "登记编号后才能印制",
            Self::Seal => "印制后才能用印",
            Self::Issue => "印制并用印后才能核发",
            Self::Publish
            | Self::Archive
            | Self::Correct
            | Self::Revoke
            | Self::Repeal
            | Self::Declassify
            | Self::ChangeClassification => "印发后才能办理",
            Self::Discard => "印发前才能撤稿；已印发的用撤销或者废止",
        }
    }

    /// The rule that fixes its place.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::Revise | Self::ReturnToSigner | Self::Recheck => rules::RECHECK,
            Self::Submit | Self::Approve | Self::Return | Self::Discard => rules::REVIEW,
            Self::Countersign => rules::COUNTERSIGN,
            Self::Sign => rules::SIGN,
            Self::Register => rules::REGISTER,
            Self::Print => rules::PRINT,
            Self::Seal => rules::SEAL,
            Self::Issue => rules::DISPATCH,
            Self::Archive => rules::ARCHIVE,
            Self::Publish => rules::PUBLISH,
            Self::Correct => rules::CORRECT,
            Self::Revoke | Self::Repeal => rules::END,
            Self::Declassify | Self::ChangeClassification => rules::CLASSIFICATION,
        }
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
