use proptest::prelude::*;

use super::*;

/// Any command, roughly.
fn command(kind: u8, n: i8) -> CampaignCommand {
    let day = date(2022, 11, 1).saturating_add(jiff::Span::new().days(n));
    match kind {
        0 => plan_with(ydyp()),
        1 => open("notice"),
        2 => extend(day, "延期"),
        3 => CampaignCommand::Close,
        4 => report("bulletin"),
        5 => CampaignCommand::Archive,
        6 => start("征集"),
        7 => end("征集"),
        _ => cancel("疫情"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_deadline_only_moves_later_and_a_bulletin_follows_closing(
        steps in prop::collection::vec((0_u8..9, -5_i8..40, 0_i64..80), 0..30),
    ) {
        let mut campaign = Campaign::default();
        let mut latest = None;
        for (kind, n, day) in steps {
            let mut context = context("2022-10-01T09:00:00+08:00");
            context.at += jiff::SignedDuration::from_hours(24 * day);
            for event in campaign.decide(command(kind, n), &context).unwrap_or_default() {
                campaign = campaign.evolve(&event);
            }
            let hard = campaign.deadline().map(Deadline::hard);
            prop_assert!(hard >= latest);
            latest = hard;
            prop_assert!(campaign.bulletin().is_none() || *campaign.stage() != Stage::Open);
        }
    }
}
