//! The book that is kept of what was acknowledged and of what the log says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, thread,
    time::Duration,
};

use fawen_domain::register::{NumberRegister, RegisterEvent};
use fawen_store::{LoggedEvent, Position};

use super::{
    life,
    place::{self, Place},
};
use crate::program::succeed;

/// How often the log is asked for what was acknowledged: for half a minute.
const TRIES: u32 = 600;

pub(super) struct Ledger<'p> {
    place: &'p Place,
    runtime: tokio::runtime::Runtime,
    reached: Position,
    /// The commands that the log holds, each of which is there once.
    commands: BTreeSet<String>,
    /// Steps that were acknowledged and are not found yet.
    owed: BTreeSet<String>,
    acknowledged: u64,
    /// The documents by their numbers, and whether the number was voided.
    numbers: BTreeMap<u32, (String, bool)>,
    last_command: Option<String>,
}

/// What a torture came to.
pub(super) struct Figures {
    events: Position,
    acknowledged: u64,
    numbers: usize,
    voided: usize,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { events, acknowledged, numbers, voided } = self;
        write!(f, "{events}个事件，{acknowledged}步确认过，{numbers}个文号，其中{voided}个作废")
    }
}

impl<'p> Ledger<'p> {
    pub(super) fn new(place: &'p Place) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        Self {
            place,
            runtime,
            reached: Position::START,
            commands: BTreeSet::new(),
            owed: BTreeSet::new(),
            acknowledged: 0,
            numbers: BTreeMap::new(),
            last_command: None,
        }
    }

    /// Looks for everything that was acknowledged, and goes through what is new in the log.
    pub(super) fn take_in(&mut self, acknowledged: Vec<String>) {
        self.acknowledged += acknowledged.len() as u64;
        self.owed.extend(acknowledged);
        for _ in 0..TRIES {
            let store = self.runtime.block_on(place::opened(&self.place.offices()));
            let events = self.runtime.block_on(store.log(self.reached, u32::MAX));
            // A server that is just coming up again is asked once more.
            events.unwrap_or_default().into_iter().for_each(|event| self.enter(&event));
            self.cross_off();
            if self.owed.is_empty() {
                return;
            }
            // Positions are given a moment after the commit.
            thread::sleep(Duration::from_millis(50));
        }
        panic!("these were acknowledged and are lost: {:?}", self.owed);
    }

    /// Takes what is found from what is owed.
    fn cross_off(&mut self) {
        let commands = &self.commands;
        // A registration is two commands under the identifier of its step.
        let found = |id: &String| {
            commands.contains(id)
                || ["number", "entry"].iter().any(|part| commands.contains(&format!("{id}/{part}")))
        };
        self.owed.retain(|id| !found(id));
    }

    /// The log is gap-free as it is read; a command is there once, a number is given once and in turn.
    fn enter(&mut self, event: &LoggedEvent) {
        let command = &event.metadata.command_id;
        // The events of one command need not stand side by side where others write.
        let key = format!("{}-{}-{command}", event.aggregate_type, event.aggregate_id);
        if self.last_command.as_ref() != Some(&key) {
            assert!(self.commands.insert(command.clone()), "{command} took effect twice");
            self.last_command = Some(key);
        }
        self.reached = event.position;
        match event.decode::<NumberRegister>().unwrap() {
            Some(RegisterEvent::NumberReserved { number, document }) => {
                let next = self.numbers.last_key_value().map_or(1, |(last, _)| last + 1);
                assert_eq!(number.seq, next, "a number was left out or given twice");
                self.numbers.insert(next, (document.to_string(), false));
            }
            Some(RegisterEvent::NumberVoided { number, .. }) => {
                let (document, voided) = self.numbers.get_mut(&number.seq).unwrap();
                assert!(!*voided, "the number of {document} was voided twice");
                *voided = true;
            }
            _ => {}
        }
    }

    /// Lets everything follow that is still to follow; then each discarded document has lost its number once,
    /// no other has, and the log proves itself.
    pub(super) fn close(mut self) -> Figures {
        let place = self.place;
        self.runtime.block_on(async {
            let store = place::opened(&place.offices()).await;
            while !store.unlogged(1).await.unwrap().is_empty() {
                // What was written last gets its position now, by whoever is left.
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            fawen_worker::settle(&store).await.unwrap();
            assert_eq!(store.set_aside(None).await.unwrap(), vec![]);
        });
        self.take_in(vec![]);
        let mut documents = BTreeSet::new();
        for (document, voided) in self.numbers.values() {
            assert!(documents.insert(document), "{document} has two numbers");
            let n: usize = document.rsplit('-').next().unwrap().parse().unwrap();
            let discarded = self.commands.contains(&format!("{document}/6"));
            assert_eq!(*voided, discarded, "{document}");
            assert!(!discarded || n.is_multiple_of(life::DISCARDED));
        }
        let (folder, store) = (place.folder(), place.offices());
        let verified = succeed(folder, &["audit", "verify", "--store", &store]);
        assert!(verified.contains("差异：0处"), "{verified}");
        let voided = self.numbers.values().filter(|(_, voided)| *voided).count();
        self.runtime.shutdown_timeout(Duration::from_secs(5));
        Figures {
            events: self.reached,
            acknowledged: self.acknowledged,
            numbers: self.numbers.len(),
            voided,
        }
    }
}
