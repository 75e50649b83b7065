//! Requests at a steady rate, each due at its time.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use reqwest::{Client, Method};
use tokio::{task::JoinSet, time::Instant};

use crate::Outcome;

/// A request that can be made any number of times.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    /// What it is called in the report.
    pub(crate) name: &'static str,
    pub(crate) method: Method,
    pub(crate) path: String,
    /// A token, or the cookie of a session.
    pub(crate) by: By,
    pub(crate) body: Option<serde_json::Value>,
}

#[derive(Debug, Clone)]
pub(crate) enum By {
    Nobody,
    Token(String),
    Cookie(String),
}

/// How long an answer took.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    pub(crate) write: bool,
    pub(crate) took: Duration,
    /// The status, where it was no success.
    pub(crate) failed: Option<u16>,
}

/// Makes so many requests of `next`, one after another at a rate, in Hz; they come back in their order.
pub(crate) async fn run(
    address: &str,
    next: &(dyn Fn(u32) -> Ask + Sync),
    rate: u32,
    count: u32,
) -> Outcome<Vec<Measured>> {
    let (client, address) = (client()?, Arc::<str>::from(address));
    let began = Instant::now();
    let mut tasks = JoinSet::new();
    let mut measured = BTreeMap::new();
    for number in 0..count {
        let due = began + Duration::from_secs(1) * number / rate;
        tokio::time::sleep_until(due).await;
        let (ask, client, address) = (next(number), client.clone(), Arc::clone(&address));
        tasks.spawn(
            async move { Outcome::Ok((number, measure(&client, &address, ask, due).await?)) },
        );
        while let Some(done) = tasks.try_join_next() {
            measured.extend([done??]);
        }
    }
    while let Some(done) = tasks.join_next().await {
        measured.extend([done??]);
    }
    Ok(measured.into_values().collect())
}

pub(crate) fn client() -> Outcome<Client> {
    Ok(Client::builder().pool_max_idle_per_host(256).build()?)
}

async fn measure(client: &Client, address: &str, ask: Ask, due: Instant) -> Outcome<Measured> {
    let write = ask.method != Method::GET;
    let response = request(client, address, &ask).send().await?;
    let status = response.status();
    response.bytes().await?;
    let failed = (!status.is_success()).then_some(status.as_u16());
    Ok(Measured { name: ask.name, write, took: due.elapsed(), failed })
}

pub(crate) fn request(client: &Client, address: &str, ask: &Ask) -> reqwest::RequestBuilder {
    let request = client.request(ask.method.clone(), format!("{address}{}", ask.path));
    let request = match &ask.by {
        By::Nobody => request,
        By::Token(token) => request.bearer_auth(token),
        By::Cookie(cookie) => request.header("cookie", cookie),
    };
    match &ask.body {
        Some(body) => request.json(body),
        None => request,
    }
}
