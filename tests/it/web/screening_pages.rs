//! 形式审查: the list of received cases with its filters, page by page.

use fawen_domain::{
    account::{Role, Scope},
    campaign::policy::Channel,
    entry::{CaseContent, EntryCommand, EntryTerms, UnitEntry},
    ids::{CaseId, UnitId},
    unit::{RegionCode, Unit},
};
use serde_json::json;

use super::{
    House, NOON, Visitor,
    collecting::{self, CAMPAIGN},
};

#[tokio::test]
async fn the_list_of_received_cases_goes_on_page_by_page_within_its_filters() {
    let house = House::open(NOON).await;
    collecting::open(&house).await;
    for number in 0..60 {
        received(&house, number).await;
    }
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let campaign = Scope::Campaign(CAMPAIGN.into());
    let office = Visitor::sign_in(&house, "office", &[(Role::Reviewer, campaign)]).await;
    let cases = |html: &str| html.matches("href=\"/screening/2026-ydyp/unit").count();
    let first = office.page("/screening/2026-ydyp?region=33&standing=received").await;
    assert_eq!(cases(&first), 50);
    let later = first.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let later = later.split('"').next().unwrap().replace("&amp;", "&");
    assert!(later.contains("region=33") && later.contains("standing=received"), "{later}");
    let second = office.page(&later).await;
    assert_eq!(cases(&second), 10);
    assert!(second.contains("rel=\"prev\"") && !second.contains("rel=\"next\""));
    // What is typed into a filter is data.
    let sql = "%27%20OR%20%271%27=%271";
    for query in [format!("words={sql}"), format!("region={sql}"), format!("kind={sql}")] {
        let found = office.page(&format!("/screening/2026-ydyp?{query}")).await;
        assert_eq!(cases(&found), 0, "{query}");
    }
    assert!(office.page("/").await.contains("待审查60件"));
    house.close().await;
}

/// A case of a unit of its own that came by mail, as the office enters what comes on paper.
async fn received(house: &House, number: u32) {
    let id = UnitId::new(format!("unit{number:02}"));
    let case = CaseId::new(format!("{id}.1"));
    let mut policy = collecting::policy();
    policy.intake.channels.clear();
    let unit = Unit {
        name: format!("第{number}医院"),
        kind: "公立医院".into(),
        region: RegionCode(33),
        recommender: None,
        id: id.clone(),
    };
    let terms = Box::new(EntryTerms::for_kind(&policy, &unit.kind));
    let content: CaseContent = serde_json::from_value(json!({
        "category": "tese-pinpai", "title": format!("第{number}号品牌"),
    }))
    .unwrap();
    let commands = [
        EntryCommand::Open { campaign: CAMPAIGN.into(), unit, terms },
        EntryCommand::DraftCase { case: case.clone(), content: Box::new(content) },
        EntryCommand::Submit {
            case,
            channel: Channel::Mail,
            received_at: house.app.clock.now(),
            deadline: None,
        },
    ];
    for (step, command) in commands.into_iter().enumerate() {
        let envelope = house.envelope(&format!("received-{number}-{step}"));
        let stream = format!("{CAMPAIGN}/{id}");
        house.app.store.execute::<UnitEntry>(&stream, command, &envelope).await.unwrap();
    }
}
