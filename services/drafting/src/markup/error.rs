//! What can be wrong with a draft, line by line.

/// A problem of a draft (稿本) and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}", place(*.line))]
pub struct DraftError {
    /// The line, from 1; 0 when the draft as a whole is meant.
    pub line: usize,
    /// What is wrong.
    pub problem: DraftProblem,
}

fn place(line: usize) -> String {
    if line == 0 { "稿本".to_owned() } else { format!("第{line}行：") }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftProblem {
    /// A paper has a kind and a title at the least.
    #[error("缺少“@{label}”一行")]
    Missing {
        /// The label.
        label: &'static str,
    },
    /// No such label.
    #[error("没有“@{name}”这个标签；如是正文，请写作“\\@{name}”")]
    UnknownLabel {
        /// As it was written.
        name: String,
    },
    /// A label that stands once at the most.
    #[error("“@{label}”只能有一行，第{first}行已经写过")]
    Repeated {
        /// The label.
        label: &'static str,
        /// Where it stood first.
        first: usize,
    },
    /// The value of a label cannot be read.
    #[error("“@{label}”的内容“{value}”无法识别，应写作：{expected}")]
    BadValue {
        /// The label.
        label: &'static str,
        /// As it was written.
        value: String,
        /// What it should look like.
        expected: &'static str,
    },
    /// Text where no text can be.
    #[error("这一行不在任何正文之下，请先写“@正文”“@附件 标题”或“@印发件 标题”")]
    TextOutsideBody,
    /// A label of the whole paper inside a text of blocks.
    #[error("“@{label}”不能写在这里：此处只能写正文")]
    NotABlock {
        /// The label.
        label: &'static str,
    },
    /// A label that only stands inside a table, form or figure.
    #[error("“@{label}”只能写在{inside}之内")]
    Misplaced {
        /// The label.
        label: &'static str,
        /// Where it belongs.
        inside: &'static str,
    },
    /// Something else than rows inside a table, or than its own labels inside a figure.
    #[error("“@{open}”之内不能有这一行；请先以“@完”结束第{opened}行开始的“@{open}”")]
    Intruder {
        /// The label that is open.
        open: &'static str,
        /// Where it was opened.
        opened: usize,
    },
    /// A table, form or figure without end.
    #[error("“@{open}”没有以“@完”结束")]
    Unclosed {
        /// The label that is open.
        open: &'static str,
    },
    /// Rows outside of a table.
    #[error("表格的行只能写在“@表格”或“@表单”与“@完”之间；如是正文，请写作“\\|”开头")]
    RowOutsideTable,
    /// The mark of a line must be set off.
    #[error("行首的“{mark}”之后须空一格；如是正文，请写作“\\{mark}”")]
    MarkNotSetOff {
        /// The mark.
        mark: String,
    },
    /// Five levels of headings.
    #[error("标题只有四级，最多四个“#”")]
    TooDeep,
    /// The height of a row.
    #[error("“||”之后紧接的行高应是0至255的整数，并空一格再写单元格")]
    BadHeight,
    /// What stands in braces before a cell.
    #[error(
        "单元格属性“{name}”无法识别，可用：表头、标签、提示、左、中、右、横n（跨列）、竖n（跨行）"
    )]
    BadAttribute {
        /// As it was written.
        name: String,
    },
    /// Braces not closed.
    #[error("单元格属性缺少“}}”；如是正文，请写作“\\{{”")]
    UnclosedBrace,
    /// A backslash before what needs none.
    #[error(
        "“\\{found}”不是转义：可用\\n \\r \\t \\s \\z，或反斜线加英文标点；反斜线本身写作“\\\\”"
    )]
    BadEscape {
        /// What follows the backslash.
        found: String,
    },
}
