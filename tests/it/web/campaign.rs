//! A small campaign through the API alone, in every role: from the draft of its notice to the issue of its bulletin,
//! and what an auditor reads of it.

use fawen_domain::account::{Role, Scope};
use serde_json::{Value, json};

use super::{
    Caller, House, NOON, Office,
    office::{CODE, ISSUER},
};
use crate::store::given::{Bed, on_both_engines};

pub(super) const CAMPAIGN: &str = "/api/campaigns/2026-ydyp";
const UNITS: [(&str, &str, &str); 2] =
    [("xiehe", "北京协和医院", "00"), ("zhejiang", "浙江医院", "33")];
const EXPERTS: [&str; 3] = ["expert-a", "expert-b", "expert-c"];

fn policy() -> Value {
    json!({
        "name": "特色品牌案例征集活动",
        "categories": [{"id": "case", "name": "案例"}],
        "eligibility": {"open": true, "routes": {"direct": true, "recommender": true}},
        "quotas": [{"kinds": [], "max": 2}],
        "form": [],
        "schedule": {
            "phases": [{
                "name": "征集", "purpose": "collecting", "words": "3月至4月",
                "from": "2026-03-02", "to": "2026-04-10",
            }],
            "deadline": {"shown": "2026-04-10"},
        },
        "tiers": [
            {"id": "typical", "name": "典型案例", "count": {"exact": 1}},
            {"id": "excellent", "name": "优秀案例", "count": {"exact": 1}},
        ],
        "organiser_award": {
            "name": "优秀组织单位", "count": 1, "measures": ["awards", "submissions"],
            "national_units_count": false,
        },
        "public_notice_days": 5,
    })
}

fn rubric() -> Value {
    json!([{"id": "effect", "name": "实效", "weight": 10000, "max": 10000}])
}

async fn entrant(house: &House, unit: &str) -> Caller {
    house.caller(&format!("of-{unit}"), &[(Role::Entrant, Scope::Unit(unit.into()))]).await
}

async fn a_campaign_is_run_through_the_api_alone(bed: Bed) {
    let house = House::over(bed.store.clone(), NOON).await;
    let office = play(&house).await;
    replay(&office).await;
    house.close().await;
}

/// Runs the campaign, from the draft of its notice to the issue of its bulletin.
pub(super) async fn play(house: &House) -> Office {
    let office = Office::found(house).await;
    open(house, &office).await;
    let entrants = enter(house, &office).await;
    screen(house, &office, &entrants).await;
    review(house, &office).await;
    select(house, &office).await;
    report(house, &office).await;
    office
}

/// The notice is drafted, reviewed, signed, numbered, issued; by that the campaign opens.
pub(super) async fn open(house: &House, office: &Office) {
    let plan = json!({
        "campaign": "2026-ydyp", "notice": "notice", "issuer": ISSUER, "policy": policy(),
    });
    office.drafter.post("/api/campaigns", plan).await.ok();
    office.draft("notice").await;
    // Early entries are refused: the campaign opens by its notice.
    office.sign("notice").await;
    office.issue("notice").await;
    house.work().await;
    let campaign = office.auditor.get(CAMPAIGN).await.ok();
    assert_eq!(
        (&campaign["stage"], &campaign["number"]),
        (&json!("征集中"), &json!("卫健政促发〔2026〕10号"))
    );
    office.registrar.post("/api/documents/notice/publish", json!({"channel": "网站"})).await.ok();
}

/// Two units write and submit; one corrects what it was asked to.
pub(super) async fn enter(house: &House, office: &Office) -> Vec<Caller> {
    house.set_clock("2026-03-20T09:00:00+08:00");
    let phase = json!({"phase": "征集"});
    office.drafter.post(&format!("{CAMPAIGN}/start-phase"), phase).await.ok();
    let mut entrants = Vec::new();
    for (unit, name, region) in UNITS {
        let entrant = entrant(house, unit).await;
        let entry = json!({"unit": unit, "name": name, "kind": "公立医院", "region": region});
        entrant.post(&format!("{CAMPAIGN}/entries"), entry).await.ok();
        let case = json!({
            "case": "1",
            "content": {
                "category": "case", "title": format!("{name}的品牌"),
                "authors": [{"name": "张三丰", "contact": "13800000000"}],
                "fields": {"活动简介": format!("{name}张三丰组织开展"), "联系人": "张三丰"},
            },
        });
        let cases = format!("{CAMPAIGN}/entries/{unit}/cases");
        entrant.post(&cases, case).await.ok();
        let receipt = entrant.post(&format!("{cases}/{unit}.1/submit"), Value::Null).await.ok();
        assert_eq!(receipt["in_grace"], false);
        entrants.push(entrant);
    }
    let of_first = format!("{CAMPAIGN}/entries/xiehe");
    // A unit sees its own entry and no other.
    entrants[0].get(&of_first).await.ok();
    entrants[1].get(&of_first).await.refused(404);
    let case = format!("{of_first}/cases/xiehe.1");
    let order =
        json!({"items": [{"rule": "entry-title", "what": "题目写全"}], "until": "2026-03-30"});
    office.reviewer.post(&format!("{case}/return"), order).await.ok();
    let seen = entrants[0].get(&of_first).await.ok();
    assert_eq!(seen["cases"][0]["corrections"][0]["what"], "题目写全");
    let mut text = seen["cases"][0]["content"].clone();
    text["title"] = json!("北京协和医院的特色品牌");
    let version = seen["version"].as_u64().unwrap();
    entrants[0].put(&case, version - 1, text.clone()).await.refused(412);
    entrants[0].put(&case, version, text).await.ok();
    entrants[0].post(&format!("{case}/correct"), Value::Null).await.ok();
    entrants
}

/// The deadline passes, the cases pass the screening.
pub(super) async fn screen(house: &House, office: &Office, entrants: &[Caller]) {
    house.set_clock("2026-04-11T00:00:01+08:00");
    house.work().await;
    assert_eq!(office.drafter.get(CAMPAIGN).await.ok()["stage"], "已截止");
    let phase = json!({"phase": "征集"});
    office.drafter.post(&format!("{CAMPAIGN}/end-phase"), phase).await.ok();
    let late = json!({"unit": "late", "name": "晚到医院", "kind": "公立医院", "region": "11"});
    let late_comer = entrant(house, "late").await;
    late_comer.post(&format!("{CAMPAIGN}/entries"), late).await.refused(422);
    for (unit, ..) in UNITS {
        let pass = format!("{CAMPAIGN}/entries/{unit}/cases/{unit}.1/pass");
        entrants[0].post(&pass, json!({})).await.refused(403);
        office.reviewer.post(&pass, json!({})).await.ok();
    }
    house.work().await;
    let progress = office.drafter.get(&format!("{CAMPAIGN}/progress")).await.ok();
    assert_eq!((progress["cases"].as_u64(), progress["screened_in"].as_u64()), (Some(2), Some(2)));
    let cases = office.drafter.get(&format!("{CAMPAIGN}/cases?region=33")).await.ok();
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);
}

/// Three experts, blind; one steps back from a case.
async fn review(house: &House, office: &Office) {
    house.set_clock("2026-04-20T09:00:00+08:00");
    let round = json!({
        "number": 1, "rubric": rubric(), "visibility": "blind",
        "quorum": {"sheets_per_case": 2, "panel_share": 6667},
        "loads": {"experts_per_case": 3, "min_cases": 0, "max_cases": 2},
        "conflicts": {"same_unit": true, "same_recommender": true, "same_region": false},
        "aggregation": "mean",
    });
    office.drafter.post(&format!("{CAMPAIGN}/rounds"), round).await.ok();
    let mut experts = Vec::new();
    let mut members = Vec::new();
    for name in EXPERTS {
        experts.push(house.caller(name, &[(Role::Expert, Scope::Everywhere)]).await);
        members.push(json!({
            "account": name, "name": format!("专家{name}"), "unit": "fudan", "region": "31",
            "role": "特聘专家",
        }));
    }
    let round = format!("{CAMPAIGN}/rounds/1");
    let party = json!({"members": [{
        "account": "of-xiehe", "name": "参评人", "unit": "fudan", "region": "31", "role": "专家",
    }]});
    office.drafter.post(&format!("{round}/panel"), party).await.refused(422);
    let panel = json!({"members": members});
    office.drafter.post(&format!("{round}/panel"), panel).await.ok();
    office.drafter.post(&format!("{round}/assign"), json!({"seed": 7})).await.ok();
    let office_view = office.drafter.get(&round).await.ok();
    assert_eq!(office_view["experts"].as_array().unwrap().len(), 3);
    for (nth, expert) in experts.iter().enumerate() {
        let own = expert.get(&format!("{round}/desk")).await.ok();
        for case in own["cases"].as_array().unwrap().clone() {
            let number = case["number"].as_u64().unwrap();
            let place = format!("{round}/desk/{number}");
            let read = expert.get(&place).await.ok();
            assert_blind(&own);
            assert_blind(&read);
            if nth == 2 && number == 1 {
                let reason = json!({"reason": "与作者有亲属关系"});
                assert_blind(&expert.post(&format!("{place}/recuse"), reason).await.ok());
                expert.get(&place).await.refused(404);
                continue;
            }
            // Too many points are refused, without a word about whose case it is.
            let sheet = |hundredths: u64| {
                json!({
                    "scores": [{"criterion": "effect", "hundredths": hundredths}], "comment": "有实效",
                })
            };
            let over = expert
                .send(reqwest::Method::PUT, &format!("{place}/sheet"), &[], Some(&sheet(99_999)))
                .await;
            assert_blind(&over.refused(422));
            let points = 9000 + 100 * number;
            expert
                .send(reqwest::Method::PUT, &format!("{place}/sheet"), &[], Some(&sheet(points)))
                .await
                .ok();
            let again = expert
                .send(
                    reqwest::Method::PUT,
                    &format!("{place}/sheet"),
                    &[],
                    Some(&sheet(points - 1)),
                )
                .await;
            assert_blind(&again.refused(422));
        }
        // Whatever else an expert asks for is refused.
        for path in ["/cases", "/progress", "/entries/xiehe", "/selection", "/rounds/1"] {
            expert.get(&format!("{CAMPAIGN}{path}")).await.refused(403);
        }
    }
    office.drafter.post(&format!("{round}/close"), Value::Null).await.ok();
}

/// Nothing that an expert gets holds a unit or an author.
#[track_caller]
pub(super) fn assert_blind(answer: &Value) {
    let text = answer.to_string();
    for word in ["协和", "浙江", "xiehe", "zhejiang", "张三丰", "13800000000", "联系人"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

/// Ranking, tiers, organisers, public notice with an objection.
async fn select(house: &House, office: &Office) {
    let at = |step: &str| format!("{CAMPAIGN}/selection{step}");
    let method = json!({"method": {
        "rubric": rubric(), "aggregation": "mean", "normalisation": "none",
        "tie_breaks": [{"criterion": "effect"}, "lot"],
    }});
    office.drafter.post(&at(""), method).await.ok();
    office.drafter.post(&at("/rank"), json!({"seed": 3})).await.ok();
    let sizes = json!({"tiers": [{"tier": "typical", "count": 2}]});
    let other = office.drafter.post(&at("/what-if"), sizes).await.ok();
    assert_eq!(other[0]["cases"].as_array().unwrap().len(), 2);
    office.drafter.post(&at("/propose"), Value::Null).await.ok();
    // Who proposes does not confirm.
    office.drafter.post(&at("/confirm"), Value::Null).await.refused(403);
    office.signer.post(&at("/confirm"), Value::Null).await.ok();
    let organisers = json!({"organisers": [
        {"region": "33", "unit": "zj", "name": "浙江省卫生健康委"},
        {"region": "11", "unit": "bj", "name": "北京市促进会"},
    ]});
    office.drafter.post(&at("/organisers"), organisers).await.ok();
    let seen = office.drafter.get(&at("")).await.ok();
    assert_eq!(seen["confirmed"][0]["cases"].as_array().unwrap().len(), 1);
    let notice = json!({"from": "2026-04-20", "until": "2026-04-24"});
    office.drafter.post(&at("/notice"), notice).await.ok();
    let case = seen["confirmed"][1]["cases"][0]["case"].clone();
    let objection =
        json!({"objection": "o-1", "case": case, "reason": "起始时间有误", "by": "李四"});
    office.drafter.post(&at("/objections"), objection).await.ok();
    let settling = json!({"verdict": "rejected", "reason": "经核查属实"});
    office.reviewer.post(&at("/objections/o-1/settle"), settling).await.ok();
    office.drafter.post(&at("/close-notice"), Value::Null).await.refused(422);
    house.set_clock("2026-04-25T09:00:00+08:00");
    office.drafter.post(&at("/close-notice"), Value::Null).await.ok();
    let results = reqwest::get(house.at("/api/public/results/2026-ydyp")).await.unwrap();
    assert_eq!(results.status(), 404, "nothing is public before it is published");
}

/// The bulletin drafts itself, is signed and issued, and downloaded by everybody.
async fn report(house: &House, office: &Office) {
    let text = include_str!("../../fixtures/scenarios/2022/bulletin.toml");
    let mut wording = fawen_drafting::fields_from_toml(text).unwrap();
    wording.as_object_mut().unwrap().remove("issued_on");
    let plan = json!({
        "document": "bulletin", "issuers": [ISSUER], "series": CODE,
        "template": "results-bulletin", "wording": wording, "cites_notice": true,
    });
    office.drafter.post(&format!("{CAMPAIGN}/plan-bulletin"), plan).await.ok();
    house.work().await;
    let draft = office.drafter.get("/api/documents/bulletin").await.ok();
    assert!(draft["figures_from"].is_u64(), "{draft}");
    office.sign("bulletin").await;
    office.issue("bulletin").await;
    office.registrar.post("/api/documents/bulletin/publish", json!({"channel": "网站"})).await.ok();
    house.work().await;
    let public = |path: &str| reqwest::get(house.at(path));
    let results: Value =
        public("/api/public/results/2026-ydyp").await.unwrap().json().await.unwrap();
    assert_eq!(results["tiers"][0]["cases"].as_array().unwrap().len(), 1);
    let file = "/api/public/documents/bulletin/files/pdf";
    let whole = public(file).await.unwrap();
    let tag = whole.headers()["etag"].to_str().unwrap().trim_matches('"').to_owned();
    let whole = whole.bytes().await.unwrap();
    assert!(whole.starts_with(b"%PDF"));
    let part = reqwest::Client::new().get(house.at(file)).header("range", "bytes=1-3");
    let part = part.send().await.unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-range"], format!("bytes 1-3/{}", whole.len()));
    assert_eq!(&part.bytes().await.unwrap()[..], b"PDF");
    let number = office.auditor.get("/api/documents/bulletin").await.ok()["number"].clone();
    let number = number.as_str().unwrap();
    let ask = async |hash: &str| -> Value {
        let query = [("number", number), ("sha256", hash)];
        let client = reqwest::Client::new();
        let question = client.get(house.at("/api/public/verify")).query(&query);
        question.send().await.unwrap().json().await.unwrap()
    };
    assert_eq!(ask(&tag).await["genuine"], true);
    assert_eq!(ask(&"0".repeat(64)).await["genuine"], false);
}

/// The auditor reads the log and goes back to three moments.
async fn replay(office: &Office) {
    let log = office.auditor.get("/api/audit/log?limit=200").await.ok();
    assert!(log["items"].as_array().unwrap().len() > 50);
    let stage = async |at: &str| {
        let path = format!("/api/audit/as-of?stream=Campaign/2026-ydyp&at={at}");
        office.auditor.get(&path).await.ok()["state"]["stage"].clone()
    };
    assert_eq!(stage("2026-03-02T13:00").await, "open");
    assert_eq!(stage("2026-04-12").await, "closed");
    assert_eq!(stage("2026-03-01").await, "planned");
    let trail = office.auditor.get("/api/audit/trail?stream=OfficialDocument/bulletin").await.ok();
    let told = trail.as_array().unwrap();
    assert!(told.iter().any(|step| step["event"] == "DocumentIssued"));
    // Auditors change nothing.
    let new = json!({"document": "x", "issuers": [ISSUER], "series": CODE, "markup": "@文种 通知"});
    office.auditor.post("/api/documents", new).await.refused(403);
}

on_both_engines!(a_campaign_is_run_through_the_api_alone);
