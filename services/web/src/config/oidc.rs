//! `oidc.*`: who vouches for people, and how far it is trusted.

use std::fmt;

use fawen_oidc::Settings;

use super::{Config, ConfigError};

/// `oidc.*`
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Oidc {
    /// `oidc.issuer`: the provider; none: people sign in with passwords only.
    pub issuer: Option<String>,
    /// `oidc.client_id`: who we are there.
    pub client_id: String,
    /// `oidc.client_secret`: what shows it; a secret.
    pub client_secret: Option<String>,
    /// `oidc.scopes`: what is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// `oidc.label`: what the button says.
    pub label: String,
    /// `oidc.claim`: the claim that names accounts, if the provider is trusted in this.
    pub claim: Option<String>,
}

impl fmt::Debug for Oidc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Oidc").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl Config {
    /// How the provider is spoken to, if there is one.
    #[must_use]
    pub fn settings_of_oidc(&self) -> Option<Settings> {
        let Oidc { issuer, client_id, client_secret, scopes, claim, .. } = &self.oidc;
        Some(Settings {
            issuer: issuer.clone()?,
            client_id: client_id.clone(),
            client_secret: client_secret.clone(),
            scopes: scopes.clone(),
            claim: claim.clone(),
            redirect: format!("{}{}", self.outside(), fawen_pages::address::BACK_FROM_ELSEWHERE),
        })
    }

    /// Makes sure that everything is there that the provider needs.
    pub(super) fn check_oidc(&self) -> Result<(), ConfigError> {
        if self.oidc.issuer.is_none() {
            return Ok(());
        }
        if self.oidc.client_id.is_empty() {
            return Err(ConfigError::NoClient);
        }
        if self.http.address.is_none() && self.http.listen.port() == 0 {
            return Err(ConfigError::NoWayBack);
        }
        Ok(())
    }
}
