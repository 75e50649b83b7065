//! The clock closes campaigns.

use fawen_domain::{
    calendar::Deadline,
    campaign::{CampaignCommand, Stage},
    ids::CampaignId,
};
use jiff::civil::date;

use crate::office::{
    Act, CAMPAIGN, Office, drafted, issued, notice_and_campaign, planned, rechecked, step,
};

/// The campaign is open until the end of 31 October.
async fn office() -> Office {
    let mut office = Office::founded().await;
    office.play_settling(notice_and_campaign()).await;
    office
}

/// What the clock closes at this moment.
async fn closed_at(office: &Office, at: &str) -> Vec<CampaignId> {
    let context = Office::envelope("clock", at).context;
    fawen_worker::close_due(&office.store, &context).await.unwrap()
}

#[tokio::test]
async fn a_deadline_closes_once() {
    let office = office().await;
    assert_eq!(closed_at(&office, "2022-11-01T00:01").await, [CampaignId::from(CAMPAIGN)]);
    assert_eq!(*office.campaign(CAMPAIGN).await.stage(), Stage::Closed);
    let events = office.log().await.len();
    assert!(closed_at(&office, "2022-11-01T00:02").await.is_empty());
    assert!(closed_at(&office, "2023-01-01T00:00").await.is_empty());
    assert_eq!(office.log().await.len(), events);
}

#[tokio::test]
async fn nothing_closes_up_to_the_last_instant() {
    let office = office().await;
    for at in ["2022-10-09T09:00", "2022-10-31T23:59", "2022-11-01T00:00"] {
        assert!(closed_at(&office, at).await.is_empty(), "{at}");
    }
    assert_eq!(*office.campaign(CAMPAIGN).await.stage(), Stage::Open);
}

#[tokio::test]
async fn an_extended_deadline_closes_at_the_new_one() {
    let mut office = office().await;
    let new = Deadline::on(date(2022, 11, 10));
    let extend = CampaignCommand::ExtendDeadline { new, reason: "疫情影响报送".into() };
    office.play([step("2022-10-30T09:00", Act::Campaign(CAMPAIGN, extend))]).await;
    assert!(closed_at(&office, "2022-11-01T00:01").await.is_empty());
    assert_eq!(closed_at(&office, "2022-11-11T00:01").await, [CampaignId::from(CAMPAIGN)]);
}

#[tokio::test]
async fn what_is_not_open_is_left_alone() {
    let mut office = office().await;
    office.play([planned("waiting", "another"), planned("off", "third")]).await;
    let cancel = CampaignCommand::Cancel { reason: "疫情".into() };
    office.play([step("2022-10-20T09:00", Act::Campaign("off", cancel))]).await;
    assert_eq!(closed_at(&office, "2022-12-01T09:00").await, [CampaignId::from(CAMPAIGN)]);
    assert_eq!(*office.campaign("waiting").await.stage(), Stage::Planned);
}

#[tokio::test]
async fn campaigns_of_one_notice_close_together() {
    let day = date(2022, 10, 8);
    let mut office = Office::founded().await;
    let plans = [planned("first", "notice"), planned("second", "notice"), drafted("notice", day)];
    office.play(plans).await;
    office.play(rechecked("notice", day)).await;
    office.play_settling(issued("notice", day)).await;
    assert_eq!(closed_at(&office, "2022-11-01T00:01").await.len(), 2);
}
