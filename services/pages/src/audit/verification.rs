//! Verification of the record with its result, and evidence bundles.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Crumb, Frame, Page, Section, address,
    part::{
        empty,
        form::{self, Field},
        moment::moment,
        table::{self, cell, words},
    },
};

/// The page of verification and evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// What is under way.
    pub running: Option<Running>,
    /// Why what was tried last came to nothing.
    pub failed: Option<String>,
    /// What was verified last.
    pub verified: Option<Verified>,
    /// The bundles that were made, newest first.
    pub bundles: Vec<Bundle>,
    /// The document that a bundle is asked for, to begin with.
    pub document: String,
    /// The campaign that a bundle is asked for, to begin with.
    pub campaign: String,
}

/// Work that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// What is done.
    pub what: String,
    /// How far it has come, in words.
    pub step: String,
    /// How many events were looked at.
    pub seen: u64,
    /// Of how many.
    pub of: u64,
    /// Since when.
    pub since: Timestamp,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Whether everything agreed.
    pub good: bool,
    /// What was compared, in sentences.
    pub says: Vec<String>,
    /// What was found.
    pub found: Vec<String>,
    /// Who asked for it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// An evidence bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Its SHA-256.
    pub id: String,
    /// Title of the paper that it proves.
    pub title: String,
    /// Number of the paper.
    pub number: String,
    /// How much is in it, in words.
    pub scope: String,
    /// How large it is, in words.
    pub size: String,
    /// Who had it made.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Verified {
    pub(super) const fn verdict(&self) -> &'static str {
        if self.good { "记录完好" } else { "记录有问题" }
    }
}

impl Page for Verification {
    fn title(&self) -> String {
        "校验与取证".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Audit)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Audit)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let under =
            "逐个核对事件、散列和签名，重新推导编号、评审、推选和成品；只读，不改变任何记录。";
        html! {
            (crate::part::head("校验与取证", Some(under), &self.verify(frame)))
            div #standing aria-live="polite" hx-get=[self.running.as_ref().map(|_| address::VERIFICATION)]
                hx-select="#standing" hx-swap="outerHTML" hx-trigger=[self.running.as_ref().map(|_| "every 2s")] {
                (self.standing())
                (self.bundles())
            }
            section.sheet aria-labelledby="make" { h2 #make { "制作证据包" } (self.make(frame)) }
        }
    }
}

impl Verification {
    fn verify(&self, frame: &Frame) -> Markup {
        form::post(frame, address::VERIFICATION, "verify", &html! { button.first { "校验记录" } })
    }

    fn standing(&self) -> Markup {
        html! {
            @if let Some(running) = &self.running { (under_way(running)) }
            @if let Some(failed) = &self.failed {
                div.flash.wrong role="alert" { p { "上一次没有做完：" (failed) } }
            }
            @match &self.verified {
                Some(verified) => (result(verified)),
                None => section.sheet aria-label="校验结果" {
                    (empty("还没有校验过", "点“校验记录”开始；记录多时需要几分钟，可以离开这一页。"))
                },
            }
        }
    }

    fn bundles(&self) -> Markup {
        html! {
            section.sheet aria-labelledby="bundles" {
                h2 #bundles { "证据包" }
                @if self.bundles.is_empty() { (empty("还没有证据包", "在下面指明公文或活动，制作后在这里下载；保留30天。")) }
                @else { (self.table()) }
            }
        }
    }

    fn table(&self) -> Markup {
        let rows = html! {
            @for bundle in &self.bundles {
                tr {
                    (table::head(&html! {
                        a href=(address::under(address::BUNDLES, &[&bundle.id])) download { (bundle.title) "（" (bundle.number) "）" }
                    }))
                    (words("内容", &bundle.scope))
                    (words("大小", &bundle.size))
                    (words("制作人", &bundle.by))
                    (cell("时间", &moment(bundle.at)))
                    (cell("SHA-256", &html! { code { (bundle.id) } }))
                }
            }
        };
        let heads = ["公文", "内容", "大小", "制作人", "时间", "SHA-256"];
        table::table("可以下载的证据包", &heads, &rows)
    }

    fn make(&self, frame: &Frame) -> Markup {
        let document =
            Field::new("document", "公文编号").hint("须已印制，如 2022-notice。").stem("paper");
        let campaign = Field::new("campaign", "活动编号")
            .hint("以公布结果的通报为据；还没有通报的，以通知为据。")
            .stem("call");
        let of_paper = html! {
            (document.required().line("text", &self.document))
            label.choice { input type="checkbox" name="full" value="yes"; span { "连同背后的参评、评审、推选的全部事件（含排名和评分，不得对外提供）" } }
            button { "制作公文证据包" }
        };
        let of_campaign = html! {
            (campaign.required().line("text", &self.campaign))
            button { "制作活动证据包" }
        };
        html! {
            p { "证据包里有事件、证明、签名和重印的成品；不联网、没有事件库，也能用 " code { "fawen audit check" } " 查验。" }
            div.sides {
                (form::post(frame, address::BUNDLES, "bundle", &of_paper))
                (form::post(frame, address::BUNDLES, "campaign-bundle", &of_campaign))
            }
        }
    }
}

fn under_way(running: &Running) -> Markup {
    html! {
        section.flash aria-label="正在进行" {
            p { strong { "正在" (running.what) } "：" (running.step) " " span.soft { (moment(running.since)) " 开始" } }
            @if running.of > 0 {
                progress max=(running.of) value=(running.seen) aria-label="进度" { (running.seen) " / " (running.of) }
                p.soft { (running.seen) " / " (running.of) "个事件" }
            }
            p { a href=(address::VERIFICATION) { "刷新" } }
        }
    }
}

fn result(verified: &Verified) -> Markup {
    let class = if verified.good { "flash done" } else { "flash wrong" };
    html! {
        section class=(class) aria-label="校验结果" {
            p { strong { (verified.verdict()) } " " span.soft { (moment(verified.at)) "，" (verified.by) } }
            ul { @for line in &verified.says { li { (line) } } }
            @if !verified.found.is_empty() {
                p { strong { "差异" } }
                ol { @for line in &verified.found { li { (line) } } }
            }
        }
    }
}
