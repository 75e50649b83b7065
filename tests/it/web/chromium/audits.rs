//! The auditor replays the campaign to three moments, has the record verified, and takes evidence away.

use super::{Stage, Window, collecting::CAMPAIGN};

/// Reads everything, changes nothing.
pub(super) async fn is_replayed(stage: &Stage) {
    let window = &stage.window;
    window.sign_in("shenji").await;
    window.follow("审计").await;
    window.look("audit").await;
    for (day, words) in [
        ("2026-03-02T10:00", "还没有这个对象"),
        ("2026-03-02T20:00", "第3步之后"),
        ("2026-04-25T20:00", "bulletin"),
    ] {
        window.go(&format!("/audit/Campaign/{CAMPAIGN}?when={day}")).await;
        assert!(window.text().await.contains(words), "{day}: {words}");
    }
    window.look("audit-object").await;
    // The slider goes back to the first step.
    window.find("//input[@type='range']").await;
    window.drag("//input[@type='range']", "1").await;
    window.sees("第1步之后").await;
    window.look("audit-object-first").await;
    verified(window).await;
}

async fn verified(window: &Window) {
    window.go("/audit/verification").await;
    window.whole().press("校验记录").await;
    window.settled("记录完好").await;
    window.whole().paste("活动编号", CAMPAIGN).await;
    window.whole().press("制作活动证据包").await;
    window.settled("活动证据包").await;
    window.find("//a[@download]").await;
    window.look("audit-verification").await;
}
