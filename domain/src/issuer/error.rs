//! Why an issuer turns a command down.

use jiff::civil::Date;

use super::Ending;
use crate::{
    Refusal, Rule,
    calendar::in_figures,
    ids::{IssuerId, SealId},
};

/// Why an issuer turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssuerError {
    /// Nothing is known of the body.
    #[error("该机关尚未登记，请先登记机关名称")]
    NotRegistered,
    /// A body is registered once.
    #[error("该机关已经登记为“{name}”，不能改登：更名的机关请另行登记")]
    AlreadyRegistered {
        /// Its name.
        name: String,
    },
    /// Something that must be said is empty.
    #[error("缺{what}，请填写")]
    Blank {
        /// What is missing, in Chinese.
        what: &'static str,
    },
    /// The name in the mark is neither the full name nor the short one.
    #[error(
        "发文机关标志“{mark}”既不是全称“{name}”，也不是规范化简称，请改用其一（不含“文件”二字）"
    )]
    MarkIsNoName {
        /// The name in the mark.
        mark: String,
        /// The full name.
        name: String,
    },
    /// There is no application to decide on.
    #[error("“{name}”没有待审查的发文立户申请")]
    NoApplication {
        /// Name of the body.
        name: String,
    },
    /// It may not issue papers yet.
    #[error("“{name}”尚未获准发文立户，不能发文：请先向本级党委、政府的办公厅（室）申请")]
    AccountNotApproved {
        /// Name of the body.
        name: String,
    },
    /// It has merged or was abolished.
    #[error("“{name}”{ending}，不能再以其名义发文或者办理发文事项")]
    Ended {
        /// Name of the body.
        name: String,
        /// How and when.
        ending: Ending,
    },
    /// The end of a body is recorded once it has come.
    #[error("合并或撤销的日期{}还没有到（今天是{}）", in_figures(*.on), in_figures(*.today))]
    EndInFuture {
        /// The day given.
        on: Date,
        /// The day of the command.
        today: Date,
    },
    /// A body cannot merge into itself.
    #[error("“{issuer}”不能并入自身，请填写合并后的机关")]
    MergedIntoItself {
        /// The body.
        issuer: IssuerId,
    },
    /// The code holds what no code can hold.
    #[error("机关代字“{code}”不合规范：只用汉字，不留空格，不带年份和“第”字")]
    MalformedCode {
        /// The code as it was given.
        code: String,
    },
    /// The code is in use for another series.
    #[error("机关代字“{code}”已用于“{series}”系列，一个代字只编一个系列")]
    DuplicateCode {
        /// The code.
        code: String,
        /// The series it is used for.
        series: String,
    },
    /// The issuer does not have this code.
    #[error("“{name}”没有机关代字“{code}”；在用的是：{known}")]
    UnknownCode {
        /// The code.
        code: String,
        /// Name of the body.
        name: String,
        /// The codes in use, with 、 between them.
        known: String,
    },
    /// The code is out of use, and stays so.
    #[error("机关代字“{code}”已于{}停用（理由：{reason}），不能再用", in_figures(*.on))]
    CodeRetired {
        /// The code.
        code: String,
        /// Since when.
        on: Date,
        /// Why.
        reason: String,
    },
    /// The name on the seal is not that of the issuer.
    #[error("印章名称“{seal}”与机关名称“{name}”不符，印章须与署名机关相符")]
    SealOfAnotherName {
        /// The name on the seal.
        seal: String,
        /// Name of the body.
        name: String,
    },
    /// The hash of the image is none.
    #[error("印章图样的摘要“{image}”不是SHA-256：应当是64位十六进制数")]
    MalformedImageHash {
        /// The hash as it was given.
        image: String,
    },
    /// Another seal has this identifier.
    #[error("印章编号“{seal}”已经用于另一枚印章，请另编")]
    DuplicateSeal {
        /// The seal.
        seal: SealId,
    },
    /// The issuer does not have this seal.
    #[error("“{name}”没有编号为“{seal}”的印章")]
    UnknownSeal {
        /// The seal.
        seal: SealId,
        /// Name of the body.
        name: String,
    },
    /// The seal is not valid yet.
    #[error("印章“{seal}”自{}起启用，此前不能使用", in_figures(*.valid_from))]
    SealNotYetValid {
        /// The seal.
        seal: SealId,
        /// The first day on which it may be used.
        valid_from: Date,
    },
    /// The seal is out of use.
    #[error("印章“{seal}”已于{}停用（理由：{reason}），不能再用", in_figures(*.on))]
    SealRetired {
        /// The seal.
        seal: SealId,
        /// Since when.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// A new body applies before it issues.
const ACCOUNT: Rule = Rule {
    id: "issuer-account",
    source: "条例 第三十七条（大意）",
    quote: "新设立的机关应当先提出发文立户申请，审查合格才列为发文单位；机关合并、撤销时随之调整。",
};
/// What becomes of the papers of a body that has ended.
const ENDED: Rule = Rule {
    id: "issuer-ended",
    source: "条例 第三十六条",
    quote: "机关合并时，全部公文应当随之合并管理；机关撤销时，需要归档的公文经整理后按照有关规定移交档案管理部门。",
};
/// The mark bears a name of the issuer.
const MARK: Rule = Rule {
    id: "issuer-mark",
    source: "条例 第九条（四）",
    quote: "发文机关标志。由发文机关全称或者规范化简称加“文件”二字组成，也可以使用发文机关全称或者规范化简称。",
};
/// What a document number is made of.
const CODE: Rule = Rule {
    id: "issuer-code",
    source: "条例 第九条（五）",
    quote: "发文字号。由发文机关代字、年份、发文顺序号组成。",
};
/// The seal agrees with the signature.
const SEAL: Rule = Rule {
    id: "issuer-seal",
    source: "条例 第九条（十三）",
    quote: "印章。公文中有发文机关署名的，应当加盖发文机关印章，并与署名机关相符。",
};

/// The rules of issuers.
pub const RULES: &[Rule] = &[ACCOUNT, ENDED, MARK, CODE, SEAL];

impl Refusal for IssuerError {
    fn rule(&self) -> Rule {
        match self {
            Self::NotRegistered
            | Self::AlreadyRegistered { .. }
            | Self::Blank { .. }
            | Self::NoApplication { .. }
            | Self::AccountNotApproved { .. } => ACCOUNT,
            Self::MarkIsNoName { .. } => MARK,
            Self::Ended { .. } | Self::EndInFuture { .. } | Self::MergedIntoItself { .. } => ENDED,
            Self::MalformedCode { .. }
            | Self::DuplicateCode { .. }
            | Self::UnknownCode { .. }
            | Self::CodeRetired { .. } => CODE,
            Self::SealOfAnotherName { .. }
            | Self::MalformedImageHash { .. }
            | Self::DuplicateSeal { .. }
            | Self::UnknownSeal { .. }
            | Self::SealNotYetValid { .. }
            | Self::SealRetired { .. } => SEAL,
        }
    }
}
