//! Somebody with a browser: pages are opened and forms sent as a browser does.

use fawen_domain::account::{Role, Scope};
use reqwest::{Client, Method, RequestBuilder, Response, redirect::Policy};

use super::{House, shown};

pub(super) const PASSWORD: &str = "十二个字的长口令-correct-horse";

/// Somebody with a browser.
pub(super) struct Visitor {
    client: Client,
    address: String,
    cookie: String,
}

impl Visitor {
    /// Somebody who is not signed in.
    pub(super) fn nobody(house: &House) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { client, address: house.address.clone(), cookie: String::new() }
    }

    /// The same browser with another cookie.
    pub(super) fn with_cookie(&self, cookie: &str) -> Self {
        let (client, address) = (self.client.clone(), self.address.clone());
        Self { client, address, cookie: cookie.to_owned() }
    }

    /// Opens an account and signs in on the page.
    pub(super) async fn sign_in(house: &House, name: &str, grants: &[(Role, Scope)]) -> Self {
        house.account(name, grants).await;
        Self::enter(house, name).await
    }

    /// Gives an account a password and signs in on the page.
    pub(super) async fn enter(house: &House, name: &str) -> Self {
        let envelope = house.envelope(&format!("password-{name}"));
        house.app.accounts.set_password(&name.into(), PASSWORD, &envelope).await.unwrap();
        Self::back(house, name).await
    }

    /// Signs in again: a session ends when the clock of the house moves on.
    pub(super) async fn back(house: &House, name: &str) -> Self {
        let mut visitor = Self::nobody(house);
        let given = [("name", name), ("password", PASSWORD), ("then", "/documents")];
        let answer = visitor.send("/sign-in", &given).await;
        assert_eq!(answer.status(), 303);
        assert_eq!(answer.headers()["location"], "/documents");
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        cookie.split(';').next().unwrap().clone_into(&mut visitor.cookie);
        visitor
    }

    /// Asks for a page.
    pub(super) async fn open(&self, path: &str) -> Response {
        self.asked(Method::GET, path).send().await.unwrap()
    }

    /// What a browser asks with.
    pub(super) fn asked(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.address));
        request.header("accept", "text/html").header("cookie", &self.cookie)
    }

    /// A page that must be there.
    pub(super) async fn page(&self, path: &str) -> String {
        let answer = self.open(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.unwrap()
    }

    /// Sends a form as it is.
    pub(super) async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.send_with(path, &[], fields).await
    }

    /// The same, with headers.
    pub(super) async fn send_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Response {
        let mut request = self.asked(Method::POST, path).form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.unwrap()
    }

    /// Opens a page and sends the form on it that goes to `action`, with what it holds hidden and these fields.
    pub(super) async fn submit(
        &self,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Response {
        let html = self.page(page).await;
        let hidden = shown::hidden(shown::form(&html, action));
        let standing = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let sent: Vec<(&str, &str)> = standing.chain(fields.iter().copied()).collect();
        self.send(action, &sent).await
    }

    /// The same, which must be done: the answer leads to a page.
    pub(super) async fn done(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.submit(page, action, fields).await;
        let status = answer.status();
        if status != 303 {
            panic!("{action}: {status} {}", said(&answer.text().await.unwrap()));
        }
        let to = answer.headers()["location"].to_str().unwrap().to_owned();
        self.page(&to).await
    }

    /// The same, which must be refused with this status; gives the page that says why.
    pub(super) async fn refused(
        &self,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
        status: u16,
    ) -> String {
        let answer = self.submit(page, action, fields).await;
        let got = answer.status();
        let html = answer.text().await.unwrap();
        assert_eq!(got, status, "{action}: {}", said(&html));
        html
    }
}

/// What a page says was wrong.
fn said(html: &str) -> &str {
    html.split("class=\"flash wrong\"").nth(1).unwrap_or(html)
}

/// The value of a hidden field, where it stands first.
pub(super) fn hidden<'h>(html: &'h str, name: &str) -> &'h str {
    let start = format!("name=\"{name}\" value=\"");
    html.split(&start).nth(1).and_then(|rest| rest.split('"').next()).unwrap()
}
