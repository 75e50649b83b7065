//! A small but real OpenID provider on this machine: discovery, keys, authorize, token with PKCE, userinfo.
//! Tokens are written and signed (ES256) here, by nothing that the service uses to read them. A test can twist
//! what it says.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use jiff::Timestamp;
use ring::{
    digest, hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};

pub(super) const CLIENT: &str = "fawen";
pub(super) const SECRET: &str = "secret of fawen/with+signs";

/// What a provider says that is not so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Twist {
    Honest,
    OtherNonce,
    NoNonce,
    OtherAudience,
    FurtherAudience,
    OtherParty,
    OtherIssuer,
    Expired,
    FromTheFuture,
    UnknownKey,
    BadSignature,
    NoSignature,
    SignedByOurSecret,
    NoToken,
    Garbage,
}

struct Key {
    id: String,
    pair: EcdsaKeyPair,
}

impl Key {
    fn new(id: &str) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).unwrap();
        Self { id: id.to_owned(), pair }
    }

    fn sign(&self, text: &str) -> Vec<u8> {
        self.pair.sign(&SystemRandom::new(), text.as_bytes()).unwrap().as_ref().to_vec()
    }

    fn public(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        let (x, y) = (BASE64.encode(&point[1..33]), BASE64.encode(&point[33..65]));
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "kid": self.id, "x": x, "y": y})
    }
}

struct Inner {
    issuer: String,
    now: i64,
    key: Key,
    twist: Twist,
    /// Who is signed in over there: their claims.
    person: Value,
    /// Whether claims but `sub` stand in the token, or are told by userinfo only.
    in_token: bool,
    /// Codes that were given, with what was asked for.
    codes: BTreeMap<String, BTreeMap<String, String>>,
    given: u32,
    asked_for_keys: u32,
}

type Shared = Arc<Mutex<Inner>>;

pub(super) struct Provider {
    inner: Shared,
    served: JoinHandle<()>,
}

impl Provider {
    /// Opens one at a time (RFC 3339).
    pub(super) async fn open(at: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}/realms/office", listener.local_addr().unwrap());
        let now = at.parse::<Timestamp>().unwrap().as_second();
        let inner = Arc::new(Mutex::new(Inner {
            issuer,
            now,
            key: Key::new("k1"),
            twist: Twist::Honest,
            person: json!({"sub": "a1-f0c9", "preferred_username": "wang@office"}),
            in_token: true,
            codes: BTreeMap::new(),
            given: 0,
            asked_for_keys: 0,
        }));
        let router = Router::new()
            .route("/realms/office/.well-known/openid-configuration", get(description))
            .route("/realms/office/keys", get(keys))
            .route("/realms/office/authorize", get(authorize))
            .route("/realms/office/token", post(token))
            .route("/realms/office/userinfo", get(userinfo))
            .with_state(Arc::clone(&inner));
        let served = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { inner, served }
    }

    pub(super) fn issuer(&self) -> String {
        self.inner.lock().unwrap().issuer.clone()
    }

    pub(super) fn twist(&self, twist: Twist) {
        self.inner.lock().unwrap().twist = twist;
    }

    /// Somebody else is signed in over there.
    pub(super) fn person(&self, claims: Value) {
        self.inner.lock().unwrap().person = claims;
    }

    pub(super) fn tell_by_userinfo_only(&self) {
        self.inner.lock().unwrap().in_token = false;
    }

    pub(super) fn rotate(&self) {
        self.inner.lock().unwrap().key = Key::new("k2");
    }

    pub(super) fn asked_for_keys(&self) -> u32 {
        self.inner.lock().unwrap().asked_for_keys
    }

    /// Nobody answers any more.
    pub(super) async fn close(self) {
        self.served.abort();
        drop(self.served.await);
    }
}

async fn description(State(inner): State<Shared>) -> Json<Value> {
    let issuer = inner.lock().unwrap().issuer.clone();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
        "code_challenge_methods_supported": ["S256"],
        "something_new": {"that": "nobody knows"},
    }))
}

async fn keys(State(inner): State<Shared>) -> Json<Value> {
    let mut inner = inner.lock().unwrap();
    inner.asked_for_keys += 1;
    Json(json!({"keys": [inner.key.public()]}))
}

async fn authorize(
    State(inner): State<Shared>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Response {
    let mut inner = inner.lock().unwrap();
    let is = |name: &str, value: &str| asked.get(name).is_some_and(|given| given == value);
    let scope = asked.get("scope").is_some_and(|scope| scope.split(' ').any(|s| s == "openid"));
    let right = is("response_type", "code")
        && is("client_id", CLIENT)
        && is("code_challenge_method", "S256")
        && asked["code_challenge"].len() == 43
        && asked["state"].len() >= 32
        && asked["nonce"].len() >= 32
        && scope;
    if !right {
        return (StatusCode::BAD_REQUEST, format!("{asked:?}")).into_response();
    }
    inner.given += 1;
    let code = format!("code-{}", inner.given);
    let to = format!("{}?code={code}&state={}", asked["redirect_uri"], asked["state"]);
    inner.codes.insert(code, asked);
    Redirect::to(&to).into_response()
}

async fn token(
    State(inner): State<Shared>,
    headers: HeaderMap,
    Form(given): Form<BTreeMap<String, String>>,
) -> Response {
    let mut inner = inner.lock().unwrap();
    let refused =
        |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    if !is_client(&headers) {
        return refused("invalid_client");
    }
    let Some(asked) = inner.codes.remove(&given["code"]) else { return refused("invalid_grant") };
    let challenge = digest::digest(&digest::SHA256, given["code_verifier"].as_bytes());
    let proved = BASE64.encode(challenge.as_ref()) == asked["code_challenge"];
    if !proved || given["redirect_uri"] != asked["redirect_uri"] {
        return refused("invalid_grant");
    }
    if inner.twist == Twist::Garbage {
        return Json(json!({"access_token": 3})).into_response();
    }
    let mut answer = json!({"access_token": "at", "token_type": "Bearer", "expires_in": 60});
    if inner.twist != Twist::NoToken {
        answer["id_token"] = inner.id_token(&asked["nonce"]).into();
    }
    Json(answer).into_response()
}

/// Shown in the header, each half encoded as in a form (RFC 6749, 2.3.1).
fn is_client(headers: &HeaderMap) -> bool {
    let given = headers[header::AUTHORIZATION].to_str().unwrap();
    let given = given.strip_prefix("Basic ").unwrap();
    let given = base64::engine::general_purpose::STANDARD.decode(given).unwrap();
    given == format!("{CLIENT}:secret+of+fawen%2Fwith%2Bsigns").into_bytes()
}

async fn userinfo(State(inner): State<Shared>, headers: HeaderMap) -> Response {
    if headers[header::AUTHORIZATION] != "Bearer at" {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    Json(inner.lock().unwrap().person.clone()).into_response()
}

impl Inner {
    fn id_token(&self, nonce: &str) -> String {
        let mut claims = match self.in_token {
            true => self.person.clone(),
            false => json!({"sub": self.person["sub"]}),
        };
        let basic = [
            ("iss", json!(self.issuer)),
            ("aud", json!(CLIENT)),
            ("iat", json!(self.now)),
            ("exp", json!(self.now + 300)),
            ("nonce", json!(nonce)),
        ];
        for (name, value) in basic {
            claims[name] = value;
        }
        let mut head = json!({"alg": "ES256", "kid": self.key.id, "typ": "JWT"});
        match self.twist {
            Twist::OtherNonce => claims["nonce"] = "n".repeat(64).into(),
            Twist::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
            Twist::OtherAudience => claims["aud"] = "another".into(),
            Twist::FurtherAudience => claims["aud"] = json!([CLIENT, "another"]),
            Twist::OtherParty => claims["azp"] = "another".into(),
            Twist::OtherIssuer => claims["iss"] = "https://id.example.cn".into(),
            Twist::Expired => claims["exp"] = (self.now - 61).into(),
            Twist::FromTheFuture => claims["iat"] = (self.now + 61).into(),
            Twist::UnknownKey => head["kid"] = "k9".into(),
            Twist::NoSignature => head = json!({"alg": "none"}),
            Twist::SignedByOurSecret => head = json!({"alg": "HS256"}),
            _ => {}
        }
        let part = |value: &Value| BASE64.encode(value.to_string());
        let text = format!("{}.{}", part(&head), part(&claims));
        let signature = match self.twist {
            Twist::UnknownKey | Twist::BadSignature => Key::new("k9").sign(&text),
            Twist::NoSignature => Vec::new(),
            Twist::SignedByOurSecret => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
                hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
            }
            _ => self.key.sign(&text),
        };
        format!("{text}.{}", BASE64.encode(signature))
    }
}
