//! The application adds events and cannot touch those that are there.

use fawen_store::{Keep, Migrated, Store, StoreError};

use super::super::given::{Bed, execute, open, reserve, whole_log};

/// A database and a role that may use it.
async fn application() -> (Bed, String) {
    let bed = Bed::postgres().await;
    let role = format!("{}_app", bed.database().name);
    bed.database().cluster.command(&format!("create role {role} login")).await.unwrap();
    let migrated = Store::migrate(&bed.url(), Some(&role)).await.unwrap();
    assert_eq!(migrated, Migrated { found: 4, reached: 4, role: Some(role.clone()) });
    (bed, role)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_application_works_with_the_least_rights() {
    let (bed, role) = application().await;
    // Only the store of the application is left to give positions.
    let database = bed.close();
    let store = Store::open_url(&database.url_as(&role)).await.unwrap();
    execute(&store, "2022", "open", open(0)).await;
    execute(&store, "2022", "reserve", reserve("notice")).await;
    let nothing = execute(&store, "2022", "again", reserve("notice")).await;
    assert_eq!(nothing.positions, None);
    for projection in fawen_views::all() {
        store.run_projection(&projection).await.unwrap();
        store.rebuild(&projection).await.unwrap();
    }
    assert_eq!(whole_log(&store).await.len(), 2);
    let (shelf, now) = (store.shelf("draft"), jiff::Timestamp::UNIX_EPOCH);
    let version = shelf.put("甲", Keep::new(1.into())).await.unwrap();
    shelf.put_if("甲", version, Keep::new(2.into()), now).await.unwrap().unwrap();
    assert!(shelf.delete("甲").await.unwrap());

    for sql in [
        "update events set payload = '{}'",
        "delete from events",
        "truncate events",
        "insert into events (txid) values ('1')",
        "alter table events disable trigger all",
        "insert into event_log values (9, 'a', 'b', 1)",
        "update event_log set sequence = 9",
        "delete from event_log",
        "update sequencer set position = 0",
        "update commands set aggregate_id = '2023'",
        "delete from commands",
        "update schema_version set version = 0",
        "create table fawen.notes (text text)",
    ] {
        let refused = database.run_as(&role, sql).await.unwrap_err();
        assert!(
            refused.contains("permission denied") || refused.contains("must be owner"),
            "{sql}: {refused}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_rights_is_told_how_to_get_them() {
    let bed = Bed::postgres().await;
    let role = format!("{}_nobody", bed.database().name);
    bed.database().cluster.command(&format!("create role {role} login")).await.unwrap();
    let refused = Store::open_url(&bed.database().url_as(&role)).await.unwrap_err();
    assert!(matches!(refused, StoreError::NoRight { .. }), "{refused}");
    assert!(refused.to_string().contains("fawen migrate --app-role"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_is_not_there_is_named() {
    let bed = Bed::postgres().await;
    let refused = Store::migrate(&bed.url(), Some("nobody's")).await.unwrap_err();
    assert!(refused.to_string().starts_with("数据库里没有“nobody's”这个角色"), "{refused}");
}
