//! An office (办公室): a store of its own, and people who play documents and campaigns on it.
//!
//! A playing is a list of [`Step`]s. Each has an identifier that follows from its place, so that a
//! playing goes on after the office was closed and opened again.

mod attempts;
mod campaign;
mod document;

use std::{
    error::Error,
    fs,
    future::Future,
    path::{Path, PathBuf},
    pin::pin,
    task::{Context as Waking, Poll},
};

use fawen_domain::{
    Actor, Context, Decider, Finding, Severity,
    campaign::{Campaign, CampaignCommand},
    document::{Delivery, DocumentCommand, OfficialDocument, SealUse, Waiver},
    entry::{EntryCommand, UnitEntry},
    ids::DocumentId,
    issuer::{Founding, Issuer, IssuerCommand, Profile},
    number::DocumentNumber,
    register::{NumberRegister, RegisterCommand, register_id},
    review::{ReviewRound, RoundCommand},
    selection::{Selection, SelectionCommand},
};
use fawen_store::{Envelope, LoggedEvent, Position, Scan, Store, ViewRow};
use fawen_worker::{RegistrationError, SealingError};
use tempfile::TempDir;

pub(crate) use self::{
    attempts::{Attempt, any_attempts},
    campaign::{
        BULLETIN, CAMPAIGN, DERIVED, NOTICE, Outcome, SELECTION, bulletin_plan,
        notice_and_campaign, organisers, planned, reviewed, selected, small_campaign,
    },
    document::{DISTRIBUTION, drafted, issued, rechecked, until_registered},
};

/// The body that issues everything.
pub(crate) const ISSUER: &str = "zwjc";
pub(crate) const NAME: &str = "中国卫生健康思想政治工作促进会";
/// Its issuer code.
pub(crate) const CODE: &str = "卫健政促发";
/// Its seal.
pub(crate) const SEAL: &str = "zwjc-seal";

/// Why a step could not be played.
type Refused = Box<dyn Error + Send + Sync>;

/// One thing that somebody does, at a moment of Beijing time.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) at: String,
    pub(crate) act: Act,
}

#[derive(Debug, Clone)]
pub(crate) enum Act {
    Issuer(IssuerCommand),
    Ledger(i16, RegisterCommand),
    Campaign(&'static str, CampaignCommand),
    Document(String, DocumentCommand),
    Entry(String, EntryCommand),
    Round(String, RoundCommand),
    Select(SelectionCommand),
    /// The re-check, which lets every error stand.
    Recheck(String),
    /// The registration, which takes the number.
    Number(String),
    Seal(String),
    /// The clock looks for deadlines.
    Clock,
}

/// A step at a moment, given as `2022-10-08T09:00`.
pub(crate) fn step(at: &str, act: Act) -> Step {
    Step { at: at.to_owned(), act }
}

pub(crate) struct Office {
    directory: TempDir,
    pub(crate) store: Store,
    /// How many steps were played.
    played: usize,
}

impl Office {
    /// An office on a new file.
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(directory.path().join("fawen.db")).unwrap();
        Self { directory, store, played: 0 }
    }

    /// An office in a store that others may use as well.
    pub(crate) fn on(store: Store) -> Self {
        Self { directory: tempfile::tempdir().unwrap(), store, played: 0 }
    }

    /// An office whose issuer may issue, with its registers of 2022 and 2023.
    pub(crate) async fn founded() -> Self {
        Self::new().with_issuer().await
    }

    /// The same, in a store that others may use as well.
    pub(crate) async fn founded_on(store: Store) -> Self {
        Self::on(store).with_issuer().await
    }

    async fn with_issuer(mut self) -> Self {
        self.play(founding()).await;
        self
    }

    fn path(&self) -> PathBuf {
        self.directory.path().join("fawen.db")
    }

    /// Closes the file and opens it again: what was only in memory is gone.
    pub(crate) fn restart(self) -> Self {
        let Self { directory, store, played } = self;
        drop(store);
        let store = Store::open(directory.path().join("fawen.db")).unwrap();
        Self { directory, store, played }
    }

    /// Another office with a copy of the file as it is.
    pub(crate) fn copy(&self) -> Self {
        let directory = tempfile::tempdir().unwrap();
        copy_files(self.directory.path(), directory.path());
        let store = Store::open(directory.path().join("fawen.db")).unwrap();
        Self { directory, store, played: self.played }
    }

    /// Makes every reactor forget how far it had come.
    pub(crate) fn forget_reactions(&self) {
        let file = rusqlite::Connection::open(self.path()).unwrap();
        let reactors = ["open-campaigns", "draft-bulletin", "report-results", "void-discarded"];
        for reactor in reactors {
            file.execute("delete from checkpoints where consumer = ?1", [reactor]).unwrap();
        }
    }

    /// Plays steps, one after the other, without what follows from them.
    pub(crate) async fn play(&mut self, steps: impl IntoIterator<Item = Step>) {
        for step in steps {
            self.do_next(step).await;
        }
    }

    /// Plays steps and lets follow what follows, after each.
    pub(crate) async fn play_settling(&mut self, steps: impl IntoIterator<Item = Step>) {
        for step in steps {
            self.do_next(step).await;
            self.settle().await;
        }
    }

    pub(crate) async fn settle(&self) -> Position {
        fawen_worker::settle(&self.store).await.unwrap_or_else(|error| panic!("{error}"))
    }

    /// The envelope of a command that is not part of a playing.
    pub(crate) fn envelope(id: &str, at: &str) -> Envelope {
        let at = format!("{at}:00+08:00").parse().unwrap();
        let actor = Actor { id: "office".into(), name: "办公室（重构）".into() };
        Envelope::new(id, Context::new(at, actor))
    }

    async fn do_next(&mut self, step: Step) {
        self.played += 1;
        self.perform(&format!("step-{}", self.played), step).await;
    }

    /// Plays one step under an identifier of its own.
    pub(crate) async fn perform(&self, id: &str, step: Step) {
        let tried = format!("{step:?}");
        self.attempt(id, step).await.unwrap_or_else(|error| panic!("{tried}: {error}"));
    }

    /// The same, but it may be refused.
    pub(crate) async fn attempt(&self, id: &str, Step { at, act }: Step) -> Result<(), Refused> {
        let mut by = Self::envelope(id, &at);
        match act {
            Act::Issuer(command) => self.give::<Issuer>(ISSUER, command, &by).await?,
            Act::Ledger(year, command) => {
                let id = register_id(CODE, year);
                self.give::<NumberRegister>(id.as_str(), command, &by).await?;
            }
            Act::Campaign(id, command) => self.give::<Campaign>(id, command, &by).await?,
            Act::Document(id, command) => {
                if matches!(command, DocumentCommand::Sign { .. }) {
                    // Who drafts does not sign.
                    by.context.actor = Actor { id: "head".into(), name: "负责人".into() };
                }
                self.give::<OfficialDocument>(&id, command, &by).await?;
            }
            Act::Entry(id, command) => self.give::<UnitEntry>(&id, command, &by).await?,
            Act::Round(id, command) => self.give::<ReviewRound>(&id, command, &by).await?,
            Act::Select(command) => self.give::<Selection>(SELECTION, command, &by).await?,
            Act::Recheck(id) => self.recheck(&id, &by).await?,
            Act::Number(id) => drop(self.number(&id, &by).await?),
            Act::Seal(id) => self.seal(&id, &by).await?,
            Act::Clock => drop(fawen_worker::close_due(&self.store, &by.context).await?),
        }
        Ok(())
    }

    async fn give<D: Decider>(
        &self,
        id: &str,
        command: D::Command,
        by: &Envelope,
    ) -> Result<(), Refused> {
        self.store.execute::<D>(id, command, by).await?;
        Ok(())
    }

    async fn recheck(&self, id: &str, by: &Envelope) -> Result<(), Refused> {
        let paper = self.document(id).await.paper_as_signed().ok_or("尚未签发")?;
        let errors = paper.findings().into_iter().filter(|f| f.severity == Severity::Error);
        let waiver = |finding: Finding| Waiver {
            rule: finding.rule.to_string(),
            place: finding.place,
            reason: "重构".into(),
        };
        let waivers = errors.map(waiver).collect();
        let command = DocumentCommand::Recheck { findings: vec![], waivers };
        self.give::<OfficialDocument>(id, command, by).await
    }

    pub(crate) async fn number(
        &self,
        document: &str,
        envelope: &Envelope,
    ) -> Result<DocumentNumber, RegistrationError> {
        let document = DocumentId::from(document);
        let delivery =
            |(recipient, copies): (&str, u32)| Delivery { recipient: recipient.into(), copies };
        let distribution = DISTRIBUTION.map(delivery);
        fawen_worker::register(&self.store, &document, distribution.into(), envelope).await
    }

    pub(crate) async fn seal(&self, document: &str, by: &Envelope) -> Result<(), SealingError> {
        let seals = vec![SealUse { issuer: ISSUER.into(), seal: SEAL.into() }];
        fawen_worker::seal(&self.store, &document.into(), seals, by).await
    }

    pub(crate) async fn document(&self, id: &str) -> OfficialDocument {
        self.store.load(id).await.unwrap().0
    }

    pub(crate) async fn campaign(&self, id: &str) -> Campaign {
        self.store.load(id).await.unwrap().0
    }

    pub(crate) async fn selection(&self) -> Selection {
        self.store.load(SELECTION).await.unwrap().0
    }

    pub(crate) async fn ledger(&self, year: i16) -> NumberRegister {
        self.store.load(register_id(CODE, year).as_str()).await.unwrap().0
    }

    /// The whole log; checked by the store as it is read.
    pub(crate) async fn log(&self) -> Vec<LoggedEvent> {
        self.store.log(Position::START, u32::MAX).await.unwrap()
    }

    /// All rows of all views.
    pub(crate) async fn views(&self) -> Vec<(&'static str, Vec<ViewRow>)> {
        let mut views = Vec::new();
        for projection in fawen_views::all() {
            for view in projection.views() {
                views.push((*view, self.store.view_scan(view, Scan::all()).await.unwrap()));
            }
        }
        views
    }
}

fn copy_files(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        // The shared memory belongs to the processes that have the file open.
        if !file.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

/// The issuer with code and seal, and its registers.
pub(crate) fn founding() -> Vec<Step> {
    let profile = Profile { name: NAME.into(), short_name: None, mark_name: NAME.into() };
    let issuer = [
        IssuerCommand::Register { issuer: ISSUER.into(), profile, founding: Founding::CarriedOver },
        IssuerCommand::AddCode { code: CODE.into(), series: "发".into() },
        IssuerCommand::AddSeal {
            seal: SEAL.into(),
            name: NAME.into(),
            image: "0".repeat(64),
            valid_from: jiff::civil::date(2022, 1, 4),
        },
    ];
    let mut steps: Vec<Step> =
        issuer.into_iter().map(|command| step("2022-01-04T09:00", Act::Issuer(command))).collect();
    for year in [2022, 2023] {
        steps.push(step(&format!("{year}-01-04T10:00"), Act::Ledger(year, open(year))));
    }
    steps
}

fn open(year: i16) -> RegisterCommand {
    RegisterCommand::Open { issuer: ISSUER.into(), code: CODE.into(), year, carried_over: 0 }
}

/// Runs a future until it is done or has waited `turns` times, and then drops it, as a crash would;
/// `None` says that it was cut off.
pub(crate) async fn cut_off<T>(turns: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut left = turns;
    std::future::poll_fn(move |waking: &mut Waking<'_>| match work.as_mut().poll(waking) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}
