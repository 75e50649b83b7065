//! Two houses to probe, so that what the document describes is there: one after a campaign, one in the middle.

use fawen_domain::account::{Role, Scope};
use serde_json::json;

use crate::web::{
    Caller, House, NOON, Office,
    campaign::{self, CAMPAIGN, enter, open, play, screen},
    collecting,
};

/// Every role of the office.
const OFFICE: [Role; 6] = [
    Role::Drafter,
    Role::Reviewer,
    Role::Countersigner,
    Role::Signer,
    Role::Registrar,
    Role::SealKeeper,
];

/// A house with those who call it: name, roles, token.
pub(super) struct Probed {
    pub(super) house: House,
    /// Whether the campaign is over.
    pub(super) finished: bool,
    pub(super) callers: Vec<(&'static str, Vec<Role>, Caller)>,
}

/// Everything of a campaign is done: bulletin and results are public. A draft lies there as well.
pub(super) async fn finished() -> Probed {
    let house = House::open(NOON).await;
    let Office { administrator, auditor, .. } = play(&house).await;
    let office = office(&house).await;
    let draft = json!({
        "document": "draft", "issuers": [crate::web::office::ISSUER],
        "series": crate::web::office::CODE, "markup": Office::markup("请于4月30日前报送。"),
    });
    office.post("/api/documents", draft).await.ok();
    house.work().await;
    Probed {
        house,
        finished: true,
        callers: vec![
            ("auditor", vec![Role::Auditor], auditor),
            ("office", OFFICE.to_vec(), office),
            ("administrator", vec![Role::Administrator], administrator),
        ],
    }
}

/// A round of review is open; another campaign still takes cases.
pub(super) async fn under_way() -> Probed {
    let house = House::open(NOON).await;
    let people = Office::found(&house).await;
    open(&house, &people).await;
    let entrants = enter(&house, &people).await;
    screen(&house, &people, &entrants).await;
    let expert = round(&house, &people).await;
    let mut policy = serde_json::to_value(collecting::policy()).unwrap();
    policy["schedule"]["phases"][0]["to"] = json!("2026-06-10");
    policy["schedule"]["deadline"]["shown"] = json!("2026-06-10");
    collecting::open_as(&house, "2026-open", serde_json::from_value(policy).unwrap()).await;
    let [entrant, _] = entrants.try_into().unwrap();
    let entry =
        json!({"unit": "xiehe", "name": "北京协和医院", "kind": "公立医院", "region": "00"});
    entrant.post("/api/campaigns/2026-open/entries", entry).await.ok();
    let case = json!({"case": "1", "content": collecting::content()});
    entrant.post("/api/campaigns/2026-open/entries/xiehe/cases", case).await.ok();
    house.work().await;
    let office = office(&house).await;
    Probed {
        house,
        finished: false,
        callers: vec![
            ("expert", vec![Role::Expert], expert),
            ("entrant", vec![Role::Entrant], entrant),
            ("office", OFFICE.to_vec(), office),
        ],
    }
}

/// Somebody with every role of the office.
async fn office(house: &House) -> Caller {
    house.caller("all-of-office", &OFFICE.map(|role| (role, Scope::Everywhere))).await
}

/// Opens a round in which one expert has both cases.
async fn round(house: &House, office: &Office) -> Caller {
    house.set_clock("2026-04-20T09:00:00+08:00");
    let round = json!({
        "number": 1, "rubric": campaign::rubric(), "visibility": "blind",
        "quorum": {"sheets_per_case": 1, "panel_share": 6667},
        "loads": {"experts_per_case": 1, "min_cases": 0, "max_cases": 2},
        "conflicts": {"same_unit": true, "same_recommender": true, "same_region": false},
        "aggregation": "mean",
    });
    office.drafter.post(&format!("{CAMPAIGN}/rounds"), round).await.ok();
    let expert = house.caller("expert-a", &[(Role::Expert, Scope::Everywhere)]).await;
    let panel = json!({"members": [{
        "account": "expert-a", "name": "专家甲", "unit": "fudan", "region": "31", "role": "特聘专家",
    }]});
    office.drafter.post(&format!("{CAMPAIGN}/rounds/1/panel"), panel).await.ok();
    office.drafter.post(&format!("{CAMPAIGN}/rounds/1/assign"), json!({"seed": 7})).await.ok();
    expert
}
