//! A file that is taken away while it is in use: nothing is acknowledged into the void.

use std::fs;

use fawen_domain::register::NumberRegister;
use fawen_store::{Store, StoreError};

use crate::store::given::{envelope, execute, open, register, reserve};

#[tokio::test]
async fn no_command_is_acknowledged_while_the_file_is_away() {
    let folder = tempfile::tempdir().unwrap();
    let (file, elsewhere) = (folder.path().join("fawen.db"), folder.path().join("elsewhere.db"));
    let store = Store::open(&file).unwrap();
    execute(&store, "2022", "open", open(0)).await;
    fs::rename(&file, &elsewhere).unwrap();
    let refused = store.execute::<NumberRegister>("2022", reserve("lost"), &envelope("lost")).await;
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("被移走或换掉"), "{refused}");

    // Another file in its place is not the store either.
    fs::copy(&elsewhere, &file).unwrap();
    let refused = store.execute::<NumberRegister>("2022", reserve("lost"), &envelope("lost")).await;
    assert!(refused.is_err());
    fs::remove_file(&file).unwrap();

    // It returns, and the same command takes effect once.
    fs::rename(&elsewhere, &file).unwrap();
    execute(&store, "2022", "lost", reserve("lost")).await;
    assert_eq!(register(&store, "2022").await.last(), 1);
    drop(store);
    let opened = Store::open(&file).unwrap();
    assert_eq!(register(&opened, "2022").await.last(), 1);
}

#[tokio::test]
async fn a_store_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("none.db").display());
    assert!(matches!(Store::open_existing(&url).await, Err(StoreError::Absent { .. })));
}
