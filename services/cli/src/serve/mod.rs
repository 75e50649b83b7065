//! `fawen serve`: the service, with its worker in the same process unless that is run elsewhere.

mod arguments;
mod background;
mod setup;

use std::io::Write;

use anyhow::Context as _;
use fawen_web::{App, ServeError};
use tokio::{net::TcpListener, sync::watch};

pub(crate) use self::arguments::Serve;
use crate::{exit::Outcome, stopping::told_to_stop, telemetry::Metrics};

pub(crate) async fn run(arguments: &Serve, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let config = setup::config(arguments)?;
    let metrics = Metrics::start()?;
    let house = background::House::open(&config).await?;
    let (stop, stopping) = watch::channel(false);
    let told = async {
        let told = told_to_stop().await;
        stop.send_replace(true);
        told
    };
    if arguments.worker_only {
        writeln!(out, "发文后台已启动（按 Ctrl+C 停止）")?;
        out.flush()?;
        let ((), told) = tokio::join!(background::work(house, config.look, stopping), told);
        told?;
    } else {
        let app =
            App::new(house.store.clone(), config.clone(), house.press.clone(), house.files.clone())
                .with_metrics(metrics.handle());
        // In a task of its own: a paper that is being set does not hold up those who wait for an answer.
        let worker = (!arguments.web_only)
            .then(|| tokio::spawn(background::work(house, config.look, stopping.clone())));
        let (served, told) = tokio::join!(serve(app, stopping, out), told);
        told?;
        served?;
        if let Some(worker) = worker {
            worker.await.context("后台工作异常终止")?;
        }
    }
    writeln!(out, "发文已停止")?;
    Ok(Outcome::Success)
}

/// Serves pages and API until told to stop.
async fn serve(
    app: App,
    mut stopping: watch::Receiver<bool>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let listen = app.config.http.listen;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|source| ServeError::Listen { listen: listen.to_string(), source })?;
    let address = app.config.http.address.clone();
    let address = address.unwrap_or(format!("http://{}", listener.local_addr()?));
    writeln!(out, "发文已启动：{address}（按 Ctrl+C 停止）")?;
    out.flush()?;
    let stopped = async move {
        drop(stopping.wait_for(|stopped| *stopped).await);
    };
    Ok(fawen_web::serve(app, listener, stopped).await?)
}
