//! The catalogue of papers, those under way, those that are public, and what happened to them last.

use fawen_domain::document::DocumentCommand;
use fawen_views::{Catalogue, Happenings, Registers, Underway};

use crate::{
    office::{Act, BULLETIN, CODE, NOTICE, Office, Outcome, small_campaign, step},
    store::given::{Bed, on_both_engines},
};

async fn whatever_was_touched_last_stands_first(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let store = &office.store;
    let first = Catalogue::page(store, None, 1).await.unwrap().remove(0);
    assert_eq!(first.document, BULLETIN.into());
    let rest = Catalogue::page(store, Some(&first.key()), 9).await.unwrap();
    assert_eq!(rest.iter().map(|row| row.document.as_str()).collect::<Vec<_>>(), [NOTICE]);
    assert!(Catalogue::page(store, Some(&rest[0].key()), 9).await.unwrap().is_empty());
    assert_eq!(Catalogue::issuers(store).await.unwrap(), first.issuers);
}

async fn an_issued_paper_is_found_by_its_number(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    for next in small_campaign(Outcome::Shown) {
        office.play_settling([next]).await;
        let found = Catalogue::of_number(&office.store, "卫健政促发〔2022〕1号").await.unwrap();
        let issued = office.document(NOTICE).await.issued_on().is_some();
        assert_eq!(found, issued.then(|| NOTICE.into()));
    }
    assert_eq!(Catalogue::of_number(&office.store, "卫健政促发〔2022〕9号").await.unwrap(), None);
    let ledgers = Registers::ledgers(&office.store).await.unwrap();
    assert_eq!(ledgers, [(CODE.to_owned(), 2022), (CODE.to_owned(), 2023)]);
}

async fn a_paper_is_under_way_until_it_is_issued(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    for next in small_campaign(Outcome::Shown) {
        office.play_settling([next]).await;
        let log = office.log().await;
        let events = |name: &str| log.iter().filter(|event| event.event_type == name).count();
        let expected = events("DocumentDrafted") - events("DocumentIssued");
        let rows = Underway::list(&office.store).await.unwrap();
        assert_eq!(rows.len(), expected);
        for row in rows {
            let paper = office.document(row.document.as_str()).await;
            assert_eq!(row.stage(), paper.stage());
            assert_eq!(row.missing_countersignatures(), paper.missing_countersignatures());
            assert_eq!(row.issuers(), paper.draft().unwrap().issuers);
            assert_eq!(row.title, paper.draft().unwrap().paper.title);
            let at = Underway::at(&office.store, row.stage(), None, 9).await.unwrap();
            assert!(at.contains(&row));
            let after = Underway::at(&office.store, row.stage(), Some(&row), 9).await.unwrap();
            assert!(!after.contains(&row));
        }
    }
}

async fn only_what_was_published_is_public(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let public = async |office: &Office| {
        let (rows, more) = Catalogue::public_page(&office.store, None, 9).await.unwrap();
        assert!(!more);
        rows.into_iter().map(|(_, row)| row.document.to_string()).collect::<Vec<_>>()
    };
    assert!(public(&office).await.is_empty());
    let publish = |channel: &str| DocumentCommand::Publish { channel: channel.into() };
    let publish = |at: &str, document: &str, channel: &str| {
        step(at, Act::Document(document.into(), publish(channel)))
    };
    office.play_settling([publish("2023-06-01T09:00", BULLETIN, "门户网站")]).await;
    office.play_settling([publish("2023-06-01T10:00", NOTICE, "门户网站")]).await;
    office.play_settling([publish("2023-06-01T11:00", BULLETIN, "微信公众号")]).await;
    assert_eq!(public(&office).await, [NOTICE, BULLETIN], "published again, it keeps its place");
}

async fn what_happened_last_comes_first(bed: Bed) {
    let mut office = Office::on(bed.store.clone());
    office.play_settling(small_campaign(Outcome::Shown)).await;
    let rows =
        office.store.read_views(|views| Happenings::latest_in(views, None, 3)).await.unwrap();
    let log = office.log().await;
    let papers = log.iter().rev().filter(|event| event.aggregate_type == "OfficialDocument");
    let expected: Vec<_> = papers.take(3).map(|event| event.position).collect();
    assert_eq!(rows.iter().map(|row| row.position).collect::<Vec<_>>(), expected);
}

on_both_engines!(
    whatever_was_touched_last_stands_first,
    an_issued_paper_is_found_by_its_number,
    a_paper_is_under_way_until_it_is_issued,
    only_what_was_published_is_public,
    what_happened_last_comes_first,
);
