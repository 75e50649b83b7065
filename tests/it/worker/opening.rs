//! The issue of a notice opens its campaigns.

use fawen_domain::campaign::{Campaign, CampaignCommand, Stage};
use jiff::civil::date;

use crate::office::{Act, Office, drafted, issued, planned, rechecked, step};

/// Three campaigns, two of them for the notice, which is ready for its number.
async fn office() -> Office {
    let day = date(2022, 10, 8);
    let mut office = Office::founded().await;
    office.play([planned("first", "notice"), planned("second", "notice")]).await;
    office.play([planned("foreign", "another"), drafted("notice", day)]).await;
    office.play(rechecked("notice", day)).await;
    office
}

async fn stages(office: &Office) -> [Stage; 3] {
    let mut stages = [Stage::Planned, Stage::Planned, Stage::Planned];
    for (stage, id) in stages.iter_mut().zip(["first", "second", "foreign"]) {
        *stage = office.campaign(id).await.stage().clone();
    }
    stages
}

#[tokio::test]
async fn a_notice_opens_all_its_campaigns_and_no_other_when_it_is_issued() {
    let mut office = office().await;
    let mut steps = issued("notice", date(2022, 10, 8));
    let issue = steps.pop().unwrap();
    office.play_settling(steps).await;
    assert_eq!(stages(&office).await, [Stage::Planned, Stage::Planned, Stage::Planned]);

    office.play_settling([issue]).await;
    assert_eq!(stages(&office).await, [Stage::Open, Stage::Open, Stage::Planned]);
    let campaign = office.campaign("first").await;
    assert_eq!(campaign.number().unwrap().to_string(), "卫健政促发〔2022〕1号");
    assert_eq!(campaign.issued_on(), Some(date(2022, 10, 8)));
}

#[tokio::test]
async fn a_campaign_that_was_called_off_does_not_keep_the_others_closed() {
    let mut office = office().await;
    let cancel = CampaignCommand::Cancel { reason: "并入另一活动".into() };
    office.play([step("2022-10-01T09:00", Act::Campaign("first", cancel))]).await;
    office.play_settling(issued("notice", date(2022, 10, 8))).await;
    let cancelled = Stage::Cancelled { reason: "并入另一活动".into() };
    assert_eq!(stages(&office).await, [cancelled, Stage::Open, Stage::Planned]);
}

#[tokio::test]
async fn a_campaign_planned_later_does_not_confuse_a_repetition() {
    let mut office = office().await;
    office.play_settling(issued("notice", date(2022, 10, 8))).await;
    // It sorts before the others, whose commands are given again.
    office.play([planned("earlier", "notice")]).await;
    office.forget_reactions();
    office.settle().await;
    assert_eq!(stages(&office).await, [Stage::Open, Stage::Open, Stage::Planned]);
    let (earlier, version) = office.store.load::<Campaign>("earlier").await.unwrap();
    assert_eq!((earlier.stage(), version), (&Stage::Open, 2));
}
