//! A campaign is planned on the page that reads its notice: every part is compared with the notice, some are
//! changed, and only then it is planned.

use super::{Stage, Window, collecting::CAMPAIGN};

/// The notice of 2022 with the dates of this spring.
pub(super) fn notice() -> String {
    let dates = [
        ("@发文字号 卫健政促发〔2022〕10号\n", ""),
        ("2022年工作计划", "2026年工作计划"),
        ("2022年10月至11月上旬", "2026年3月至4月上旬"),
        ("2022年11月中旬至12月", "2026年4月中旬至5月"),
        ("2023年春节前", "2027年春节前"),
        ("2022年10月31日", "2026年4月10日"),
    ];
    dates.iter().fold(CALL.to_owned(), |text, (was, now)| {
        assert!(text.contains(was), "{was}");
        text.replace(was, now)
    })
}

const CALL: &str = include_str!("../../../fixtures/scenarios/2022/notice.txt");

/// What a small campaign has otherwise than the notice says, or the notice does not say.
const CHANGES: [(&str, &str); 6] = [
    ("campaign", CAMPAIGN),
    ("quotas", "其他单位，1，2，-"),
    ("tiers", "典型案例，1\n优秀案例，1"),
    ("per_unit", "1"),
    ("organisers_count", "1"),
    ("public_notice", "5"),
];

/// Chooses the notice, is told what is not confirmed, confirms, and plans.
pub(super) async fn is_planned(stage: &Stage) {
    let window = &stage.window;
    stage.work().await;
    window.sign_in("nigao").await;
    window.follow("征集活动").await;
    window.follow("筹划活动").await;
    window.look("campaign-choose-notice").await;
    let choose = window.whole();
    let notice = choose.answer_with("征集通知", "征集展示活动的通知").await;
    choose.choose("征集通知", &notice).await;
    choose.press("读出方案").await;
    window.sees("案例征集截止日期为2026年4月10日").await;
    window.look("campaign-new").await;
    window.whole().press("拟定活动").await;
    window.refused("请与原文核对").await;
    for (name, value) in CHANGES {
        window.whole().paste_named(name, value).await;
    }
    // What comes in by the pages of the service needs no other way.
    window.click("//input[@name='intake']").await;
    confirms(window).await;
    window.whole().press("拟定活动").await;
    window.sees("活动已拟定").await;
    window.look("campaign-planned").await;
    stage.work().await;
    window.go("/campaigns").await;
    window.sees("一地一品").await;
    window.look("campaigns").await;
}

/// Ticks every part that was read.
async fn confirms(window: &Window) {
    let boxes = "//input[@type='checkbox'][starts-with(@name,'ok-')]";
    for tick in 1..=window.count(boxes).await {
        window.click(&format!("({boxes})[{tick}]")).await;
    }
}
