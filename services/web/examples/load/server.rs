//! The server under load: a process of its own.

use std::{
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use reqwest::Client;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::{Outcome, people::Visitors, report, seed};

pub(crate) struct Server {
    pub(crate) address: String,
    child: Child,
}

/// Starts the server on a free port and waits until it says where it listens.
pub(crate) async fn start(program: &Path, folder: &Path) -> Outcome<Server> {
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--store"])
        .arg(format!("sqlite:{}", folder.join("fawen.db").display()))
        .current_dir(folder)
        .env("FAWEN_LOG", "warn")
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let out = child.stdout.take().ok_or("no output of the server")?;
    let mut lines = BufReader::new(out).lines();
    let first = lines.next_line().await?.ok_or("the server ended at once")?;
    let address = first.split_once('：').and_then(|(_, rest)| rest.split_once('（'));
    let address = address.ok_or(format!("no address in: {first}"))?.0.to_owned();
    // What it says later is not waited for, but must not block it.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    report::line(&format!("the server answers after {} ms", began.elapsed().as_millis()));
    Ok(Server { address, child })
}

impl Server {
    /// Waits until the lists show everything that was seeded.
    pub(crate) async fn views_stand_still(&self, visitors: &Visitors) -> Outcome<()> {
        let path = format!("{}/api/campaigns/{}/progress", self.address, seed::CAMPAIGN);
        let (client, began) = (Client::new(), Instant::now());
        let mut last = None;
        loop {
            let asked = client.get(&path).bearer_auth(&visitors.drafter.token);
            let figures: Value = asked.send().await?.error_for_status()?.json().await?;
            if last.as_ref() == Some(&figures) {
                break;
            }
            last = Some(figures);
            tokio::time::sleep(Duration::from_secs(3)).await;
        }
        report::line(&format!("the views stand still after {} s", began.elapsed().as_secs()));
        Ok(())
    }

    /// Kills it as it stands.
    pub(crate) async fn kill(&mut self) -> Outcome<()> {
        Ok(self.child.kill().await?)
    }
}
