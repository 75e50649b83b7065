use fawen_store::{Store, StoreError};

use super::given::Bed;

#[tokio::test]
async fn an_address_names_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("fawen.db");
    Store::open_url(&format!("sqlite:{}", path.display())).await.unwrap();
    assert!(path.exists());
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    for url in ["mysql://localhost/fawen", "fawen.db", "sqlite:", "sqlite::memory:"] {
        let refused = Store::open_url(url).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!(
                "无法识别存储地址“{url}”：请写成 sqlite:文件路径（例如 sqlite:fawen.db）或 postgres://用户@主机/数据库"
            )
        );
    }
}

#[tokio::test]
async fn a_file_of_a_newer_program_is_refused() {
    let bed = Bed::sqlite();
    bed.run("pragma user_version = 99").await.unwrap();
    let refused = Store::open(bed.path()).unwrap_err();
    assert!(matches!(refused, StoreError::NewerSchema { found: 99, .. }));
    assert!(refused.to_string().contains("请升级程序"));
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("other.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("create table notes (text)").unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = Store::open(&path).unwrap_err();
    assert!(matches!(refused, StoreError::NotAStore { .. }));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("notes.txt");
    let notes = "这是一份笔记，不是数据库。".repeat(100);
    std::fs::write(&path, &notes).unwrap();
    let refused = Store::open(&path).unwrap_err();
    assert!(matches!(refused, StoreError::NotAStore { .. }), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), notes);
}

#[test]
fn a_file_in_no_directory_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let refused = Store::open(directory.path().join("missing/fawen.db")).unwrap_err();
    assert!(matches!(refused, StoreError::CannotOpen { .. }));
    assert!(refused.to_string().contains("请检查目录是否存在"));
}
