//! Speaking to the provider: over TLS, with limits, without following redirects.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http, url::Host};
use reqwest::{Client, Request, Url, redirect::Policy};

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(3);
/// How long one request may take as a whole.
const PATIENCE: Duration = Duration::from_secs(6);
/// No document of a provider is larger, in bytes.
const LARGEST: usize = 1 << 20;

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpError {
    /// It would travel in the open.
    #[error("{0} is neither https nor on this machine")]
    Open(String),
    /// The answer has no end.
    #[error("the answer is larger than {LARGEST} bytes")]
    Large,
    /// The provider cannot be reached, or breaks off.
    #[error(transparent)]
    Request(#[from] reqwest::Error),
    /// The answer is none.
    #[error(transparent)]
    Malformed(#[from] http::Error),
}

/// Whether nobody on the way can read what is sent there, or change what comes back.
pub(crate) fn is_guarded(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && here)
}

/// A client with limits.
#[derive(Debug, Clone)]
pub(crate) struct Http(Client);

impl Http {
    pub(crate) fn new() -> Result<Self, HttpError> {
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(PATIENCE)
            .redirect(Policy::none())
            .build()?;
        Ok(Self(client))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = Request::try_from(request)?;
        if !is_guarded(request.url()) {
            return Err(HttpError::Open(request.url().to_string()));
        }
        let mut answer = self.0.execute(request).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len().saturating_add(chunk.len()) > LARGEST {
                return Err(HttpError::Large);
            }
            body.extend_from_slice(&chunk);
        }
        let mut built = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            built = built.header(name, value);
        }
        Ok(built.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
