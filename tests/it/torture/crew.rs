//! The processes that work and are killed: offices, watchers, and who plays the campaign.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
};

use fawen_domain::lot::Lot;

use super::{life, place::Place};
use crate::{
    demo::playing::{campaign, papers},
    program::{command, succeed},
};

/// A process of the crew, and how it is started again.
struct Worker {
    what: &'static str,
    process: Child,
}

pub(super) struct Crew<'p> {
    place: &'p Place,
    workers: Vec<Worker>,
    acknowledged: Arc<Mutex<Vec<String>>>,
    /// How many offices were started.
    offices: u32,
    /// How many campaigns were begun.
    campaigns: u32,
}

impl<'p> Crew<'p> {
    pub(super) fn start(place: &'p Place) -> Self {
        let acknowledged = Arc::default();
        let mut crew = Self { place, workers: vec![], acknowledged, offices: 0, campaigns: 1 };
        // The store must be there for those who watch it.
        crew.enlist("office");
        while crew.lock().is_empty() {
            thread::yield_now();
        }
        ["office", "watcher", "watcher", "campaign"].into_iter().for_each(|what| crew.enlist(what));
        crew
    }

    /// Kills one process, or something of the server; says what.
    pub(super) fn kill_one(&mut self, lot: &mut Lot) -> &'static str {
        let (workers, victims) = (self.workers.len(), self.place.victims());
        let pick = lot.below(workers + victims.len());
        match self.workers.get_mut(pick) {
            Some(worker) => {
                // SIGKILL: nothing of the program runs after it.
                worker.process.kill().unwrap();
                worker.process.wait().unwrap();
                worker.what
            }
            None => {
                let victim = victims[pick - workers];
                self.place.kill(victim);
                victim
            }
        }
    }

    /// Starts again whoever is not there any more. A campaign that was played to its end is compared, and the
    /// next one begins.
    pub(super) fn revive(&mut self) {
        let mut gone = Vec::new();
        self.workers.retain_mut(|worker| {
            let ended = worker.process.try_wait().unwrap();
            if let Some(status) = ended {
                gone.push((worker.what, status.success()));
            }
            ended.is_none()
        });
        for (what, well) in gone {
            if what == "campaign" && well {
                self.compare_papers();
                self.campaigns += 1;
            }
            self.enlist(what);
        }
    }

    /// What was acknowledged since it was asked last: identifiers of steps.
    pub(super) fn acknowledged(&self) -> Vec<String> {
        std::mem::take(&mut *self.lock())
    }

    /// Kills everyone, plays the last campaign to its end, and returns what was acknowledged at last.
    pub(super) fn stop(mut self) -> Vec<String> {
        for worker in &mut self.workers {
            worker.process.kill().unwrap();
            worker.process.wait().unwrap();
        }
        let (folder, store) = self.place.campaign(self.campaigns);
        succeed(&folder, &["demo", "--out", "out", "--store", &store]);
        self.compare_papers();
        // The readers end with the processes; what they still read counts.
        while Arc::strong_count(&self.acknowledged) > 1 {
            thread::yield_now();
        }
        self.acknowledged()
    }

    fn enlist(&mut self, what: &'static str) {
        let process = match what {
            "office" => self.office(),
            "watcher" => self.watcher(),
            _ => self.player(),
        };
        self.workers.push(Worker { what, process });
    }

    fn office(&mut self) -> Child {
        self.offices += 1;
        let mut process = Command::new(env::current_exe().unwrap())
            .args(["--exact", life::TEST, "--nocapture"])
            .env(life::STORE, self.place.offices())
            .env(life::CHILD, self.offices.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(process.stdout.take().unwrap());
        let acknowledged = Arc::clone(&self.acknowledged);
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                assert!(!line.starts_with("gave up"), "{line}");
                if let Some((_, id)) = line.split_once("done ") {
                    acknowledged.lock().unwrap().push(id.to_owned());
                }
            }
        });
        process
    }

    fn watcher(&self) -> Child {
        let store = self.place.offices();
        let words = ["work", "--watch", "--store", store.as_str()];
        let mut watcher = command(self.place.folder(), &words);
        watcher.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    fn player(&self) -> Child {
        let (folder, store) = self.place.campaign(self.campaigns);
        let mut player = command(&folder, &["demo", "--out", "out", "--store", store.as_str()]);
        player.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// The papers of a campaign that was disturbed are those of one that was not.
    fn compare_papers(&self) {
        let (folder, _) = self.place.campaign(self.campaigns);
        assert_eq!(papers(&folder), campaign().papers());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.acknowledged.lock().unwrap()
    }
}
