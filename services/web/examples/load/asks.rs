//! What is asked for: every kind of page and of read that people use, and commands among them.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    pace::{Ask, By},
    people::Visitors,
    seed::{self, CAMPAIGN, Seeded},
};

/// Of so many requests one is a command of each kind.
const ROUND: u32 = 24;

/// The request with a number: always the same for the same.
pub(crate) fn mix<'a>(
    visitors: &'a Visitors,
    seeded: &'a Seeded,
) -> impl Fn(u32) -> Ask + Sync + use<'a> {
    move |number| match number % ROUND {
        0 => begin(visitors, number),
        1 => sheet(visitors, number),
        2 => draft(visitors, number),
        kind => read(visitors, seeded, kind, number),
    }
}

fn get(name: &'static str, path: String, by: By) -> Ask {
    Ask { name, method: Method::GET, path, by, body: None }
}

fn command(name: &'static str, method: Method, path: String, by: By, body: Value) -> Ask {
    Ask { name, method, path, by, body: Some(body) }
}

fn read(v: &Visitors, seeded: &Seeded, kind: u32, number: u32) -> Ask {
    let scattered = number.wrapping_mul(2_654_435_761);
    let unit = seed::unit(scattered % seeded.units.max(1));
    let case = format!("{unit}.1");
    let of_campaign = |rest: &str| format!("/api/campaigns/{CAMPAIGN}{rest}");
    let zeros = "0".repeat(64);
    match kind {
        3 => get("工作台 page", "/".into(), v.drafter.page()),
        4 => get("公文 page", "/documents".into(), v.drafter.page()),
        5 => get(
            "公文 page, one",
            format!("/documents/paper-{:04}", scattered % seed::PAPERS),
            v.drafter.page(),
        ),
        6 => get("征集活动 page", "/campaigns".into(), v.auditor.page()),
        7 => get("征集活动 page, one", format!("/campaigns/{CAMPAIGN}"), v.drafter.page()),
        8 => get("工作台 page of a reviewer", "/".into(), v.reviewer.page()),
        9 => get("登记簿 page", "/registers".into(), v.registrar.page()),
        10 => get("公文 list", "/api/documents?text=999".into(), v.drafter.api()),
        11 => get(
            "公文 one",
            format!("/api/documents/paper-{:04}", scattered % seed::PAPERS),
            v.auditor.api(),
        ),
        12 => get("进度", of_campaign("/progress"), v.drafter.api()),
        13 => get("案例 list", of_campaign(&format!("/cases?after={case}")), v.reviewer.api()),
        14 => get("案例 to screen", of_campaign("/cases?status=received"), v.reviewer.api()),
        15 => get(
            "案例 by region and kind",
            of_campaign(
                "/cases?region=44&kind=%E5%85%AC%E7%AB%8B%E5%8C%BB%E9%99%A2&status=screened_out",
            ),
            v.reviewer.api(),
        ),
        16 => get(
            "案例 by words",
            of_campaign(&format!("/cases?text={}", scattered % 1000)),
            v.reviewer.api(),
        ),
        17 => get("参评 one", of_campaign(&format!("/entries/{unit}")), v.reviewer.api()),
        18 => get("评审 desk", of_campaign("/rounds/1/desk"), v.expert.api()),
        19 => get("评审 round", of_campaign("/rounds/1"), v.drafter.api()),
        20 => get(
            "审计 log",
            format!("/api/audit/log?after={}", scattered % 300_000),
            v.auditor.api(),
        ),
        21 => get(
            "审计 trail",
            format!("/api/audit/trail?stream=UnitEntry/{CAMPAIGN}%2F{unit}"),
            v.auditor.api(),
        ),
        22 => get("公开 papers", "/api/public/documents".into(), By::Nobody),
        _ => get(
            "公开 verification",
            format!(
                "/api/public/verify?number={}&sha256={}",
                "x%E3%80%942022%E3%80%951%E5%8F%B7", zeros
            ),
            By::Nobody,
        ),
    }
}

/// A new case of a unit that came late; a title of its own each time.
fn begin(v: &Visitors, number: u32) -> Ask {
    let of = number / ROUND;
    let units = u32::try_from(v.units.len()).unwrap_or(1).max(1);
    let (unit, by) = (seed::late_unit(of % units), v.units.get((of % units) as usize));
    let by = by.map_or(By::Nobody, crate::people::Person::api);
    let case = format!("c{:012x}", fastrand::u64(..));
    let content = json!({ "category": "case", "title": format!("常规保存{case}") });
    let path = format!("/api/campaigns/{CAMPAIGN}/entries/{unit}/cases");
    command("起草案例", Method::POST, path, by, json!({ "case": case, "content": content }))
}

/// A sheet of the expert, for one case of the desk after the other.
fn sheet(v: &Visitors, number: u32) -> Ask {
    let case = v.on_desk.get((number / ROUND) as usize % v.on_desk.len().max(1)).copied();
    let path = format!("/api/campaigns/{CAMPAIGN}/rounds/1/desk/{}/sheet", case.unwrap_or(0));
    let scores = json!([{ "criterion": "effect", "hundredths": 9_000 + number % 500 }]);
    let body = json!({ "scores": scores, "comment": "材料扎实。" });
    command("交评分表", Method::PUT, path, v.expert.api(), body)
}

/// A paper is drafted.
fn draft(v: &Visitors, _: u32) -> Ask {
    let body = json!({
        "document": format!("load-{:016x}", fastrand::u64(..)),
        "issuers": [seed::ISSUER],
        "series": "压测发",
        "markup": seed::MARKUP,
    });
    command("起草公文", Method::POST, "/api/documents".into(), v.drafter.api(), body)
}
