//! A window of the browser, and what a person does in it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element, error::CmdError};
use serde_json::{Value, json};

use super::{Driver, PASSWORD, part::Part};

/// How long a page may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(20);
/// A usual small screen.
const SIZE: (u32, u32) = (1366, 768);
/// A usual phone.
const PHONE: (u64, u64) = (390, 844);
/// The pages that units, experts and the public open on a phone; of these a picture is kept.
const ON_PHONES: [&str; 6] =
    ["desk-unit", "case-draft", "review-desk", "score-sheet", "public", "public-paper"];
const AXE: &str = include_str!("../../../fixtures/axe/axe.min.js");

/// A window in front of one service.
pub(super) struct Window {
    pub(super) client: Client,
    driver: String,
    address: String,
    _profile: tempfile::TempDir,
}

impl Window {
    pub(super) async fn open(driver: &Driver, address: &str) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let arguments = [
            "--headless=new".to_owned(),
            // Where tests run as root, or in a container, the browser's own sandbox cannot.
            "--no-sandbox".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-background-networking".to_owned(),
            "--no-first-run".to_owned(),
            "--lang=zh-CN".to_owned(),
            format!("--window-size={},{}", SIZE.0, SIZE.1),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        let wanted = json!({
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(wanted) = wanted else { unreachable!("it is an object") };
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(wanted)
            .connect(&driver.address)
            .await
            .unwrap();
        let (driver, address) = (driver.address.clone(), address.to_owned());
        Self { client, driver, address, _profile: profile }
    }

    pub(super) async fn close(self) {
        self.client.close().await.unwrap();
    }

    /// Goes to an address of the service.
    pub(super) async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.address)).await.unwrap();
    }

    /// Somebody else sits down: signs out whoever was there, signs in on the page.
    pub(super) async fn sign_in(&self, name: &str) {
        self.client.delete_all_cookies().await.unwrap();
        self.go("/sign-in").await;
        let form = self.whole();
        form.write("账号", name).await;
        form.write("密码", PASSWORD).await;
        form.press("登录").await;
        self.sees("工作台").await;
    }

    /// The whole page.
    pub(super) fn whole(&self) -> Part<'_> {
        Part::new(self, "//body".to_owned())
    }

    /// The sheet of the page that has these words in its heading.
    pub(super) fn sheet(&self, heading: &str) -> Part<'_> {
        let path = format!(
            "//*[self::section or self::article or self::div][contains(@class,'sheet')]\
             [.//*[self::h1 or self::h2 or self::h3][contains(normalize-space(.),'{heading}')]]"
        );
        Part::new(self, path)
    }

    /// Follows a link by its words.
    pub(super) async fn follow(&self, words: &str) {
        self.click(&format!("//a[contains(normalize-space(.),'{words}')]")).await;
    }

    /// Clicks on what an XPath finds.
    pub(super) async fn click(&self, path: &str) {
        self.on(path, async |found| found.click().await).await;
    }

    /// Waits until these words stand on the page.
    pub(super) async fn sees(&self, words: &str) {
        self.find(&format!("//body//*[not(self::script)][text()[contains(.,'{words}')]]")).await;
    }

    /// Waits for the refusal of a form with these words. That its status is no success stands on the console too.
    pub(super) async fn refused(&self, words: &str) {
        self.sees(words).await;
        let errors = self.errors().await;
        let of_status = |line: &Value| line["message"].as_str().unwrap().contains("status of 422");
        assert!(!errors.is_empty() && errors.iter().all(of_status), "{errors:#?}");
    }

    /// Asks again until something that runs apart has ended with these words.
    pub(super) async fn settled(&self, words: &str) {
        let began = Instant::now();
        while !self.text().await.contains(words) {
            assert!(began.elapsed() < PATIENCE, "no {words}:\n{}", self.text().await);
            self.client.refresh().await.unwrap();
        }
    }

    /// Puts a value into a field, and tells the page.
    pub(super) async fn set(&self, field: &str, value: &str) {
        let set = "arguments[0].value = arguments[1];
             arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
             arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
        self.on(field, async |field| {
            let field = serde_json::to_value(field)?;
            self.client.execute(set, vec![field, json!(value)]).await
        })
        .await;
    }

    /// Moves a slider.
    pub(super) async fn drag(&self, path: &str, to: &str) {
        self.set(path, to).await;
    }

    /// SHA-256 of what an address gives this person.
    pub(super) async fn hash_of(&self, path: &str) -> String {
        let fetch = "const done = arguments[1];
             fetch(arguments[0]).then(answer => answer.arrayBuffer())
               .then(bytes => crypto.subtle.digest('SHA-256', bytes))
               .then(hash => done([...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('')));";
        let hash = self.client.execute_async(fetch, vec![json!(path)]).await.unwrap();
        hash.as_str().unwrap().to_owned()
    }

    /// Everything that can be read on the page.
    pub(super) async fn text(&self) -> String {
        self.on("//body", async |body| body.text().await).await
    }

    /// How many there are now of what an XPath finds.
    pub(super) async fn count(&self, path: &str) -> usize {
        self.client.find_all(Locator::XPath(path)).await.unwrap().len()
    }

    /// Does something with what an XPath finds. Where the page changed in between and what was found is gone, it
    /// is looked for again.
    pub(super) async fn on<T>(
        &self,
        path: &str,
        act: impl AsyncFn(Element) -> Result<T, CmdError>,
    ) -> T {
        let began = Instant::now();
        loop {
            match act(self.find(path).await).await {
                Err(error) if error.is_stale_element_reference() && began.elapsed() < PATIENCE => {}
                done => return done.unwrap_or_else(|error| panic!("{error}: {path}")),
            }
        }
    }

    /// Waits until something is there.
    pub(super) async fn find(&self, path: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(path)).await;
        match found {
            Ok(found) => found,
            Err(error) => {
                let at = self.client.current_url().await.unwrap();
                panic!("{error}: no {path} on {at}:\n{}", self.text_as_it_is().await)
            }
        }
    }

    async fn text_as_it_is(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await.unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Looks at the page as it should be: nothing on the console, nothing that keeps anybody out, and, if wanted,
    /// a picture of it.
    pub(super) async fn look(&self, name: &str) {
        self.picture(name).await;
        self.accessible(name).await;
        self.fits_a_phone(name).await;
        self.quiet(name).await;
    }

    /// On the screen of a phone nothing makes the page wider than it: wide tables scroll by themselves.
    async fn fits_a_phone(&self, name: &str) {
        let phone =
            json!({ "width": PHONE.0, "height": PHONE.1, "deviceScaleFactor": 1, "mobile": true });
        self.command("Emulation.setDeviceMetricsOverride", phone).await;
        let wider = "const root = document.documentElement;
             if (root.scrollWidth <= arguments[0]) return [];
             return [...document.body.querySelectorAll('*')]
               .filter(one => one.getBoundingClientRect().right > arguments[0] + 1)
               .map(one => one.outerHTML.slice(0, 120)).slice(0, 5);";
        let wider = self.client.execute(wider, vec![json!(PHONE.0)]).await.unwrap();
        assert_eq!(wider, json!([]), "{name}: wider than a phone: {wider:#}");
        if ON_PHONES.contains(&name) {
            self.picture_of_phone(&format!("phone-{name}")).await;
        }
        self.command("Emulation.clearDeviceMetricsOverride", json!({})).await;
    }

    /// A command of the browser's own protocol.
    async fn command(&self, command: &str, parameters: Value) {
        let session = self.client.session_id().await.unwrap().unwrap();
        let path = format!("{}/session/{session}/goog/cdp/execute", self.driver);
        let asked = json!({ "cmd": command, "params": parameters });
        let answer = reqwest::Client::new().post(path).json(&asked).send().await.unwrap();
        assert!(answer.status().is_success(), "{command}: {}", answer.text().await.unwrap());
    }

    /// No errors on the console.
    async fn quiet(&self, name: &str) {
        let severe = self.errors().await;
        assert!(severe.is_empty(), "{name}: {severe:#?}");
    }

    /// The errors on the console since it was asked last.
    async fn errors(&self) -> Vec<Value> {
        let session = self.client.session_id().await.unwrap().unwrap();
        let log = format!("{}/session/{session}/se/log", self.driver);
        let asked = reqwest::Client::new().post(log).json(&json!({ "type": "browser" }));
        let lines: Value = asked.send().await.unwrap().json().await.unwrap();
        let lines = lines["value"].as_array().cloned().unwrap();
        lines.into_iter().filter(|line| line["level"] == "SEVERE").collect()
    }

    /// No serious violation by axe-core.
    async fn accessible(&self, name: &str) {
        self.client.execute(AXE, vec![]).await.unwrap();
        let run = "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations
               .filter(one => one.impact === 'serious' || one.impact === 'critical')
               .map(one => ({ id: one.id, help: one.help, nodes: one.nodes.map(node => node.html) }))));";
        let serious = self.client.execute_async(run, vec![]).await.unwrap();
        assert_eq!(serious, json!([]), "{name}: {serious:#}");
    }

    /// What stands on the screen, where a picture is wanted.
    async fn picture_of_phone(&self, name: &str) {
        if let Some(folder) = env::var_os("FAWEN_SCREENS").map(PathBuf::from) {
            keep(&folder, name, &self.client.screenshot().await.unwrap());
        }
    }

    /// A picture of the whole page, where one is wanted.
    async fn picture(&self, name: &str) {
        let Some(folder) = env::var_os("FAWEN_SCREENS").map(PathBuf::from) else { return };
        // As high as the page, with what the window has around it.
        let height = "return document.documentElement.scrollHeight + outerHeight - innerHeight";
        let height = self.client.execute(height, vec![]).await.unwrap().as_u64().unwrap();
        let height = u32::try_from(height).unwrap().clamp(SIZE.1, 4_000);
        self.client.set_window_size(SIZE.0, height).await.unwrap();
        let picture = self.client.screenshot().await.unwrap();
        self.client.set_window_size(SIZE.0, SIZE.1).await.unwrap();
        keep(&folder, name, &picture);
    }
}

fn keep(folder: &Path, name: &str, picture: &[u8]) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(format!("{name}.png")), picture).unwrap();
}
