//! Why a file cannot be taken in.

use std::{io, path::PathBuf};

use thiserror::Error;

/// Why a file cannot be taken in.
#[derive(Debug, Error)]
pub enum IntakeError {
    /// The file cannot be read.
    #[error("读不到文件“{}”", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// It is not a text.
    #[error("“{}”不是 UTF-8 文本：请另存为 UTF-8 编码的 .txt 再使用", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// It was read and turned down.
    #[error("不能读入“{}”", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        why: Refused,
    },
}

/// What is wrong with the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The file is too big.
    #[error("文件超过{limit}兆字节：请删去大图片，或拆成几个文件")]
    TooBig {
        /// In millions of bytes.
        limit: u64,
    },
    /// Bytes that are no text.
    #[error("既不是 .docx，也不是 UTF-8 文本：请另存为 .docx 或 UTF-8 编码的 .txt 再使用")]
    NotText,
    /// A compound file: an old .doc, a .wps, or an encrypted DOCX.
    #[error("这是{what}：请用 Word 或 WPS 打开，{remedy}")]
    Compound {
        /// What it seems to be.
        what: &'static str,
        /// What to do with it.
        remedy: &'static str,
    },
    /// Some other kind of file.
    #[error("这是{0}，不是 .docx：请另存为 .docx 再使用")]
    OtherKind(&'static str),
    /// Not a ZIP that can be opened.
    #[error("压缩包已损坏（{0}）：请用 Word 或 WPS 打开并修复，另存为 .docx 再使用")]
    Archive(String),
    /// A package beyond the limits.
    #[error(
        "压缩包不正常：{0}；正常的公文不会这样，为安全起见没有读入，请用 Word 或 WPS 另存一份再试"
    )]
    Hostile(String),
    /// More paragraphs than can be read.
    #[error("段落超过{limit}个：没有读入，请拆成几个文件")]
    TooLong {
        /// How many can.
        limit: u32,
    },
    /// A part that has to be there is missing.
    #[error("缺少部件“{0}”：文件不完整，请用 Word 或 WPS 打开并另存为 .docx 再使用")]
    MissingPart(String),
    /// A part that cannot be understood.
    #[error("部件“{part}”{}有错：{reason}；请用 Word 或 WPS 打开并另存为 .docx 再使用", near(*at))]
    Part {
        /// Its path in the package.
        part: String,
        /// Where, in bytes from its beginning.
        at: u64,
        /// What is wrong.
        reason: String,
    },
}

/// Where in a part, if it is known.
fn near(at: u64) -> String {
    if at == 0 { String::new() } else { format!("第{at}字节附近") }
}
