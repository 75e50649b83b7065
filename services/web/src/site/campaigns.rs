//! 征集活动: the list, and one with its progress.

use axum::{extract::Path, response::Response};
use fawen_domain::{account::Role, campaign::Policy};
use fawen_pages::{
    Badge, Bar, Tone, address,
    campaign::{Campaign, May},
    campaigns::{Campaigns, Row},
};

use super::{page, visitor::Visitor};
use crate::{
    Problem,
    work::{Slice, campaigns},
};

pub(super) async fn list(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let found = campaigns::list(&desk, &Slice { after: None, limit: Some(200) }).await?;
    let mut rows = Vec::new();
    for line in found.items {
        let view = campaigns::view(&desk, &line.campaign).await?;
        rows.push(Row {
            stage: stage(&line.stage),
            id: line.campaign,
            name: line.name,
            notice: line.number.unwrap_or_default(),
            deadline: view.deadline,
        });
    }
    Ok(page(&visitor.frame(), &Campaigns { rows, plan: None }))
}

pub(super) async fn campaign(
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let view = campaigns::view(&desk, &id).await?;
    // Units see the rules and dates; the figures are for those who run the campaign.
    let watches = [Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];
    let progress = match watches.iter().any(|role| desk.principal.holds(*role)) {
        true => campaigns::progress(&desk, &id).await.ok(),
        false => None,
    };
    let bar =
        |label: &str, value: u32| Bar { label: label.to_owned(), value: value.into(), limit: None };
    let shown = Campaign {
        name: view.name,
        stage: stage(&view.stage),
        notice: (
            view.number.unwrap_or_else(|| view.notice.clone()),
            address::document(&view.notice),
        ),
        deadline: view.deadline,
        rules: rules(&view.policy),
        collected: progress.as_ref().map(|progress| progress.cases.into()),
        standings: progress
            .iter()
            .flat_map(|progress| {
                let decided = [progress.screened_in, progress.screened_out, progress.returned];
                let waiting = decided.into_iter().fold(progress.cases, u32::saturating_sub);
                [
                    bar("待审查", waiting),
                    bar("通过形式审查", progress.screened_in),
                    bar("未通过形式审查", progress.screened_out),
                    bar("退回补正", progress.returned),
                ]
            })
            .collect(),
        regions: progress
            .iter()
            .flat_map(|progress| &progress.regions)
            .map(|region| bar(&region.name, region.cases))
            .collect(),
        kinds: progress
            .iter()
            .flat_map(|progress| &progress.kinds)
            .map(|kind| {
                // Every unit of the kind may hand in so many.
                let limit =
                    kind.quota_per_unit.map(|quota| u64::from(quota) * u64::from(kind.units));
                Bar { limit, ..bar(&kind.kind, kind.cases) }
            })
            .collect(),
        id,
        may: May::default(),
        problems: Default::default(),
    };
    Ok(page(&visitor.frame(), &shown))
}

fn stage(name: &str) -> Badge {
    let tone = match name {
        "征集中" => Tone::Wait,
        "已截止" | "已归档" => Tone::Done,
        "待发" => Tone::Plain,
        _ => Tone::Stop,
    };
    Badge::new(name, tone)
}

/// The rules that whoever takes part should know first.
fn rules(policy: &Policy) -> Vec<(String, String)> {
    let names: Vec<&str> =
        policy.categories.iter().map(|category| category.name.as_str()).collect();
    let mut rules = Vec::new();
    if !names.is_empty() {
        rules.push(("类别".to_owned(), names.join("、")));
    }
    rules
}
