//! The notices that are kept as fixtures, read against the policies that people made of them; and laws.

use proptest::prelude::*;

use super::*;
use crate::{
    calendar::Deadline,
    campaign::{
        fixtures,
        policy::{Channel, OrganiserMeasure, PartKind, TierCount},
    },
    reading,
    text::squeeze,
    unit::UnitKind,
};

const YDYP: &str = include_str!("../../../tests/fixtures/sources/000.txt");
const SERIES: &str = include_str!("../../../tests/fixtures/sources/002.txt");
const PLAN: &str = include_str!("../../../tests/fixtures/sources/003.txt");

fn paper(source: &str) -> Paper {
    reading::read(source, &reading::Given::default()).paper
}

/// What is read of one sentence in a notice that says nothing else.
fn of(sentence: &str) -> Policy {
    let text = format!("关于开展征集活动的通知\n各单位：\n现将有关事项通知如下：\n{sentence}\n");
    let mut proposals = propose(&paper(&text), 2026);
    assert_eq!(proposals.len(), 1);
    proposals.remove(0).policy
}

#[test]
fn the_call_of_2022_is_read_as_people_read_it() {
    let [proposal] = &propose(&paper(YDYP), 2026)[..] else { panic!("one campaign") };
    let (read, known) = (&proposal.policy, fixtures::ydyp());
    assert_eq!(read.name, known.name);
    let (scope, of_people) = (&read.eligibility, &known.eligibility);
    assert_eq!((&scope.kinds, scope.open), (&of_people.kinds, of_people.open));
    assert_eq!(scope.themes, of_people.themes);
    assert_eq!(scope.routes, of_people.routes);
    assert_eq!(scope.running_months, of_people.running_months);
    assert_eq!(scope.endorsement, of_people.endorsement);
    let shown = |deadline: &Option<Deadline>| deadline.as_ref().map(|deadline| deadline.shown);
    assert_eq!(shown(&read.schedule.deadline), shown(&known.schedule.deadline));
    let dates = |policy: &Policy| -> Vec<_> {
        let phases = policy.schedule.phases.iter();
        phases.map(|phase| (phase.purpose, phase.from, phase.to)).collect()
    };
    assert_eq!(dates(read), dates(&known));
    let (text, of_people) = (read.text.as_ref().unwrap(), known.text.as_ref().unwrap());
    assert_eq!(text.limit, of_people.limit);
    assert_eq!(text.styles, of_people.styles);
    assert_eq!(text.pictures_inside, of_people.pictures_inside);
    assert_eq!(text.parts.len(), of_people.parts.len());
    for role in ["图片", "盖章推荐表"] {
        let file = |policy: &Policy| {
            let found = policy.files.iter().find(|file| file.role.0 == role).cloned();
            found.map(|file| (file.count, file.media, file.min_bytes, file.name)).unwrap()
        };
        assert_eq!(file(read), file(&known), "{role}");
    }
    for field in &read.form {
        let same = known.form.iter().find(|other| other.label == field.label).unwrap();
        assert_eq!((field.max_chars, field.kind), (same.max_chars, same.kind), "{}", field.label);
    }
    assert!(read.form.len() >= 8, "{:?}", read.form);
    assert_eq!(read.intake.channels, [Channel::Mail, Channel::Paper, Channel::Fax]);
    assert_eq!(read.intake.address, known.intake.address);
    let kinds = |policy: &Policy| -> Vec<PartKind> {
        let subject = policy.intake.subject.as_ref().unwrap();
        subject.parts.iter().map(|part| part.kind.clone()).collect()
    };
    assert_eq!(kinds(read), kinds(&known));
    let book = &read.constraints.further[0];
    assert_eq!((book.count, book.about), (150, true));
    let award = read.organiser_award.as_ref().unwrap();
    assert_eq!(award.name, "优秀组织单位");
    assert_eq!(award.measures, [OrganiserMeasure::Awards, OrganiserMeasure::Submissions]);
    assert_eq!(award.count, 0, "the notice names no number: a person has to");
    // Nor does it name tiers: nothing is made up.
    assert!(read.tiers.is_empty());
}

#[test]
fn a_notice_of_nine_activities_has_nine_proposals() {
    let proposals = propose(&paper(SERIES), 2026);
    let names: Vec<&str> = proposals.iter().map(|one| one.policy.name.as_str()).collect();
    assert_eq!(names.len(), 9, "{names:?}");
    assert_eq!(names[0], "“不忘初心、牢记使命”微党课比赛");
    assert_eq!(names[8], "“壮丽70年，健康新风采”书画摄影展");
    let talk = &proposals[0].policy;
    let known = fixtures::policy("2019-01-weidangke");
    assert_eq!(talk.eligibility.themes, known.eligibility.themes);
    let tiers = |policy: &Policy| -> Vec<_> {
        policy.tiers.iter().map(|tier| (tier.name.clone(), tier.count)).collect()
    };
    assert_eq!(tiers(talk), tiers(&known));
    assert_eq!(talk.files[0].max_seconds, known.files[0].max_seconds);
    assert_eq!(talk.files[0].ratio, known.files[0].ratio);
    assert_eq!(talk.constraints, known.constraints);
    let advice = &proposals[6].policy;
    let known = fixtures::policy("2019-07-jianyan");
    assert_eq!(advice.schedule.deadline, known.schedule.deadline);
    assert_eq!(advice.quotas[0].min, 1);
    let essays = &proposals[7].policy;
    let known = fixtures::policy("2019-08-zhengwen");
    let text = |policy: &Policy| policy.text.clone().map(|text| (text.limit, text.styles));
    assert_eq!(text(essays), text(&known));
    let mins: Vec<u32> = essays.quotas.iter().map(|quota| quota.min).collect();
    assert_eq!(mins, [2, 2, 1]);
    assert_eq!(essays.quotas[0].kinds, [UnitKind::from("区、县市卫生健康局")]);
}

#[test]
fn quotas_are_read_with_what_is_kept_and_what_one_person_may() {
    let shows = &propose(&paper(SERIES), 2026)[8];
    let known = fixtures::policy("2019-09-shuhua-sheying");
    let numbers = |policy: &Policy| -> Vec<_> {
        let kept = |quota: &crate::campaign::policy::Quota| {
            quota.subs.iter().map(|sub| sub.min).collect::<Vec<_>>()
        };
        let quotas = policy.quotas.iter();
        quotas.map(|quota| (quota.max, quota.per_person, kept(quota))).collect()
    };
    assert_eq!(numbers(&shows.policy), numbers(&known));
    assert_eq!(shows.policy.quotas[2].kinds, [], "其他单位: those that no other quota names");
    assert_eq!(shows.policy.files[0].min_long_side, Some(3800));
    // 8月15前 is no date: it is left to a person, not guessed.
    assert_eq!(shows.policy.schedule.deadline, None);
    assert!(shows.sentences(Part::Quotas)[0].contains("限送作品6幅"));
}

#[test]
fn a_paper_that_calls_for_nothing_proposes_no_dates_quotas_or_awards() {
    let [proposal] = &propose(&paper(PLAN), 2026)[..] else { panic!("one") };
    let policy = &proposal.policy;
    assert!(policy.schedule.deadline.is_none() && policy.tiers.is_empty());
    assert!(policy.quotas.is_empty() && policy.organiser_award.is_none(), "{policy:?}");
}

#[test]
fn sentences_of_other_notices_are_read_too() {
    let at = of("请于2026年4月10日17时30分前将材料报送至秘书处。");
    let deadline = at.schedule.deadline.unwrap();
    assert_eq!(deadline.to_string(), "2026年4月10日17时30分");
    let day = of("报送截止时间为4月10日24时。").schedule;
    let day = day.deadline.unwrap();
    assert_eq!((day.shown.to_string().as_str(), day.at), ("2026-04-10", None));
    assert_eq!(of("活动应开展2年以上。").eligibility.running_months, Some(24));
    assert_eq!(of("活动应开展三个月以上。").eligibility.running_months, Some(3));
    assert_eq!(of("拟推选名单公示5个工作日。").public_notice_days, Some(5));
    let tiers = of("评选出典型案例30个、优秀案例100个，每单位最多入选1个。");
    let counts: Vec<_> = tiers.tiers.iter().map(|tier| (tier.name.as_str(), tier.count)).collect();
    assert_eq!(counts, [("典型案例", TierCount::Exact(30)), ("优秀案例", TierCount::Exact(100))]);
    assert_eq!(tiers.constraints.per_unit, Some(1));
    assert_eq!(of("评选优秀组织单位10家。").organiser_award.unwrap().count, 10);
    assert_eq!(of("每个单位限报案例2个。").quotas[0].max, Some(2));
    let only = of("由推荐单位汇总后择优推荐给组委会。").eligibility.routes;
    assert!(only.recommender && !only.direct);
}

#[test]
fn every_part_has_its_own_name() {
    let mut names: Vec<&str> = Part::ALL.iter().map(|part| part.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Part::ALL.len());
    assert!(Part::ALL.is_sorted());
}

/// What a proposal quotes stands in the notice, blanks aside.
fn assert_quotes(paper: &Paper, proposal: &Proposal) {
    let text = squeeze(&paper.plain_text());
    for sentence in proposal.readings.iter().flat_map(|reading| &reading.sentences) {
        assert!(text.contains(&squeeze(sentence)), "{sentence}");
    }
}

#[test]
fn what_is_quoted_stands_in_the_notice() {
    for source in [YDYP, SERIES, PLAN] {
        let paper = paper(source);
        for proposal in propose(&paper, 2026) {
            assert_quotes(&paper, &proposal);
        }
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read(
        words in proptest::collection::vec(prop_oneof![
            Just("一、活动内容\n"), Just("（一）比赛\n"), Just("1.主要内容："), Just("参加对象："),
            Just("限送"), Just("6幅"), Just("（"), Just("）"), Just("，"), Just("。"), Just("、"),
            Just("请于8月1日前报送"), Just("截止"), Just("标题"), Just("二号"), Just("每人限报1幅"),
            Just("“a+b”"), Just("命名"), Just("99999999999个"), Just("图片1~2张"), Just("\n"),
        ], 0..40),
    ) {
        let paper = paper(&words.concat());
        let proposals = propose(&paper, 2026);
        prop_assert!(!proposals.is_empty());
        for proposal in &proposals {
            assert_quotes(&paper, proposal);
        }
    }
}
