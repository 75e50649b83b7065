//! A concluded selection drafts its bulletin, the issued bulletin publishes the selection.

use fawen_domain::{
    campaign::{BulletinPlan, CampaignCommand},
    document::{DocumentCommand, Stage},
    paper::{Block, DocumentKind, Paper},
};
use fawen_views::Documents;
use jiff::civil::date;

use crate::office::{
    Act, BULLETIN, CAMPAIGN, DERIVED, Office, Outcome, bulletin_plan, founding, issued,
    notice_and_campaign, organisers, rechecked, reviewed, selected, step, until_registered,
};

/// A campaign whose cases are reviewed.
async fn office() -> Office {
    let mut office = Office::new();
    office.play(founding()).await;
    office.play_settling(notice_and_campaign()).await;
    office.play(reviewed()).await;
    office
}

/// The text of the bulletin, with its annexes.
async fn text(office: &Office) -> String {
    office.document(BULLETIN).await.draft().unwrap().paper.plain_text()
}

/// The selection drafts the bulletin by its last step, and not before.
async fn drafts_at_the_end(outcome: Outcome) -> Office {
    let mut office = office().await;
    let mut steps = selected(outcome);
    let last = steps.pop().unwrap();
    office.play_settling(steps).await;
    assert_eq!(office.document(BULLETIN).await.stage(), Stage::Absent, "{outcome:?}");
    office.play([last]).await;
    let before = office.store.last_position().await.unwrap();
    office.settle().await;

    let document = office.document(BULLETIN).await;
    assert_eq!(document.stage(), Stage::Drafting, "{outcome:?}");
    let draft = document.draft().unwrap();
    assert_eq!(draft.concerns, [CAMPAIGN.into()]);
    assert_eq!(draft.refers_to, Some("notice".into()));
    assert_eq!(draft.figures_from, Some(before.get()), "the figures say from where they are");
    let template = draft.template.as_deref().unwrap();
    assert!(template.starts_with("results-bulletin@1 sha256:"), "{template}");
    assert_eq!(draft.paper.kind, DocumentKind::Bulletin);
    let text = draft.paper.plain_text();
    for words in ["卫健政促发〔2022〕1号", "3篇", "北京协和医院的品牌", "浙江医院的品牌"]
    {
        assert!(text.contains(words), "{outcome:?}: {words} in {text}");
    }
    assert!(!text.contains("江苏省人民医院"));
    office
}

#[tokio::test]
async fn after_the_public_notice_where_there_is_one() {
    let office = drafts_at_the_end(Outcome::Shown).await;
    assert!(text(&office).await.contains("浙江省促进会"));
}

#[tokio::test]
async fn after_the_organisers_where_nothing_is_shown_first() {
    let office = drafts_at_the_end(Outcome::WithOrganisers).await;
    assert!(text(&office).await.contains("浙江省促进会"));
}

#[tokio::test]
async fn after_the_tiers_where_no_organiser_is_awarded() {
    let office = drafts_at_the_end(Outcome::Plain).await;
    assert!(!text(&office).await.contains("促进会关于优秀组织单位"));
}

#[tokio::test]
async fn a_plan_that_comes_late_drafts_at_once() {
    let mut steps = notice_and_campaign();
    let plan = steps.pop().unwrap();
    let mut office = Office::new();
    office.play(founding()).await;
    office.play_settling(steps).await;
    office.play(reviewed()).await;
    office.play_settling(selected(Outcome::Shown)).await;
    assert_eq!(office.document(BULLETIN).await.stage(), Stage::Absent);
    office.play_settling([plan]).await;
    assert_eq!(office.document(BULLETIN).await.stage(), Stage::Drafting);
}

#[tokio::test]
async fn without_a_plan_nothing_is_drafted() {
    let mut steps = notice_and_campaign();
    steps.pop();
    let mut office = Office::new();
    office.play(founding()).await;
    office.play_settling(steps).await;
    office.play(reviewed()).await;
    office.play_settling(selected(Outcome::Plain)).await;
    let documents = Documents::list(&office.store).await.unwrap();
    assert_eq!(documents.len(), 1, "{documents:?}");
}

#[tokio::test]
async fn a_draft_follows_outcome_and_plan_until_people_have_it() {
    let mut office = drafts_at_the_end(Outcome::WithOrganisers).await;
    let others = organisers(&[("北京市促进会", 0), ("浙江省健康促进会", 33)]);
    office.play_settling([step(DERIVED, Act::Select(others))]).await;
    assert!(text(&office).await.contains("浙江省健康促进会"));

    let replanned = |award: &str| {
        let mut plan = bulletin_plan();
        plan.wording.insert("organiser_award".into(), award.into());
        let command = CampaignCommand::PlanBulletin { plan: Box::new(plan) };
        step("2023-02-20T08:00", Act::Campaign(CAMPAIGN, command))
    };
    office.play_settling([replanned("组织奖")]).await;
    assert!(text(&office).await.contains("组织奖"));

    office.play_settling(rechecked(BULLETIN, date(2023, 2, 20))).await;
    let before = office.document(BULLETIN).await;
    office.play_settling([replanned("优秀组织奖")]).await;
    assert_eq!(office.document(BULLETIN).await, before);
}

#[tokio::test]
async fn what_people_changed_in_the_draft_stays() {
    let mut office = drafts_at_the_end(Outcome::Shown).await;
    let own = office.document(BULLETIN).await.draft().unwrap().clone();
    let mut body = own.paper.body.clone();
    body.push(Block::Paragraph("特此通报。".into()));
    let paper = Box::new(Paper { body, ..own.paper });
    let revise = DocumentCommand::Revise { paper, figures_from: own.figures_from, wording: vec![] };
    let revise = step("2023-02-14T09:00", Act::Document(BULLETIN.into(), revise));
    office.play_settling([revise]).await;
    let events = office.log().await.len();
    office = office.restart();
    office.settle().await;
    assert!(text(&office).await.contains("特此通报。"));
    assert_eq!(office.log().await.len(), events);
}

#[tokio::test]
async fn a_plan_with_a_wrong_template_is_an_alarm_until_it_is_mended() {
    let mut office = office().await;
    let plan = |template: &str| {
        let plan = BulletinPlan { template: template.into(), ..bulletin_plan() };
        let command = CampaignCommand::PlanBulletin { plan: Box::new(plan) };
        step("2023-01-04T09:00", Act::Campaign(CAMPAIGN, command))
    };
    office.play_settling([plan("no-such-template")]).await;
    office.play(selected(Outcome::Plain)).await;
    office.play(until_registered("other", date(2023, 1, 6))).await;
    let discard = DocumentCommand::Discard { reason: "误".into() };
    office.play([step("2023-01-06T14:00", Act::Document("other".into(), discard))]).await;
    office.settle().await;
    let set_aside = office.store.set_aside(None).await.unwrap();
    let [alarm] = set_aside.as_slice() else { panic!("one alarm, not {set_aside:?}") };
    assert_eq!((alarm.consumer.as_str(), alarm.tries), ("draft-bulletin", 1));
    assert_eq!(alarm.error.as_deref(), Some("没有“no-such-template”这个公文模板"));
    // The others go on: the discarded document has given up its number.
    assert_eq!(office.ledger(2023).await.number_of(&"other".into()), None);
    office.play_settling([plan("results-bulletin")]).await;
    assert_eq!(office.document(BULLETIN).await.stage(), Stage::Drafting);
    // The alarm stays until somebody has it tried again; the draft does not change by that.
    let drafted = office.document(BULLETIN).await;
    let retried = fawen_worker::retry(&office.store, None, None).await.unwrap();
    assert_eq!(retried.iter().map(|(_, retried)| retried.taken).sum::<u64>(), 1);
    assert!(office.store.set_aside(None).await.unwrap().is_empty());
    assert_eq!(office.document(BULLETIN).await, drafted);
}

#[tokio::test]
async fn the_issued_bulletin_publishes_the_selection_and_is_reported() {
    let mut office = drafts_at_the_end(Outcome::Shown).await;
    let day = date(2023, 2, 20);
    office.play_settling(rechecked(BULLETIN, day)).await;
    let mut steps = issued(BULLETIN, day);
    let issue = steps.pop().unwrap();
    office.play_settling(steps).await;
    assert_eq!(office.selection().await.bulletin(), None);
    assert_eq!(office.campaign(CAMPAIGN).await.bulletin(), None);

    office.play_settling([issue]).await;
    assert_eq!(office.selection().await.bulletin(), Some(&BULLETIN.into()));
    assert_eq!(office.campaign(CAMPAIGN).await.bulletin(), Some(&BULLETIN.into()));
    let number = office.document(BULLETIN).await.registration().unwrap().number.to_string();
    assert_eq!(number, "卫健政促发〔2023〕1号");
}
