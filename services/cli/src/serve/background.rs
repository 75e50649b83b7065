//! The worker beside the web: round after round, until told to stop.

use std::{env, path::PathBuf, time::Duration};

use fawen_files::Files;
use fawen_store::{Position, Store};
use fawen_typeset::{Fonts, Profile};
use fawen_web::config::Config;
use fawen_worker::{
    Press,
    reminders::{self, Courier},
};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// So often it is looked for uploads that were left lying, and reminders are posted.
const CLEAN: SignedDuration = SignedDuration::from_mins(1);
/// So often it is looked for what is to be called to mind.
const REMIND: SignedDuration = SignedDuration::from_mins(10);

/// What the worker works on.
pub(super) struct House {
    pub(super) store: Store,
    pub(super) press: Press,
    /// Where printed papers lie.
    pub(super) folder: PathBuf,
    pub(super) files: Files,
    /// Who brings reminders to people, if anybody does.
    pub(super) courier: Option<Courier>,
}

impl House {
    /// Opens what the configuration names.
    pub(super) async fn open(config: &Config) -> anyhow::Result<Self> {
        let token = config.reminders.token.clone();
        let courier = config.reminders.url.as_deref().map(|url| Courier::new(url, token));
        Ok(Self {
            store: Store::open_url(&config.store).await?,
            press: Press::new(Fonts::load(None)?, Profile::default()),
            folder: config.files.clone(),
            files: Files::open(config.settings_of_files(env::current_exe()?))?,
            courier: courier.transpose()?,
        })
    }

    /// Everything that is not new with every commit.
    async fn now_and_then(&self, now: Timestamp) {
        fawen_worker::clean_uploads(self.files.uploads(), now).await;
        let Some(courier) = &self.courier else { return };
        if let Err(error) = reminders::post_due(&self.store, courier, now).await {
            tracing::error!(error = %error, "the worker could not post reminders");
        }
    }

    async fn remind(&self, now: Timestamp) {
        if self.courier.is_none() {
            return;
        }
        if let Err(error) = reminders::remind(&self.store, now).await {
            tracing::error!(error = %error, "the worker could not look for what is to be called to mind");
        }
    }
}

/// Works until `stopping` comes true. What the store runs into is logged, and tried again in the next round.
pub(super) async fn work(house: House, look: Duration, mut stopping: watch::Receiver<bool>) {
    let House { store, press, folder, .. } = &house;
    let mut reached = Position::START;
    let (mut clean_next, mut remind_next) = (Timestamp::MIN, Timestamp::MIN);
    while !*stopping.borrow() {
        match fawen_worker::round(store, press, folder, Timestamp::now).await {
            Ok(round) => reached = round.reached,
            Err(error) => tracing::error!(error = %error, "the worker could not finish its round"),
        }
        let now = Timestamp::now();
        if now >= remind_next {
            house.remind(now).await;
            remind_next = now.saturating_add(REMIND).unwrap_or(Timestamp::MAX);
        }
        if now >= clean_next {
            house.now_and_then(now).await;
            clean_next = now.saturating_add(CLEAN).unwrap_or(Timestamp::MAX);
        }
        let news = tokio::time::timeout(look, store.wait_beyond(reached, look));
        tokio::select! {
            _ = news => {}
            _ = stopping.changed() => {}
        }
    }
}
