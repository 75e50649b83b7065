//! Tiers are tried and confirmed, shown to the public, and published by a bulletin that the record drafts.

use super::{Stage, Window, collecting::CAMPAIGN, paper};

fn at(page: &str) -> String {
    format!("/selections/{CAMPAIGN}{page}")
}

/// From the ranking to the bulletin in the hands of the public.
pub(super) async fn are_published(stage: &Stage) {
    decided(stage).await;
    planned(&stage.window).await;
    shown(stage).await;
    stage.window.go("/documents/bulletin").await;
    paper::through_the_office(stage, "bulletin").await;
    downloaded(&stage.window).await;
    public(stage).await;
}

async fn decided(stage: &Stage) {
    let window = &stage.window;
    window.sign_in("nigao").await;
    window.go("/selections").await;
    window.look("selections").await;
    window.go(&at("")).await;
    let method = [("同分时第1步比较", "criterion:effect"), ("同分时第2步比较", "lot")];
    window.whole().act("开始推选", &method).await;
    window.sees("推选办法已确定").await;
    window.whole().act("排序", &[("抽签种子", "3")]).await;
    window.sees("分数分布").await;
    // Moving the cut shows what would be, without a button.
    window.whole().paste("试移“典型案例”的名额", "2").await;
    window.sees("典型案例2件（规则1件）").await;
    window.look("selection").await;
    window.go(&at("")).await;
    window.whole().act("拟定等次", &[]).await;
    window.sees("待确认").await;
    window.sign_in("qianfa").await;
    window.go(&at("")).await;
    window.whole().act("确认等次", &[]).await;
    window.sees("等次已确认").await;
    window.sign_in("nigao").await;
    window.go(&at("")).await;
    let organisers = "浙江，zj，浙江省卫生健康委\n北京，bj，北京市促进会";
    window.whole().act("推选优秀组织单位", &[("各地区的组织单位", organisers)]).await;
    window.sees("浙江省卫生健康委").await;
}

/// How the bulletin is to be worded; its figures come from the record.
async fn planned(window: &Window) {
    window.go(&at("/bulletin")).await;
    let form = window.whole();
    form.write("通报的公文编号", "bulletin").await;
    let text = include_str!("../../../fixtures/scenarios/2022/bulletin.toml");
    let wording = fawen_drafting::fields_from_toml(text).unwrap();
    for (name, value) in wording.as_object().unwrap() {
        if name == "issued_on" {
            continue;
        }
        let lines = value.as_array().map(|lines| {
            lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
        });
        let text = lines.unwrap_or_else(|| value.as_str().unwrap().to_owned());
        form.paste_named(&format!("word-{name}"), &text).await;
    }
    form.press("保存方案").await;
    window.sees("通报方案已保存").await;
    window.look("bulletin-plan").await;
}

async fn shown(stage: &Stage) {
    let window = &stage.window;
    window.go(&at("/publicity")).await;
    let week = [("第一天", "2026-04-20"), ("最后一天", "2026-04-24")];
    window.whole().act("开始公示", &week).await;
    window.sees("公示中").await;
    let objection = [("异议内容", "起始时间写得不准"), ("提出人", "李四")];
    window.whole().act("登记异议", &objection).await;
    window.sees("尚未处理").await;
    window.look("publicity").await;

    stage.house.set_clock("2026-04-25T09:00:00+08:00");
    window.sign_in("shenhe").await;
    window.go(&at("/publicity")).await;
    let settled = [("结论", "rejected"), ("核查情况和理由", "经核查，时间无误")];
    window.whole().act("处理异议", &settled).await;
    window.sees("异议不成立").await;
    window.sign_in("nigao").await;
    window.go(&at("/publicity")).await;
    window.whole().act("结束公示", &[]).await;
    window.sees("公示已结束").await;
    stage.work().await;
    window.go(&at("/bulletin")).await;
    window.look("bulletin").await;
}

/// The files are there, and are what the record says they are.
async fn downloaded(window: &Window) {
    window.sign_in("nigao").await;
    window.go("/documents/bulletin").await;
    for format in ["PDF", "DOCX"] {
        let link = format!("//a[@download][contains(.,'{format}')]");
        let link = window.on(&link, async |link| link.attr("href").await).await;
        let hash = window.hash_of(&link.unwrap()).await;
        assert!(window.text().await.contains(&hash[..12]), "{format} {hash}");
    }
}

/// Who holds the paper looks it up, without an account.
async fn public(stage: &Stage) {
    let window = &stage.window;
    window.sign_in("dengji").await;
    window.go("/documents/bulletin").await;
    window.whole().act("公开发布", &[("发布渠道", "门户网站")]).await;
    window.sees("已公开发布").await;
    let pdf = "/api/documents/bulletin/files/pdf";
    let hash = window.hash_of(pdf).await;
    stage.work().await;
    window.client.delete_all_cookies().await.unwrap();
    window.go("/public").await;
    window.look("public").await;
    window.follow("通报").await;
    window.look("public-paper").await;
    window.go(&format!("/public/results/{CAMPAIGN}")).await;
    window.sees("典型案例").await;
    window.look("public-results").await;
    window.go("/public/verify").await;
    let form = window.sheet("用 SHA-256 核验");
    form.paste("文号", "卫健政促发〔2026〕11号").await;
    form.paste("文件的 SHA-256", &hash).await;
    form.press("核验").await;
    window.sees("与核发的成品完全一致").await;
    window.look("public-verified").await;
}
