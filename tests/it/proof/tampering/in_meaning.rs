//! Events rewritten by somebody who owns database and key, before any checkpoint was carried away: the proofs
//! hold, and what does not follow from its inputs is found all the same.

use serde_json::Value;

use super::tell;
use crate::{
    demo::playing::campaign,
    proof::exhibit::{Exhibit, classes},
};

struct Way {
    name: &'static str,
    event: &'static str,
    change: fn(&mut Value),
    class: &'static str,
}

const WAYS: [Way; 9] = [
    Way {
        name: "swap two places of the ranking",
        event: "RankingComputed",
        class: "ranking",
        change: |event| {
            event["ranking"].as_array_mut().unwrap().swap(3, 4);
        },
    },
    Way {
        name: "raise a score",
        event: "RankingComputed",
        class: "ranking",
        change: |event| {
            event["ranking"][40]["score_shown"] = 9_999.into();
        },
    },
    Way {
        name: "move a case into a tier",
        event: "TiersProposed",
        class: "ranking",
        change: |event| {
            event["proposal"]["tiers"][0]["cases"][29] = "c400".into();
        },
    },
    Way {
        name: "award another organiser",
        event: "OrganiserAwardsDerived",
        class: "ranking",
        change: |event| {
            event["awards"][0]["name"] = "另一家单位".into();
        },
    },
    Way {
        name: "assign a case to another expert",
        event: "CasesAssigned",
        class: "assignment",
        change: |event| {
            event["cases"].as_array_mut().unwrap().swap(0, 1);
        },
    },
    Way {
        name: "give another number",
        event: "NumberReserved",
        class: "number",
        change: |event| {
            event["number"]["seq"] = 5.into();
        },
    },
    Way {
        name: "change a figure of the draft",
        event: "DocumentDrafted",
        class: "draft",
        change: |event| {
            *event = serde_json::from_str(&event.to_string().replacen("691", "692", 1)).unwrap();
        },
    },
    Way {
        name: "swap the template",
        event: "DocumentDrafted",
        class: "draft",
        change: |event| {
            let template = event["draft"]["template"].as_str().unwrap().replace("@1", "@2");
            event["draft"]["template"] = template.into();
        },
    },
    Way {
        name: "swap the paper",
        event: "DocumentPrinted",
        class: "print",
        change: |event| {
            event["printing"]["renderings"][0]["sha256"] = "0".repeat(64).into();
        },
    },
];

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_follow_from_its_inputs_is_found() {
    for Way { name, event, change, class } in WAYS {
        let exhibit = Exhibit::unsigned(campaign());
        exhibit.rewrite(event, change);
        exhibit.sign();
        let words: &[&str] = if class == "print" { &[] } else { &["--no-print"] };
        let report = exhibit.verify(words);
        assert!(classes(&report).contains(class), "{name}: {:#}", report["discrepancies"]);
        assert_eq!(report["confirmed"], 1, "{name}: the proofs hold");
        tell("store, signed with the key", name, class);
    }
}
