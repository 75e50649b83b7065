//! Files that were handed in, each with what is wrong with it; and the form that sends one.

use maud::{Markup, html};

use crate::{
    Choice, Finding, Frame,
    part::{
        finding::findings,
        form::{self, Field},
    },
};

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// 材料种类
    pub role: String,
    /// Its name, as it was given.
    pub name: String,
    /// Size and what else is known, in words: `1.2兆，3000字`.
    pub facts: String,
    /// Its hash.
    pub sha256: String,
    /// Where it can be taken from.
    pub href: String,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Where files are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploading {
    /// By a plain form.
    pub action: String,
    /// By parts: the address of the API that attaches what was sent.
    pub attach: String,
    /// What is asked for, each with the words of the notice.
    pub roles: Vec<(Choice, String)>,
    /// The largest file, in words: `200兆`.
    pub most: String,
}

/// The files; `detach` is where one is taken away, `may` whether it may be.
pub(crate) fn attached(frame: &Frame, files: &[Attached], detach: &str, may: bool) -> Markup {
    html! {
        @if files.is_empty() { p.soft { "还没有文件。" } }
        ul.list {
            @for (nth, file) in files.iter().enumerate() {
                li {
                    div {
                        strong { (file.role) } " " a href=(file.href) download { (file.name) }
                        p.soft { (file.facts) }
                        @if !file.findings.is_empty() { (findings(&file.findings, None)) }
                    }
                    @if may {
                        (form::post(frame, detach, &format!("detach-{nth}"), &html! {
                            (form::hidden("sha256", &file.sha256))
                            button.plain { "移除" span.unseen { "“" (file.name) "”" } }
                        }))
                    }
                }
            }
        }
    }
}

/// The form that sends a file. With a script it goes in parts, with its progress, and goes on after a break.
pub(crate) fn uploading(frame: &Frame, way: &Uploading, stem: &str) -> Markup {
    let choices: Vec<Choice> = way.roles.iter().map(|(choice, _)| choice.clone()).collect();
    let only = match choices.as_slice() {
        [only] => only.value.as_str(),
        _ => "",
    };
    let stem = format!("upload-{stem}");
    let hint = format!("每个文件不超过{}。", way.most);
    html! {
        div data-attach=(way.attach) data-uploads="/api/uploads" {
            // The file comes last, so that whose it is, is known before it.
            (form::upload(frame, &way.action, &stem, &html! {
                (Field::new("role", "材料种类").required().stem(&stem).select(&choices, only, Some("请选择")))
                (Field::new("file", "选择文件").required().stem(&stem).hint(&hint).line("file", ""))
                button.first { "上传" }
            }))
            ul.list data-progress aria-live="polite" {}
        }
        details {
            summary { "文件要求" }
            dl.facts { @for (role, words) in &way.roles { dt { (role.label) } dd { @if words.is_empty() { "—" } @else { (words) } } } }
        }
    }
}
