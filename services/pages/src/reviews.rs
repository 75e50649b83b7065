//! 评审: the rounds, one's own for an expert, those of a campaign for who runs it.

use maud::{Markup, html};

use crate::{
    Badge, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        table::{self, cell, number},
    },
};

/// The rounds of review that somebody has to do with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reviews {
    /// On whose panels they sit; none for who is no expert.
    pub own: Option<Vec<OwnRound>>,
    /// The campaigns that they run or watch, with their rounds; none for experts.
    pub campaigns: Option<Vec<CampaignRounds>>,
}

/// A round on whose panel somebody sits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRound {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Number of the round.
    pub number: u32,
    /// Where it stands.
    pub stage: Badge,
    /// Sheets handed in, of how many.
    pub done: (u32, u32),
}

/// The rounds of one campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignRounds {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Its rounds, in order.
    pub rounds: Vec<Round>,
    /// Whether this person may open another.
    pub may_open: bool,
}

/// One round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub stage: Badge,
    /// Cases under review.
    pub cases: usize,
    /// Members of the panel.
    pub experts: usize,
    /// Sheets handed in.
    pub sheets: u32,
}

impl Page for Reviews {
    fn title(&self) -> String {
        "评审".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head("评审", None, &html! {}))
            @if let Some(own) = &self.own {
                section.sheet aria-label="我参加的评审" {
                    @if own.is_empty() { (empty("您还没有评审任务", "列入评委会并分配作品后，会列在这里。")) }
                    @else { (own_table(own)) }
                }
            }
            @if let Some(campaigns) = &self.campaigns {
                @if campaigns.is_empty() {
                    div.sheet { (empty("没有您经办的征集活动", "活动征集到作品、完成形式审查后，在这里组织评审。")) }
                }
                @for campaign in campaigns { (of_campaign(campaign)) }
            }
        }
    }
}

fn own_table(own: &[OwnRound]) -> Markup {
    let rows = html! {
        @for round in own {
            @let href = address::review(&round.campaign, round.number);
            tr {
                (table::head(&html! { a href=(href) { (round.name) " 第" (round.number) "轮" } }))
                (cell("状态", &badge(&round.stage)))
                (number("已评", format!("{} / {}", round.done.0, round.done.1)))
            }
        }
    };
    table::table("我参加的评审", &["轮次", "状态", "已评"], &rows)
}

fn of_campaign(campaign: &CampaignRounds) -> Markup {
    let rows = html! {
        @for round in &campaign.rounds {
            @let href = address::round(&campaign.campaign, round.number);
            tr {
                (table::head(&html! { a href=(href) { "第" (round.number) "轮" } }))
                (cell("状态", &badge(&round.stage)))
                (number("作品", round.cases))
                (number("评委", round.experts))
                (number("评分表", round.sheets))
            }
        }
    };
    let heading = format!("of-{}", campaign.campaign);
    html! {
        section.sheet aria-labelledby=(heading) {
            div.head {
                h2 id=(heading) { (campaign.name) }
                div.acts {
                    a.button href=(address::selection(&campaign.campaign)) { "推选" }
                    @if campaign.may_open {
                        a.button href=(address::new_round(&campaign.campaign)) { "开始一轮评审" }
                    }
                }
            }
            @if campaign.rounds.is_empty() { p.soft { "还没有评审轮次。" } }
            @else { (table::table("评审轮次", &["轮次", "状态", "作品", "评委", "评分表"], &rows)) }
        }
    }
}
