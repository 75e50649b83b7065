//! A paper that carries the state of the record at its printing.

use std::{fs, io::Read as _};

use fawen_domain::document::DocumentEvent;
use fawen_domain::document::OfficialDocument;
use fawen_proof::{Algorithm, Hash, Notary, TreeHead};
use fawen_store::Position;
use tempfile::tempdir;

use super::playing::store;
use crate::program::succeed;

const PAPER: &str = "东卫发〔2020〕4号";

#[tokio::test(flavor = "multi_thread")]
async fn its_checkpoint_is_in_both_files_and_in_the_log() {
    let folder = tempdir().unwrap();
    succeed(folder.path(), &["demo", "--scenario", "2020", "--attest"]);
    let store = store(folder.path());
    let mut printed = None;
    for event in store.log(Position::START, u32::MAX).await.unwrap() {
        if let Some(DocumentEvent::DocumentPrinted { printing }) =
            event.decode::<OfficialDocument>().unwrap()
        {
            printed = Some((event.position, printing));
        }
    }
    let (position, printing) = printed.unwrap();
    let checkpoint = printing.checkpoint.unwrap();
    assert_eq!(checkpoint.size + 1, position.get(), "everything before the printing");
    let root = Hash::from_base64(&checkpoint.root).unwrap();
    let notary = Notary::new(&store, Algorithm::Sha256);
    notary.catch_up().await.unwrap();
    let head = notary.head_at(Position::new(checkpoint.size)).await.unwrap();
    assert_eq!(head, TreeHead { size: checkpoint.size, root });

    let written = checkpoint.to_string();
    let docx = fs::File::open(folder.path().join(format!("out/{PAPER}.docx"))).unwrap();
    let mut core = String::new();
    let mut package = zip::ZipArchive::new(docx).unwrap();
    package.by_name("docProps/core.xml").unwrap().read_to_string(&mut core).unwrap();
    assert!(core.contains(&format!("<cp:keywords>{written}</cp:keywords>")), "{core}");
    let pdf = fs::read(folder.path().join(format!("out/{PAPER}.pdf"))).unwrap();
    let keywords = format!("<pdf:Keywords>{written}</pdf:Keywords>");
    assert!(pdf.windows(keywords.len()).any(|window| window == keywords.as_bytes()));

    // Printed again from the record, both come out the same, and the root is derived again.
    let verified = succeed(folder.path(), &["audit", "verify", "--store", "sqlite:out/fawen.db"]);
    assert!(verified.contains("差异：0处"), "{verified}");
    let before = fs::read(folder.path().join(format!("out/{PAPER}.pdf"))).unwrap();
    succeed(folder.path(), &["demo", "--scenario", "2020", "--attest"]);
    assert_eq!(fs::read(folder.path().join(format!("out/{PAPER}.pdf"))).unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_paper_rests_on_is_recorded() {
    let store = super::playing::campaign().store();
    let mut sources = Vec::new();
    for event in store.log(Position::START, u32::MAX).await.unwrap() {
        if let Some(DocumentEvent::DocumentPrinted { printing }) =
            event.decode::<OfficialDocument>().unwrap()
        {
            sources.push(printing.sources);
        }
    }
    let bulletin = sources.last().unwrap();
    let streams: Vec<&str> =
        bulletin.iter().map(|source| source.stream.split('/').next().unwrap()).collect();
    let expected = ["OfficialDocument", "NumberRegister", "Issuer", "Campaign", "Selection"];
    assert_eq!(streams, expected);
    for source in bulletin {
        let (kind, id) = source.stream.split_once('/').unwrap();
        let events = store.events(kind, id).await.unwrap();
        assert!(source.version > 0 && source.version <= events.len() as u64, "{source:?}");
    }
}
