//! What the provider publishes of itself: endpoints and keys. Read when it is needed, kept for a while.

use std::time::{Duration, Instant};

use openidconnect::{DiscoveryError, IssuerUrl, core::CoreProviderMetadata};
use tokio::sync::Mutex;

use crate::{
    ProviderError,
    http::{Http, HttpError},
};

/// So long it is kept.
const KEPT: Duration = Duration::from_secs(3600);
/// So often at most it is read anew because a key is unknown.
const RENEWED: Duration = Duration::from_secs(30);

/// What the provider has published, with the moment at which it was read.
#[derive(Debug, Default)]
pub(crate) struct Published(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    read: Option<(Instant, CoreProviderMetadata)>,
    failed: Option<(Instant, ProviderError)>,
    renewed: Option<Instant>,
}

impl Published {
    /// What is known and not too old, or what is read now. Many who ask at once make one reading; who has waited
    /// while it failed is told so, instead of waiting as long again.
    pub(crate) async fn get(
        &self,
        http: &Http,
        issuer: &str,
    ) -> Result<CoreProviderMetadata, ProviderError> {
        let asked = Instant::now();
        let mut known = self.0.lock().await;
        if let Some((at, metadata)) = &known.read
            && at.elapsed() < KEPT
        {
            return Ok(metadata.clone());
        }
        if let Some((at, error)) = &known.failed
            && *at > asked
        {
            return Err(error.clone());
        }
        known.read(http, issuer).await
    }

    /// The same, read anew because a key is unknown, unless that was done just now.
    pub(crate) async fn renew(
        &self,
        http: &Http,
        issuer: &str,
    ) -> Result<CoreProviderMetadata, ProviderError> {
        let mut known = self.0.lock().await;
        let just_now = known.renewed.is_some_and(|at| at.elapsed() < RENEWED);
        match &known.read {
            Some((_, metadata)) if just_now => Ok(metadata.clone()),
            _ => {
                known.renewed = Some(Instant::now());
                known.read(http, issuer).await
            }
        }
    }
}

impl Known {
    async fn read(
        &mut self,
        http: &Http,
        issuer: &str,
    ) -> Result<CoreProviderMetadata, ProviderError> {
        let found = read(http, issuer).await;
        match &found {
            Ok(metadata) => self.read = Some((Instant::now(), metadata.clone())),
            Err(error) => self.failed = Some((Instant::now(), error.clone())),
        }
        found
    }
}

async fn read(http: &Http, issuer: &str) -> Result<CoreProviderMetadata, ProviderError> {
    let url = IssuerUrl::new(issuer.to_owned()).map_err(|_| ProviderError::SetUp("issuer"))?;
    CoreProviderMetadata::discover_async(url, http).await.map_err(|error| told(&error))
}

/// The log has the cause; what the provider wrote is not repeated to whoever asks.
fn told(error: &DiscoveryError<HttpError>) -> ProviderError {
    let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    tracing::warn!(%error, cause, "the description of the OpenID provider cannot be read");
    match error {
        DiscoveryError::Request(HttpError::Open(_)) => {
            ProviderError::SetUp("提供方的地址不是https")
        }
        DiscoveryError::Request(_) | DiscoveryError::Response(..) => ProviderError::Unreachable,
        DiscoveryError::Validation(_) => ProviderError::SetUp("issuer与提供方公布的不一致"),
        _ => ProviderError::Untrusted("说明文件"),
    }
}
