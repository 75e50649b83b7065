//! Published results.

use std::collections::BTreeMap;

use axum::response::Response;
use fawen_pages::{
    Bar, address,
    public::{Award, Results, ResultsList, Tier},
};

use crate::{
    Problem,
    input::Path,
    site::{page, visitor::Anybody},
    work::public::{self, PublicResults},
};

/// The campaigns whose results were published.
pub(in crate::site) async fn results_list(anybody: Anybody) -> Result<Response, Problem> {
    let list = public::results_list(&anybody.app).await?.into_iter();
    let campaigns =
        list.map(|(id, name)| (name, address::under(address::RESULTS, &[&id]))).collect();
    Ok(page(&anybody.frame(), &ResultsList { campaigns }))
}

/// The results of one campaign.
pub(in crate::site) async fn results(
    anybody: Anybody,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let found = public::results(&anybody.app, &id).await?;
    // The paper may be issued and not made public: then only its results are.
    let bulletin = public::paper(&anybody.app, &found.bulletin).await.ok();
    let bulletin = bulletin.map(|view| {
        let title = format!("《{}》（{}）", view.paper.title, view.paper.number);
        (title, Some(address::public_paper(&found.bulletin)))
    });
    Ok(page(&anybody.frame(), &shown(found, bulletin)))
}

fn shown(found: PublicResults, bulletin: Option<(String, Option<String>)>) -> Results {
    let mut regions: BTreeMap<&str, u64> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for award in found.tiers.iter().flat_map(|tier| &tier.cases) {
        let count = regions.entry(&award.region).or_insert_with(|| {
            order.push(&award.region);
            0
        });
        *count = count.saturating_add(1);
    }
    let bars = order.iter().filter_map(|region| {
        let value = *regions.get(region)?;
        Some(Bar { label: (*region).to_owned(), value, limit: None })
    });
    let regions = bars.collect();
    let tiers = found.tiers.into_iter().map(|tier| Tier {
        name: tier.name,
        awards: tier
            .cases
            .into_iter()
            .map(|case| Award { title: case.title, unit: case.unit, region: case.region })
            .collect(),
    });
    Results {
        name: found.name,
        bulletin,
        tiers: tiers.collect(),
        organisers: found.organisers,
        regions,
    }
}
