//! How cases are reviewed, and what can be won.

use super::{Part, Proposal, scope::numeral, sections::Section};
use crate::{
    campaign::policy::{
        FurtherSelection, OrganiserAward, OrganiserMeasure, RoundRule, Tier, TierCount,
    },
    ids::TierId,
    outline::pattern::patterns,
};

patterns! {
    /// 组织专家对征集到的特色品牌进行筛选, 组成评委进行评选
    JURY = r"(?:专家|评委|评审组|评委会)[^。；]{0,24}?(筛选|评审|评选|推选|评定)";
    /// 一等奖1个, 典型案例30个
    TIER = r"((?:特|一|二|三|四|优胜|优秀|入围|鼓励|金|银|铜|典型|示范|精品)(?:等)?(?:奖|案例|作品|成果|品牌))\s*([一二两三四五六七八九十\d]+)\s*[个名件项篇幅]";
    OPEN_TIER = r"((?:优胜|优秀|入围|鼓励)(?:奖|案例|作品))若干";
    GIVES = r"设|奖项|评选出|推选出|产生";
    /// 从中推选微党课优秀作品3个
    FURTHER = r"从中(?:推选|遴选|选出|评选)([^，。；\d]{2,16}?)\s*(\d{1,4})\s*[个件篇]";
    /// 遴选150个左右优秀特色品牌案例，结集出版
    ABOUT = r"遴选\s*(\d{1,4})\s*[个件篇](左右)?[^，。；]*[，,]([^。；]*出版)";
    PURPOSE = r"^[，,]\s*([^。；，,]+)";
    ORGANISER = r"(优秀组织(?:单位|奖))";
    ORGANISERS = r"优秀组织(?:单位|奖)\s*(\d{1,3})\s*[个家名]|(\d{1,3})\s*[个家名](?:单位)?(?:为|获得?)优秀组织";
    /// 公示5个工作日, 公示期为7天
    NOTICE = r"公示(?:期|时间)?(?:为|不少于)?\s*([一二三四五六七八九十\d]+)\s*(?:个工作日|个?工作日|天)";
    PER_UNIT = r"每(?:个|家)?单位(?:最多|至多|限)(?:获奖?|入选|评选)\s*([一二三\d]+)\s*[个件项]";
}

pub(super) fn read(section: &Section, proposal: &mut Proposal) {
    for sentence in section.sentences() {
        jury(sentence, proposal);
        tiers(sentence, proposal);
        further(sentence, proposal);
        organisers(sentence, proposal);
        notice(sentence, proposal);
    }
}

/// One round by experts. How many judge a case the notice does not say: three is what is usual.
fn jury(sentence: &str, proposal: &mut Proposal) {
    let Some(act) = JURY.captures(sentence).and_then(|found| found.get(1)) else { return };
    let review = &mut proposal.policy.review;
    if review.rounds.is_empty() {
        let name = act.as_str().to_owned();
        review.rounds.push(RoundRule { name, min_experts: 3, blind: true });
        sentence.trim().clone_into(&mut review.words);
        proposal.read(Part::Review, sentence);
    }
}

fn tiers(sentence: &str, proposal: &mut Proposal) {
    if !GIVES.is_match(sentence) || !proposal.policy.tiers.is_empty() {
        return;
    }
    let counted = TIER.captures_iter(sentence).filter_map(|found| {
        let count = numeral(found.get(2)?.as_str())?;
        let name = found.get(1)?;
        Some((name.start(), name.as_str(), TierCount::Exact(count)))
    });
    let open = OPEN_TIER.captures_iter(sentence).filter_map(|found| {
        let name = found.get(1)?;
        Some((name.start(), name.as_str(), TierCount::Open))
    });
    // What is chosen from the awarded is no tier of its own.
    let chosen = sentence.find("从中").unwrap_or(sentence.len());
    let mut found: Vec<_> = counted.chain(open).filter(|(at, ..)| *at < chosen).collect();
    found.sort_by_key(|(at, ..)| *at);
    if found.is_empty() {
        return;
    }
    let tier = |((_, name, count), number): ((usize, &str, TierCount), u32)| Tier {
        id: TierId::new(format!("tier-{number}")),
        name: name.to_owned(),
        count,
    };
    proposal.policy.tiers = found.into_iter().zip(1_u32..).map(tier).collect();
    proposal.read(Part::Tiers, sentence);
}

fn further(sentence: &str, proposal: &mut Proposal) {
    let chosen = FURTHER.captures(sentence).and_then(|found| {
        let rest = sentence.get(found.get(0)?.end()..).unwrap_or_default();
        let purpose = PURPOSE.captures(rest).and_then(|found| found.get(1));
        Some(FurtherSelection {
            name: found.get(1)?.as_str().to_owned(),
            count: found.get(2)?.as_str().parse().ok()?,
            about: false,
            purpose: purpose.map(|words| words.as_str().to_owned()).unwrap_or_default(),
        })
    });
    let about = ABOUT.captures(sentence).and_then(|found| {
        let purpose = found.get(3)?.as_str().to_owned();
        Some(FurtherSelection {
            name: purpose.clone(),
            count: found.get(1)?.as_str().parse().ok()?,
            about: found.get(2).is_some(),
            purpose,
        })
    });
    for choice in chosen.into_iter().chain(about) {
        proposal.policy.constraints.further.push(choice);
        proposal.read(Part::Further, sentence);
    }
    let per_unit = PER_UNIT.captures(sentence).and_then(|found| numeral(found.get(1)?.as_str()));
    if per_unit.is_some() {
        proposal.policy.constraints.per_unit = per_unit;
        proposal.read(Part::Tiers, sentence);
    }
}

/// The award for who organised; where the notice names no number it is left at naught, for a person to fill in.
fn organisers(sentence: &str, proposal: &mut Proposal) {
    let Some(name) = ORGANISER.captures(sentence).and_then(|found| found.get(1)) else { return };
    if proposal.policy.organiser_award.is_some() {
        return;
    }
    let count = ORGANISERS
        .captures(sentence)
        .and_then(|found| found.get(1).or_else(|| found.get(2))?.as_str().parse().ok());
    let mut measures = Vec::new();
    if ["获奖", "优秀特色", "典型", "获评"].iter().any(|word| sentence.contains(word)) {
        measures.push(OrganiserMeasure::Awards);
    }
    if ["推荐数量", "报送数量", "组织参与"].iter().any(|word| sentence.contains(word)) {
        measures.push(OrganiserMeasure::Submissions);
    }
    proposal.policy.organiser_award = Some(OrganiserAward {
        name: name.as_str().to_owned(),
        count: count.unwrap_or(0),
        measures,
        national_units_count: false,
    });
    proposal.read(Part::Organisers, sentence);
}

fn notice(sentence: &str, proposal: &mut Proposal) {
    let days = NOTICE.captures(sentence).and_then(|found| numeral(found.get(1)?.as_str()));
    if days.is_some() {
        proposal.policy.public_notice_days = days;
        proposal.read(Part::PublicNotice, sentence);
    }
}
