//! The last minutes before a deadline: thousands of units save a draft each.

use futures::{StreamExt as _, TryStreamExt as _, stream};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    Outcome,
    pace::{self, Ask, Measured},
    people::Visitors,
    seed,
};

/// What came of the rush.
#[derive(Debug)]
pub(crate) struct Rushed {
    pub(crate) measured: Vec<Measured>,
    /// The numbers of the units whose draft the server says it has.
    pub(crate) kept: Vec<u32>,
}

/// Every unit saves one draft, at the rate of the steady load: many times as fast as in ten minutes.
pub(crate) async fn run(address: &str, visitors: &Visitors, rate: u32) -> Outcome<Rushed> {
    let drafts = u32::try_from(visitors.units.len())?;
    let next = |number: u32| draft(visitors, number.min(drafts.saturating_sub(1)));
    let measured = pace::run(address, &next, rate, drafts).await?;
    let kept = (0..drafts).zip(&measured).filter(|(_, one)| one.failed.is_none());
    Ok(Rushed { kept: kept.map(|(number, _)| number).collect(), measured })
}

fn draft(visitors: &Visitors, number: u32) -> Ask {
    let unit = seed::late_unit(number);
    let by =
        visitors.units.get(number as usize).map_or(pace::By::Nobody, super::people::Person::api);
    Ask {
        name: "草稿 saved",
        method: Method::POST,
        path: format!("/api/campaigns/{}/entries/{unit}/cases", seed::CAMPAIGN),
        by,
        body: Some(json!({ "case": "last", "content": content(&unit) })),
    }
}

fn content(unit: &str) -> Value {
    json!({ "category": "case", "title": title(unit), "fields": { "简介": "临近截止时保存的草稿。".repeat(40) } })
}

fn title(unit: &str) -> String {
    format!("{unit}的草稿")
}

/// How many of the drafts that were acknowledged are not there.
pub(crate) async fn lost(address: &str, visitors: &Visitors, rushed: &Rushed) -> Outcome<usize> {
    let client = pace::client()?;
    let there = |number: &u32| {
        let (client, number) = (client.clone(), *number);
        async move {
            let unit = seed::late_unit(number);
            let ask = Ask {
                name: "",
                method: Method::GET,
                path: format!("/api/campaigns/{}/entries/{unit}", seed::CAMPAIGN),
                body: None,
                ..draft(visitors, number)
            };
            let answer = pace::request(&client, address, &ask).send().await?;
            let entry: Value = answer.error_for_status()?.json().await?;
            let title = title(&unit);
            let kept = entry["cases"].as_array().into_iter().flatten();
            Outcome::Ok(kept.filter(|case| case["content"]["title"] == title.as_str()).count() == 1)
        }
    };
    let found = stream::iter(&rushed.kept).map(there).buffered(32);
    found.try_fold(0, async |lost, there| Ok(lost + usize::from(!there))).await
}
