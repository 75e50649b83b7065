//! A browser with cookies, that goes from the service to the provider and back one step at a time.

use std::{collections::BTreeMap, sync::Mutex};

use reqwest::{Client, RequestBuilder, Response, redirect::Policy};

use super::super::{House, visitor::PASSWORD};

pub(super) struct Browser {
    client: Client,
    address: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What a page says, with its status.
pub(super) struct Seen {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) text: String,
}

impl Browser {
    pub(super) fn new(house: &House) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { client, address: house.address.clone(), cookies: Mutex::default() }
    }

    /// One that is signed in by password.
    pub(super) async fn signed_in(house: &House, name: &str) -> Self {
        let envelope = house.envelope(&format!("password-{name}"));
        house.app.accounts.set_password(&name.into(), PASSWORD, &envelope).await.unwrap();
        let browser = Self::new(house);
        browser.by_password(name).await;
        browser
    }

    pub(super) async fn by_password(&self, name: &str) {
        let given = [("name", name), ("password", PASSWORD)];
        assert_eq!(self.send("/sign-in", &given).await.status, 303);
    }

    pub(super) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub(super) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Asks for an address of the service, or of another server.
    pub(super) async fn open(&self, to: &str) -> Seen {
        let own = to.starts_with('/') || to.starts_with(&self.address);
        let to = if to.starts_with('/') { format!("{}{to}", self.address) } else { to.to_owned() };
        self.run(self.client.get(to), own).await
    }

    /// Sends a form as it is.
    pub(super) async fn send(&self, to: &str, fields: &[(&str, &str)]) -> Seen {
        self.run(self.client.post(format!("{}{to}", self.address)).form(fields), true).await
    }

    /// Sends a form with the secret of the page that it stands on.
    pub(super) async fn submit(&self, page: &str, to: &str, fields: &[(&str, &str)]) -> Seen {
        let page = self.open(page).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let action = format!("action=\"{to}\"");
        let form = page.text.split(&action).nth(1).unwrap_or_else(|| panic!("no {to}"));
        let value = |name: &str| {
            let start = format!("name=\"{name}\" value=\"");
            form.split(&start).nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let (csrf, once) = (value("csrf"), value("once"));
        let mut all = vec![("csrf", csrf.as_str()), ("once", once.as_str())];
        all.extend(fields);
        self.send(to, &all).await
    }

    /// Goes to the provider; gives the address with which it would come back.
    pub(super) async fn go(&self, then: &str) -> String {
        let begun = self.open(&format!("/sign-in/oidc?then={then}")).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        self.vouched_for(&begun.location).await
    }

    /// Is vouched for at an address of the provider; gives the address with which it would come back.
    pub(super) async fn vouched_for(&self, at: &str) -> String {
        let there = self.open(at).await;
        assert_eq!(there.status, 303, "{}", there.text);
        assert!(there.location.starts_with(&format!("{}/sign-in/oidc/callback?", self.address)));
        there.location
    }

    /// To the provider and back.
    pub(super) async fn sign_in(&self, then: &str) -> Seen {
        let back = self.go(then).await;
        self.open(&back).await
    }

    /// Binds whoever is signed in at the provider to the account; gives the last answer.
    pub(super) async fn bind(&self) -> Seen {
        let onward = self.submit("/me", "/me/identity", &[("password", PASSWORD)]).await;
        assert_eq!(onward.status, 200, "{}", onward.text);
        let back = self.vouched_for(&onward.link()).await;
        self.open(&back).await
    }

    async fn run(&self, request: RequestBuilder, own: bool) -> Seen {
        let mut request = request.header("accept", "text/html");
        if own {
            let cookies = self.cookies.lock().unwrap();
            let cookies: Vec<String> = cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        let answer = request.send().await.unwrap();
        if own {
            self.take_cookies(&answer);
        }
        let location = answer.headers().get("location");
        Seen {
            status: answer.status().as_u16(),
            location: location.map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default(),
            text: answer.text().await.unwrap(),
        }
    }

    fn take_cookies(&self, answer: &Response) {
        let mut cookies = self.cookies.lock().unwrap();
        for set in answer.headers().get_all("set-cookie") {
            let set = set.to_str().unwrap();
            assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            if set.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Seen {
    /// The link of the page that leads on to the provider.
    pub(super) fn link(&self) -> String {
        let link = self.text.split("<a class=\"button first\" href=\"").nth(1).unwrap();
        link.split('"').next().unwrap().replace("&amp;", "&")
    }

    /// Refused with this status and these words; nobody is signed in by it.
    #[track_caller]
    pub(super) fn refused(&self, status: u16, words: &str) {
        assert_eq!(self.status, status, "{}", self.text);
        assert!(self.text.contains(words), "{words}: {}", self.text);
        assert!(self.text.contains("<h1>登录</h1>"), "{}", self.text);
    }
}
