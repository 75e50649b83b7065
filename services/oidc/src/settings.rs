//! How the provider is set up.

use std::fmt;

use reqwest::Url;

use crate::http::is_guarded;

/// How the provider is set up.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// The issuer, to the letter as the provider writes it.
    pub issuer: String,
    /// Who we are there.
    pub client_id: String,
    /// What shows it; none for a public client. Never logged.
    pub client_secret: Option<String>,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The claim that names an account of the house, if the provider is trusted in this.
    pub claim: Option<String>,
    /// Where the browser comes back to, as it is registered with the provider.
    pub redirect: String,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// What is wrong with the address of an issuer, and what it should be (in Chinese).
#[must_use]
pub fn issuer_problem(issuer: &str) -> Option<&'static str> {
    let right = Url::parse(issuer).is_ok_and(|url| {
        let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        is_guarded(&url) && plain
    });
    (!right).then_some(
        "应为 https:// 开头的网址，与提供方公布的 issuer 一字不差，不带 ? 和 #；只有本机的提供方可以用 http://",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_reached_by_tls_or_on_this_machine() {
        for right in [
            "https://id.example.cn",
            "https://id.example.cn/realms/office/",
            "http://127.0.0.1:8080",
            "http://[::1]:8080/x",
            "http://localhost:8080",
        ] {
            assert_eq!(issuer_problem(right), None, "{right}");
        }
        for wrong in [
            "",
            "id.example.cn",
            "http://id.example.cn",
            "http://localhost.example.cn",
            "http://127.0.0.1.example.cn",
            "ftp://127.0.0.1",
            "https://id.example.cn/?a=b",
            "https://id.example.cn/#x",
            "https://me:secret@id.example.cn",
        ] {
            assert!(issuer_problem(wrong).is_some(), "{wrong}");
        }
    }
}
