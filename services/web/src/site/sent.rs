//! A form that was sent.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, FromRequestParts, Request};

use super::visitor::Visitor;
use crate::{App, Problem, access::ensure_field, input::Form, work::Desk};

/// A form of somebody who is signed in, sent from a page of their own session.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    pub(super) visitor: Visitor,
    fields: BTreeMap<String, String>,
}

impl FromRequest<App> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, app).await?;
        let request = Request::from_parts(parts, body);
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, app).await?;
        let fields: BTreeMap<String, String> = pairs.into_iter().collect();
        let csrf = fields.get("csrf").map(String::as_str).unwrap_or_default();
        // A token is not sent along by itself, as cookies are: only browsers can be led astray.
        if let Some(session) = &visitor.session {
            ensure_field(session, csrf)?;
        }
        Ok(Self { visitor, fields })
    }
}

impl Sent {
    /// What was written in a field; nothing where there is none. Browsers end lines as on paper tape.
    pub(super) fn text(&self, name: &str) -> String {
        self.fields.get(name).map(|text| text.replace("\r\n", "\n")).unwrap_or_default()
    }

    /// Every field.
    pub(super) fn fields(&self) -> &BTreeMap<String, String> {
        &self.fields
    }

    /// Their desk, under the identifier of the form and with the version that it was taken from.
    pub(super) fn desk(&self) -> Desk {
        let mut desk = self.visitor.desk();
        if let Some(once) = self.fields.get("once").filter(|once| !once.is_empty()) {
            desk.key.clone_from(once);
        }
        desk.seen = self.fields.get("version").and_then(|version| version.parse().ok());
        desk
    }
}
