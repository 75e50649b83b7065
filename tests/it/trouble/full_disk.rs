//! A disk that is full: what cannot be written is refused, what was acknowledged is there, and work goes on
//! where there is room again.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

use fawen_domain::{ids::DocumentId, register::NumberRegister};
use fawen_store::Store;

use crate::store::given::{context, open, register, reserve, whole_log};

/// Tells the child which file to write; without it the child's test has nothing to do.
const FILE: &str = "FAWEN_FULL_DISK_FILE";
const TEST: &str = "trouble::full_disk::child_that_writes_until_the_disk_is_full";

/// No file may become larger than this many kibibytes in the child.
const LIMIT: u32 = 600;

#[tokio::test]
async fn child_that_writes_until_the_disk_is_full() {
    let Ok(file) = env::var(FILE) else { return };
    let store = Store::open(file).unwrap();
    for n in 0..100_000 {
        let document = format!("document-{n}");
        let envelope = fawen_store::Envelope::new(document.as_str(), context());
        let command = reserve(&document);
        match store.execute::<NumberRegister>("2022", command, &envelope).await {
            Ok(_) => println!("stored {document}"),
            Err(refused) => {
                println!("refused {document}: {refused}");
                return;
            }
        }
    }
}

/// What the child says where files may not grow beyond the limit.
fn until_full(file: &Path) -> String {
    let program = env::current_exe().unwrap();
    // Writing beyond the limit is then an error, like a full disk, and not the end of the process.
    let script = format!("trap '' XFSZ; ulimit -f {LIMIT}; exec \"$@\"");
    let output = Command::new("bash")
        .args(["-c", &script, "child", program.to_str().unwrap(), "--exact", TEST, "--nocapture"])
        .env(FILE, file)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_and_work_goes_on_with_room() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fawen.db");
    let store = Store::open(&file).unwrap();
    crate::store::given::execute(&store, "2022", "open", open(0)).await;
    let said = until_full(&file);
    let refused = said.lines().find(|line| line.contains("refused ")).expect("the disk was full");
    assert!(refused.contains("磁盘"), "{refused}");
    let acknowledged: Vec<&str> =
        said.lines().filter_map(|line| Some(line.split_once("stored ")?.1)).collect();
    assert!(acknowledged.len() > 10, "{said}");

    let ledger = register(&store, "2022").await;
    for document in &acknowledged {
        assert!(ledger.number_of(&DocumentId::new(*document)).is_some(), "{document} is lost");
    }
    let numbers: Vec<u32> = ledger.entries().keys().copied().collect();
    assert_eq!(numbers, (1..=ledger.last()).collect::<Vec<_>>());
    assert_eq!(whole_log(&store).await.len(), numbers.len() + 1);
    fawen_store::inspect(&file).unwrap();
    // With room again, also by the command that was refused.
    crate::store::given::execute(&store, "2022", "after", reserve("after")).await;
    assert!(register(&store, "2022").await.number_of(&"after".into()).is_some());
}
