//! The types of `openidconnect`, as they are used here: with claims of any name.

use std::collections::BTreeMap;

use openidconnect::{
    AdditionalClaims, AuthType, Client, ClientId, ClientSecret, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields, RedirectUrl,
    StandardErrorResponse, StandardTokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType,
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
        CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{ProviderError, Settings, http::is_guarded};

/// Claims beyond those of the standard.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub(crate) struct Further {
    #[serde(flatten)]
    claims: BTreeMap<String, Value>,
}

impl AdditionalClaims for Further {}

/// What an ID token says.
pub(crate) type Claims = IdTokenClaims<Further, CoreGenderClaim>;
/// What the endpoint for it says besides.
pub(crate) type UserInfo = UserInfoClaims<Further, CoreGenderClaim>;
type Tokens = StandardTokenResponse<
    IdTokenFields<
        Further,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
/// We, as the provider knows us.
pub(crate) type Party = Client<
    Further,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// We, by what the provider has published.
pub(crate) fn party(
    settings: &Settings,
    metadata: &CoreProviderMetadata,
) -> Result<Party, ProviderError> {
    if !is_guarded(metadata.authorization_endpoint().url()) {
        return Err(ProviderError::SetUp("提供方的地址不是https"));
    }
    let redirect = RedirectUrl::new(settings.redirect.clone())
        .map_err(|_| ProviderError::SetUp("本系统的网址"))?;
    let secret = settings.client_secret.clone().map(ClientSecret::new);
    let id = ClientId::new(settings.client_id.clone());
    let party = Client::from_provider_metadata(metadata.clone(), id, secret);
    Ok(party.set_redirect_uri(redirect).set_auth_type(way_of_showing(metadata)))
}

/// In the header, as the standard has it, unless the provider takes the secret in the form only.
fn way_of_showing(metadata: &CoreProviderMetadata) -> AuthType {
    let (basic, form) =
        (CoreClientAuthMethod::ClientSecretBasic, CoreClientAuthMethod::ClientSecretPost);
    match metadata.token_endpoint_auth_methods_supported() {
        Some(known) if !known.contains(&basic) && known.contains(&form) => AuthType::RequestBody,
        _ => AuthType::BasicAuth,
    }
}
