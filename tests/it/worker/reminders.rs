//! What waits is called to mind: once, to whom it concerns, until it is taken.

use std::sync::{Arc, Mutex};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use fawen_accounts::Accounts;
use fawen_domain::{
    account::{Grant, Holder, Role, Scope},
    document::DocumentCommand,
    entry::{CorrectionItem, EntryCommand},
};
use fawen_worker::reminders::{Courier, Posted, post_due, remind};
use jiff::{Timestamp, civil::date};
use serde_json::Value;

use crate::{
    office::{
        Act, CAMPAIGN, ISSUER, Office, Outcome, Step, drafted, founding, small_campaign, step,
    },
    store::given::{Bed, on_both_engines},
};

/// Who takes messages: a server of its own.
#[derive(Clone, Default)]
struct Post {
    taken: Arc<Mutex<Vec<(HeaderMap, Value)>>>,
    /// How often it refuses before it takes anything.
    refusals: Arc<Mutex<u32>>,
}

impl Post {
    async fn open() -> (Self, Courier) {
        let post = Self::default();
        let router = Router::new().route("/", post_route()).with_state(post.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (post, Courier::new(&url, Some("shown-to-the-post".into())).unwrap())
    }

    fn messages(&self) -> Vec<Value> {
        self.taken.lock().unwrap().iter().map(|(_, message)| message.clone()).collect()
    }
}

fn post_route() -> axum::routing::MethodRouter<Post> {
    post(async |State(post): State<Post>, headers: HeaderMap, Json(message): Json<Value>| {
        let mut refusals = post.refusals.lock().unwrap();
        if *refusals > 0 {
            *refusals -= 1;
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        post.taken.lock().unwrap().push((headers, message));
        StatusCode::ACCEPTED
    })
}

fn at(moment: &str) -> Timestamp {
    format!("{moment}:00+08:00").parse().unwrap()
}

async fn person(office: &Office, name: &str, role: Role, scope: Scope) {
    let holder =
        Holder {
            account: name.into(), name: format!("用户{name}"), organisation: "办公室".into()
        };
    let envelope = Office::envelope(&format!("open-{name}"), "2022-10-01T09:00");
    let grant = [Grant { role, scope }];
    Accounts::new(office.store.clone()).open(holder, &grant, &envelope).await.unwrap();
}

async fn a_paper_that_waits_is_called_to_mind_of_those_who_take_the_next_step(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play(founding()).await;
    let issuer = || Scope::Issuer(ISSUER.into());
    person(&office, "reviewer", Role::Reviewer, issuer()).await;
    person(&office, "signer", Role::Signer, issuer()).await;
    person(&office, "elsewhere", Role::Reviewer, Scope::Issuer("other".into())).await;
    office.play([drafted("paper", date(2022, 10, 8))]).await;
    let submit = Act::Document("paper".into(), DocumentCommand::Submit);
    office.play_settling([step("2022-10-08T09:00", submit)]).await;
    let (post, courier) = Post::open().await;
    let store = &office.store;

    assert_eq!(remind(store, at("2022-10-11T08:59")).await.unwrap(), 0, "not yet three days");
    assert_eq!(remind(store, at("2022-10-11T09:00")).await.unwrap(), 1);
    assert_eq!(remind(store, at("2022-10-12T09:00")).await.unwrap(), 0, "once only");
    let taken = post_due(store, &courier, at("2022-10-12T09:00")).await.unwrap();
    assert_eq!(taken, Posted { taken: 1, failed: 0 });
    assert_eq!(post_due(store, &courier, at("2022-10-12T09:01")).await.unwrap(), Posted::default());
    let messages = post.messages();
    let message = &messages[0];
    assert!(message["text"].as_str().unwrap().contains("已等待办理3天（审核）"), "{message}");
    assert_eq!(message["page"], "/documents/paper");
    let to: Vec<_> = message["to"].as_array().unwrap().iter().map(|who| &who["account"]).collect();
    assert_eq!(to, ["reviewer"]);
    let headers = post.taken.lock().unwrap()[0].0.clone();
    assert_eq!(headers["authorization"], "Bearer shown-to-the-post");
    assert_eq!(headers["idempotency-key"], message["id"].as_str().unwrap());

    assert_eq!(remind(store, at("2022-10-14T09:00")).await.unwrap(), 1, "again after three more");
    let approve = DocumentCommand::Approve { opinion: "拟同意".into() };
    let approve = step("2022-10-14T10:00", Act::Document("paper".into(), approve));
    office.play_settling([approve]).await;
    assert_eq!(remind(&office.store, at("2022-10-15T09:00")).await.unwrap(), 0, "it moved on");
}

async fn what_is_not_taken_is_tried_again_after_a_pause(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play(founding()).await;
    office.play_settling([drafted("paper", date(2022, 10, 8))]).await;
    let (post, courier) = Post::open().await;
    *post.refusals.lock().unwrap() = 2;
    let store = &office.store;
    remind(store, at("2022-10-12T09:00")).await.unwrap();
    for (moment, taken, failed) in [
        ("2022-10-12T09:00", 0, 1),
        ("2022-10-12T09:00", 0, 0),
        ("2022-10-12T09:01", 0, 1),
        ("2022-10-12T09:02", 0, 0),
        ("2022-10-12T09:03", 1, 0),
        ("2022-10-12T09:30", 0, 0),
    ] {
        let posted = post_due(store, &courier, at(moment)).await.unwrap();
        assert_eq!(posted, Posted { taken, failed }, "{moment}");
    }
    assert_eq!(post.messages().len(), 1);
}

/// The steps until a unit has handed in, and one that has not.
fn collecting() -> Vec<Step> {
    let steps = small_campaign(Outcome::Plain);
    let submits = |step: &Step| matches!(&step.act, Act::Entry(_, EntryCommand::Submit { .. }));
    let last = steps.iter().rposition(submits).unwrap();
    steps.into_iter().take(last).collect()
}

async fn units_with_drafts_are_told_of_the_deadline_and_of_corrections(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(collecting()).await;
    let store = office.store.clone();
    let campaigns = fawen_views::Campaigns::list(&store).await.unwrap();
    let deadline = campaigns[0].deadline.as_ref().unwrap().hard();
    let days = |days: i64| deadline - jiff::SignedDuration::from_hours(days * 24);
    assert_eq!(remind(&store, days(8)).await.unwrap(), 0);
    for near in [7, 3, 1] {
        assert_eq!(remind(&store, days(near)).await.unwrap(), 1, "{near}");
        assert_eq!(remind(&store, days(near)).await.unwrap(), 0, "{near}");
    }
    let (post, courier) = Post::open().await;
    post_due(&store, &courier, days(1)).await.unwrap();
    let messages = post.messages();
    assert_eq!(messages.len(), 3);
    let text = messages[0]["text"].as_str().unwrap();
    assert!(text.contains("截止，贵单位还有1件案例没有报送"), "{text}");

    let row = fawen_views::Cases::of_campaign(&store, &CAMPAIGN.into()).await.unwrap().remove(0);
    let items = vec![CorrectionItem { rule: "title".into(), what: "题目写全".into() }];
    let back =
        EntryCommand::ReturnForCorrection { case: row.case, items, until: date(2022, 10, 28) };
    let entry = format!("{CAMPAIGN}/{}", row.unit);
    office.play_settling([step("2022-10-21T09:00", Act::Entry(entry, back))]).await;
    assert_eq!(remind(&store, at("2022-10-26T12:00")).await.unwrap(), 0, "more than two days");
    let before = post.messages().len();
    assert_eq!(remind(&store, at("2022-10-27T12:00")).await.unwrap(), 1);
    post_due(&store, &courier, at("2022-10-27T12:00")).await.unwrap();
    let texts = post.messages().split_off(before);
    assert!(texts.iter().any(|one| one["text"].as_str().unwrap().contains("10月28日前补正")));
}

on_both_engines!(
    a_paper_that_waits_is_called_to_mind_of_those_who_take_the_next_step,
    what_is_not_taken_is_tried_again_after_a_pause,
    units_with_drafts_are_told_of_the_deadline_and_of_corrections,
);

#[test]
fn what_is_no_address_is_refused() {
    for wrong in ["", "ftp://x", "短信平台"] {
        let refused = Courier::new(wrong, None).unwrap_err().to_string();
        assert!(refused.contains("http://"), "{refused}");
    }
}
