//! Who brings reminders to people: a program of the house, spoken to over HTTP.

use std::{collections::BTreeSet, fmt, time::Duration};

use reqwest::{Client, Url};
use serde_json::json;

use super::{Reminder, people::Person};

/// How long one post may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a reminder was not taken, or cannot be posted at all.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// The address is none.
    #[error("“{0}”不是网址，应以 http:// 或 https:// 开头")]
    Address(String),
    /// It cannot be reached, or does not take it.
    #[error("没有送达：{0}")]
    NotTaken(#[from] reqwest::Error),
}

/// Where reminders are posted.
#[derive(Clone)]
pub struct Courier {
    client: Client,
    url: Url,
    /// Shown to the other side, so that it knows who posts; never logged.
    token: Option<String>,
}

impl fmt::Debug for Courier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Courier").field("host", &self.url.host_str()).finish_non_exhaustive()
    }
}

impl Courier {
    /// One that posts to this address, showing this token.
    ///
    /// # Errors
    /// [`CourierError::Address`]; or the machine has no roots of trust for TLS.
    pub fn new(url: &str, token: Option<String>) -> Result<Self, CourierError> {
        let parsed = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let parsed = parsed.ok_or_else(|| CourierError::Address(url.to_owned()))?;
        let client = Client::builder().timeout(PATIENCE).build()?;
        Ok(Self { client, url: parsed, token })
    }

    /// Posts one; it is taken when the answer is a success.
    pub(super) async fn post(
        &self,
        reminder: &Reminder,
        to: BTreeSet<&Person>,
    ) -> Result<(), CourierError> {
        let body = json!({
            "id": reminder.id, "role": reminder.role.label(), "to": to,
            "text": reminder.text, "page": reminder.page,
        });
        let request = self.client.post(self.url.clone()).header("idempotency-key", &reminder.id);
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        // Without the address: it may hold a secret.
        let sent = request.json(&body).send().await.and_then(reqwest::Response::error_for_status);
        sent.map_err(reqwest::Error::without_url)?;
        Ok(())
    }
}
