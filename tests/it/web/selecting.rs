//! Selection, public notice and publication through the pages.

use super::{Visitor, judging::Judging};

const SELECTION: &str = "/selections/2026-ydyp";
const PUBLICITY: &str = "/selections/2026-ydyp/publicity";
const BULLETIN: &str = "/selections/2026-ydyp/bulletin";

/// What the method of a selection is filled in with: the lot is the last step.
const METHOD: [(&str, &str); 3] =
    [("normalisation", "none"), ("step-1", "criterion:effect"), ("step-2", "lot")];

/// A campaign whose round was scored and closed, with those who select.
struct Selecting {
    judging: Judging,
    reviewer: Visitor,
    signer: Visitor,
}

impl Selecting {
    async fn begin() -> Self {
        let judging = Judging::begin().await;
        let experts = judging.open_round().await;
        // The first case gets the better sheets, so that it leads.
        for expert in &experts {
            for (case, effect) in [(1, "95"), (2, "90")] {
                let sheet = format!("/reviews/2026-ydyp/1/{case}");
                let given = [("score-effect", effect), ("score-theme", "45"), ("typical", "yes")];
                expert.done(&sheet, &format!("{sheet}/sheet"), &given).await;
            }
        }
        judging.act("close", &[]).await;
        judging.house.work().await;
        let reviewer = Visitor::enter(&judging.house, "reviewer").await;
        let signer = Visitor::enter(&judging.house, "signer").await;
        Self { judging, reviewer, signer }
    }

    fn drafter(&self) -> &Visitor {
        &self.judging.drafter
    }

    /// Does something with the selection, as the drafter.
    async fn act(&self, name: &str, fields: &[(&str, &str)]) -> String {
        self.drafter().done(SELECTION, &format!("{SELECTION}/{name}"), fields).await
    }

    /// Ranks, proposes, confirms and finds the organisers.
    async fn decide(&self) {
        self.act("open", &METHOD).await;
        self.act("rank", &[("seed", "3")]).await;
        self.act("propose", &[]).await;
        self.signer.done(SELECTION, &format!("{SELECTION}/confirm"), &[]).await;
        let organisers = "浙江，zj，浙江省卫生健康委\n北京，bj，北京市促进会";
        let page = self.act("organisers", &[("organisers", organisers)]).await;
        assert!(page.contains("浙江省卫生健康委"), "{page}");
    }

    /// Shows the results, in the week of the test.
    async fn show(&self) -> String {
        let week =
            [("from", "2026-04-20"), ("until", "2026-04-24"), ("holidays", ""), ("workdays", "")];
        self.drafter().done(PUBLICITY, &format!("{PUBLICITY}/start"), &week).await
    }
}

#[tokio::test]
async fn cases_are_ranked_tried_under_other_cuts_and_confirmed_through_the_pages() {
    let all = Selecting::begin().await;
    let drafter = all.drafter();
    let list = drafter.page("/selections").await;
    assert!(list.contains("特色品牌案例征集活动") && list.contains("未开始"), "{list}");
    let page = all.act("open", &METHOD).await;
    assert!(page.contains("推选办法已确定") && page.contains("还没有排名"), "{page}");
    let page = all.act("rank", &[("seed", "3")]).await;
    assert!(page.contains("已排序") && page.contains("分数分布"), "{page}");
    assert!(page.contains("典型案例1件，优秀案例1件"), "the cuts of the rules: {page}");
    // Moving a cut decides nothing.
    let tried = drafter.page(&format!("{SELECTION}?size-typical=2")).await;
    assert!(tried.contains("典型案例2件（规则1件）"), "{tried}");
    assert!(tried.contains("优秀案例应有1件，只能产生0件"), "{tried}");
    assert!(drafter.page(SELECTION).await.contains("典型案例1件，优秀案例1件"));
    let page = all.act("propose", &[]).await;
    assert!(!page.contains("确认等次"), "who proposes does not confirm: {page}");
    let refused = drafter.page(SELECTION).await;
    assert!(refused.contains("待确认"), "{refused}");
    let page = all.signer.page(SELECTION).await;
    assert!(page.contains("确认典型案例1件、优秀案例1件"), "{page}");
    let page = all.signer.done(SELECTION, &format!("{SELECTION}/confirm"), &[]).await;
    assert!(page.contains("等次已确认") && page.contains("待推选组织单位"), "{page}");
    let unnamed = [("organisers", "北京，bj，北京市促进会")];
    let refused =
        drafter.refused(SELECTION, &format!("{SELECTION}/organisers"), &unnamed, 422).await;
    assert!(refused.contains("没有写明组织单位"), "{refused}");
    let short = [("organisers", "北京")];
    let refused = drafter.refused(SELECTION, &format!("{SELECTION}/organisers"), &short, 400).await;
    assert!(refused.contains("不完整"), "{refused}");
    all.judging.house.close().await;
}

#[tokio::test]
async fn results_are_shown_objections_settled_and_the_next_case_moves_up() {
    let all = Selecting::begin().await;
    all.decide().await;
    let drafter = all.drafter();
    let start = format!("{PUBLICITY}/start");
    let short = [("from", "2026-04-20"), ("until", "2026-04-22")];
    let refused = drafter.refused(PUBLICITY, &start, &short, 422).await;
    assert!(refused.contains("应不少于5个工作日"), "{refused}");
    let words = [("from", "下周一"), ("until", "")];
    let refused = drafter.refused(PUBLICITY, &start, &words, 400).await;
    assert!(refused.contains("“下周一”不是日期"), "{refused}");
    let page = all.show().await;
    assert!(page.contains("公示中") && page.contains("2026年4月24日"), "{page}");
    assert!(page.contains("浙江医院") && !page.contains("名次</th>"), "{page}");
    let case = page.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap();
    let lodge = format!("{PUBLICITY}/lodge");
    let unsigned = [("case", case), ("reason", "起始时间有误"), ("by", " ")];
    let refused = drafter.refused(PUBLICITY, &lodge, &unsigned, 422).await;
    assert!(refused.contains("异议人（实名）"), "{refused}");
    let signed = [("case", case), ("reason", "起始时间有误"), ("by", "李四")];
    let page = drafter.done(PUBLICITY, &lodge, &signed).await;
    assert!(page.contains("李四") && page.contains("尚未处理"), "{page}");
    assert!(!page.contains("处理异议</summary>"), "who records does not settle: {page}");
    all.judging.house.set_clock("2026-04-25T09:00:00+08:00");
    let drafter = &Visitor::back(&all.judging.house, "drafter").await;
    let reviewer = Visitor::back(&all.judging.house, "reviewer").await;
    let close = format!("{PUBLICITY}/close");
    let refused = drafter.refused(PUBLICITY, &close, &[], 422).await;
    assert!(refused.contains("尚未处理"), "{refused}");
    let settle = format!("{PUBLICITY}/settle");
    let undecided = [("verdict", ""), ("reason", "经核查")];
    let refused = reviewer.refused(PUBLICITY, &settle, &undecided, 400).await;
    assert!(refused.contains("请选择结论"), "{refused}");
    let upheld = [("verdict", "upheld"), ("reason", "起始时间确实有误")];
    let page = reviewer.done(PUBLICITY, &settle, &upheld).await;
    assert!(page.contains("异议成立：起始时间确实有误"), "{page}");
    assert!(page.contains("优秀案例（0件）"), "the second moved up: {page}");
    let page = drafter.done(PUBLICITY, &close, &[]).await;
    assert!(page.contains("公示已结束") && page.contains("待公布"), "{page}");
    all.judging.house.close().await;
}

#[tokio::test]
async fn the_bulletin_is_planned_drafted_and_followed_to_its_issue_through_the_pages() {
    let all = Selecting::begin().await;
    all.decide().await;
    all.show().await;
    let (house, office, drafter) = (&all.judging.house, &all.judging.office, all.drafter());
    let empty = drafter.refused(BULLETIN, BULLETIN, &[("document", "bulletin")], 422).await;
    assert!(empty.contains("没有填写"), "{empty}");
    let text = include_str!("../../fixtures/scenarios/2022/bulletin.toml");
    let wording = fawen_drafting::fields_from_toml(text).unwrap();
    let wording: Vec<(String, String)> = wording
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| *name != "issued_on")
        .map(|(name, value)| {
            let lines = value.as_array().map(|lines| {
                lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
            });
            (format!("word-{name}"), lines.unwrap_or_else(|| value.as_str().unwrap().to_owned()))
        })
        .collect();
    let mut fields: Vec<(&str, &str)> =
        wording.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let series = format!("{}/{}", super::office::ISSUER, super::office::CODE);
    fields.extend([("document", "bulletin"), ("series", &series), ("cites_notice", "yes")]);
    let page = drafter.done(BULLETIN, BULLETIN, &fields).await;
    assert!(page.contains("通报方案已保存") && page.contains("修订通报方案"), "{page}");
    assert!(page.contains("再接再厉"), "the form begins with the plan: {page}");
    house.set_clock("2026-04-25T09:00:00+08:00");
    let drafter = &Visitor::back(house, "drafter").await;
    drafter.done(PUBLICITY, &format!("{PUBLICITY}/close"), &[]).await;
    house.work().await;
    let page = drafter.page(BULLETIN).await;
    assert!(page.contains("/documents/bulletin") && !page.contains("修订通报方案"), "{page}");
    office.sign("bulletin").await;
    office.issue("bulletin").await;
    house.work().await;
    let page = drafter.page(BULLETIN).await;
    assert!(page.contains("已公布"), "{page}");
    all.judging.house.close().await;
}

#[tokio::test]
async fn who_only_watches_decides_nothing_and_foreign_forms_do_nothing() {
    let all = Selecting::begin().await;
    all.act("open", &METHOD).await;
    all.act("rank", &[("seed", "3")]).await;
    let page = all.reviewer.page(SELECTION).await;
    assert!(!page.contains("现在可以") && !page.contains("试移"), "{page}");
    for (who, path) in [
        (all.drafter(), format!("{SELECTION}/propose")),
        (&all.signer, format!("{SELECTION}/confirm")),
        (all.drafter(), format!("{PUBLICITY}/start")),
        (&all.reviewer, format!("{PUBLICITY}/settle")),
        (all.drafter(), BULLETIN.to_owned()),
    ] {
        assert_eq!(who.send(&path, &[("csrf", "guess")]).await.status(), 403, "{path}");
    }
    // What the page does not offer is refused when it is sent all the same.
    let csrf = super::visitor::hidden(&all.drafter().page(SELECTION).await, "csrf").to_owned();
    let fields = [("csrf", csrf.as_str()), ("once", "x")];
    let refused = all.drafter().send(&format!("{SELECTION}/confirm"), &fields).await;
    assert_eq!(refused.status(), 403);
    assert!(refused.text().await.unwrap().contains("确认等次需要这里的“签发”角色"));
    let unknown = all.drafter().send(&format!("{SELECTION}/explode"), &fields).await;
    assert_eq!(unknown.status(), 404);
    all.judging.house.close().await;
}

/// Who holds both roles may still not decide on their own work.
#[tokio::test]
async fn who_prepared_something_does_not_decide_on_it() {
    use fawen_domain::account::{Role, Scope};
    let all = Selecting::begin().await;
    all.act("open", &METHOD).await;
    all.act("rank", &[("seed", "3")]).await;
    let here = || Scope::Issuer(super::office::ISSUER.into());
    let roles = [(Role::Drafter, here()), (Role::Signer, here()), (Role::Reviewer, here())];
    let both = Visitor::sign_in(&all.judging.house, "both", &roles).await;
    both.done(SELECTION, &format!("{SELECTION}/propose"), &[]).await;
    let refused = both.refused(SELECTION, &format!("{SELECTION}/confirm"), &[], 422).await;
    assert!(refused.contains("已经拟定等次，不能再确认等次"), "{refused}");
    all.signer.done(SELECTION, &format!("{SELECTION}/confirm"), &[]).await;
    let organisers = [("organisers", "浙江，zj，浙江省卫生健康委")];
    all.act("organisers", &organisers).await;
    let page = all.show().await;
    let case = page.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap();
    let signed = [("case", case), ("reason", "起始时间有误"), ("by", "李四")];
    both.done(PUBLICITY, &format!("{PUBLICITY}/lodge"), &signed).await;
    let settle = format!("{PUBLICITY}/settle");
    let rejected = [("verdict", "rejected"), ("reason", "属实")];
    let refused = both.refused(PUBLICITY, &settle, &rejected, 422).await;
    assert!(refused.contains("已经登记异议，不能再处理异议"), "{refused}");
    all.reviewer.done(PUBLICITY, &settle, &rejected).await;
    all.judging.house.close().await;
}
