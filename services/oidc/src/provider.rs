//! The provider.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use jiff::Timestamp;
use openidconnect::{
    AccessToken, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, CsrfToken,
    IdTokenVerifier, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    RequestTokenError, Scope, SignatureVerificationError, SubjectIdentifier, TokenResponse as _,
    core::{
        CoreErrorResponseType, CoreJsonWebKey, CoreJwsSigningAlgorithm as Alg, CoreResponseType,
    },
};
use serde_json::Value;

use crate::{
    ProviderError, Settings, Vouched,
    claims::{is_enough, vouched},
    client::{Claims, Party, UserInfo, party},
    http::{Http, HttpError},
    metadata::Published,
};

/// Clocks differ: by so many seconds a token may be over, or come from the future.
const LEEWAY: i64 = 60;
/// Signatures of keys that the provider alone has. Those with a shared secret are refused: the secret is for us.
const SIGNATURES: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

/// What ties a browser that goes to the provider to the one that comes back: all three are secrets of one use.
#[derive(Clone)]
pub struct Tie {
    /// Comes back with the browser.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Shown when the code is exchanged (PKCE).
    pub verifier: String,
}

/// A provider of identities. Nothing is asked of it before somebody wants to sign in.
#[derive(Debug)]
pub struct Provider {
    settings: Settings,
    http: OnceLock<Http>,
    published: Published,
}

impl Provider {
    /// The provider of these settings.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, http: OnceLock::new(), published: Published::default() }
    }

    /// Its issuer.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// Where the browser goes, to be vouched for.
    ///
    /// # Errors
    /// The provider cannot be reached, or not be relied on.
    pub async fn address(&self, tie: &Tie) -> Result<String, ProviderError> {
        let metadata = self.published.get(self.http()?, self.issuer()).await?;
        let party = party(&self.settings, &metadata)?;
        let (state, nonce) = (CsrfToken::new(tie.state.clone()), Nonce::new(tie.nonce.clone()));
        let verifier = PkceCodeVerifier::new(tie.verifier.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let (url, ..) = party
            .authorize_url(flow, move || state, move || nonce)
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(url.into())
    }

    /// Whom the provider vouches for, by the code that the browser has brought back.
    ///
    /// # Errors
    /// The provider cannot be reached, does not take the code, or says what cannot be relied on.
    pub async fn identity(
        &self,
        code: &str,
        tie: &Tie,
        now: Timestamp,
    ) -> Result<Vouched, ProviderError> {
        let http = self.http()?;
        let mut metadata = self.published.get(http, self.issuer()).await?;
        let mut party = party(&self.settings, &metadata)?;
        let exchange = party.exchange_code(AuthorizationCode::new(code.to_owned()));
        let exchange = exchange.map_err(|_| ProviderError::SetUp("提供方没有token_endpoint"))?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(tie.verifier.clone()));
        let tokens = exchange.request_async(http).await.map_err(|error| refused(&error))?;
        let token = tokens.id_token().ok_or(ProviderError::Untrusted("没有身份令牌"))?;
        let nonce = Nonce::new(tie.nonce.clone());
        let mut claims = token.claims(&verifier(&party, now), &nonce);
        if matches!(&claims, Err(error) if is_unknown_key(error)) {
            metadata = self.published.renew(http, self.issuer()).await?;
            party = crate::client::party(&self.settings, &metadata)?;
            claims = token.claims(&verifier(&party, now), &nonce);
        }
        let claims = claims.map_err(|error| untrusted(&error))?;
        self.vouched(&party, claims, tokens.access_token()).await
    }

    async fn vouched(
        &self,
        party: &Party,
        claims: &Claims,
        token: &AccessToken,
    ) -> Result<Vouched, ProviderError> {
        if claims.authorized_party().is_some_and(|to| to.as_str() != self.settings.client_id) {
            return Err(ProviderError::Untrusted("令牌发给了别的系统"));
        }
        let subject = claims.subject();
        let proper = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic());
        if subject.len() > 255 || !proper(subject) {
            return Err(ProviderError::Untrusted("sub"));
        }
        let wanted = self.settings.claim.as_deref();
        let mut all = vec![serde_json::to_value(claims).unwrap_or_default()];
        if !all.iter().any(|claims| is_enough(claims, wanted)) {
            all.extend(self.further(party, token, subject).await);
        }
        Ok(vouched(self.issuer(), subject, &all, wanted))
    }

    /// What the endpoint for it says besides: many providers put names there only. Without it somebody still is
    /// who they are.
    async fn further(
        &self,
        party: &Party,
        token: &AccessToken,
        subject: &SubjectIdentifier,
    ) -> Option<Value> {
        let http = self.http().ok()?;
        let asked = party.user_info(token.clone(), Some(subject.clone())).ok()?;
        let info: Result<UserInfo, _> = asked.request_async(http).await;
        match info {
            Ok(info) => serde_json::to_value(&info).ok(),
            Err(error) => {
                tracing::warn!(%error, "the OpenID provider says nothing more about somebody");
                None
            }
        }
    }

    fn http(&self) -> Result<&Http, ProviderError> {
        if let Some(http) = self.http.get() {
            return Ok(http);
        }
        let http = Http::new().map_err(|error| {
            tracing::error!(%error, "there can be no client for the OpenID provider");
            ProviderError::SetUp("TLS")
        })?;
        Ok(self.http.get_or_init(|| http))
    }
}

fn verifier(party: &Party, now: Timestamp) -> IdTokenVerifier<'_, CoreJsonWebKey> {
    let at = |seconds: i64| DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    let (now, latest) = (now.as_second(), at(now.as_second().saturating_add(LEEWAY)));
    party
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || at(now.saturating_sub(LEEWAY)))
        .set_issue_time_verifier_fn(move |issued| match issued <= latest {
            true => Ok(()),
            false => Err("the token comes from the future".to_owned()),
        })
}

fn is_unknown_key(error: &ClaimsVerificationError) -> bool {
    let unknown = SignatureVerificationError::NoMatchingKey;
    matches!(error, ClaimsVerificationError::SignatureVerification(why) if *why == unknown)
}

/// Why a token does not count. The log has it in full; none of it is a secret.
fn untrusted(error: &ClaimsVerificationError) -> ProviderError {
    use ClaimsVerificationError as E;
    tracing::warn!(%error, "an ID token was refused");
    ProviderError::Untrusted(match error {
        E::Expired(_) => "身份令牌的时间不对",
        E::InvalidAudience(_) => "令牌发给了别的系统",
        E::InvalidIssuer(_) => "令牌不是这个提供方签发的",
        E::InvalidNonce(_) => "令牌不是为这次登录签发的",
        E::SignatureVerification(_) => "签名不对",
        _ => "身份令牌",
    })
}

type Refused<E> = RequestTokenError<HttpError, E>;

/// Why the code was not taken. What the provider wrote may hold anything and is not logged as a whole.
fn refused(
    error: &Refused<openidconnect::StandardErrorResponse<CoreErrorResponseType>>,
) -> ProviderError {
    match error {
        RequestTokenError::ServerResponse(answer) => {
            tracing::warn!(error = answer.error().as_ref(), "a code was refused");
            match answer.error() {
                CoreErrorResponseType::InvalidGrant => ProviderError::Spent,
                _ => ProviderError::SetUp("提供方不认可本系统"),
            }
        }
        RequestTokenError::Request(error) => {
            tracing::warn!(%error, "the OpenID provider cannot be reached");
            ProviderError::Unreachable
        }
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            tracing::warn!("the OpenID provider answered what cannot be read");
            ProviderError::Untrusted("令牌的格式")
        }
    }
}

impl std::fmt::Debug for Tie {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tie(…)")
    }
}
