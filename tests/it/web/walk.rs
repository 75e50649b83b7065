//! The walk over every route: each is in the table of access, and answers every role as the table says.

use std::{collections::BTreeSet, env, fs};

use fawen_domain::account::{Role, Scope};
use fawen_web::access::{self, Who};
use reqwest::Method;
use serde_json::{Value, json};

use super::{House, NOON};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");

async fn document(house: &House) -> Value {
    reqwest::get(house.at("/api/openapi.json")).await.unwrap().json().await.unwrap()
}

/// Every operation of the document.
fn operations(document: &Value) -> Vec<(Method, String)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().keys();
        methods.map(|method| (method.to_uppercase().parse().unwrap(), path.clone()))
    });
    operations.collect()
}

#[tokio::test]
async fn every_operation_is_in_the_table_and_the_other_way_round() {
    let house = House::open(NOON).await;
    let operations = operations(&document(&house).await);
    assert!(operations.len() > 80, "{}", operations.len());
    for (method, path) in &operations {
        assert!(access::find(method, path).is_some(), "{method} {path} is not in the table");
    }
    let described: BTreeSet<_> =
        operations.iter().map(|(method, path)| format!("{method} {path}")).collect();
    for route in access::ROUTES.iter().filter(|route| route.path.starts_with("/api/")) {
        let name = format!("{} {}", route.method, route.path);
        assert!(described.contains(&name) || route.path == "/api/openapi.json", "{name}");
    }
    house.close().await;
}

#[tokio::test]
async fn the_document_is_the_committed_one() {
    let house = House::open(NOON).await;
    let served = serde_json::to_string_pretty(&document(&house).await).unwrap() + "\n";
    house.close().await;
    if env::var_os("FAWEN_BLESS").is_some() {
        fs::write(DOCUMENT, &served).unwrap();
    }
    let committed = fs::read_to_string(DOCUMENT).unwrap();
    assert!(served == committed, "docs/openapi.json differs: FAWEN_BLESS=1 writes it anew");
}

#[tokio::test]
async fn the_document_describes_every_answer_and_names_each_operation_once() {
    let house = House::open(NOON).await;
    let document = document(&house).await;
    let mut names = BTreeSet::new();
    for (method, path) in operations(&document) {
        let operation = &document["paths"][&path][method.as_str().to_lowercase()];
        let name = operation["operationId"].as_str().unwrap();
        assert!(names.insert(name.to_owned()), "{name} twice");
        if path.starts_with("/api/") {
            for status in ["400", "401", "404", "422", "500", "503"] {
                assert!(operation["responses"][status].is_object(), "{name}: {status}");
            }
            let public = operation["security"].as_array().unwrap().is_empty();
            let changes = method != Method::GET;
            assert_eq!(operation["responses"]["403"].is_object(), changes || !public, "{name}");
            assert_eq!(operation["responses"]["409"].is_object(), changes, "{name}");
        }
        let given = operation["parameters"].as_array().cloned().unwrap_or_default();
        let names: BTreeSet<_> = given.iter().map(|p| p["name"].as_str().unwrap()).collect();
        assert_eq!(names.len(), given.len(), "{name}: a parameter twice");
        for parameter in path.split('/').filter_map(|part| part.strip_prefix('{')) {
            let parameter = parameter.trim_end_matches('}');
            assert!(names.contains(parameter), "{name}: {parameter}");
        }
    }
    for reference in references(&document) {
        let place = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(place).is_some_and(Value::is_object), "{place} is missing");
    }
    house.close().await;
}

/// Everything that the document points at.
fn references(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => BTreeSet::new(),
    }
}

/// An address of a route, with something in place of each parameter.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{number}" | "{case_number}" => "1",
        "{year}" => "2026",
        "{format}" => "pdf",
        part if part.starts_with('{') => "x",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_role_gets_what_the_table_says() {
    let house = House::open(NOON).await;
    let mut callers = Vec::new();
    for role in Role::ALL {
        let name = format!("{role:?}").to_lowercase();
        // Who stands for a unit stands for this one; everybody else is at home everywhere.
        let scope = match role {
            Role::Entrant | Role::Recommender => Scope::Unit("x".into()),
            _ => Scope::Everywhere,
        };
        let caller = house.caller(&name, &[(role, scope)]).await;
        callers.push((role, caller));
    }
    for route in access::ROUTES {
        let path = filled(route.path);
        for (role, caller) in &callers {
            // A stream of news is open as long as somebody listens: its head is enough.
            if route.path == "/api/news" {
                continue;
            }
            let body = (route.method != Method::GET).then(|| json!({}));
            let answer = caller.send(route.method.clone(), &path, &[], body.as_ref()).await;
            let admitted = match route.who {
                Who::Public | Who::SignedIn => true,
                Who::Roles(roles) => roles.contains(role),
            };
            let name = format!("{role:?} {} {path}: {}", route.method, answer.body);
            if admitted {
                // Sign-in itself is refused for its empty body.
                assert!(!matches!(answer.status, 401 | 403 | 405), "{name}");
                assert!(answer.status < 500 || answer.status == 503, "{name}");
            } else {
                assert_eq!(answer.status, 403, "{name}");
                assert!(answer.body["detail"].as_str().unwrap().contains("角色"), "{name}");
            }
        }
    }
    house.close().await;
}

#[tokio::test]
async fn nobody_gets_what_is_public_and_nothing_else() {
    let house = House::open(NOON).await;
    let client = reqwest::Client::new();
    for route in access::ROUTES {
        let path = house.at(&filled(route.path));
        let mut request = client.request(route.method.clone(), path);
        if route.method != Method::GET {
            request = request.json(&json!({}));
        }
        let status = request.send().await.unwrap().status().as_u16();
        match route.who {
            Who::Public => assert!(!matches!(status, 401 | 403 | 405), "{} {status}", route.path),
            _ => assert_eq!(status, 401, "{} {}", route.method, route.path),
        }
    }
    house.close().await;
}
