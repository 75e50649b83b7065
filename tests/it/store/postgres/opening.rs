//! What is said of a database that cannot be used, without its password.

use fawen_store::{Migrated, Store, StoreError};

use super::super::given::Bed;
use crate::cluster::cluster;

#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_tables_says_what_to_run() {
    let database = cluster().empty().await;
    let refused = Store::open_url(&database.url()).await.unwrap_err();
    assert!(matches!(refused, StoreError::NotMigrated { .. }), "{refused}");
    assert!(refused.to_string().contains("请先运行 fawen migrate --store postgres://"));
    let none = Migrated { found: 0, reached: 4, role: None };
    assert_eq!(Store::migrate(&database.url(), None).await.unwrap(), none);
    let again = Migrated { found: 4, ..none };
    assert_eq!(Store::migrate(&database.url(), None).await.unwrap(), again);
    Store::open_url(&database.url()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_migrations_at_once_take_turns() {
    let database = cluster().empty().await;
    let url = database.url();
    let (one, other) = tokio::join!(Store::migrate(&url, None), Store::migrate(&url, None));
    let mut found = [one.unwrap().found, other.unwrap().found];
    found.sort_unstable();
    assert_eq!(found, [0, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_refused() {
    let bed = Bed::postgres().await;
    bed.run("update schema_version set version = 99").await.unwrap();
    for refused in [
        Store::open_url(&bed.url()).await.map(drop).unwrap_err(),
        Store::migrate(&bed.url(), None).await.map(drop).unwrap_err(),
    ] {
        assert!(matches!(refused, StoreError::NewerDatabase { found: 99, known: 4, .. }));
        assert!(refused.to_string().contains("请升级程序"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_not_there_is_named_without_its_password() {
    let bed = Bed::postgres().await;
    let url = bed.database().cluster.url("nowhere").replace("postgres@", "postgres:geheim@");
    let refused = Store::open_url(&url).await.unwrap_err();
    assert!(matches!(refused, StoreError::NoDatabase { .. }), "{refused}");
    assert!(!format!("{refused} {refused:?}").contains("geheim"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_answer_is_named_without_its_password() {
    // Taken and let go: nobody listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("postgres://fawen:geheim@{free}/fawen");
    let refused = Store::open_url(&url).await.unwrap_err();
    let said = format!("{refused} {refused:?}");
    assert!(said.starts_with(&format!("连不上数据库“postgres://fawen@{free}/fawen”")), "{said}");
    assert!(!said.contains("geheim"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_not_utf8_is_refused() {
    let bed = Bed::postgres().await;
    let name = format!("{}_ascii", bed.database().name);
    let cluster = bed.database().cluster;
    let create =
        format!("create database {name} template template0 encoding 'SQL_ASCII' locale 'C'");
    cluster.command(&create).await.unwrap();
    let refused = Store::migrate(&cluster.url(&name), None).await.unwrap_err();
    assert!(refused.to_string().contains("的编码是SQL_ASCII"), "{refused}");
    cluster.command(&format!("drop database {name}")).await.unwrap();
}
