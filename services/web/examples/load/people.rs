//! Who asks: one for each role, and the units that save drafts at the last moment.

use std::path::Path;

use fawen_accounts::Accounts;
use fawen_domain::{
    Actor, Context,
    account::{Grant, Holder, Role, Scope},
    ids::AccountId,
};
use fawen_store::{Envelope, Store};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use jiff::{SignedDuration, Timestamp};
use reqwest::Client;
use serde_json::{Value, json};

use crate::{Outcome, Wanted, pace::By, seed};

/// How many are opened at once.
const AT_ONCE: usize = 64;

/// Somebody with a token for the API and, who uses pages, a session.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) token: String,
    pub(crate) cookie: String,
}

impl Person {
    pub(crate) fn api(&self) -> By {
        By::Token(self.token.clone())
    }

    pub(crate) fn page(&self) -> By {
        By::Cookie(self.cookie.clone())
    }
}

#[derive(Debug)]
pub(crate) struct Visitors {
    pub(crate) drafter: Person,
    pub(crate) reviewer: Person,
    pub(crate) registrar: Person,
    pub(crate) auditor: Person,
    pub(crate) expert: Person,
    pub(crate) entrant: Person,
    /// The numbers of the cases on the expert's desk.
    pub(crate) on_desk: Vec<u64>,
    /// One for each unit that saves drafts.
    pub(crate) units: Vec<Person>,
}

/// Everybody's token, before anybody has signed in.
#[derive(Debug)]
pub(crate) struct Tokens {
    staff: Vec<String>,
    units: Vec<String>,
}

const STAFF: [(&str, Role); 6] = [
    ("drafter", Role::Drafter),
    ("reviewer", Role::Reviewer),
    ("registrar", Role::Registrar),
    ("auditor", Role::Auditor),
    (seed::EXPERT, Role::Expert),
    ("entrant", Role::Entrant),
];

const PASSWORD: &str = "晨雾里的七号码头-2026";

/// Opens the accounts with rights, and issues their tokens.
pub(crate) async fn with_rights(folder: &Path, wanted: &Wanted) -> Outcome<Tokens> {
    let accounts = Accounts::new(Store::open(folder.join("fawen.db"))?);
    let mut staff = Vec::new();
    for (name, role) in STAFF {
        let scope = match role {
            Role::Entrant => Scope::Unit(seed::unit(seed::ENTRANT).as_str().into()),
            _ => Scope::Everywhere,
        };
        let token = open(&accounts, name, Grant { role, scope }).await?;
        let envelope = envelope(&format!("password-{name}"));
        accounts.set_password(&AccountId::new(name), PASSWORD, &envelope).await?;
        staff.push(token);
    }
    let unit = |number| {
        let accounts = &accounts;
        async move {
            let unit = seed::late_unit(number);
            let scope = Scope::Unit(unit.as_str().into());
            open(accounts, &format!("of-{unit}"), Grant { role: Role::Entrant, scope }).await
        }
    };
    let units = stream::iter(0..wanted.drafts).map(unit).buffered(AT_ONCE);
    Ok(Tokens { staff, units: units.try_collect().await? })
}

async fn open(accounts: &Accounts, name: &str, grant: Grant) -> Outcome<String> {
    let id = AccountId::new(name);
    let holder =
        Holder { account: id.clone(), name: name.to_owned(), organisation: "单位".into() };
    let grants = std::slice::from_ref(&grant);
    if accounts.account(&id).await?.is_none() {
        accounts.open(holder, grants, &envelope(&format!("open-{name}"))).await?;
    }
    let until = Timestamp::now() + SignedDuration::from_hours(24);
    let envelope = envelope(&format!("token-{name}-{}", fastrand::u64(..)));
    let grants = [grant].into();
    let token = accounts.issue_token(&id, "压力测试".into(), grants, until, &envelope).await?;
    Ok(token.secret.expose().to_owned())
}

fn envelope(id: &str) -> Envelope {
    let actor = Actor { id: "load".into(), name: "压力测试".into() };
    Envelope::new(format!("load/{id}"), Context::new(Timestamp::now(), actor))
}

/// Signs the staff in.
pub(crate) async fn sign_in(address: &str, tokens: Tokens) -> Outcome<Visitors> {
    let client = Client::new();
    let mut people = Vec::new();
    for ((name, _), token) in STAFF.iter().zip(tokens.staff) {
        let body = json!({ "name": name, "password": PASSWORD });
        let answer = client.post(format!("{address}/api/session")).json(&body).send().await?;
        let answer = answer.error_for_status()?;
        let cookie = answer.headers().get("set-cookie").ok_or("no cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        people.push(Person { token, cookie });
    }
    let [drafter, reviewer, registrar, auditor, expert, entrant] =
        <[Person; 6]>::try_from(people).map_err(|_| "six people")?;
    let unit = |token| Person { token, cookie: String::new() };
    let units = tokens.units.into_iter().map(unit).collect();
    let desk = format!("{address}/api/campaigns/{}/rounds/1/desk", seed::CAMPAIGN);
    let desk = client.get(desk).bearer_auth(&expert.token).send().await?.error_for_status()?;
    let desk: Value = desk.json().await?;
    let lines = desk["cases"].as_array().into_iter().flatten();
    let on_desk = lines.filter_map(|line| line["number"].as_u64()).collect();
    Ok(Visitors { drafter, reviewer, registrar, auditor, expert, entrant, on_desk, units })
}
