//! 参评 through forms alone, without a script: from registering to the receipt, and what is refused on the way.

use fawen_domain::account::{Role, Scope};
use serde_json::json;

use super::{
    House, NOON, Visitor,
    collecting::{self, CAMPAIGN},
    shown::{form, hidden},
};
use crate::{
    files::made::{article, jpeg, packed},
    store::given::{Bed, on_both_engines},
};

const SCRIPT: &str = "<script>alert(1)</script>";
const ENTRY: &str = "/entries/2026-ydyp/xiehe";
const CASE: &str = "/entries/2026-ydyp/xiehe/cases/xiehe.1";
const PICTURE: &str = "2026年3月1日门诊大厅青年说活动.jpg";

async fn unit(house: &House, name: &str, unit: &str) -> Visitor {
    Visitor::sign_in(house, name, &[(Role::Entrant, Scope::Unit(unit.into()))]).await
}

fn at(act: &str) -> String {
    format!("{CASE}/{act}")
}

/// Registers the unit and begins a case.
async fn begin(unit: &Visitor) {
    let overview = unit.page("/entries").await;
    assert!(overview.contains("登记参评") && overview.contains("/entries/2026-ydyp\""));
    let page = unit.page("/entries/2026-ydyp").await;
    let fields = [
        ("unit", "xiehe"),
        ("name", "北京协和医院"),
        ("kind", "公立医院"),
        ("region", "00"),
        ("recommender", "bj"),
    ];
    let done = unit.fill(&page, "/entries/2026-ydyp", &fields).await;
    done.sent_to("/entries/2026-ydyp/xiehe?done=enrol");
    let page = unit.page("/entries/2026-ydyp/xiehe?done=enrol").await;
    assert!(page.contains("已登记参评") && page.contains("还可报送2件"), "{page}");
    let action = format!("{ENTRY}/cases");
    let fields = [("title", SCRIPT), ("category", "tese-pinpai")];
    for _ in 0..2 {
        // A second click begins no second case.
        unit.fill(&page, &action, &fields).await.sent_to(&format!("{CASE}?done=begin"));
    }
}

/// All that the form asks for, with this title.
fn filled(title: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", title),
        ("category", "tese-pinpai"),
        ("authors", "张三丰 13800000000\n李四"),
        ("theme-1", "1"),
        ("field-0", "北京协和医院党委"),
        ("field-1", "协和青年说"),
        ("field-2", "北京协和医院团委"),
        ("field-3", "青年职工"),
        ("field-4", "2021年7月"),
        ("field-5", "每月一次"),
        ("field-6", "张三丰"),
        ("field-7", "13800000000"),
        ("field-8", "青年职工讲青年故事。"),
    ]
}

/// Sends all files that are asked for.
async fn send_files(unit: &Visitor) {
    let picture = jpeg(1300, 1000);
    let text = packed(article(500));
    let scan = jpeg(60, 80);
    let files = [
        ("文稿", "协和青年说.docx", &text),
        ("图片", PICTURE, &picture),
        ("盖章推荐表", "推荐表.jpg", &scan),
    ];
    for (role, name, bytes) in files {
        let page = unit.page(CASE).await;
        let done = unit.upload(&page, &at("files"), role, (name, bytes)).await;
        done.sent_to(&format!("{CASE}?done=files"));
    }
}

async fn endorse(unit: &Visitor) {
    let page = unit.page(CASE).await;
    let form = form(&page, &at("endorse"));
    let sealed = form.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [
        ("committee", "北京协和医院党委"),
        ("by", "王五"),
        ("on", "2026-03-01"),
        ("sealed_form", sealed),
    ];
    unit.fill(&page, &at("endorse"), &fields).await.sent_to(&format!("{CASE}?done=endorse"));
}

async fn a_case_goes_from_registering_to_the_receipt_and_through_the_screening_by_forms_alone(
    bed: Bed,
) {
    let house = House::over(bed.store.clone(), NOON).await;
    collecting::open(&house).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;

    // Handed in too early: every finding at once, none of what is there lost.
    let page = entrant.page(&format!("{CASE}?done=begin")).await;
    assert!(!page.contains(SCRIPT) && page.contains("&lt;script&gt;"));
    let early = entrant.fill(&page, &at("submit"), &[]).await;
    early.refused(422, "请填写“活动简介”");
    for words in ["请填写“联系人”", "“文稿”至少1个", "“图片”至少1个", "“盖章推荐表”至少1个"]
    {
        assert!(early.html.contains(words), "{words}");
    }

    let page = entrant.page(CASE).await;
    let saved = entrant.fill(&page, CASE, &filled("协和青年说")).await;
    saved.sent_to(&format!("{CASE}?done=save"));
    let page = entrant.page(CASE).await;
    assert!(page.contains("李四") && page.contains("2021年7月") && page.contains("checked"));
    send_files(&entrant).await;
    endorse(&entrant).await;
    let page = entrant.page(CASE).await;
    assert!(page.contains("没有检查意见"), "{page}");
    assert!(page.contains("北京协和医院党委，王五，2026年3月1日"));

    let done = entrant.fill(&page, &at("submit"), &[]).await;
    done.sent_to(&format!("{CASE}/receipt"));
    let receipt = entrant.page(&format!("{CASE}/receipt")).await;
    for words in ["回执", "协和青年说", PICTURE, "2026年3月2日 12:00", CAMPAIGN] {
        assert!(receipt.contains(words), "{words}: {receipt}");
    }
    let page = entrant.page(CASE).await;
    assert!(!page.contains(&format!("action=\"{CASE}\"")), "what was handed in is not changed");

    screened(&house, &entrant).await;
    house.close().await;
}

#[tokio::test]
async fn a_case_is_taken_back_with_a_reason_and_brought_back() {
    let house = House::open(NOON).await;
    collecting::open(&house).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;
    let page = entrant.page(CASE).await;
    entrant.fill(&page, CASE, &filled("协和青年说")).await.sent_to(&format!("{CASE}?done=save"));
    send_files(&entrant).await;
    endorse(&entrant).await;
    let page = entrant.page(CASE).await;
    // What was seen is what is handed in.
    let stale = entrant.fill(&page, &at("submit"), &[("version", "3")]).await;
    stale.refused(412, "请重新查看");
    entrant.fill(&page, &at("submit"), &[]).await.sent_to(&format!("{CASE}/receipt"));
    let page = entrant.page(CASE).await;
    assert_eq!(entrant.fill(&page, &at("withdraw"), &[("reason", " ")]).await.status, 422);
    let reason = [("reason", SCRIPT), ("once", "w")];
    let done = entrant.fill(&page, &at("withdraw"), &reason).await;
    done.sent_to(&format!("{CASE}?done=withdraw"));
    let page = entrant.page(CASE).await;
    assert!(page.contains("已撤回") && page.contains("&lt;script&gt;") && !page.contains(SCRIPT));
    let done = entrant.fill(&page, &at("restore"), &[]).await;
    done.sent_to(&format!("{CASE}?done=restore"));
    assert!(entrant.page(CASE).await.contains("已报送"));
    house.close().await;
}

/// The office returns the case, the unit corrects it, the office lets it pass.
async fn screened(house: &House, entrant: &Visitor) {
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let campaign = || Scope::Campaign(CAMPAIGN.into());
    let office = Visitor::sign_in(house, "office", &[(Role::Reviewer, campaign())]).await;
    let path = "/screening/2026-ydyp/xiehe/xiehe.1";
    assert!(office.page("/screening").await.contains("/screening/2026-ydyp\""));
    let list = office.page("/screening/2026-ydyp?standing=received&region=00&words=青年").await;
    assert!(list.contains(path), "{list}");
    assert!(!office.page("/screening/2026-ydyp?standing=returned").await.contains(path));
    let page = office.page(path).await;
    for words in ["协和青年说.docx", "张三丰", "没有检查意见", "报送"] {
        assert!(page.contains(words), "{words}");
    }
    // Without a reason nothing is sent back, and what was written stays.
    let empty = office.fill(&page, &format!("{path}/return"), &[("until", "2026-03-10")]).await;
    assert_eq!(empty.status, 422, "{}", empty.html);
    let late = [("more", SCRIPT), ("until", "2026-03-01")];
    let late = office.fill(&page, &format!("{path}/return"), &late).await;
    assert_eq!(late.status, 422);
    assert!(late.html.contains("&lt;script&gt;") && !late.html.contains(SCRIPT));
    let order = [("more", "题目写全"), ("until", "2026-03-10")];
    let done = office.fill(&page, &format!("{path}/return"), &order).await;
    done.sent_to(&format!("{path}?done=return"));

    assert!(entrant.page("/").await.contains("3月10日前补正"), "it waits on the desk");
    let page = entrant.page(CASE).await;
    assert!(page.contains("题目写全") && page.contains("2026年3月10日"));
    entrant.fill(&page, CASE, &filled("协和青年说品牌")).await;
    // What the committee endorsed is no longer what stands there.
    let page = entrant.page(CASE).await;
    entrant.fill(&page, &at("correct"), &[]).await.refused(422, "党委");
    endorse(entrant).await;
    let page = entrant.page(CASE).await;
    entrant.fill(&page, &at("correct"), &[]).await.sent_to(&format!("{CASE}/receipt"));
    assert!(entrant.page(&format!("{CASE}/receipt")).await.contains("补正报送"));

    let page = office.page(path).await;
    let stale = office.fill(&page, &format!("{path}/pass"), &[("version", "3")]).await;
    stale.refused(412, "请重新查看");
    let page = office.page(path).await;
    office.fill(&page, &format!("{path}/pass"), &[]).await.sent_to(&format!("{path}?done=pass"));
    let page = office.page(path).await;
    assert!(page.contains("通过形式审查"));
    let own = [("of", "xiehe.1")];
    office.fill(&page, &format!("{path}/duplicate"), &own).await.refused(422, "自己");
    let other = [("of", "zhejiang.1")];
    office.fill(&page, &format!("{path}/duplicate"), &other).await;
    let page = office.page(path).await;
    assert!(page.contains("与zhejiang.1重复"));
    office.fill(&page, &format!("{path}/unmark-duplicate"), &[]).await;
    let page = office.page(path).await;
    let fail = [("reason", "")];
    assert_eq!(office.fill(&page, &format!("{path}/fail"), &fail).await.status, 422);
    let fail = [("reason", "与往年作品雷同")];
    office.fill(&page, &format!("{path}/fail"), &fail).await.sent_to(&format!("{path}?done=fail"));
    assert!(entrant.page(CASE).await.contains("与往年作品雷同"));
}

#[tokio::test]
async fn a_stale_form_is_told_so_and_loses_nothing() {
    let house = House::open(NOON).await;
    collecting::open(&house).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;
    let old = entrant.page(CASE).await;
    let first = entrant.fill(&old, CASE, &filled("先保存的题目")).await;
    first.sent_to(&format!("{CASE}?done=save"));
    let mut second = filled("后保存的题目");
    second[12] = ("field-8", "后写的简介");
    second.push(("once", "another"));
    let stale = entrant.fill(&old, CASE, &second).await;
    stale.refused(412, "您填写的还没有保存");
    for words in ["后保存的题目", "现在保存的是：先保存的题目", "后写的简介"]
    {
        assert!(stale.html.contains(words), "{words}: {}", stale.html);
    }
    assert!(entrant.page(CASE).await.contains("先保存的题目"));
    // Who has seen what differs may go on.
    second.pop();
    let again = entrant.fill(&stale.html, CASE, &second).await;
    again.sent_to(&format!("{CASE}?done=save"));
    assert!(entrant.page(CASE).await.contains("后保存的题目"));
    house.close().await;
}

#[tokio::test]
async fn files_by_a_plain_form_are_refused_in_words_and_leave_nothing_behind() {
    let house = House::open_with(NOON, |config| {
        config.put("test", "files.size_limit", "300000").unwrap();
        config.put("test", "http.body_limit", "4096").unwrap();
    })
    .await;
    collecting::open(&house).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;
    let page = entrant.page(CASE).await;
    let files = at("files");
    let send =
        async |name: &str, bytes: &[u8]| entrant.upload(&page, &files, "图片", (name, bytes)).await;
    send("图片.jpg", &vec![7; 300_001]).await.refused(413, "请");
    send("", b"x").await.refused(400, "没有选择文件");
    send("图片.jpg", b"").await.refused(422, "文件是空的");
    send("..", b"x").await.refused(422, "请改名");
    let wrong = entrant.upload(&page, &files, "录像", ("a.jpg", b"x")).await;
    wrong.refused(422, "文稿、图片、盖章推荐表");
    // Exactly so many bytes are taken.
    send("图片.jpg", &vec![7; 300_000]).await.sent_to(&format!("{CASE}?done=files"));
    let mut fields = hidden(form(&page, &files));
    fields.push(("role".to_owned(), "图片".to_owned()));
    fields.retain(|(name, _)| name != "csrf");
    let forged = entrant.multipart(&files, &fields, ("b.jpg", b"x")).await;
    assert_eq!(forged.status, 403);
    fields.insert(0, ("csrf".to_owned(), "guess".to_owned()));
    assert_eq!(entrant.multipart(&files, &fields, ("b.jpg", b"x")).await.status, 403);
    assert_eq!(std::fs::read_dir(house.files().join("uploads")).unwrap().count(), 0);

    let page = entrant.page(CASE).await;
    let sha256 = hidden(form(&page, &at("detach")));
    let sha256 = &sha256.iter().find(|(name, _)| name == "sha256").unwrap().1;
    let file = format!("/api/campaigns/{CAMPAIGN}/entries/xiehe/cases/xiehe.1/files/{sha256}");
    assert_eq!(entrant.look(&file).await.status, 200);
    entrant.fill(&page, &at("detach"), &[]).await.sent_to(&format!("{CASE}?done=detach"));
    assert_eq!(entrant.look(&file).await.status, 404);
    // Files of the unit itself, on the page of its entry.
    let page = entrant.page(ENTRY).await;
    let action = format!("{ENTRY}/files");
    let done = entrant.upload(&page, &action, "汇总表", ("汇总.xlsx", b"x")).await;
    done.sent_to(&format!("{ENTRY}?done=files"));
    let page = entrant.page(ENTRY).await;
    assert!(page.contains("汇总.xlsx"));
    let done = entrant.fill(&page, &format!("{ENTRY}/detach"), &[]).await;
    done.sent_to(&format!("{ENTRY}?done=detach"));
    house.close().await;
}

#[tokio::test]
async fn a_month_that_cannot_be_read_is_told_at_its_field() {
    let house = House::open(NOON).await;
    let mut policy = collecting::policy();
    policy.form.retain(|field| field.label != "起始年月");
    collecting::open_as(&house, CAMPAIGN, policy).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;
    let page = entrant.page(CASE).await;
    let fields = [("title", "协和青年说"), ("category", "tese-pinpai"), ("since", "去年夏天")];
    let odd = entrant.fill(&page, CASE, &fields).await;
    odd.refused(422, "看不懂这个年月");
    assert!(odd.html.contains("去年夏天"));
    let fields =
        [("title", "协和青年说"), ("category", "tese-pinpai"), ("since", "2021.7"), ("once", "o")];
    entrant.fill(&page, CASE, &fields).await.sent_to(&format!("{CASE}?done=save"));
    assert!(entrant.page(CASE).await.contains("2021年7月"));
    house.close().await;
}

#[tokio::test]
async fn nobody_acts_for_somebody_else() {
    let house = House::open(NOON).await;
    collecting::open(&house).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;
    let own = entrant.page(CASE).await;
    let other = unit(&house, "other", "zhejiang").await;
    for path in [ENTRY, CASE, &at("receipt")] {
        assert_eq!(other.look(path).await.status, 404, "{path}");
    }
    let page = other.page("/entries/2026-ydyp").await;
    let csrf = hidden(form(&page, "/entries/2026-ydyp"))[0].1.clone();
    for act in ["submit", "endorse", "withdraw", "restore", "detach"] {
        let fields = [("csrf", csrf.as_str()), ("once", act), ("on", "2026-03-01")];
        let refused = other.sent(&at(act), &fields).await;
        assert!(matches!(refused.status, 403 | 404), "{act}: {}", refused.status);
    }
    let forged = other.fill(
        &page,
        "/entries/2026-ydyp",
        &[("unit", "xiehe"), ("name", "协和"), ("kind", "公立医院"), ("region", "11")],
    );
    forged.await.refused(403, "登记参评");
    // A form without the secret of its session does nothing.
    let version = hidden(form(&own, CASE))[2].1.clone();
    let fields = [("csrf", "guess"), ("version", version.as_str()), ("title", "x")];
    assert_eq!(entrant.sent(CASE, &fields).await.status, 403);
    // An expert, and the office, do not enter; the office looks from its own pages.
    let expert = Visitor::sign_in(&house, "expert", &[(Role::Expert, Scope::Everywhere)]).await;
    for path in ["/entries", ENTRY, CASE, "/screening", "/screening/2026-ydyp"] {
        assert_eq!(expert.look(path).await.status, 403, "{path}");
    }
    let elsewhere = Scope::Campaign("other".into());
    let office = Visitor::sign_in(&house, "elsewhere", &[(Role::Reviewer, elsewhere)]).await;
    assert_eq!(office.look("/screening/2026-ydyp").await.status, 403);
    assert_eq!(office.look("/screening/2026-ydyp/xiehe/xiehe.1").await.status, 403);
    house.close().await;
}

#[tokio::test]
async fn a_recommender_sees_the_cases_that_name_it_and_recommends_them() {
    let house = House::open(NOON).await;
    collecting::open(&house).await;
    let entrant = unit(&house, "entrant", "xiehe").await;
    begin(&entrant).await;
    fawen_views::catch_up(&house.app.store).await.unwrap();
    let body = |name: &'static str| [(Role::Recommender, Scope::Unit(name.into()))];
    let other = Visitor::sign_in(&house, "sh", &body("sh")).await;
    assert!(!other.page("/entries").await.contains(CASE));
    assert_eq!(other.look(CASE).await.status, 404);
    let beijing = Visitor::sign_in(&house, "bj", &body("bj")).await;
    let overview = beijing.page("/entries").await;
    assert!(overview.contains(CASE), "{overview}");
    let done = beijing.fill(&overview, &at("nominate"), &[("recommender", "bj")]).await;
    done.sent_to(&format!("{CASE}?done=nominate"));
    assert!(entrant.page(CASE).await.contains("已推荐") || beijing.page(CASE).await.contains("bj"));
    let overview = beijing.page("/entries").await;
    assert!(!overview.contains(&at("nominate")), "recommended once");
    let forged = other.sent(&at("nominate"), &[("csrf", "x"), ("recommender", "sh")]).await;
    assert_eq!(forged.status, 403);
    house.close().await;
}

#[tokio::test]
async fn what_is_too_late_or_too_much_is_refused_in_words() {
    let house = House::open(NOON).await;
    let caller = collecting::enter(&house).await;
    // A second unit registers when it is over.
    house.set_clock("2026-04-11T00:00:01+08:00");
    house.work().await;
    let late = unit(&house, "late", "zhejiang").await;
    assert!(!late.page("/entries").await.contains("登记参评"));
    let page = late.page("/entries/2026-ydyp").await;
    assert!(page.contains("现在不接受参评登记"));
    let fields = [("unit", "zhejiang"), ("name", SCRIPT), ("kind", "公立医院"), ("region", "33")];
    let refused = late.fill(&page, "/entries/2026-ydyp", &fields).await;
    refused.refused(422, "不在征集期");
    assert!(refused.html.contains("&lt;script&gt;"), "what was typed is still there");
    let missing =
        late.fill(&page, "/entries/2026-ydyp", &[("unit", "zhejiang"), ("once", "m")]).await;
    missing.refused(422, "没有选所在地区");
    // A draft that is left is not handed in any more.
    let submit = format!("{}/submit", collecting::CASE);
    let refused = caller.post(&submit, json!(null)).await.refused(422);
    assert!(refused["detail"].as_str().unwrap().contains("截止"), "{refused}");
    house.close().await;
}

on_both_engines!(
    a_case_goes_from_registering_to_the_receipt_and_through_the_screening_by_forms_alone,
);
