//! Verification and evidence.

use axum::{
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use fawen_pages::{
    Frame, address,
    audit::{Bundle, Running, Verification, Verified},
};
use serde::Deserialize;

use crate::{
    Problem,
    api::bundles::hand_out,
    input::{Path, Query},
    site::{page, sent::Sent, visitor::Visitor},
    work::{
        Desk,
        audit::{self, BundleOrder, BundleView},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    document: String,
    campaign: String,
}

pub(in crate::site) async fn shown(
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    whole(&visitor.desk(), &visitor.frame(), asked).await
}

/// Begins a verification.
pub(in crate::site) async fn verify(sent: Sent) -> Result<Response, Problem> {
    let begun = audit::begin(&sent.desk()).await;
    answered(&sent, begun).await
}

/// Begins to make a bundle.
pub(in crate::site) async fn make(sent: Sent) -> Result<Response, Problem> {
    let given = |name: &str| Some(sent.text(name)).filter(|text| !text.trim().is_empty());
    let order = BundleOrder {
        document: given("document"),
        campaign: given("campaign"),
        full: given("full").is_some(),
    };
    let begun = audit::make_bundle(&sent.desk(), &order).await;
    answered(&sent, begun).await
}

/// A bundle to take away.
pub(in crate::site) async fn bundle(
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (view, bytes) = audit::bundle(&visitor.desk(), &id).await?;
    Ok(hand_out(&view, bytes))
}

async fn answered(
    sent: &Sent,
    begun: Result<audit::Standing, Problem>,
) -> Result<Response, Problem> {
    match begun {
        Ok(_) => Ok(Redirect::to(address::VERIFICATION).into_response()),
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let asked = Asked { document: sent.text("document"), campaign: sent.text("campaign") };
            let response = whole(&sent.visitor.desk(), &frame, asked).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn whole(desk: &Desk, frame: &Frame, asked: Asked) -> Result<Response, Problem> {
    let standing = audit::standing(desk).await?;
    let shown = Verification {
        running: standing.running.map(|running| Running {
            what: running.what,
            step: running.step,
            seen: running.seen,
            of: running.of,
            since: running.since,
        }),
        failed: standing.failed,
        verified: standing.last.map(verified),
        bundles: audit::bundles(desk).await?.into_iter().map(row).collect(),
        document: asked.document,
        campaign: asked.campaign,
    };
    let mut response = page(frame, &shown);
    // What is under way is asked for again and again.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A result in sentences.
pub(super) fn verified(result: audit::Verification) -> Verified {
    let derived = |name: &str| result.derived.get(name).and_then(serde_json::Value::as_u64);
    let number = |name: &str| derived(name).unwrap_or_default();
    let mut says = vec![
        format!(
            "事件{}个；检查点{}个，相符{}个，覆盖到第{}位",
            result.events, result.checkpoints, result.confirmed, result.covered
        ),
        format!(
            "重新推导：登记簿{}本，公文{}份，评审{}轮，推选{}次；自动起草的稿本相同{}份，重印的文件相同{}个",
            number("registers"),
            number("documents"),
            number("rounds"),
            number("selections"),
            number("drafts"),
            number("files")
        ),
    ];
    let uncovered = result.events.saturating_sub(result.covered);
    if uncovered > 0 {
        says.push(format!(
            "最后{uncovered}个事件还没有检查点：能改数据库的人改了它们，这里看不出来（制作证据包时会签署检查点）"
        ));
    }
    let told = result.discrepancies.len() as u64;
    let mut found = result.discrepancies;
    if result.count > told {
        found.push(format!(
            "另有{}处，请用 fawen audit verify 查看",
            result.count.saturating_sub(told)
        ));
    }
    Verified { good: result.good, says, found, by: result.by, at: result.at }
}

fn row(view: BundleView) -> Bundle {
    let scope = if view.full { "公文及其背后的全部事件（内部）" } else { "公文" };
    Bundle {
        id: view.bundle,
        title: view.title,
        number: view.number,
        scope: scope.to_owned(),
        size: size(view.size),
        by: view.by,
        at: view.at,
    }
}

fn size(bytes: u64) -> String {
    match bytes.div_ceil(1_000) {
        kilobytes @ 0..1_000 => format!("{kilobytes} KB"),
        kilobytes => format!("{}.{} MB", kilobytes / 1_000, kilobytes % 1_000 / 100),
    }
}
