//! The whole playing on PostgreSQL: the same events and the same papers, byte for byte.

use fawen_store::{Position, Store};
use tokio::runtime::Runtime;

use super::playing::{campaign, papers, sorted};
use crate::{cluster::cluster, program::succeed};

#[test]
fn on_a_server_the_papers_are_the_same() {
    let runtime = Runtime::new().unwrap();
    let database = runtime.block_on(cluster().empty());
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let made = succeed(folder.path(), &["migrate", "--store", &url]);
    assert_eq!(made, "已建立全部表（结构版本4）\n");
    assert_eq!(
        succeed(folder.path(), &["migrate", "--store", &url]),
        "表已是最新（结构版本4），未作改动\n"
    );
    succeed(folder.path(), &["demo", "--scenario", "2022", "--store", &url]);
    assert_eq!(papers(folder.path()), campaign().papers());
    let log = runtime.block_on(async {
        let store = Store::open_existing(&url).await.unwrap();
        store.log(Position::START, u32::MAX).await.unwrap()
    });
    assert_eq!(sorted(log), campaign().streams());
    let listed = succeed(folder.path(), &["log", "--limit", "2", "--store", &url]);
    assert_eq!(listed.lines().count(), 2);
    let rebuilt = succeed(folder.path(), &["views", "rebuild", "--store", &url]);
    assert!(rebuilt.starts_with("已从"), "{rebuilt}");
}
