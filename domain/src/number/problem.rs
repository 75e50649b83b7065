//! What can be wrong with a document number.

use serde::{Deserialize, Serialize};

use crate::Rule;

/// What is wrong with a document number; the message says what the proper form is.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error,
)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NumberProblem {
    /// There is nothing.
    #[error("发文字号是空的，应当写作“机关代字〔年份〕序号号”，如“国办发〔2012〕14号”")]
    Empty,
    /// It is the number of an order (令号), which has neither code nor year.
    #[error("“{text}”是令号，不是发文字号：令号只用于命令（令），写作“第{seq}号”")]
    OrderNumber {
        /// The text.
        text: String,
        /// Its serial.
        seq: u32,
    },
    /// There is white space in it or around it.
    #[error("字号中有空格，应当删去")]
    Spaces,
    /// The issuer code is missing.
    #[error("缺机关代字，应当写在年份之前，如“国办发”")]
    CodeMissing,
    /// The issuer code holds what no code can hold, or is the name of a body.
    #[error("“{code}”不是机关代字：机关代字只用汉字，不用机关名称，不带标点、字母和“第”字")]
    NotACode {
        /// What stands in its place.
        code: String,
    },
    /// The year stands in other brackets.
    #[error("年份用了{name}“{open}{close}”，应当用六角括号“〔〕”")]
    WrongBrackets {
        /// Name of the brackets.
        name: String,
        /// The opening bracket.
        open: char,
        /// The closing bracket.
        close: char,
    },
    /// The two brackets do not belong together.
    #[error("年份的括号“{open}”与“{close}”不配对，应当用六角括号“〔〕”")]
    MismatchedBrackets {
        /// The opening bracket.
        open: char,
        /// The closing bracket.
        close: char,
    },
    /// One of the brackets is missing, or both.
    #[error("年份缺括号，应当用六角括号“〔〕”括入，如“〔2012〕”")]
    BracketsMissing,
    /// The year is missing.
    #[error("缺年份，应当用四位数写在六角括号“〔〕”内")]
    YearMissing,
    /// The year has two digits.
    #[error("年份“{year}”只有两位，应当写全称，如“{proper}”")]
    TwoDigitYear {
        /// The year as it stands.
        year: String,
        /// In full.
        proper: i16,
    },
    /// The year is written in Chinese numerals.
    #[error("年份“{year}”用了汉字数字，应当用阿拉伯数字")]
    ChineseYear {
        /// The year as it stands.
        year: String,
    },
    /// 年 stands after the year.
    #[error("年份带了“年”字，应当删去：括号内只写四位数")]
    YearWord,
    /// It can be no year of a paper.
    #[error("年份“{year}”不合情理，应当是1900至2100之间的四位数")]
    AbsurdYear {
        /// The year as it stands.
        year: String,
    },
    /// There are digits in full width.
    #[error("用了全角数字，应当用半角数字")]
    FullWidthDigits,
    /// 第 stands before the serial.
    #[error("序号前有“第”字，应当删去")]
    OrdinalWord,
    /// The serial is missing.
    #[error("缺发文顺序号，应当写在年份之后，如“14号”")]
    SerialMissing,
    /// The serial has leading zeros.
    #[error("序号“{serial}”编了虚位，应当写作“{proper}”")]
    LeadingZero {
        /// The serial as it stands.
        serial: String,
        /// Without zeros.
        proper: u32,
    },
    /// The serial is zero.
    #[error("序号是0：发文顺序号从1起编")]
    ZeroSerial,
    /// The serial is written in Chinese numerals.
    #[error("序号“{serial}”用了汉字数字，应当用阿拉伯数字")]
    ChineseSerial {
        /// The serial as it stands.
        serial: String,
    },
    /// The serial is larger than any ledger.
    #[error("序号“{serial}”过大，请核对")]
    AbsurdSerial {
        /// The serial as it stands.
        serial: String,
    },
    /// 号 is missing after the serial.
    #[error("序号之后缺“号”字，应当补上")]
    NumberWordMissing,
    /// Something follows the number.
    #[error("“号”字之后或者序号之后有多余的“{text}”，应当删去")]
    ExtraText {
        /// What follows.
        text: String,
    },
}

/// How a number is written.
const FORM: Rule = Rule {
    id: "number-form",
    source: "GB/T 9704-2012 7.2.5",
    quote: "年份、发文顺序号用阿拉伯数字标注；年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，\
            不编虚位（即1不编为01），在阿拉伯数字后加“号”字。",
};
/// What a number is made of.
const PARTS: Rule = Rule {
    id: "number-parts",
    source: "条例 第九条（五）",
    quote: "发文字号。由发文机关代字、年份、发文顺序号组成。",
};
/// Numbers of orders are of another kind.
const ORDER: Rule = Rule {
    id: "number-order",
    source: "GB/T 9704-2012 10.2",
    quote: "发文机关标志下空二行居中编排令号，令号下空二行编排正文。",
};

/// The rules of document numbers.
pub const RULES: &[Rule] = &[FORM, PARTS, ORDER];

impl NumberProblem {
    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::OrderNumber { .. } => ORDER,
            Self::Empty
            | Self::CodeMissing
            | Self::NotACode { .. }
            | Self::YearMissing
            | Self::AbsurdYear { .. }
            | Self::SerialMissing
            | Self::AbsurdSerial { .. }
            | Self::ZeroSerial => PARTS,
            Self::Spaces
            | Self::WrongBrackets { .. }
            | Self::MismatchedBrackets { .. }
            | Self::BracketsMissing
            | Self::TwoDigitYear { .. }
            | Self::ChineseYear { .. }
            | Self::YearWord
            | Self::FullWidthDigits
            | Self::OrdinalWord
            | Self::LeadingZero { .. }
            | Self::ChineseSerial { .. }
            | Self::NumberWordMissing
            | Self::ExtraText { .. } => FORM,
        }
    }
}
