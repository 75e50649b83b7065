//! The pages in a real browser: a small campaign by people in every role, with files, from the draft of its notice
//! to what the auditor reads of it. Every page on the way is looked at for errors on the console and for what keeps
//! people with disabilities from using it.
//!
//! With `FAWEN_SCREENS` set to a folder, a picture of each page is put there (`make screens`).

mod accounts;
mod audits;
mod driver;
mod entries;
mod paper;
mod part;
mod planning;
mod results;
mod reviews;
mod window;

use fawen_domain::account::{Role, Scope};

use self::{driver::Driver, window::Window};
use super::{House, NOON, Office, collecting, office};

pub(super) const PASSWORD: &str = "十二个字的长口令-correct-horse";

/// A house with an office, and a browser in front of it.
struct Stage {
    house: House,
    window: Window,
    _driver: Driver,
}

impl Stage {
    async fn open() -> Self {
        let house = House::open(NOON).await;
        Office::found(&house).await;
        let driver = Driver::start();
        let window = Window::open(&driver, &house.address).await;
        Self { house, window, _driver: driver }
    }

    /// Opens an account that signs in with a password.
    async fn person(&self, name: &str, rights: &[(Role, Scope)]) {
        let id = self.house.account(name, rights).await;
        let envelope = self.house.envelope(&format!("password-{name}"));
        self.house.app.accounts.set_password(&id, PASSWORD, &envelope).await.unwrap();
    }

    /// Opens one account for each role of the office.
    async fn office(&self) {
        let issuer = || Scope::Issuer(office::ISSUER.into());
        for (name, role) in OFFICE {
            self.person(name, &[(role, issuer())]).await;
        }
        self.person("shenji", &[(Role::Auditor, Scope::Everywhere)]).await;
    }

    /// What the worker does meanwhile.
    async fn work(&self) {
        self.house.work().await;
    }

    async fn close(self) {
        self.window.close().await;
        self.house.close().await;
    }
}

const OFFICE: [(&str, Role); 5] = [
    ("nigao", Role::Drafter),
    ("shenhe", Role::Reviewer),
    ("qianfa", Role::Signer),
    ("dengji", Role::Registrar),
    ("yongyin", Role::SealKeeper),
];

/// The collecting begins or ends.
async fn phase(stage: &Stage, act: &str, done: &str) {
    let window = &stage.window;
    window.sign_in("nigao").await;
    window.go(&format!("/campaigns/{}", collecting::CAMPAIGN)).await;
    window.look("campaign-acts").await;
    window.whole().act(act, &[("阶段", "征集")]).await;
    window.sees(done).await;
}

#[tokio::test]
async fn a_campaign_is_run_by_people_in_their_browsers() {
    let stage = Stage::open().await;
    stage.office().await;
    stage.window.go("/sign-in").await;
    stage.window.look("sign-in").await;
    paper::drafted(&stage.window, "notice", &planning::notice()).await;
    planning::is_planned(&stage).await;
    paper::through_the_office(&stage, "notice").await;
    phase(&stage, "开始阶段", "阶段已开始。").await;
    entries::are_handed_in_and_screened(&stage).await;
    stage.house.set_clock("2026-04-20T09:00:00+08:00");
    stage.work().await;
    phase(&stage, "结束阶段", "阶段已结束。").await;
    reviews::are_scored(&stage).await;
    results::are_published(&stage).await;
    audits::is_replayed(&stage).await;
    accounts::are_invited(&stage).await;
    stage.close().await;
}
