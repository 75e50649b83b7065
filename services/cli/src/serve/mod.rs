//! `fawen serve`: the service, with its worker in the same process unless that is run elsewhere.

mod arguments;
mod background;
mod setup;

use std::{env, io::Write};

use anyhow::Context as _;
use fawen_files::Files;
use fawen_store::Store;
use fawen_typeset::{Fonts, Profile};
use fawen_web::{App, ServeError};
use fawen_worker::Press;
use tokio::{net::TcpListener, sync::watch};

pub(crate) use self::arguments::Serve;
use crate::{exit::Outcome, stopping::told_to_stop, telemetry::Metrics};

pub(crate) async fn run(arguments: &Serve, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let config = setup::config(arguments)?;
    let metrics = Metrics::start()?;
    let store = Store::open_url(&config.store).await?;
    let press = Press::new(Fonts::load(None)?, Profile::default());
    let listen = config.http.listen;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|source| ServeError::Listen { listen: listen.to_string(), source })?;
    let address = config.http.address.clone();
    let address = address.unwrap_or(format!("http://{}", listener.local_addr()?));
    let files = Files::open(config.settings_of_files(env::current_exe()?))?;
    let app = App::new(store.clone(), config.clone(), press.clone(), files.clone())
        .with_metrics(metrics.handle());
    let (stop, stopping) = watch::channel(false);
    // In a task of its own: a paper that is being set does not hold up those who wait for an answer.
    let worker = (!arguments.web_only).then(|| {
        let house = background::House { store, press, folder: config.files, files };
        tokio::spawn(background::work(house, config.look, stopping.clone()))
    });
    writeln!(out, "发文已启动：{address}（按 Ctrl+C 停止）")?;
    out.flush()?;
    let mut stopped = stopping;
    let served = fawen_web::serve(app, listener, async move {
        drop(stopped.wait_for(|stopped| *stopped).await);
    });
    let told = async {
        let told = told_to_stop().await;
        stop.send_replace(true);
        told
    };
    let (served, told) = tokio::join!(served, told);
    told?;
    served?;
    if let Some(worker) = worker {
        worker.await.context("后台工作异常终止")?;
    }
    writeln!(out, "发文已停止")?;
    Ok(Outcome::Success)
}
