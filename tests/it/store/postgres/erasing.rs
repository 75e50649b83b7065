//! A destroyed key is gone from the file of its table, too, if the role may order that.

use fawen_store::Store;
use sqlx::Row;

use super::super::given::Bed;
use crate::{
    office::{Office, Outcome, small_campaign},
    program::succeed,
};

/// Whether the bytes of a key stand in the file of their table.
async fn stands_in_the_file(bed: &Bed, key: &[u8]) -> bool {
    bed.run("checkpoint").await.unwrap();
    let look = sqlx::query(
        "select position($1 in pg_read_binary_file(pg_relation_filepath('subject_keys'))) > 0",
    );
    let mut connection = bed.database().connect().await;
    look.bind(key).fetch_one(&mut connection).await.unwrap().get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_traces_of_a_key_vanish_when_the_owner_erases() {
    let bed = Bed::postgres().await;
    let role = format!("{}_clerk", bed.database().name);
    bed.database().cluster.command(&format!("create role {role} login")).await.unwrap();
    Store::migrate(&bed.url(), Some(&role)).await.unwrap();
    Office::on(bed.store.clone()).play_settling(small_campaign(Outcome::Plain)).await;
    let mut connection = bed.database().connect().await;
    let experts = "select subject, key from subject_keys where subject like 'ReviewRound/%'";
    let row = sqlx::query(experts).fetch_all(&mut connection).await.unwrap().remove(0);
    let (subject, key): (String, Vec<u8>) = (row.get(0), row.get(1));
    let (round, expert) = subject.split_once('#').unwrap();
    assert!(stands_in_the_file(&bed, &key).await);

    let folder = tempfile::tempdir().unwrap();
    let erase = |url: &str| {
        let words = ["erase", round, expert, "--reason", "本人申请", "--by", "张三"];
        succeed(folder.path(), &[&words[..], &["--store", url]].concat())
    };
    let said = erase(&bed.database().url_as(&role));
    assert!(said.contains("密钥已销毁") && said.contains("vacuum full"), "{said}");
    // Transactions of other tests, if older, keep the row: then once more, as the manual says.
    let mut tries = 0;
    while tries == 0 || stands_in_the_file(&bed, &key).await {
        let said = erase(&bed.url());
        assert!(said.contains("早已删除") && !said.contains("vacuum full"), "{said}");
        tries += 1;
        assert!(tries < 100, "the key stays");
    }
}
