//! A paper on its way through the office, each hand in its own account.

use super::{Stage, Window, office};

/// The notice is drafted with the page beside it, and changed once.
pub(super) async fn drafted(window: &Window, id: &str, text: &str) {
    window.sign_in("nigao").await;
    window.look("desk-drafter").await;
    window.follow("公文").await;
    window.look("documents-empty").await;
    window.follow("起草公文").await;
    let editor = window.whole();
    editor.write("公文编号", id).await;
    editor.paste("正文", &text.replace(CHANGED.1, CHANGED.0)).await;
    // The page appears beside the text without a button being pressed.
    window.find("//*[@id='leaves'][@data-fresh='yes']//*[name()='svg']").await;
    window.look("editor").await;
    editor.press("保存").await;
    window.sees("已保存。").await;
    window.look("document-draft").await;
    window.go(&format!("/documents/{id}/edit")).await;
    window.whole().paste("正文", text).await;
    window.whole().press("保存").await;
    window.sees("已保存。").await;
    window.go(&format!("/documents/{id}/redline")).await;
    window.find("//ins[contains(.,'将')]").await;
    window.look("document-redline").await;
}

/// What is changed, and into what.
const CHANGED: (&str, &str) = ("现就有关事项", "现将有关事项");

/// From the draft to the issue: reviewed, signed, numbered, printed, sealed, issued.
pub(super) async fn through_the_office(stage: &Stage, id: &str) {
    let window = &stage.window;
    let page = format!("/documents/{id}");
    window.sign_in("nigao").await;
    window.go(&page).await;
    window.whole().act("送审", &[]).await;
    window.sees("已送审。").await;

    stage.work().await;
    window.sign_in("shenhe").await;
    window.look("desk-reviewer").await;
    window.go(&page).await;
    window.look("document-review").await;
    window.whole().act("审核通过", &[("意见", "拟同意，请领导签发。")]).await;
    window.sees("审核已通过。").await;

    window.sign_in("qianfa").await;
    window.go(&page).await;
    window.whole().act("签发", &[("意见", "同意。")]).await;
    window.sees("已签发。").await;

    window.sign_in("dengji").await;
    window.go(&page).await;
    window.look("document-recheck").await;
    // What the rules find in a text that is reproduced as it was printed is let stand, with a reason.
    window.whole().act_saying("复核", "照录原文").await;
    window.sees("已复核。").await;
    window.whole().act("登记编号", &[("分送范围", "各分会 31")]).await;
    window.sees("已登记编号。").await;
    stage.work().await;
    window.go("/registers").await;
    window.look("registers").await;
    window.go(&page).await;
    window.whole().act("印制", &[]).await;
    window.sees("已印制。").await;

    window.sign_in("yongyin").await;
    window.go(&page).await;
    let seal = window.whole().open("用印").await;
    seal.choose(&format!("{}的印章", office::NAME), office::NAME).await;
    seal.press("用印").await;
    window.sees("已用印。").await;
    window.whole().act("核发", &[]).await;
    window.sees("已印发。").await;
    window.look("document-issued").await;
    stage.work().await;
}
