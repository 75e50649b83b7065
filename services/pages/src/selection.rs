//! 推选: the ranking with its tie-breaks, the cut and what moving it would mean, regions, tiers.

use maud::{Markup, html};

use crate::{
    Badge, Bar, Column, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        chart::{bars, columns},
        empty, form,
        table::{self, cell, number, words},
    },
};

/// The selection of one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Identifier.
    pub id: String,
    /// Name of the campaign.
    pub name: String,
    /// Where it stands.
    pub stage: Option<Badge>,
    /// The outcome if the cut lay where it lies now.
    pub outcome: Outcome,
    /// How the scores are spread.
    pub scores: Vec<Column>,
    /// Whether the tiers can be confirmed now.
    pub may_confirm: bool,
}

/// What a cut makes of the ranking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many are in the first tiers, together.
    pub cut: usize,
    /// The cut that the rules give.
    pub rule: usize,
    /// The ranking, in order.
    pub ranked: Vec<Ranked>,
    /// Selected cases by region.
    pub regions: Vec<Bar>,
}

/// One place of the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The place, from 1.
    pub place: usize,
    /// Title of the case.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// Region.
    pub region: String,
    /// Mean score, as told.
    pub score: String,
    /// Name of the tier; empty below the cut.
    pub tier: String,
    /// How a tie was broken, or why it was passed over.
    pub because: String,
}

impl Page for Selection {
    fn title(&self) -> String {
        format!("推选 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Selections)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Selections)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let stage = html! { @if let Some(stage) = &self.stage { (badge(stage)) } };
        html! {
            (crate::part::head(&self.name, Some("排名、等次和并列的处理"), &stage))
            @if self.outcome.ranked.is_empty() {
                div.sheet { (empty("还没有排名", "评审轮次全部结束后，由系统按规则排出名次。")) }
            } @else {
                div.sheet {
                    (self.cut())
                    div #outcome aria-live="polite" { (outcome(&self.outcome)) }
                }
                div.two {
                    section.sheet aria-label="分数分布" { (columns("分数分布", "分数段", "件", &self.scores)) }
                    @if self.may_confirm { section.sheet aria-labelledby="confirm" { (self.confirm(frame)) } }
                }
            }
        }
    }
}

impl Selection {
    /// Moving the cut shows what would be; it decides nothing.
    fn cut(&self) -> Markup {
        let action = address::under(address::SELECTIONS, &[&self.id]);
        html! {
            form.filters method="get" action=(action) hx-get=(action) hx-target="#outcome" hx-select="#outcome"
                hx-swap="outerHTML" hx-trigger="input delay:150ms, submit" {
                div.field.wide {
                    label for="cut" { "试移分数线（入选数）" }
                    input type="range" id="cut" name="cut" min="1" max=(self.outcome.ranked.len()) value=(self.outcome.cut)
                        aria-describedby="cut-hint";
                    p.hint #cut-hint { "按规则为" (self.outcome.rule) "件。移动只作比较，不改变结果。" }
                }
                button { "比较" }
            }
        }
    }

    fn confirm(&self, frame: &Frame) -> Markup {
        let action = address::under(address::SELECTIONS, &[&self.id, "confirm"]);
        html! {
            h2 #confirm { "确认等次" }
            p { "按规则确认" (self.outcome.rule) "件入选。确认后进入公示。" }
            (form::post(frame, &action, "confirm", &html! { button.first { "确认等次" } }))
        }
    }
}

/// The ranking under a cut, with its counts.
fn outcome(outcome: &Outcome) -> Markup {
    let rows = html! {
        @for ranked in &outcome.ranked {
            tr class=[(ranked.place == outcome.cut).then_some("cut")] {
                (number("名次", ranked.place))
                (table::head(&html! { (ranked.title) }))
                (words("单位", &ranked.unit))
                (words("地区", &ranked.region))
                (number("平均分", &ranked.score))
                (cell("等次", &html! { @if ranked.tier.is_empty() { span.soft { "未入选" } } @else { (ranked.tier) } }))
                (words("说明", &ranked.because))
            }
        }
    };
    let caption = format!("入选{}件，按规则{}件", outcome.cut, outcome.rule);
    html! {
        (table::table(&caption, &["名次", "作品", "单位", "地区", "平均分", "等次", "说明"], &rows))
        @if !outcome.regions.is_empty() { (bars("入选作品的地区", "地区", "件", &outcome.regions)) }
    }
}
