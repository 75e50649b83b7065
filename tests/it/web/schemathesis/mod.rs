//! The API probed by its own document: schemathesis makes requests up, right ones and wrong ones, and holds every
//! answer against what the document says of it. Installed by `make setup`; `make probe` makes more of them.

mod seed;

use std::{collections::BTreeSet, env, process::Command};

use fawen_web::access::{self, Who};
use reqwest::Method;
use serde_json::Value;

use self::seed::Probed;
use crate::program::project;

/// The same requests every time.
const SEED: &str = "20221126";
/// Requests drawn at random for each operation, besides those at every bound of its schema.
const EXAMPLES: &str = "3";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_finished_campaign_is_answered_as_the_document_says() {
    probe(seed::finished().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_campaign_under_way_is_answered_as_the_document_says() {
    probe(seed::under_way().await).await;
}

/// Probes a house as everybody who calls it, one after the other, and as nobody.
async fn probe(probed: Probed) {
    let address = probed.house.at("/api/openapi.json");
    let document: Value = reqwest::get(&address).await.unwrap().json().await.unwrap();
    for (name, roles, caller) in &probed.callers {
        // An office changes little after a campaign; what there is to change, the other house has.
        let looking = probed.finished && *name == "office" && env::var_os("FAWEN_PROBE").is_none();
        let mine = |method: &Method, who| {
            (!looking || method == Method::GET)
                && match who {
                    Who::Public => false,
                    Who::SignedIn => true,
                    Who::Roles(admitted) => admitted.iter().any(|role| roles.contains(role)),
                }
        };
        run(name, &address, Some(caller.token()), operations(&document, mine)).await;
    }
    // That all else says 401 to nobody, the walk over every route sees.
    run("nobody", &address, None, operations(&document, |_, who| who == Who::Public)).await;
    probed.house.close().await;
}

/// The operations that are for somebody, by their names.
fn operations(document: &Value, mine: impl Fn(&Method, Who) -> bool) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let route = access::find(&method, path).unwrap();
            if mine(&method, route.who) {
                names.insert(operation["operationId"].as_str().unwrap().to_owned());
            }
        }
    }
    names
}

/// Lets schemathesis loose on these operations; it must find nothing.
#[expect(clippy::print_stdout, reason = "the longer run tells what it did")]
async fn run(name: &str, address: &str, token: Option<&str>, operations: BTreeSet<String>) {
    let more = env::var("FAWEN_PROBE").ok();
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(project("target/measure/bin/schemathesis"));
    command.current_dir(folder.path());
    command.env("PYTHONPATH", project("tests/tools")).env("PYTHONDONTWRITEBYTECODE", "1");
    command.arg("--config-file").arg(project("tests/tools/schemathesis.toml"));
    command.args(["run", address, "--seed", SEED, "--no-color", "--continue-on-failure"]);
    command.args(["--max-examples", more.as_deref().unwrap_or(EXAMPLES)]);
    let phases = if more.is_some() { "coverage,fuzzing,stateful" } else { "coverage,fuzzing" };
    command.args(["--phases", phases]);
    if let Some(token) = token {
        command.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    for operation in operations {
        command.args(["--include-operation-id", &operation]);
    }
    let ran = tokio::task::spawn_blocking(move || command.output());
    let output = ran.await.unwrap().expect("schemathesis starts: run make setup");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = said.lines().rev().find(|line| line.contains("generated")).unwrap_or_default();
    println!("{name}: {}", told.trim());
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "as {name}: {said}\n{wrong}");
}
