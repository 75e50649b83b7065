//! What is asked for: every kind of page and of read that people use, and commands among them.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    pace::{Ask, By},
    people::Visitors,
    seed::{self, CAMPAIGN, Seeded},
};

/// Of so many requests one is a command of each kind.
const ROUND: u32 = 37;

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
    // Knuth's multiplier: neighbours lie far apart.
    let scattered = number.wrapping_mul(2_654_435_761);
    match kind {
        3..=15 => page(v, seeded, kind, scattered),
        16..=22 => party(v, kind, scattered),
        _ => api(v, seeded, kind, scattered),
    }
}

/// A page of the office or of auditors.
fn page(v: &Visitors, seeded: &Seeded, kind: u32, scattered: u32) -> Ask {
    let of_campaign = |under: &str, rest: &str| format!("/{under}/{CAMPAIGN}{rest}");
    let paper = format!("/documents/paper-{:04}", scattered % seed::PAPERS);
    let number = scattered % seeded.units.max(1);
    let (unit, case) = (seed::unit(number), seed::case(number, scattered));
    match kind {
        3 => get("工作台 page", "/".into(), v.drafter.page()),
        4 => get("工作台 page of a reviewer", "/".into(), v.reviewer.page()),
        5 => get("公文 page", "/documents".into(), v.drafter.page()),
        6 => get("公文 page, one", paper, v.drafter.page()),
        7 => get("征集活动 page", "/campaigns".into(), v.auditor.page()),
        8 => get("征集活动 page, one", of_campaign("campaigns", ""), v.drafter.page()),
        9 => get("登记簿 page", "/registers".into(), v.registrar.page()),
        10 => get("形式审查 page", of_campaign("screening", ""), v.reviewer.page()),
        11 => get(
            "形式审查 page, one",
            of_campaign("screening", &format!("/{unit}/{case}")),
            v.reviewer.page(),
        ),
        12 => get("推选 page", of_campaign("selections", ""), v.drafter.page()),
        13 => {
            get("评审 page of the office", of_campaign("campaigns", "/rounds/1"), v.drafter.page())
        }
        14 => get("审计 page", "/audit".into(), v.auditor.page()),
        _ => {
            get("审计 page, one", format!("/audit/UnitEntry/{CAMPAIGN}%2F{unit}"), v.auditor.page())
        }
    }
}

/// A page of units, experts and the public.
fn party(v: &Visitors, kind: u32, scattered: u32) -> Ask {
    let unit = seed::unit(seed::ENTRANT);
    let entry = format!("/entries/{CAMPAIGN}/{unit}");
    // Those with these numbers are under way, not published.
    let paper = (scattered % seed::PUBLISHED) | 1;
    let on_desk = v.on_desk.get(scattered as usize % v.on_desk.len().max(1)).copied();
    let sheet = format!("/reviews/{CAMPAIGN}/1/{}", on_desk.unwrap_or(0));
    match kind {
        16 => get("参评 page", "/entries".into(), v.entrant.page()),
        17 => get("参评 page, one", entry, v.entrant.page()),
        18 => {
            let case = seed::case(seed::ENTRANT, scattered);
            get("案例 page", format!("{entry}/cases/{case}"), v.entrant.page())
        }
        19 => get("评审 page", format!("/reviews/{CAMPAIGN}/1"), v.expert.page()),
        20 => get("评分表 page", sheet, v.expert.page()),
        21 => get("公开 page", "/public".into(), By::Nobody),
        _ => get("公开 page, one", format!("/public/documents/paper-{paper:04}"), By::Nobody),
    }
}

/// A read of the API.
fn api(v: &Visitors, seeded: &Seeded, kind: u32, scattered: u32) -> Ask {
    let unit = seed::unit(scattered % seeded.units.max(1));
    let case = format!("{unit}.1");
    let of_campaign = |rest: &str| format!("/api/campaigns/{CAMPAIGN}{rest}");
    let paper = format!("/api/documents/paper-{:04}", scattered % seed::PAPERS);
    let log = format!("/api/audit/log?after={}", scattered % 300_000);
    let trail = format!("/api/audit/trail?stream=UnitEntry/{CAMPAIGN}%2F{unit}");
    let zeros = "0".repeat(64);
    let verify =
        format!("/api/public/verify?number=x%E3%80%942022%E3%80%951%E5%8F%B7&sha256={zeros}");
    let filters = "/cases?region=44&kind=%E5%85%AC%E7%AB%8B%E5%8C%BB%E9%99%A2&status=screened_out";
    let words = format!("/cases?text={}", scattered % 1000);
    match kind {
        23 => get("公文 list", "/api/documents?text=999".into(), v.drafter.api()),
        24 => get("公文 one", paper, v.auditor.api()),
        25 => get("进度", of_campaign("/progress"), v.drafter.api()),
        26 => get("案例 list", of_campaign(&format!("/cases?after={case}")), v.reviewer.api()),
        27 => get("案例 to screen", of_campaign("/cases?status=received"), v.reviewer.api()),
        28 => get("案例 by region and kind", of_campaign(filters), v.reviewer.api()),
        29 => get("案例 by words", of_campaign(&words), v.reviewer.api()),
        30 => get("参评 one", of_campaign(&format!("/entries/{unit}")), v.reviewer.api()),
        31 => get("评审 desk", of_campaign("/rounds/1/desk"), v.expert.api()),
        32 => get("评审 round", of_campaign("/rounds/1"), v.drafter.api()),
        33 => get("审计 log", log, v.auditor.api()),
        34 => get("审计 trail", trail, v.auditor.api()),
        35 => get("公开 papers", "/api/public/documents".into(), By::Nobody),
        _ => get("公开 verification", verify, By::Nobody),
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
