//! 公文核验: whether a paper that somebody holds is genuine.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    Frame, Page, Section, address,
    part::{
        form::{self, Field},
        moment::day,
    },
};

/// The page on which a paper is verified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verify {
    /// The number that was asked for.
    pub number: String,
    /// The hash that was asked for, or that the file has.
    pub sha256: String,
    /// What the record says, once it was asked.
    pub answer: Option<Answer>,
}

/// What the record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether it is genuine.
    pub genuine: bool,
    /// In a sentence.
    pub message: String,
    /// Its title.
    pub title: Option<String>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// Whether it is valid today.
    pub validity: Option<String>,
}

impl Page for Verify {
    fn title(&self) -> String {
        "公文核验".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn body(&self, frame: &Frame) -> Markup {
        let under = "核对手里的文件是不是核发的成品：一个字节也不差才算相同。";
        html! {
            (crate::part::head("公文核验", Some(under), &html! {}))
            @if let Some(answer) = &self.answer { (self.said(answer)) }
            div.sides {
                section.sheet aria-labelledby="by-file" { h2 #by-file { "用文件核验" } (self.by_file(frame)) }
                section.sheet aria-labelledby="by-hash" { h2 #by-hash { "用 SHA-256 核验" } (self.by_hash()) }
            }
        }
    }
}

impl Verify {
    fn by_file(&self, frame: &Frame) -> Markup {
        let fields = html! {
            (number(&self.number, "file"))
            div.field {
                label for="file" { "文件" }
                input type="file" id="file" name="file" required accept=".pdf,.docx" aria-describedby="file-hint";
                p.hint #file-hint { "PDF 或 DOCX，不超过32 MB。文件只用来计算 SHA-256，不保存。" }
            }
            button.first { "核验文件" }
        };
        form::upload(frame, address::VERIFY, "verify", &fields)
    }

    fn by_hash(&self) -> Markup {
        let hash = Field::new("sha256", "文件的 SHA-256")
            .hint("64位小写十六进制数字，可用 sha256sum 等工具计算。");
        html! {
            form method="get" action=(address::VERIFY) {
                (number(&self.number, "hash"))
                (hash.required().line("text", &self.sha256))
                button { "核验" }
            }
        }
    }

    fn said(&self, answer: &Answer) -> Markup {
        let class = if answer.genuine { "flash done" } else { "flash wrong" };
        html! {
            section class=(class) role="status" aria-label="核验结果" {
                p { strong { @if answer.genuine { "核验相符" } @else { "核验不符" } } "　" (answer.message) }
                dl.facts {
                    dt { "文号" } dd { (self.number) }
                    @if let Some(title) = &answer.title { dt { "标题" } dd { (title) } }
                    @if let Some(date) = answer.issued_on { dt { "印发日期" } dd { (day(date)) } }
                    @if let Some(validity) = &answer.validity { dt { "效力" } dd { (validity) } }
                    dt { "SHA-256" } dd { code { (self.sha256) } }
                }
            }
        }
    }
}

fn number(value: &str, stem: &str) -> Markup {
    let number = Field::new("number", "文号").hint("照原样写，如 卫健政促发〔2022〕10号。");
    number.required().stem(stem).line("text", value)
}
