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
    /// Issuer codes (机关代字) to choose from, for a new one.
    pub series: Vec<Choice>,
    /// The one chosen.
    pub chosen: String,
    /// What was wrong with the last answer.
    pub problems: Problems,
    /// The pages and findings of this text.
    pub preview: Preview,
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
            (form::post(frame, &self.action, "save", &self.fields()))
        }
    }
}

impl Editor {
    fn fields(&self) -> Markup {
        let series = Field::new("series", "机关代字")
            .required()
            .hint("登记时从这个代字取文号。")
            .problems(&self.problems);
        html! {
            (form::hidden("version", &self.version))
            @if !self.series.is_empty() { (series.select(&self.series, &self.chosen, None)) }
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
                p.hint #f-text-hint { "依次写标题、主送机关、正文、附件说明、署名、日期；附件另起一行写“附件1”。" }
                @if let Some(problem) = problem { p.problem #f-text-problem { (problem) } }
            }
        }
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
