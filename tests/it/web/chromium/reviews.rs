//! Three experts score what passed, without knowing whose it is; one steps back from one case.

use fawen_domain::account::{Role, Scope};

use super::{Stage, Window, collecting::CAMPAIGN, entries::UNITS};

const EXPERTS: [&str; 3] = ["zhuanjia-a", "zhuanjia-b", "zhuanjia-c"];
const RUBRIC: &str = "effect，实效，60，100\ntheme，主题，40，50";

/// The office opens a round and closes it, once the experts have scored.
pub(super) async fn are_scored(stage: &Stage) {
    for name in EXPERTS {
        stage.person(name, &[(Role::Expert, Scope::Everywhere)]).await;
    }
    round_is_opened(stage).await;
    for (nth, expert) in EXPERTS.iter().enumerate() {
        scores(stage, expert, nth).await;
    }
    let window = &stage.window;
    window.sign_in("nigao").await;
    window.go(&round()).await;
    window.look("round").await;
    window.whole().act("结束本轮", &[]).await;
    window.sees("本轮评审已结束").await;
    stage.work().await;
}

fn round() -> String {
    format!("/campaigns/{CAMPAIGN}/rounds/1")
}

async fn round_is_opened(stage: &Stage) {
    let window = &stage.window;
    window.sign_in("nigao").await;
    window.go("/reviews").await;
    window.look("reviews-office").await;
    window.follow("开始一轮评审").await;
    let form = window.whole();
    form.paste("评分项", RUBRIC).await;
    for (label, number) in [
        ("每件作品几名评委", "3"),
        ("每名评委至少几件", "0"),
        ("每名评委至多几件", "2"),
        ("每件作品至少几份有效评分表", "2"),
        ("评委会中至少多少%的人参评", "66.67"),
    ] {
        form.write(label, number).await;
    }
    window.look("round-new").await;
    form.press("开始评审").await;
    window.sees("已开始评审").await;
    let member = |name: &&str| format!("{name}，评委{}，fudan，上海，特聘专家", &name[9..]);
    let members: Vec<String> = EXPERTS.iter().map(member).collect();
    window.whole().act("组成评委会", &[("评委会成员", &members.join("\n"))]).await;
    window.sees("评委会，共3名").await;
    window.whole().act("分配作品", &[("抽签种子", "7")]).await;
    window.sees("现在可以").await;
    stage.work().await;
}

/// The third steps back from the first case.
async fn scores(stage: &Stage, expert: &str, nth: usize) {
    let window = &stage.window;
    window.sign_in(expert).await;
    window.follow("评审").await;
    window.look("reviews").await;
    window.go(&desk()).await;
    window.look("review-desk").await;
    for case in 1..=2 {
        window.go(&format!("{}/{case}", desk())).await;
        assert_blind(window).await;
        if nth == 2 && case == 1 {
            let reason = [("回避理由", "曾指导过这个品牌")];
            window.whole().act("申请回避", &reason).await;
            window.sees("回避").await;
            continue;
        }
        sheet(window, case, nth).await;
    }
}

fn desk() -> String {
    format!("/reviews/{CAMPAIGN}/1")
}

async fn sheet(window: &Window, case: usize, nth: usize) {
    let form = window.whole();
    form.write("实效", &format!("{}", 97 - 5 * case + nth)).await;
    // What is typed is kept without a button being pressed.
    window.sees("草稿").await;
    form.write("主题", "45.5").await;
    form.paste("评语", "思路清楚，成效具体。").await;
    window.look("score-sheet").await;
    form.press("交评分表").await;
    window.sees("总分").await;
}

/// Nothing on the page says whose the case is.
async fn assert_blind(window: &Window) {
    let source = window.client.source().await.unwrap();
    for unit in &UNITS {
        for word in [unit.name, unit.account, "张三丰", "13800000000"] {
            assert!(!source.contains(word), "{word}: {source}");
        }
    }
}
