//! Review through the pages: the office opens a round, experts score it, blind; what an expert can fetch.

use fawen_domain::account::{Role, Scope};
use fawen_web::access;
use reqwest::Method;

use super::{
    Caller, House, NOON, Office, Visitor,
    campaign::{assert_blind, enter, open, screen},
    visitor::hidden,
};

const ROUND: &str = "/campaigns/2026-ydyp/rounds/1";
const DESK: &str = "/reviews/2026-ydyp/1";
const EXPERTS: [&str; 3] = ["expert-a", "expert-b", "expert-c"];

/// What the form of a new round is filled in with.
const PLAN: [(&str, &str); 11] = [
    ("rubric", "effect，实效，60，100\ntheme，主题，40%，50"),
    ("visibility", "blind"),
    ("aggregation", "mean"),
    ("experts_per_case", "3"),
    ("min_cases", "0"),
    ("max_cases", "2"),
    ("sheets_per_case", "2"),
    ("panel_share", "66.67"),
    ("same_unit", "yes"),
    ("same_recommender", "yes"),
    ("best", ""),
];

/// A campaign whose two cases passed the screening, and its people with browsers.
pub(super) struct Judging {
    pub(super) house: House,
    pub(super) office: Office,
    pub(super) drafter: Visitor,
}

impl Judging {
    pub(super) async fn begin() -> Self {
        let house = House::open(NOON).await;
        let office = Office::found(&house).await;
        open(&house, &office).await;
        let entrants = enter(&house, &office).await;
        screen(&house, &office, &entrants).await;
        house.set_clock("2026-04-20T09:00:00+08:00");
        let drafter = Visitor::enter(&house, "drafter").await;
        Self { house, office, drafter }
    }

    /// Opens a round, forms its panel and assigns the cases, through the pages.
    pub(super) async fn open_round(&self) -> Vec<Visitor> {
        let new = "/campaigns/2026-ydyp/rounds/new";
        let page = self.drafter.done(new, new, &PLAN).await;
        assert!(page.contains("已开始评审") && page.contains("实效60%（满分100）"), "{page}");
        let mut experts = Vec::new();
        for name in EXPERTS {
            experts.push(
                Visitor::sign_in(&self.house, name, &[(Role::Expert, Scope::Everywhere)]).await,
            );
        }
        let two = "expert-a，专家甲，fudan，上海，特聘专家\nexpert-b，专家乙，fudan，31，特聘专家";
        self.act("panel", &[("members", two)]).await;
        let third = [
            ("account", "expert-c"),
            ("name", ""),
            ("unit", "fudan"),
            ("region", "31"),
            ("role", "特聘专家"),
        ];
        let page = self.act("member", &third).await;
        assert!(page.contains("用户expert-c"), "the name of the account is taken");
        self.act("assign", &[("seed", "7")]).await;
        experts
    }

    /// Does something with the round, as the drafter.
    pub(super) async fn act(&self, name: &str, fields: &[(&str, &str)]) -> String {
        self.drafter.done(ROUND, &format!("{ROUND}/{name}"), fields).await
    }

    /// The same, which must be refused.
    pub(super) async fn refused(&self, name: &str, fields: &[(&str, &str)]) -> String {
        self.drafter.refused(ROUND, &format!("{ROUND}/{name}"), fields, 422).await
    }
}

fn blind(html: &str) {
    assert_blind(&html.into());
}

#[tokio::test]
async fn a_round_is_opened_scored_and_closed_through_the_pages() {
    let judging = Judging::begin().await;
    let experts = judging.open_round().await;
    fawen_views::catch_up(&judging.house.app.store).await.unwrap();
    let list = experts[0].page("/reviews").await;
    assert!(list.contains("特色品牌案例征集活动 第1轮") && list.contains("0 / 2"), "{list}");
    blind(&list);
    for (nth, expert) in experts.iter().enumerate() {
        score(expert, nth).await;
    }
    let page = judging.drafter.page(ROUND).await;
    assert!(page.contains("5 / 5"), "{page}");
    // One sheet is given back, with a reason that its expert sees.
    let seats = format!("{ROUND}/experts/expert-a");
    let page = judging.drafter.page(&seats).await;
    assert!(page.contains("浙江医院的品牌") && page.contains("浙江医院"), "{page}");
    let case = page.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("case", case), ("reason", "两项颠倒")];
    judging.drafter.done(&seats, &format!("{seats}/reopen"), &fields).await;
    let page = experts[0].page(DESK).await;
    assert!(page.contains("退回重评"), "{page}");
    blind(&page);
    let refused = judging.refused("close", &[]).await;
    assert!(refused.contains("未达到有效条件"), "{refused}");
    let sheet = format!("{DESK}/1");
    assert!(experts[0].page(&sheet).await.contains("两项颠倒"));
    let given = [("score-effect", "91"), ("score-theme", "45"), ("comment", "改正")];
    experts[0].done(&sheet, &format!("{sheet}/sheet"), &given).await;
    let page = judging.act("close", &[]).await;
    assert!(page.contains("本轮评审已结束") && !page.contains("现在可以"), "{page}");
    let closed = experts[1].page(&format!("{DESK}/2")).await;
    assert!(!closed.contains("交评分表"), "{closed}");
    judging.house.close().await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused_in_words_and_nothing_typed_is_lost() {
    let judging = Judging::begin().await;
    let new = "/campaigns/2026-ydyp/rounds/new";
    let wrong = [
        ("rubric", "effect 实效"),
        ("experts_per_case", "三"),
        ("min_cases", "0"),
        ("max_cases", "2"),
        ("sheets_per_case", "2"),
        ("panel_share", "多数"),
    ];
    let page = judging.drafter.refused(new, new, &wrong, 400).await;
    for words in ["不合写法", "“三”不是整数", "“多数”不是百分数", "value=\"三\""]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let mut uneven = PLAN;
    uneven[0].1 = "effect，实效，60，100";
    let page = judging.drafter.refused(new, new, &uneven, 422).await;
    assert!(page.contains("权重合计应为100%"), "{page}");
    judging.open_round().await;
    let page = judging.refused("close", &[]).await;
    assert!(page.contains("未达到有效条件"), "{page}");
    judging.house.close().await;
}

#[tokio::test]
async fn the_panel_is_formed_anew_until_cases_are_given_out_and_parties_do_not_sit_on_it() {
    let judging = Judging::begin().await;
    let new = "/campaigns/2026-ydyp/rounds/new";
    judging.drafter.done(new, new, &PLAN).await;
    let (drafter, panel) = (&judging.drafter, format!("{ROUND}/panel"));
    let incomplete = [("members", "expert-a，专家甲")];
    let page = drafter.refused(ROUND, &panel, &incomplete, 400).await;
    assert!(page.contains("不完整"), "{page}");
    let party = "of-xiehe，参评人，fudan，上海，专家";
    let page = judging.refused("panel", &[("members", party)]).await;
    assert!(page.contains("经办过参评单位的报送"), "{page}");
    let four = "a，甲，u1，上海，专家\nb，乙，u2，31，专家\nc，丙，u3，北京，专家，bj\nd，丁，u4，天津，专家";
    let page = judging.act("panel", &[("members", four)]).await;
    assert!(
        page.contains("c，丙，u3，北京，专家，bj"),
        "the form begins with what is there: {page}"
    );
    let conflict = [("account", "a"), ("case", "xiehe.1"), ("reason", "曾任顾问")];
    judging.act("conflict", &conflict).await;
    let unknown = [("account", "a"), ("case", "nowhere"), ("reason", "曾任顾问")];
    assert!(judging.refused("conflict", &unknown).await.contains("本轮没有案例"));
    let assign = format!("{ROUND}/assign");
    let page = drafter.refused(ROUND, &assign, &[("seed", "七")], 400).await;
    assert!(page.contains("“七”不是整数"), "{page}");
    let page = judging.act("assign", &[("seed", "")]).await;
    assert!(!page.contains("组成评委会</summary>") && page.contains("增补一名评委"), "{page}");
    judging.house.close().await;
}

#[tokio::test]
async fn each_role_sees_its_own_part_and_foreign_forms_do_nothing() {
    let judging = Judging::begin().await;
    let experts = judging.open_round().await;
    fawen_views::catch_up(&judging.house.app.store).await.unwrap();
    // Who only watches is offered nothing to do.
    let reviewer = Visitor::enter(&judging.house, "reviewer").await;
    let page = reviewer.page(ROUND).await;
    assert!(page.contains("专家甲") && !page.contains("现在可以"), "{page}");
    let list = reviewer.page("/reviews").await;
    assert!(list.contains("第1轮") && !list.contains("开始一轮评审"), "{list}");
    assert_eq!(reviewer.open(DESK).await.status(), 403);
    assert_eq!(experts[0].open(ROUND).await.status(), 403);
    let stranger = [(Role::Expert, Scope::Everywhere)];
    let stranger = Visitor::sign_in(&judging.house, "expert-z", &stranger).await;
    assert_eq!(stranger.open(DESK).await.status(), 404);
    assert!(stranger.page("/reviews").await.contains("还没有评审任务"));
    for (who, path) in [
        (&judging.drafter, format!("{ROUND}/close")),
        (&experts[0], format!("{DESK}/1/sheet")),
        (&experts[0], format!("{DESK}/1/draft")),
        (&experts[0], format!("{DESK}/1/recuse")),
        (&experts[0], format!("{DESK}/recuse")),
    ] {
        let forged = who.send(&path, &[("csrf", "guess"), ("reason", "x")]).await;
        assert_eq!(forged.status(), 403, "{path}");
    }
    // A draft is seen by its expert alone.
    let sheet = format!("{DESK}/1");
    let page = experts[0].page(&sheet).await;
    let typed = [("csrf", hidden(&page, "csrf")), ("comment", "只有自己看得到")];
    assert_eq!(experts[0].send(&format!("{sheet}/draft"), &typed).await.status(), 303);
    assert!(experts[0].page(&sheet).await.contains("只有自己看得到"));
    assert!(!experts[1].page(&sheet).await.contains("只有自己看得到"));
    // The whole round can be given up.
    let page = experts[2].done(DESK, &format!("{DESK}/recuse"), &[("reason", "出国")]).await;
    assert!(page.contains("已回避整轮评审") && page.contains("没有分给您的作品"), "{page}");
    let page = judging.drafter.page(ROUND).await;
    assert!(page.contains("回避空出2个席位"), "{page}");
    judging.house.close().await;
}

/// Whatever an expert asks for, by page or by program: no answer names a unit, an author or a case.
#[tokio::test]
async fn nothing_that_an_expert_can_fetch_names_a_unit_or_an_author() {
    let judging = Judging::begin().await;
    let experts = judging.open_round().await;
    fawen_views::catch_up(&judging.house.app.store).await.unwrap();
    let program = [(Role::Expert, Scope::Everywhere)];
    let program = token(&judging.house, "expert-a", &program).await;
    let mut shown = 0;
    for route in access::ROUTES.iter().filter(|route| route.method == Method::GET) {
        // A stream has no end, what is on it is looked at elsewhere; the document of the API is the same for all.
        if matches!(route.path, "/api/news" | "/api/openapi.json") {
            continue;
        }
        for unit in ["xiehe", "zhejiang"] {
            let path = filled(route.path, unit);
            let page = experts[0].open(&path).await;
            shown += u32::from(page.status() == 200);
            blind_but_for(&page.text().await.unwrap(), unit, &path);
            let answer = program.get(&path).await;
            blind_but_for(&answer.body.to_string(), unit, &path);
        }
    }
    assert!(shown > 20, "{shown}");
    judging.house.close().await;
}

async fn token(house: &House, name: &str, grants: &[(Role, Scope)]) -> Caller {
    house.token(&name.into(), grants).await
}

/// An answer may repeat the identifier that was asked for, and nothing else.
fn blind_but_for(text: &str, asked: &str, path: &str) {
    let text = text.replace(&format!("{asked}.1"), "").replace(asked, "");
    for word in ["协和", "浙江医院", "xiehe", "zhejiang", "张三丰", "13800000000"] {
        assert!(!text.contains(word), "{path} {word}: {text}");
    }
}

/// An address of a route, with what there is in place of each parameter.
fn filled(path: &str, unit: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{number}" | "{case_number}" => "1".to_owned(),
        "{year}" => "2026".to_owned(),
        "{format}" => "pdf".to_owned(),
        "{campaign}" => "2026-ydyp".to_owned(),
        "{document}" => "notice".to_owned(),
        "{unit}" => unit.to_owned(),
        "{case}" => format!("{unit}.1"),
        "{account}" => "expert-a".to_owned(),
        "{issuer}" => super::office::ISSUER.to_owned(),
        "{code}" => super::office::CODE.to_owned(),
        part if part.starts_with('{') => "x".to_owned(),
        part => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// One expert scores what lies on the desk; the third steps back from the first case.
async fn score(expert: &Visitor, nth: usize) {
    for number in 1..=2 {
        let sheet = format!("{DESK}/{number}");
        let page = expert.page(&sheet).await;
        blind(&page);
        assert!(page.contains("〔隐去〕") && page.contains("实效（60%）"), "{page}");
        if nth == 2 && number == 1 {
            let act = format!("{sheet}/recuse");
            let refused = expert.refused(&sheet, &act, &[("reason", " ")], 422).await;
            assert!(refused.contains("请写明理由"), "{refused}");
            let page = expert.done(&sheet, &act, &[("reason", "与作者有亲属关系")]).await;
            assert!(page.contains("已回避1号作品") && !page.contains("1号　"), "{page}");
            assert_eq!(expert.open(&sheet).await.status(), 404);
            continue;
        }
        // A pause in typing keeps what stands there, complete or not.
        let csrf = hidden(&page, "csrf").to_owned();
        let typed = [("csrf", csrf.as_str()), ("score-effect", "8"), ("comment", "有实效")];
        let draft = format!("{sheet}/draft");
        let kept = expert.send_with(&draft, &[("hx-request", "true")], &typed).await;
        assert!(kept.text().await.unwrap().contains("09:00:00保存"));
        let page = expert.page(&sheet).await;
        assert!(page.contains("value=\"8\"") && page.contains("有实效"), "{page}");
        // Without script the button does the same.
        let typed = [("csrf", csrf.as_str()), ("score-effect", "9"), ("comment", "有实效")];
        assert_eq!(expert.send(&draft, &typed).await.status(), 303);
        let wrong = [("score-effect", "很好"), ("score-theme", "")];
        let refused = expert.refused(&sheet, &format!("{sheet}/sheet"), &wrong, 422).await;
        assert!(refused.contains("“很好”不是分数") && refused.contains("没有打分"), "{refused}");
        let over = [("score-effect", "90"), ("score-theme", "50.5")];
        let refused = expert.refused(&sheet, &format!("{sheet}/sheet"), &over, 422).await;
        assert!(refused.contains("超过满分50.00") && refused.contains("value=\"50.5\""));
        blind(&refused);
        let given = [("score-effect", "90.5"), ("score-theme", "45"), ("typical", "yes")];
        let page = expert.done(&sheet, &format!("{sheet}/sheet"), &given).await;
        assert!(page.contains(&format!("{number}号作品的评分表已提交")), "{page}");
        assert!(page.contains("90.30"), "60% of 90.5 and 40% of 45/50: {page}");
        let page = expert.page(&sheet).await;
        assert!(page.contains("已经提交") && !page.contains("交评分表"), "{page}");
    }
}
