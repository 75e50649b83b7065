//! Why a register turns a command down.

use crate::{Refusal, Rule};

/// Why a register turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// Nothing can be taken from a ledger that does not exist.
    #[error("文号登记簿尚未立册，请先为该机关代字和年份立册")]
    NotOpened,
    /// A ledger is opened once.
    #[error("“{code}”{year}年的登记簿已经立册，不能重复立册")]
    AlreadyOpened {
        /// The code of the ledger.
        code: String,
        /// Its year.
        year: i16,
    },
    /// The code is empty or holds what no code can hold.
    #[error("机关代字“{code}”不合规范：只用汉字，不留空格，不带年份和“第”字")]
    MalformedCode {
        /// The code as it was given.
        code: String,
    },
    /// A ledger cannot be opened ahead of its year.
    #[error("现在是{this_year}年，不能预先为{year}年立册")]
    YearInFuture {
        /// The year asked for.
        year: i16,
        /// The year of the command.
        this_year: i16,
    },
    /// All serials are used up.
    #[error("登记簿的序号已经用尽（{last}）")]
    Exhausted {
        /// The last serial.
        last: u32,
    },
    /// Only a number from this ledger can be voided.
    #[error("第{seq}号不在本登记簿：已登记的是{first}至{last}号")]
    UnknownNumber {
        /// The serial asked for.
        seq: u32,
        /// The first serial given by this ledger.
        first: u32,
        /// The last one.
        last: u32,
    },
    /// A number is voided once.
    #[error("第{seq}号已经作废（理由：{reason}），不能重复作废")]
    AlreadyVoided {
        /// The serial.
        seq: u32,
        /// The reason given then.
        reason: String,
    },
    /// A void without a reason would leave an unexplained gap.
    #[error("作废第{seq}号须写明理由：登记簿不留无故的空号")]
    ReasonMissing {
        /// The serial.
        seq: u32,
    },
}

/// Numbers come from a ledger kept per code and year.
const LEDGER: Rule = Rule {
    id: "register-ledger",
    source: "条例 第二十五条（二）",
    quote: "对复核后的公文，应当确定发文字号、分送范围和印制份数并详细记载。",
};
/// What a document number is made of.
const NUMBER_PARTS: Rule = Rule {
    id: "register-code",
    source: "条例 第九条（五）",
    quote: "发文字号。由发文机关代字、年份、发文顺序号组成。",
};
/// A gap must be explained, a voided number is not given again.
const NO_REUSE: Rule = Rule {
    id: "register-no-reuse",
    source: "实务",
    quote: "作废文号留存备查，注明理由，不再使用。",
};

/// The rules of the register.
pub const RULES: &[Rule] = &[LEDGER, NUMBER_PARTS, NO_REUSE];

impl Refusal for RegisterError {
    fn rule(&self) -> Rule {
        match self {
            Self::MalformedCode { .. } => NUMBER_PARTS,
            Self::UnknownNumber { .. }
            | Self::AlreadyVoided { .. }
            | Self::ReasonMissing { .. } => NO_REUSE,
            Self::NotOpened
            | Self::AlreadyOpened { .. }
            | Self::YearInFuture { .. }
            | Self::Exhausted { .. } => LEDGER,
        }
    }
}
