//! An encrypted connection, and what it refuses.

use fawen_store::{Store, StoreError};

use super::super::given::{execute, open};
use crate::cluster::Cluster;

#[tokio::test(flavor = "multi_thread")]
async fn the_connection_is_encrypted_and_the_server_is_who_it_says() {
    let cluster: &'static Cluster =
        Box::leak(Box::new(Cluster::start(&["fsync = off", "ssl = on"])));
    let database = cluster.database().await;
    let certificate = cluster.folder.join("server.crt");
    let address = |host: &str, parameters: &str| {
        format!("postgres://postgres@{host}:{}/{}?{parameters}", cluster.port, database.name)
    };
    let verified = format!("sslmode=verify-full&sslrootcert={}", certificate.display());

    let store = Store::open_url(&address("localhost", &verified)).await.unwrap();
    execute(&store, "2022", "open", open(0)).await;
    let plain = "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
        where application_name like 'fawen%' and not ssl";
    let encrypted = "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
        where application_name like 'fawen%' and ssl";
    assert_eq!(database.number(plain).await, 0);
    assert!(database.number(encrypted).await >= 3, "pool, listener, sequencer");

    // Signed by nobody this machine knows; and for another name.
    for (host, parameters) in
        [("localhost", "sslmode=verify-full"), ("127.0.0.1", verified.as_str())]
    {
        let refused = Store::open_url(&address(host, parameters)).await.unwrap_err();
        let known = matches!(refused, StoreError::NoTls { .. } | StoreError::Unreachable { .. });
        assert!(known && refused.to_string().contains("certificate"), "{host}: {refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_encryption_is_refused_when_it_is_asked_for() {
    let cluster = crate::cluster::cluster();
    let database = cluster.database().await;
    let url =
        format!("postgres://postgres@127.0.0.1:{}/{}?sslmode=require", cluster.port, database.name);
    let refused = Store::open_url(&url).await.unwrap_err();
    assert!(matches!(refused, StoreError::NoTls { .. }), "{refused}");
    assert!(refused.to_string().contains("请检查地址中的 sslmode"), "{refused}");
}
