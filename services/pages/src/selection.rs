//! 推选: the ranking with its tie-breaks, the cuts and what moving them would mean, regions, tiers.

use maud::{Markup, html};

use crate::{
    Badge, Bar, Choice, Column, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        chart::{bars, columns},
        empty,
        form::{self, Field},
        table::{self, cell, number, words},
    },
    selections::steps,
};

/// The selection of one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Name of the campaign.
    pub name: String,
    /// How many steps it has seen; every act says which version it was taken from.
    pub version: u64,
    /// Where it stands.
    pub stage: Option<Badge>,
    /// What the ranking gives, once there is one.
    pub outcome: Option<Outcome>,
    /// How the scores are spread.
    pub scores: Vec<Column>,
    /// The organisers, once they are found: region, name, cases handed in.
    pub organisers: Vec<(String, String, u32)>,
    /// What this person may do now.
    pub acts: Vec<Act>,
}

/// What the cuts make of the ranking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The tiers with their sizes.
    pub tiers: Vec<Tier>,
    /// Whether this person may try other sizes.
    pub movable: bool,
    /// The ranking, in order, as far as it is shown.
    pub ranked: Vec<Ranked>,
    /// How many cases are ranked at all, and where all of them are shown.
    pub all: (usize, String),
    /// Selected cases by region.
    pub regions: Vec<Bar>,
    /// What would be missing, in words.
    pub shortfalls: Vec<String>,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many it is tried with.
    pub size: u32,
    /// How many it holds by the rules.
    pub rule: u32,
}

/// One place of the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The place, from 1.
    pub place: u32,
    /// Title of the case.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// Region.
    pub region: String,
    /// Mean score, as told.
    pub score: String,
    /// Votes for the first tier.
    pub votes: u32,
    /// Name of the tier; empty below the cut.
    pub tier: String,
    /// How a tie was broken, or why it was passed over.
    pub because: String,
    /// Whether a tier ends here.
    pub cut: bool,
}

/// Something that may be done with the selection now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// 开始推选: by the sheets of this round, with the steps that may break ties.
    Open {
        /// `第2轮评审，平均分`
        round: String,
        /// What may decide between equal scores.
        steps: Vec<Choice>,
        /// Whether the rules of the campaign leave the days of the public notice open.
        asks_days: bool,
    },
    /// 排序
    Rank,
    /// 拟定等次
    Propose,
    /// 确认等次: what is confirmed.
    Confirm(String),
    /// 推选优秀组织单位, beginning with those known.
    Organisers(String),
}

/// How many steps of the chain of tie-breaks the form has.
pub const STEPS: usize = 4;

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
            p { (steps(&self.campaign)) }
            @if !self.acts.is_empty() {
                section.sheet aria-labelledby="acts" {
                    h2 #acts { "现在可以" }
                    @for act in &self.acts { (self.act(frame, act)) }
                }
            }
            @match &self.outcome {
                None => div.sheet { (empty("还没有排名", "评审轮次结束以后，按推选办法排出名次。")) },
                Some(outcome) => {
                    div.sheet {
                        @if outcome.movable { (self.cuts(outcome)) }
                        div #outcome aria-live="polite" { (shown(outcome)) }
                    }
                    section.sheet aria-label="分数分布" { (columns("分数分布", "分数段", "件", &self.scores)) }
                },
            }
            @if !self.organisers.is_empty() { section.sheet aria-label="优秀组织单位" { (self.organisers()) } }
        }
    }
}

impl Selection {
    /// Moving the cuts shows what would be; it decides nothing.
    fn cuts(&self, outcome: &Outcome) -> Markup {
        let action = address::selection(&self.campaign);
        let most = outcome.all.0;
        html! {
            form.filters method="get" action=(action) hx-get=(action) hx-target="#outcome" hx-select="#outcome"
                hx-swap="outerHTML" hx-trigger="input delay:150ms, submit" {
                @for tier in &outcome.tiers {
                    @let (id, name) = (format!("cut-{}", tier.id), format!("size-{}", tier.id));
                    div.field.wide {
                        label for=(id) { "试移“" (tier.name) "”的名额" }
                        input type="range" id=(id) name=(name) min="1" max=(most) value=(tier.size)
                            aria-describedby=(format!("{id}-hint"));
                        p.hint id=(format!("{id}-hint")) { "按规则" (tier.rule) "件。移动只作比较，不改变结果。" }
                    }
                }
                button { "比较" }
            }
        }
    }

    fn organisers(&self) -> Markup {
        let rows = html! {
            @for (region, name, submissions) in &self.organisers {
                tr {
                    (table::head(&html! { (name) }))
                    (words("地区", region))
                    (number("报送", submissions))
                }
            }
        };
        table::table("优秀组织单位", &["单位", "地区", "报送（件）"], &rows)
    }

    fn act(&self, frame: &Frame, act: &Act) -> Markup {
        let (name, label, fields) = asked(act);
        let action = address::under(&address::selection(&self.campaign), &[name]);
        let fields = html! { (form::hidden("version", &self.version.to_string())) (fields) };
        form::act(frame, &action, name, label, &fields)
    }
}

/// Name, label and fields of an act.
fn asked(act: &Act) -> (&'static str, &'static str, Markup) {
    match act {
        Act::Open { round, steps, asks_days } => {
            ("open", "开始推选", opening(round, steps, *asks_days))
        }
        Act::Rank => {
            let hint = "抽签只在其他办法都分不出先后时用。不填由系统随机产生，记入历史。";
            let seed = Field::new("seed", "抽签种子").hint(hint).stem("rank");
            ("rank", "排序", seed.line("text", ""))
        }
        Act::Propose => {
            ("propose", "拟定等次", html! { p { "按名额和限制从排名中产生等次，供确认。" } })
        }
        Act::Confirm(what) => {
            let fields = html! { p { (what) "。确认以后不能更改，进入公示。" } };
            ("confirm", "确认等次", fields)
        }
        Act::Organisers(text) => {
            let hint =
                "每行一个地区：地区，单位编号，单位名称。获奖多的地区入选，报送件数由系统计算。";
            let lines = Field::new("organisers", "各地区的组织单位").required().hint(hint);
            ("organisers", "推选优秀组织单位", lines.stem("organisers").area(6, text))
        }
    }
}

fn opening(round: &str, steps: &[Choice], asks_days: bool) -> Markup {
    let normalisations = [
        Choice::new("none", "原始分：照评委打的分"),
        Choice::new("per_expert", "标准分：按每位评委的宽严拉平"),
    ];
    let names: Vec<(String, String)> =
        (1..=STEPS).map(|step| (format!("step-{step}"), format!("同分时第{step}步比较"))).collect();
    html! {
        p { "按" (round) "的评分标准和合成办法排序。推选办法开始后不能更改。" }
        (Field::new("normalisation", "评分宽严").required().stem("open").select(&normalisations, "none", None))
        @for ((name, label), begin) in names.iter().zip(steps.iter().map(Some).chain(std::iter::repeat(None))) {
            @let chosen = begin.map(|choice| choice.value.as_str()).unwrap_or_default();
            (Field::new(name, label).stem("open").select(steps, chosen, Some("不再比较")))
        }
        @if asks_days {
            (Field::new("days", "公示期（工作日）").stem("open").hint("征集方案没有写明；不公示的留空。").line("text", "5"))
        }
    }
}

/// The ranking under the cuts, with its counts.
fn shown(outcome: &Outcome) -> Markup {
    let told = outcome.tiers.iter().map(|tier| {
        let moved = if tier.size == tier.rule {
            String::new()
        } else {
            format!("（规则{}件）", tier.rule)
        };
        format!("{}{}件{moved}", tier.name, tier.size)
    });
    let caption = told.collect::<Vec<_>>().join("，");
    let heads = ["名次", "作品", "单位", "地区", "平均分", "典型票", "等次", "说明"];
    let rows = html! { @for ranked in &outcome.ranked { (line(ranked)) } };
    let (all, href) = &outcome.all;
    html! {
        @for shortfall in &outcome.shortfalls { div.flash.wrong { p { (shortfall) } } }
        (table::table(&caption, &heads, &rows))
        @if outcome.ranked.len() < *all {
            p.soft { "以下" (all.saturating_sub(outcome.ranked.len())) "件未列出。" a href=(href) { "看全部排名" } }
        }
        @if !outcome.regions.is_empty() { (bars("入选作品的地区", "地区", "件", &outcome.regions)) }
    }
}

fn line(ranked: &Ranked) -> Markup {
    html! {
        tr class=[ranked.cut.then_some("cut")] {
            (number("名次", ranked.place))
            (table::head(&html! { (ranked.title) }))
            (words("单位", &ranked.unit))
            (words("地区", &ranked.region))
            (number("平均分", &ranked.score))
            (number("典型票", ranked.votes))
            (cell("等次", &html! { @if ranked.tier.is_empty() { span.soft { "未入选" } } @else { (ranked.tier) } }))
            (words("说明", &ranked.because))
        }
    }
}
