//! What the provider publishes of itself: endpoints and keys. Read when it is needed, kept for a while.

use std::time::{Duration, Instant};

use openidconnect::{DiscoveryError, IssuerUrl, core::CoreProviderMetadata};
use tokio::sync::Mutex;

use crate::{
    ProviderError,
    http::{Http, HttpError},
};

/// So long it is kept.
pub(crate) const KEPT: Duration = Duration::from_secs(3600);
/// So long it is kept at least, even if a key is unknown.
pub(crate) const RENEWED: Duration = Duration::from_secs(30);

/// What the provider has published, with the moment at which it was read.
#[derive(Debug, Default)]
pub(crate) struct Published(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    read: Option<(Instant, CoreProviderMetadata)>,
    failed: Option<(Instant, ProviderError)>,
}

impl Published {
    /// What is known and not older than this, or what is read now. Many who ask at once make one reading; who
    /// has waited while it failed is told so, instead of waiting as long again.
    pub(crate) async fn get(
        &self,
        http: &Http,
        issuer: &str,
        age: Duration,
    ) -> Result<CoreProviderMetadata, ProviderError> {
        let asked = Instant::now();
        let mut known = self.0.lock().await;
        if let Some((at, metadata)) = &known.read
            && at.elapsed() < age
        {
            return Ok(metadata.clone());
        }
        if let Some((at, error)) = &known.failed
            && *at > asked
        {
            return Err(error.clone());
        }
        match read(http, issuer).await {
            Ok(metadata) => {
                known.read = Some((Instant::now(), metadata.clone()));
                Ok(metadata)
            }
            Err(error) => {
                known.failed = Some((Instant::now(), error.clone()));
                Err(error)
            }
        }
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
