//! A round of review in which an expert has a desk full of cases.

use fawen_domain::{
    region::RegionCode,
    review::{
        Aggregation, CaseRef, ConflictPolicy, Criterion, Expert, Loads, Quorum, ReviewRound,
        RoundCommand, RoundPlan, Rubric, Visibility,
    },
};
use fawen_store::Store;

use super::{CAMPAIGN, EXPERT, REVIEWED, case, give, unit};
use crate::Outcome;

const EXPERTS: u32 = 9;

pub(super) async fn assigned(store: &Store) -> Outcome<()> {
    let id = format!("{CAMPAIGN}/round-1");
    let experts = (0..EXPERTS).map(expert).collect();
    give::<ReviewRound>(store, &id, "open", RoundCommand::Open { plan: plan() }).await?;
    give::<ReviewRound>(store, &id, "panel", RoundCommand::FormPanel { experts }).await?;
    give::<ReviewRound>(store, &id, "assign", RoundCommand::Assign { seed: 7 }).await
}

fn plan() -> RoundPlan {
    let of = |number: u32| CaseRef {
        case: case(number, 0).as_str().into(),
        unit: unit(number).as_str().into(),
        region: RegionCode(31),
        recommender: None,
        category: None,
    };
    let criterion =
        Criterion { id: "effect".into(), name: "实效".into(), weight: 10_000, max: 10_000 };
    RoundPlan {
        campaign: CAMPAIGN.into(),
        number: 1,
        cases: (0..REVIEWED).map(of).collect(),
        rubric: Rubric { criteria: vec![criterion] },
        visibility: Visibility::Blind,
        quorum: Quorum { sheets_per_case: 3, panel_share: 10_000 },
        loads: Loads { experts_per_case: 3, min_cases: 1, max_cases: REVIEWED },
        conflicts: ConflictPolicy { same_unit: true, same_recommender: true, same_region: false },
        aggregation: Aggregation::Mean,
    }
}

fn expert(number: u32) -> Expert {
    let id = if number == 0 { EXPERT.to_owned() } else { format!("{EXPERT}-{number}") };
    Expert {
        id: id.as_str().into(),
        name: format!("第{number}位专家"),
        unit: "复旦大学".into(),
        recommender: None,
        region: RegionCode(31),
        role: "特聘专家".into(),
    }
}
