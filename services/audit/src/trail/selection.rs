//! Selections (推选).

use fawen_domain::{
    review::points,
    selection::{
        Displacement, DisplacementReason, Moved, Normalised, RankedCase, SelectionEvent as E,
        Settlement, Shortfall, TierList,
    },
};

use super::{
    names::Names,
    words::{also, day, list, short},
};

pub(crate) fn tell(event: &E, names: &Names) -> String {
    match event {
        E::SelectionOpened { campaign, policy } => {
            let tiers = policy.tiers.tiers.iter();
            let tiers = list(tiers.map(|tier| format!("{}{}个", tier.name, tier.count)));
            format!("启动活动{campaign}的推选：{tiers}")
        }
        E::RankingComputed { normalised, lot_seed, input_digest, ranking, .. } => format!(
            "计算排名，案例{}件{}{}{}，输入摘要{}",
            ranking.len(),
            first(ranking, names),
            evened(normalised, names),
            also("抽签种子", *lot_seed),
            short(input_digest)
        ),
        E::BallotCast { voter, commitment } => {
            format!("{}投票，密封摘要{}", names.expert(voter), short(commitment))
        }
        E::BallotRecorded { votes, blank, cast } => {
            let votes = list(
                votes.iter().map(|vote| format!("{} {}票", names.case(&vote.case), vote.votes)),
            );
            format!("计票：发出{cast}张，弃权和废票{blank}张，{votes}")
        }
        E::TiersProposed { proposal } => format!(
            "拟定获选名单：{}{}{}",
            tiers(&proposal.tiers, names),
            displaced(&proposal.displacements, names),
            missing(&proposal.shortfalls, names)
        ),
        E::TiersConfirmed { tiers: confirmed } => {
            format!("确认获选名单：{}", tiers(confirmed, names))
        }
        E::OrganiserAwardsDerived { awards, .. } => {
            let awards_named = list(awards.iter().map(|award| &award.name));
            format!("评出优秀组织单位{}家：{awards_named}", awards.len())
        }
        _ => tell_of_notice(event, names),
    }
}

/// The public notice, and what comes after it.
fn tell_of_notice(event: &E, names: &Names) -> String {
    match event {
        E::PublicNoticeStarted { from, until, working_days } => {
            format!("{}至{}公示，{working_days}个工作日", day(*from), day(*until))
        }
        E::ObjectionLodged { id, case, reason, by } => {
            format!("{by}对{}提出异议（{id}）：{reason}", names.case(case))
        }
        E::ObjectionSettled { id, settlement, reason } => {
            let settled = match settlement {
                Settlement::Upheld => "成立",
                Settlement::Rejected => "不成立",
            };
            format!("异议{id}{settled}，理由：{reason}")
        }
        E::CaseRemoved { case, reason } => {
            format!("取消{}的获选资格，理由：{reason}", names.case(case))
        }
        E::TiersAmended { tiers: amended, displacements, shortfalls, moved } => format!(
            "调整获选名单：{}{}{}{}",
            tiers(amended, names),
            moves(moved, names),
            displaced(displacements, names),
            missing(shortfalls, names)
        ),
        E::PublicNoticeClosed { objections: 0 } => "公示结束，没有异议".to_owned(),
        E::PublicNoticeClosed { objections } => format!("公示结束，异议{objections}件均已处理"),
        E::ResultsPublished { bulletin } => format!("结果由通报{bulletin}公布"),
        E::ObjectorErased { id, reason } => {
            format!("删除异议{id}提出人的个人信息，理由：{reason}")
        }
        E::AwardRevoked { case, tier, reason } => {
            format!("撤销{}的{}，理由：{reason}", names.case(case), names.tier(tier))
        }
        // Told above, one and all: the compiler keeps this list.
        E::SelectionOpened { .. }
        | E::RankingComputed { .. }
        | E::BallotCast { .. }
        | E::BallotRecorded { .. }
        | E::TiersProposed { .. }
        | E::TiersConfirmed { .. }
        | E::OrganiserAwardsDerived { .. } => String::new(),
    }
}

fn first(ranking: &[RankedCase], names: &Names) -> String {
    also(
        "第一名",
        ranking.first().map(|case| {
            format!("{}得{}分", names.case(&case.facts.case), points(case.score_shown))
        }),
    )
}

fn evened(normalised: &Normalised, names: &Names) -> String {
    match normalised {
        Normalised::NotAsked => String::new(),
        Normalised::Done => "，评分已标准化".to_owned(),
        Normalised::TooFewSheets { expert, sheets, needed } => {
            format!("，因{}只评{sheets}份（至少{needed}份）未标准化", names.expert(expert))
        }
    }
}

fn tiers(tiers: &[TierList], names: &Names) -> String {
    list(tiers.iter().map(|tier| format!("{}{}个", names.tier(&tier.tier), tier.cases.len())))
}

fn moves(moved: &[Moved], names: &Names) -> String {
    let place =
        |tier: &Option<_>| tier.as_ref().map_or_else(|| "未获选".to_owned(), |t| names.tier(t));
    let moved = moved.iter();
    let moved = list(moved.map(|case| {
        format!("{}由{}改为{}", names.case(&case.case), place(&case.from), place(&case.to))
    }));
    also("", Some(moved).filter(|moved| !moved.is_empty()))
}

fn displaced(displacements: &[Displacement], names: &Names) -> String {
    let told = list(displacements.iter().map(|displaced| {
        let (case, tier) = (names.case(&displaced.case), names.tier(&displaced.tier));
        let reason = match &displaced.reason {
            DisplacementReason::UnitHasAward { awarded, .. } => {
                format!("同一单位的案例{awarded}已获选")
            }
            DisplacementReason::RegionFull { region, cap } => {
                format!("{}已满{cap}个", region.name())
            }
            DisplacementReason::ThemeCoverage { theme, in_favour_of } => {
                format!("为覆盖主题{theme}让与案例{in_favour_of}")
            }
        };
        format!("{case}不入{tier}（{reason}）")
    }));
    also("递补：", Some(told).filter(|told| !told.is_empty()))
}

fn missing(shortfalls: &[Shortfall], names: &Names) -> String {
    let told = list(shortfalls.iter().map(|shortfall| match shortfall {
        Shortfall::Cases { tier, wanted, found } => {
            format!("{}应{wanted}个、只有{found}个", names.tier(tier))
        }
        Shortfall::Theme { tier, theme, wanted, found } => {
            format!("{}主题{theme}应{wanted}个、只有{found}个", names.tier(tier))
        }
    }));
    also("名额不足：", Some(told).filter(|told| !told.is_empty()))
}
