//! What stands around every page: head, navigation by role, where one is, what was just done.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{
    address,
    assets::{HTMX, SCRIPT, STYLES},
    part::form,
};

/// A part of the house, as the navigation shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// 工作台
    Desk,
    /// 公文
    Documents,
    /// 文号登记簿
    Registers,
    /// 征集活动
    Campaigns,
    /// 参评
    Entries,
    /// 形式审查
    Screening,
    /// 评审
    Reviews,
    /// 推选
    Selections,
    /// 审计
    Audit,
    /// 账号
    Accounts,
}

impl Section {
    /// All of them, in the order of the navigation.
    pub const ALL: [Self; 10] = [
        Self::Desk,
        Self::Documents,
        Self::Registers,
        Self::Campaigns,
        Self::Entries,
        Self::Screening,
        Self::Reviews,
        Self::Selections,
        Self::Audit,
        Self::Accounts,
    ];

    /// Its name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Desk => "工作台",
            Self::Documents => "公文",
            Self::Registers => "文号登记簿",
            Self::Campaigns => "征集活动",
            Self::Entries => "参评",
            Self::Screening => "形式审查",
            Self::Reviews => "评审",
            Self::Selections => "推选",
            Self::Audit => "审计",
            Self::Accounts => "账号",
        }
    }

    /// Where it begins.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            Self::Desk => address::DESK,
            Self::Documents => address::DOCUMENTS,
            Self::Registers => address::REGISTERS,
            Self::Campaigns => address::CAMPAIGNS,
            Self::Entries => address::ENTRIES,
            Self::Screening => address::SCREENING,
            Self::Reviews => address::REVIEWS,
            Self::Selections => address::SELECTIONS,
            Self::Audit => address::AUDIT,
            Self::Accounts => address::ACCOUNTS,
        }
    }
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their roles, in Chinese.
    pub roles: Vec<String>,
    /// The parts of the house that are open to them.
    pub sections: Vec<Section>,
}

/// What was just done, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flash {
    /// It was done.
    Done(String),
    /// It was not: what is wrong, and all findings.
    Wrong {
        /// What is wrong and how to mend it.
        message: String,
        /// Each finding.
        details: Vec<String>,
    },
}

/// A step above the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub href: String,
}

impl Crumb {
    /// The begin of a section.
    #[must_use]
    pub fn section(section: Section) -> Self {
        Self { label: section.label().to_owned(), href: section.address().to_owned() }
    }
}

/// What a page is shown with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// Who is signed in; nobody is the public.
    pub person: Option<Person>,
    /// What was just done.
    pub flashes: Vec<Flash>,
    /// The secret that every form sends back, against forms of other sites.
    pub csrf: String,
    /// New with every answer: the stem of the command identifiers of the forms of this page.
    pub once: String,
}

/// A page: what it is called, where it belongs, and what it shows.
pub trait Page {
    /// Its name, which is also its heading in the window.
    fn title(&self) -> String;

    /// The part of the house that it belongs to.
    fn section(&self) -> Option<Section>;

    /// The steps above it.
    fn crumbs(&self) -> Vec<Crumb> {
        Vec::new()
    }

    /// Whether it is one narrow column.
    fn narrow(&self) -> bool {
        false
    }

    /// Its main part.
    fn body(&self, frame: &Frame) -> Markup;
}

/// No styles or scripts in the text of a page, no eval, no other hosts: as the headers demand.
const HTMX_CONFIG: &str = r#"{"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,"historyCacheSize":0,"inlineScriptNonce":"","inlineStyleNonce":""}"#;

/// The whole page as HTML.
#[must_use]
pub fn render(frame: &Frame, page: &dyn Page) -> String {
    let crumbs = page.crumbs();
    let class = page.narrow().then_some("narrow");
    let markup = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="htmx-config" content=(HTMX_CONFIG);
                title { (page.title()) " · 发文" }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(address::asset(&STYLES.name));
                script src=(address::asset(&HTMX.name)) defer {}
                script type="module" src=(address::asset(&SCRIPT.name)) {}
            }
            body {
                a.skip href="#main" { "跳到正文" }
                (masthead(frame, page.section()))
                main #main tabindex="-1" class=[class] {
                    @if !crumbs.is_empty() { (trail(&crumbs)) }
                    @for flash in &frame.flashes { (said(flash)) }
                    (page.body(frame))
                }
                footer.foot { "发文 · 时间均为北京时间" }
            }
        }
    };
    markup.into_string()
}

fn masthead(frame: &Frame, here: Option<Section>) -> Markup {
    html! {
        header.masthead {
            div.masthead-row {
                a.brand href=(if frame.person.is_some() { address::DESK } else { address::PUBLIC }) { "发文" }
                @match &frame.person {
                    Some(person) => (of_person(frame, person, here)),
                    None => (of_public()),
                }
            }
        }
    }
}

/// The parts of the house that are open to somebody, and the way out.
fn of_person(frame: &Frame, person: &Person, here: Option<Section>) -> Markup {
    html! {
        nav aria-label="主导航" {
            ul.sections {
                @for section in &person.sections {
                    li {
                        a href=(section.address()) aria-current=[(here == Some(*section)).then_some("true")] {
                            (section.label())
                        }
                    }
                }
            }
        }
        div.person {
            a href=(address::OWN) { (person.name) span.unseen { "，" (person.roles.join("、")) } }
            (form::post(frame, address::SIGN_OUT, "sign-out", &html! { button.plain { "退出" } }))
        }
    }
}

/// What everybody may see, and the way in.
fn of_public() -> Markup {
    html! {
        nav aria-label="主导航" {
            ul.sections {
                li { a href=(address::PUBLIC) { "公开公文" } }
                li { a href=(address::RESULTS) { "结果公布" } }
                li { a href=(address::VERIFY) { "公文核验" } }
            }
        }
        div.person { a href=(address::SIGN_IN) { "登录" } }
    }
}

fn trail(crumbs: &[Crumb]) -> Markup {
    html! {
        nav.crumbs aria-label="当前位置" {
            ol { @for crumb in crumbs { li { a href=(crumb.href) { (crumb.label) } } } }
        }
    }
}

fn said(flash: &Flash) -> Markup {
    match flash {
        Flash::Done(text) => html! { div.flash.done role="status" { p { (text) } } },
        Flash::Wrong { message, details } => html! {
            div.flash.wrong role="alert" {
                p { (message) }
                @if !details.is_empty() { ul { @for detail in details { li { (detail) } } } }
            }
        },
    }
}

/// Markup that was made elsewhere in the program and is safe, such as the SVG of a page.
pub(crate) fn made(text: &str) -> PreEscaped<&str> {
    PreEscaped(text)
}
