//! What could not be taken as it stands, as findings.

use std::collections::BTreeMap;

use fawen_domain::{Finding, Rule, Severity};

use crate::docx::model::{Manuscript, Piece, Remark, RemarkKind};

/// Declares the rules of taking in; all of them are practice.
macro_rules! practice {
    ($($name:ident $id:literal, $quote:literal;)*) => {
        $(const $name: Rule = Rule { id: $id, source: "实务", quote: $quote };)*
        /// The rules by which what comes in is reported.
        pub(crate) const RULES: &[Rule] = &[$($name),*];
    };
}

practice! {
    REVISION "intake-revision", "送审、制发的文稿应当接受或者拒绝全部修订，不留修订痕迹。";
    HIDDEN "intake-hidden", "隐藏文字不印出，也不读入。";
    COMMENT "intake-comment", "批注、脚注、尾注不是公文的要素，不读入正文。";
    HEADER "intake-header", "公文没有页眉，页眉中的文字不读入正文。";
    CONTENT "intake-content", "公式、嵌入对象、符号字体、拼音指南只读入其中的文字。";
    TABLE "intake-table", "表格套表格、超出限度的合并单元格，按行拆成文字。";
    PICTURE "intake-picture", "插图用 PNG、JPEG 图片，嵌入文字之间；浮动的图片不作插图。";
    FILE "intake-file", "文件应当自成一体，不引用文件之外的内容，样式不循环引用。";
}

/// The remarks as findings; what only counts is told once.
pub(super) fn findings(remarks: Vec<Remark>, line: &dyn Fn(u32) -> Option<u32>) -> Vec<Finding> {
    let mut counted: BTreeMap<RemarkKind, (u32, usize)> = BTreeMap::new();
    let mut findings = Vec::new();
    for remark in remarks {
        if matches!(remark.kind, RemarkKind::Inserted | RemarkKind::Comments | RemarkKind::Footnote)
        {
            counted.entry(remark.kind).or_insert((remark.paragraph, 0)).1 += 1;
            continue;
        }
        let (rule, severity, message) = words(remark.kind, 1);
        let finding = Finding::new(rule, severity, place(remark.paragraph), message);
        let finding = finding.quoting(remark.quote);
        findings.push(match line(remark.paragraph) {
            Some(line) => finding.on_line(line),
            None => finding,
        });
    }
    for (kind, (paragraph, count)) in counted {
        let (rule, severity, message) = words(kind, count);
        let finding = Finding::new(rule, severity, place(paragraph), message);
        findings.push(match line(paragraph) {
            Some(line) => finding.on_line(line),
            None => finding,
        });
    }
    findings.sort_by_key(|finding| finding.line);
    findings
}

fn place(paragraph: u32) -> String {
    if paragraph == 0 { "文件".to_owned() } else { format!("第{paragraph}段") }
}

/// Rule, weight and words of a remark.
fn words(kind: RemarkKind, count: usize) -> (Rule, Severity, String) {
    let (rule, severity, message) = match kind {
        RemarkKind::Deleted => {
            (REVISION, Severity::Warning, "修订中删去的文字没有读入；请先接受或拒绝修订")
        }
        RemarkKind::Inserted => {
            let message = format!("有{count}处修订中插入的文字，已读入；请先接受或拒绝修订");
            return (REVISION, Severity::Note, message);
        }
        RemarkKind::Hidden => (HIDDEN, Severity::Warning, "隐藏文字没有读入；要用请取消隐藏"),
        RemarkKind::Comments => {
            return (COMMENT, Severity::Note, format!("有{count}处批注没有读入；定稿前请删去"));
        }
        RemarkKind::Footnote => {
            let message = format!("有{count}处脚注或尾注没有读入；请写进正文或附注");
            return (COMMENT, Severity::Warning, message);
        }
        RemarkKind::Header => {
            (HEADER, Severity::Warning, "页眉中的文字没有读入；属于版头的请移到正文")
        }
        RemarkKind::Formula => (CONTENT, Severity::Warning, "公式只读入了文字；请核对"),
        RemarkKind::Embedded => {
            (CONTENT, Severity::Warning, "嵌入的对象没有读入；请改为文字、表格或图片")
        }
        RemarkKind::Symbol => {
            (CONTENT, Severity::Warning, "符号字体的字符没有对应的文字，读作□；请改用普通字符")
        }
        RemarkKind::Ruby => (CONTENT, Severity::Note, "拼音指南中的注音没有读入"),
        RemarkKind::NestedTable => {
            (TABLE, Severity::Warning, "表格里套的表格按行读成了文字；请核对")
        }
        RemarkKind::WideSpan => {
            (TABLE, Severity::Warning, "单元格跨的列数不正常，按一列读入；请核对")
        }
        RemarkKind::Picture => {
            (PICTURE, Severity::Warning, "图片没有读入；请改用 PNG、JPEG 嵌入文字之间")
        }
        RemarkKind::FloatingPicture => (
            PICTURE,
            Severity::Note,
            "浮动的图片没有作为插图读入；是插图的请改为嵌入型，是印章的在排版时加盖",
        ),
        RemarkKind::External => (FILE, Severity::Note, "引用了文件之外的内容（链接），没有去取"),
        RemarkKind::StyleCycle => (FILE, Severity::Warning, "样式循环引用，只取了前面几层"),
    };
    (rule, severity, message.to_owned())
}

/// The words in headers that are no page numbers.
pub(super) fn headers(manuscript: &Manuscript) -> Vec<Remark> {
    let text = |pieces: &Vec<Piece>| {
        let texts = pieces.iter().filter_map(|piece| match piece {
            Piece::Paragraph(paragraph) => Some(paragraph.text()),
            Piece::Table(_) => None,
        });
        texts.collect::<String>().trim().to_owned()
    };
    let texts = manuscript.headers.iter().map(|(_, pieces)| text(pieces));
    let worded = texts.filter(|text| text.chars().any(char::is_alphabetic));
    let remark = |quote| Remark { kind: RemarkKind::Header, paragraph: 0, quote };
    worded.map(remark).collect()
}
