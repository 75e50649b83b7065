//! 公文 editor: the text on the left, the real page on the right, findings under the
//! text that lead to their place.

use maud::{Markup, html};

use crate::{
    Choice, Crumb, Finding, Frame, Page, Problems, Section, address,
    frame::made,
    part::{
        empty,
        finding::{findings, tally},
        form::{self, Field},
    },
};

/// Name of the text field, to which findings lead.
const AREA: &str = "f-text";

/// A draft that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    /// Where it is kept.
    pub action: String,
    /// Title of the document, when it has been kept before.
    pub known_as: Option<Crumb>,
    /// The text.
    pub text: String,
    /// The version that the text was taken from; empty for a new one.
    pub version: String,
    /// What else a new one needs.
    pub new: Option<NewPaper>,
    /// What was wrong with the last answer.
    pub problems: Problems,
    /// The pages and findings of this text.
    pub preview: Preview,
}

/// What a new document needs beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPaper {
    /// Its identifier, proposed.
    pub id: String,
    /// Issuers with their codes (机关代字) to choose from.
    pub series: Vec<Choice>,
    /// The one chosen.
    pub chosen: String,
}

/// A text, set on pages and checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Each page, as safe SVG made by this program.
    pub pages: Vec<String>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// Why there are no pages.
    pub trouble: Option<String>,
}

impl Page for Editor {
    fn title(&self) -> String {
        self.known_as
            .as_ref()
            .map_or_else(|| "起草公文".into(), |crumb| format!("修改 {}", crumb.label))
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Documents)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        std::iter::once(Crumb::section(Section::Documents)).chain(self.known_as.clone()).collect()
    }

    fn body(&self, frame: &Frame) -> Markup {
        let heading = if self.known_as.is_some() { "修改公文" } else { "起草公文" };
        html! {
            (crate::part::head(heading, Some("左边写，右边就是印出来的样子。停笔片刻，版面和检查意见随之更新。"), &html! {}))
            @if self.new.is_some() { (import(frame)) }
            (form::post(frame, &self.action, "save", &self.fields()))
        }
    }
}

impl Editor {
    fn fields(&self) -> Markup {
        html! {
            (form::hidden("version", &self.version))
            @if let Some(new) = &self.new { (self.new_paper(new)) }
            div.editor {
                div {
                    (self.typed())
                    section.sheet.margin aria-labelledby="findings-title" {
                        h2 #findings-title { "检查意见" }
                        (remarks(&self.preview, false))
                    }
                }
                (leaves(&self.preview, false))
            }
            div.acts {
                button.first { "保存" }
                @if let Some(crumb) = &self.known_as { a.button href=(crumb.href) { "返回" } }
                @else { a.button href=(address::DOCUMENTS) { "返回" } }
            }
        }
    }

    fn new_paper(&self, new: &NewPaper) -> Markup {
        let id = Field::new("document", "公文编号").required().problems(&self.problems);
        let series = Field::new("series", "发文机关和机关代字").required().problems(&self.problems);
        html! {
            div.filters {
                (series.hint("登记时从这个代字取文号。").select(&new.series, &new.chosen, None))
                (id.hint("本系统内的编号，小写字母、数字、连字符。").line("text", &new.id))
            }
        }
    }

    fn typed(&self) -> Markup {
        let problem = self.problems.get("text");
        let described =
            if problem.is_some() { "f-text-hint f-text-problem" } else { "f-text-hint" };
        html! {
            div.field {
                label for=(AREA) { "正文" }
                textarea id=(AREA) name="text" required data-guard spellcheck="false"
                    aria-invalid=[problem.map(|_| "true")] aria-describedby=(described)
                    hx-post=(address::PREVIEW) hx-trigger="input changed delay:300ms" hx-target="#leaves"
                    hx-swap="outerHTML" hx-sync="this:replace" hx-indicator="#leaves" { "\n" (self.text) }
                p.hint #f-text-hint { "按稿本书写：@标题、@主送、@正文、@落款、@成文日期；也可以整篇粘贴普通文稿，由系统识读。" }
                @if let Some(problem) = problem { p.problem #f-text-problem { (problem) } }
            }
        }
    }
}

/// A file to begin with.
fn import(frame: &Frame) -> Markup {
    let content = html! {
        div.field {
            label for="f-file" { "从文件读入" }
            input type="file" id="f-file" name="file" required accept=".docx,.txt" aria-describedby="f-file-hint";
            p.hint #f-file-hint { ".docx 或 .txt，不超过 20 MB；会换掉下面的正文。" }
        }
        button { "读入" }
    };
    html! {
        details.sheet { summary { "已有文稿？从 Word 或文本文件读入" } (form::upload(frame, address::IMPORT, "import", &content)) }
    }
}

/// The answer to a pause in typing: the pages, and the findings put in their place beside.
#[must_use]
pub fn preview(shown: &Preview) -> String {
    html! { (leaves(shown, true)) (remarks(shown, true)) }.into_string()
}

fn leaves(shown: &Preview, fresh: bool) -> Markup {
    let label = format!("版面预览，共{}页", shown.pages.len());
    html! {
        div.leaves #leaves tabindex="0" role="region" aria-label=(label) data-fresh=[fresh.then_some("yes")] {
            @if let Some(trouble) = &shown.trouble { div.flash.wrong { p { (trouble) } } }
            @if shown.pages.is_empty() && shown.trouble.is_none() {
                (empty("还没有文字", "在左边写下标题和正文，这里就排出版面。"))
            }
            @for (place, page) in shown.pages.iter().enumerate() {
                div.leaf role="img" aria-label=(format!("第{}页", place + 1)) { (made(page)) }
            }
        }
    }
}

fn remarks(shown: &Preview, fresh: bool) -> Markup {
    html! {
        div #remarks aria-live="polite" hx-swap-oob=[fresh.then_some("true")] {
            p.soft { (tally(&shown.findings)) }
            (findings(&shown.findings, Some(AREA)))
        }
    }
}
