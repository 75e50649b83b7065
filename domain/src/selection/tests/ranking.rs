use proptest::prelude::*;

use super::*;

fn order(ranking: &Ranking) -> Vec<&str> {
    ranking.cases.iter().map(|case| case.facts.case.as_str()).collect()
}

/// What put the second of two cases behind the first.
fn decided(inputs: &[RankedInput], votes: &BTreeMap<CaseId, u32>, seed: Option<u64>) -> Separation {
    let ranking = rank(&method(), inputs, votes, seed);
    assert_eq!(ranking.cases[0].decided_by, Separation::First);
    ranking.cases[1].decided_by.clone()
}

fn by_criterion(id: &str) -> Separation {
    Separation::Tie(TieBreak::Criterion(id.into()))
}

#[test]
fn cases_are_ranked_by_the_trimmed_mean() {
    // Of five sheets the highest and the lowest drop out: one bad sheet does no harm.
    let a = input("a", "u1", 11, &[[90; 3], [90; 3], [90; 3], [90; 3], [0; 3]]);
    let b = input("b", "u2", 11, &[[89; 3], [89; 3], [89; 3], [89; 3], [100; 3]]);
    // Of four none does.
    let c = input("c", "u3", 11, &[[95; 3], [95; 3], [95; 3], [0; 3]]);
    let ranking = rank(&method(), &[c, b, a], &no_votes(), None);
    assert_eq!(order(&ranking), ["a", "b", "c"]);
    let shown: Vec<_> = ranking.cases.iter().map(|case| case.score_shown).collect();
    assert_eq!(shown, [9000, 8900, 7125]);
    assert_eq!(ranking.cases[1].decided_by, Separation::Score);
}

#[test]
fn each_step_of_the_chain_decides_in_turn_and_says_so() {
    let votes = BTreeMap::from([("b".into(), 5), ("a".into(), 4)]);
    let pair = |a: &[[u32; 3]], b: &[[u32; 3]]| [input("a", "u1", 11, a), input("b", "u2", 11, b)];
    // 40 % innovation, 35 % effect, 25 % transfer: equal totals, unequal parts.
    let innovation = pair(&[[80, 80, 80]], &[[85, 80, 72]]);
    assert_eq!(decided(&innovation, &no_votes(), None), by_criterion("innovation"));
    // 35·80 + 25·80 = 35·85 + 25·73: innovation is level too.
    let effect = pair(&[[80, 80, 80]], &[[80, 85, 73]]);
    assert_eq!(decided(&effect, &no_votes(), None), by_criterion("effect"));
    let lower = pair(&[[80; 3], [80; 3]], &[[70; 3], [90; 3]]);
    assert_eq!(decided(&lower, &no_votes(), None), Separation::Tie(TieBreak::LowerDeviation));
    let mut voted = pair(&[[80; 3]], &[[80; 3]]);
    assert_eq!(decided(&voted, &votes, None), Separation::Tie(TieBreak::Ballot));
    assert_eq!(order(&rank(&method(), &voted, &votes, None)), ["b", "a"]);
    assert_eq!(decided(&voted, &no_votes(), Some(7)), Separation::Tie(TieBreak::Lot));
    assert_eq!(decided(&voted, &no_votes(), None), Separation::Undecided);
    voted[1].sheets[0].typical = true;
    assert_eq!(decided(&voted, &votes, None), Separation::Tie(TieBreak::MoreTypicalVotes));
}

#[test]
fn experts_are_evened_out_from_eight_sheets_on() {
    let strict = |n: u32| sheet("strict", [40 + n; 3]);
    let lenient = |n: u32| sheet("lenient", [80 + n; 3]);
    let cases = |count: u32| -> Vec<RankedInput> {
        (0..count)
            .map(|n| {
                let mut case = input(&format!("c{n}"), "u", 11, &[]);
                // The strict one likes the high numbers, the lenient one sees every other case.
                case.sheets.push(strict(n));
                if n % 2 == 0 || count > 8 {
                    case.sheets.push(lenient(n));
                }
                case
            })
            .collect()
    };
    let method = RankingMethod { normalisation: Normalisation::PerExpert, ..method() };
    let few = rank(&method, &cases(8), &no_votes(), None);
    let needed = MIN_SHEETS_TO_NORMALISE;
    assert_eq!(
        few.normalised,
        Normalised::TooFewSheets { expert: "lenient".into(), sheets: 4, needed }
    );
    let enough = rank(&method, &cases(9), &no_votes(), None);
    assert_eq!(enough.normalised, Normalised::Done);
    assert_eq!(order(&enough)[0], "c8");
    // Both experts now say the same of each case.
    assert!(enough.cases.iter().all(|case| case.spread.deviation() == 0));
    assert_eq!(
        rank(&super::method(), &cases(9), &no_votes(), None).normalised,
        Normalised::NotAsked
    );
}

#[test]
fn an_expert_who_gives_everyone_the_same_says_nothing() {
    let method = RankingMethod { normalisation: Normalisation::PerExpert, ..method() };
    let flat: Vec<_> = (0..8).map(|n| input(&format!("c{n}"), "u", 11, &[[70; 3]])).collect();
    let ranking = rank(&method, &flat, &no_votes(), None);
    assert!(ranking.cases.iter().all(|case| case.score_shown == 7000));
}

#[test]
fn a_ranking_is_recorded_with_method_seed_and_digest() {
    let events = ranked();
    let [_, SelectionEvent::RankingComputed { lot_seed, input_digest, ranking, .. }] = &events[..]
    else {
        panic!("one ranking")
    };
    assert_eq!((*lot_seed, input_digest.len(), ranking.len()), (Some(1), 32, 6));
    after(events).when(compute(inputs(), Some(1))).then_nothing();
}

#[test]
fn all_faults_of_the_cases_are_named_at_once() {
    let mut doubled = with_points("a", "u1", 11, 90);
    doubled.sheets.push(sheet("e1", [90; 3]));
    let bad = vec![doubled, input("a", "u2", 11, &[]), with_points("b", "u3", 11, 101)];
    let SelectionError::InputsFaulty { findings } = refusal(&opened(), JANUARY, compute(bad, None))
    else {
        panic!("the cases are refused")
    };
    assert_eq!(
        messages(&findings)[..4],
        [
            "评委“e1”有两份评分表",
            "列入了两次",
            "没有有效评分表，请补评或不列入排序",
            "“创新”得分101.00超过满分100.00",
        ]
    );
    let SelectionError::InputsFaulty { findings } =
        refusal(&opened(), JANUARY, compute(vec![], None))
    else {
        panic!("no cases are refused")
    };
    assert_eq!(messages(&findings), ["没有可排序的案例"]);
}

/// Sheets as points and vote, region, unit.
type SomeCase = (Vec<([u32; 3], bool)>, u8, usize);

/// Cases with few different scores, so that ties abound.
fn some_inputs() -> impl Strategy<Value = Vec<RankedInput>> {
    let sheets = prop::collection::vec(([70_u32..73, 70..73, 70..73], any::<bool>()), 1..7);
    prop::collection::vec((sheets, 11_u8..14, 0_usize..9), 1..25).prop_map(|cases| {
        let case = |(n, (sheets, region, unit)): (usize, SomeCase)| {
            let points: Vec<_> = sheets.iter().map(|(points, _)| *points).collect();
            let mut input = input(&format!("c{n:02}"), &format!("u{unit}"), region, &points);
            if unit % 3 == 0 {
                input = themed(input, "抗疫");
            }
            for (sheet, (_, typical)) in input.sheets.iter_mut().zip(sheets) {
                sheet.typical = typical;
            }
            input
        };
        cases.into_iter().enumerate().map(case).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_order_of_cases_sheets_or_names_of_experts_matters(
        inputs in some_inputs(), seed in any::<u64>(),
    ) {
        let ranking = rank(&method(), &inputs, &no_votes(), Some(seed));
        let mut shuffled = inputs;
        let mut lot = crate::lot::Lot::new(seed);
        lot.shuffle(&mut shuffled);
        for input in &mut shuffled {
            lot.shuffle(&mut input.sheets);
            for sheet in &mut input.sheets {
                sheet.expert = format!("又{}", sheet.expert).as_str().into();
            }
        }
        prop_assert_eq!(&ranking, &rank(&method(), &shuffled, &no_votes(), Some(seed)));
    }

    #[test]
    fn with_a_seed_every_place_is_decided(inputs in some_inputs(), seed in any::<u64>()) {
        let ranking = rank(&method(), &inputs, &no_votes(), Some(seed));
        prop_assert!(ranking.cases.iter().all(|case| case.decided_by != Separation::Undecided));
        prop_assert!(ranking.cases.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn tiers_keep_counts_and_constraints(
        inputs in some_inputs(), first in 1_u32..5, second in 1_u32..9, cap in 1_u32..4,
    ) {
        let ranking = rank(&method(), &inputs, &no_votes(), Some(1));
        let mut typical = tier("typical", "典型案例", first);
        typical.region_cap = Some(cap);
        typical.themes = vec![ThemeMinimum { theme: "抗疫".into(), count: 1 }];
        let tiers = vec![typical, tier("excellent", "优秀案例", second)];
        let policy = TierPolicy { tiers, one_per_unit: true };
        let proposal = propose(&ranking.cases, &policy, &[].into());
        let mut units = std::collections::BTreeSet::new();
        let mut regions: BTreeMap<RegionCode, u32> = BTreeMap::new();
        for (list, rule) in proposal.tiers.iter().zip(&policy.tiers) {
            let short = proposal.shortfalls.iter().any(|s| matches!(
                s, Shortfall::Cases { tier, .. } if *tier == rule.id
            ));
            prop_assert_eq!(list.cases.len() < rule.count as usize, short);
            prop_assert!(list.cases.len() <= rule.count as usize);
            for case in &list.cases {
                let facts = &inputs.iter().find(|i| i.facts.case == *case).unwrap().facts;
                prop_assert!(units.insert(facts.unit.clone()), "one award a unit");
                if rule.region_cap.is_some() {
                    *regions.entry(facts.region).or_default() += 1;
                }
            }
        }
        prop_assert!(regions.values().all(|n| *n <= cap));
        let themed = proposal.tiers[0].cases.iter().filter(|case| {
            inputs.iter().any(|i| i.facts.case == **case && !i.facts.themes.is_empty())
        });
        let missing = proposal.shortfalls.iter().any(|s| matches!(s, Shortfall::Theme { .. }));
        prop_assert_eq!(themed.count() == 0, missing);
        for displacement in &proposal.displacements {
            let in_it = proposal.tier_of(&displacement.case) == Some(&displacement.tier);
            prop_assert!(!in_it, "who is displaced is not in the tier");
        }
    }
}
