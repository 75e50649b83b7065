//! A campaign planned from its notice, and what is done with it, through the pages.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{House, NOON, Office, Visitor, office, visitor::hidden};

const NEW: &str = "/campaigns/new";
const CALL: &str = include_str!("../../fixtures/scenarios/2022/notice.txt");

/// The fields of a form as they stand in it, as a browser would send them.
fn standing(html: &str, action: &str) -> BTreeMap<String, String> {
    let start = format!("<form method=\"post\" action=\"{action}\"");
    let form = html.split(&start).nth(1).unwrap().split("</form>").next().unwrap();
    let mut fields = BTreeMap::new();
    for input in form.split("<input ").skip(1) {
        let tag = input.split('>').next().unwrap();
        let value = |name: &str| {
            let rest = tag.split(&format!("{name}=\"")).nth(1)?;
            Some(plain(rest.split('"').next().unwrap()))
        };
        let ticked = value("type").unwrap() != "checkbox" || tag.contains(" checked");
        if ticked {
            fields.insert(value("name").unwrap(), value("value").unwrap_or_default());
        }
    }
    for area in form.split("<textarea ").skip(1) {
        let name = area.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        let text = area.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
        let text = plain(text.strip_prefix('\n').unwrap_or(text));
        fields.insert(name.to_owned(), text);
    }
    fields
}

fn plain(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    marks.into_iter().fold(text.to_owned(), |text, (mark, c)| text.replace(mark, c))
}

/// Sends what stands in the form of a page, with these changes.
async fn send(
    who: &Visitor,
    html: &str,
    changes: &[(&str, &str)],
) -> (u16, Option<String>, String) {
    let mut fields = standing(html, NEW);
    for (name, value) in changes {
        fields.insert((*name).to_owned(), (*value).to_owned());
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let answer = who.send(NEW, &fields).await;
    let to = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    (answer.status().as_u16(), to, answer.text().await.unwrap())
}

/// Every box that says that a part was compared with the notice.
fn confirmed(html: &str) -> Vec<(String, String)> {
    let boxes = html.split("name=\"ok-").skip(1);
    boxes.map(|rest| (format!("ok-{}", rest.split('"').next().unwrap()), "yes".into())).collect()
}

async fn drafted(office: &Office, id: &str, markup: &str) {
    let new = json!({
        "document": id, "issuers": [office::ISSUER], "series": office::CODE, "markup": markup,
    });
    office.drafter.post("/api/documents", new).await.ok();
}

#[tokio::test]
async fn the_rules_of_a_notice_are_proposed_confirmed_one_by_one_and_planned() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let markup = CALL.replace("@发文字号 卫健政促发〔2022〕10号\n", "");
    drafted(&office, "call", &markup).await;
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let read = office.drafter.get("/api/documents/call/campaign-proposals").await.ok();
    assert_eq!(read[0]["policy"]["schedule"]["deadline"]["shown"], "2022-10-31");
    let readings = read[0]["readings"].as_array().unwrap();
    let deadline = readings.iter().find(|one| one["part"] == "deadline").unwrap();
    assert!(deadline["sentences"][0].as_str().unwrap().contains("案例征集截止日期"));
    office.reviewer.get("/api/documents/call/campaign-proposals").await.refused(403);

    let drafter = Visitor::enter(&house, "drafter").await;
    let list = drafter.page("/campaigns").await;
    assert!(list.contains("href=\"/campaigns/new\""), "{list}");
    let choose = drafter.page(NEW).await;
    assert!(choose.contains("<option value=\"call\">"), "{choose}");
    let page = drafter.page("/campaigns/new?notice=call").await;
    assert!(page.contains("value=\"2022-10-31\"") && page.contains("案例征集截止日期为"), "{page}");

    // Nothing is planned before every part is confirmed.
    let (status, _, refused) = send(&drafter, &page, &[("campaign", "call-2026")]).await;
    assert_eq!(status, 422);
    assert!(refused.contains("请与原文核对") && refused.contains("value=\"call-2026\""));
    office.drafter.get("/api/campaigns/call-2026").await.refused(404);
    let ok = confirmed(&page);
    assert!(ok.len() > 12, "{ok:?}");
    let mut all: Vec<(&str, &str)> = ok.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.extend([("campaign", "call-2026"), ("quotas", "公立医院，2"), ("running", "半年")]);
    let (status, _, refused) = send(&drafter, &page, &all).await;
    assert_eq!(status, 422);
    assert!(refused.contains("“公立医院，2”不合写法") && refused.contains("“半年”不是整数"));
    all.extend([("quotas", "公立医院，1，3，-"), ("running", "6")]);
    let (status, _, refused) = send(&drafter, &page, &all).await;
    assert_eq!(status, 422);
    assert!(refused.contains("优秀组织单位：名额为0"), "the rules of the domain: {refused}");
    all.extend([
        ("organisers_count", "10"),
        ("tiers", "典型案例，30\n优秀案例，100"),
        ("per_unit", "1"),
        ("deadline", "2022-11-05"),
        ("deadline_time", "17:30"),
        ("public_notice", "5"),
    ]);
    let (status, to, refused) = send(&drafter, &page, &all).await;
    assert_eq!(status, 303, "{refused}");
    assert_eq!(to.as_deref(), Some("/campaigns/call-2026?done=plan"));
    let policy = office.drafter.get("/api/campaigns/call-2026").await.ok()["policy"].clone();
    assert_eq!(policy["schedule"]["deadline"]["shown"], "2022-11-05", "as it was changed");
    assert_eq!(policy["schedule"]["deadline"]["at"], "17:30:00");
    assert_eq!(policy["eligibility"]["kinds"].as_array().unwrap().len(), 8, "as it was read");
    assert_eq!(policy["eligibility"]["open"], true);
    assert_eq!(policy["files"][1]["min_bytes"], 1024 * 1024);
    assert_eq!(policy["quotas"][0]["max"], 3);
    assert_eq!(policy["tiers"][1]["count"]["exact"], 100);
    assert_eq!(policy["text"]["styles"].as_array().unwrap().len(), 3);
    let (status, _, taken) = send(&drafter, &page, &all).await;
    assert_eq!(status, 303, "the same wish again: {taken}");
    house.close().await;
}

#[tokio::test]
async fn who_does_not_draft_plans_nothing_and_foreign_forms_do_nothing() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("notice").await;
    let reviewer = Visitor::enter(&house, "reviewer").await;
    assert_eq!(reviewer.open("/campaigns/new?notice=notice").await.status(), 403);
    let drafter = Visitor::enter(&house, "drafter").await;
    let forged = drafter.send(NEW, &[("csrf", "guess"), ("notice", "notice")]).await;
    assert_eq!(forged.status(), 403);
    assert_eq!(drafter.open("/campaigns/new?notice=nothing").await.status(), 404);
    assert_eq!(drafter.open("/campaigns/new?notice=notice&activity=7").await.status(), 404);
    house.close().await;
}

/// A campaign planned for a notice that was issued already: it is open at once.
async fn opened(house: &House, office: &Office) -> Visitor {
    office.draft("notice").await;
    office.sign("notice").await;
    office.issue("notice").await;
    let drafter = Visitor::enter(house, "drafter").await;
    let page = drafter.page("/campaigns/new?notice=notice").await;
    assert!(page.contains("value=\"2026-04-10\""), "请于2026年4月10日前报送: {page}");
    let ok = confirmed(&page);
    let mut all: Vec<(&str, &str)> = ok.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.extend([
        ("campaign", "run"),
        ("categories", "case，案例"),
        ("direct", "yes"),
        ("phases", "征集，征集，2026-03-02，2026-04-10\n筛选，评审，-，2026-05-31"),
        ("open_items", "颁奖地点"),
    ]);
    let (status, _, refused) = send(&drafter, &page, &all).await;
    assert_eq!(status, 303, "{refused}");
    house.work().await;
    drafter
}

#[tokio::test]
async fn a_campaign_is_extended_settled_and_run_phase_by_phase_through_the_pages() {
    const PAGE: &str = "/campaigns/run";
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    let drafter = opened(&house, &office).await;
    let page = drafter.page(PAGE).await;
    assert!(page.contains("征集中") && page.contains("另行通知"), "{page}");
    let act = |name: &str| format!("{PAGE}/{name}");
    let earlier = [("date", "2026-04-01"), ("time", ""), ("reason", "顺延")];
    let refused = drafter.refused(PAGE, &act("extend"), &earlier, 422).await;
    assert!(refused.contains("截止时间只能推后"), "{refused}");
    let no_day = [("date", "下周"), ("reason", "顺延")];
    assert!(drafter.refused(PAGE, &act("extend"), &no_day, 400).await.contains("不是日期"));
    let later = [("date", "2026-04-20"), ("time", "17:30"), ("reason", "应各地要求")];
    let page = drafter.done(PAGE, &act("extend"), &later).await;
    assert!(page.contains("截止时间已推后") && page.contains("2026年4月20日 17:30"), "{page}");
    let page = drafter.done(PAGE, &act("start-phase"), &[("phase", "征集")]).await;
    assert!(page.contains("2026年3月2日起"), "{page}");
    let page = drafter.done(PAGE, &act("end-phase"), &[("phase", "征集")]).await;
    assert!(page.contains("2026年3月2日至2026年3月2日"), "{page}");
    let settled = [("item", "颁奖地点"), ("answer", "北京会议中心")];
    let page = drafter.done(PAGE, &act("settle-item"), &settled).await;
    assert!(page.contains("北京会议中心"), "{page}");
    // Who only watches is offered nothing, and is refused.
    let reviewer = Visitor::enter(&house, "reviewer").await;
    let seen = reviewer.page(PAGE).await;
    assert!(!seen.contains("现在可以"), "{seen}");
    let csrf = hidden(&seen, "csrf").to_owned();
    let forced = [("csrf", csrf.as_str()), ("reason", "x")];
    assert_eq!(reviewer.send(&act("cancel"), &forced).await.status(), 403);
    assert_eq!(drafter.send(&act("cancel"), &[("csrf", "guess")]).await.status(), 403);
    let refused = drafter.refused(PAGE, &act("cancel"), &[("reason", " ")], 422).await;
    assert!(refused.contains("取消须写明理由"), "{refused}");
    let page = drafter.done(PAGE, &act("cancel"), &[("reason", "活动调整")]).await;
    assert!(page.contains("已取消（活动调整）") && !page.contains("延期</summary>"), "{page}");
    let page = drafter.done(PAGE, &act("archive"), &[]).await;
    assert!(page.contains("已归档"), "{page}");
    let gone = office.drafter.get("/api/campaigns/run").await.ok();
    assert_eq!(gone["open_items"][0]["answer"], Value::from("北京会议中心"));
    house.close().await;
}
