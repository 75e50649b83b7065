//! A campaign that takes cases, by the rules of the notice of 2022, and who takes part in it.

use fawen_domain::{
    account::{Role, Scope},
    campaign::{Campaign, CampaignCommand, Policy},
    ids::{CampaignId, DocumentId},
};
use jiff::civil::date;
use serde_json::{Value, json};

use super::{Caller, House};
use crate::program::fixture;

pub(super) const CAMPAIGN: &str = "2026-ydyp";
pub(super) const UNIT: &str = "xiehe";
/// Where the API has the entry of the unit.
pub(super) const ENTRY: &str = "/api/campaigns/2026-ydyp/entries/xiehe";
pub(super) const CASE: &str = "/api/campaigns/2026-ydyp/entries/xiehe/cases/xiehe.1";

/// The rules of 2022 in 2026, handed in by the web.
pub(super) fn policy() -> Policy {
    let text = std::fs::read_to_string(fixture("policies/2022-ydyp.json")).unwrap();
    let mut policy: Value = serde_json::from_str(&text).unwrap();
    policy["intake"]["channels"] = json!(["web"]);
    policy["quotas"] = json!([{"kinds": [], "min": 1, "max": 2}]);
    policy["files"].as_array_mut().unwrap().push(json!({
        "role": "汇总表", "scope": "unit", "count": {"min": 1, "max": 1},
    }));
    policy["schedule"] = json!({
        "phases": [{
            "name": "征集", "purpose": "collecting", "words": "3月至4月",
            "from": "2026-03-02", "to": "2026-04-10",
        }],
        "deadline": {"shown": "2026-04-10"},
    });
    serde_json::from_value(policy).unwrap()
}

/// Plans the campaign and opens it, as the issue of its notice would.
pub(super) async fn open(house: &House) {
    open_as(house, CAMPAIGN, policy()).await;
}

/// The same, under another name and by other rules.
pub(super) async fn open_as(house: &House, id: &str, policy: Policy) {
    let notice = || DocumentId::new("notice");
    let commands = [
        CampaignCommand::Plan {
            campaign: CampaignId::new(id),
            notice: notice(),
            policy: Box::new(policy),
        },
        CampaignCommand::Open {
            notice: notice(),
            number: "卫健政促发〔2026〕10号".parse().unwrap(),
            issued_on: date(2026, 3, 2),
        },
    ];
    for (step, command) in commands.into_iter().enumerate() {
        let envelope = house.envelope(&format!("{id}-{step}"));
        house.app.store.execute::<Campaign>(id, command, &envelope).await.unwrap();
    }
    fawen_views::catch_up(&house.app.store).await.unwrap();
}

/// Who enters for a unit.
pub(super) async fn entrant(house: &House, unit: &str) -> Caller {
    house.caller(&format!("of-{unit}"), &[(Role::Entrant, Scope::Unit(unit.into()))]).await
}

/// The unit takes part, and has begun a case.
pub(super) async fn enter(house: &House) -> Caller {
    open(house).await;
    let entrant = entrant(house, UNIT).await;
    let entry = json!({"unit": UNIT, "name": "北京协和医院", "kind": "公立医院", "region": "00"});
    entrant.post("/api/campaigns/2026-ydyp/entries", entry).await.ok();
    let case = json!({"case": "1", "content": content()});
    entrant.post(&format!("{ENTRY}/cases"), case).await.ok();
    entrant
}

/// All that the form asks for.
pub(super) fn content() -> Value {
    json!({
        "category": "tese-pinpai",
        "title": "协和青年说",
        "authors": [{"name": "张三丰", "contact": "13800000000"}],
        "themes": ["推进理想信念教育常态化制度化"],
        "since": "2021-07-01",
        "frequency": "每月一次",
        "fields": {
            "推荐单位": "北京协和医院党委", "品牌名称": "协和青年说", "品牌单位": "北京协和医院团委",
            "参加人员": "青年职工", "起始年月": "2021年7月", "活动频次": "每月一次",
            "联系人": "张三丰", "联系电话": "13800000000", "活动简介": "青年职工讲青年故事。",
        },
    })
}
