//! The OpenAPI document: kept as a file, complete, and true.

use crate::{World, client::Client};
use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use vigie_shared::limits::MAX_ROSTER_BODY_BYTES;

const UPDATE: &str = "VIGIE_UPDATE_OPENAPI=1 cargo test -p vigie-server --test http openapi";

#[tokio::test]
async fn the_file_in_docs_is_what_the_server_serves() {
    let world = World::new().await;
    let served = document(&mut world.client()).await;
    let text = serde_json::to_string_pretty(&sorted(&served)).unwrap() + "\n";
    let file = repository().join("docs/openapi.json");
    if std::env::var_os("VIGIE_UPDATE_OPENAPI").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == text,
        "docs/openapi.json is out of date: run `{UPDATE}`"
    );
}

/// The same with the keys of every object in order: whether serde_json keeps the order of
/// insertion depends on what else is built with it.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<_, _> = fields.iter().collect();
            let fields = fields.into_iter();
            fields
                .map(|(key, value)| (key.clone(), sorted(value)))
                .collect()
        }
        Value::Array(values) => values.iter().map(sorted).collect(),
        plain => plain.clone(),
    }
}

#[tokio::test]
async fn every_route_is_in_the_document() {
    let world = World::new().await;
    let document = document(&mut world.client()).await;
    let described: BTreeSet<&str> = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    // Refusals of paths that do not exist.
    let refusals = ["/api", "/api/{*rest}", "/metrics"];
    for source in sources("server/src") {
        let text = fs::read_to_string(&source).unwrap();
        for call in text.split(".route(").skip(1) {
            let path = call.split('"').nth(1).unwrap();
            assert!(
                described.contains(path) || refusals.contains(&path),
                "{path} of {} is not described",
                source.display()
            );
        }
    }
}

#[test]
fn no_two_types_have_one_schema_name() {
    let mut names = BTreeSet::new();
    for source in sources("shared/src") {
        for name in schema_types(&fs::read_to_string(&source).unwrap()) {
            assert!(names.insert(name.clone()), "two types are called {name}");
        }
    }
    assert!(names.len() > 20, "{names:?}");
    for source in sources("server/src") {
        let types = schema_types(&fs::read_to_string(&source).unwrap());
        assert!(types.is_empty(), "{types:?} belong into shared::api");
    }
}

#[tokio::test]
async fn a_request_without_a_login_is_refused_exactly_where_the_document_says_so() {
    let world = World::new().await;
    let mut client = world.client();
    for operation in operations(&document(&mut client).await) {
        let answer = client.send(operation.request(&client, &[])).await;
        let status = answer.status.as_u16();
        operation.assert_describes(status);
        let refused = answer.text == r#"{"code":"not_logged_in"}"#;
        assert_eq!(refused, operation.needs_login(), "{}", operation.name);
    }
}

#[tokio::test]
async fn what_is_not_a_request_gets_a_status_of_the_document() {
    let world = World::new().await;
    let mut client = world.referent().await;
    client
        .post("/api/candidate/login", world.entry())
        .await
        .expect(200);
    client
        .post("/api/invigilator/login", world.duty())
        .await
        .expect(200);
    let json = ("content-type", "application/json");
    let number = world.demo.session.number.to_string();
    let session = world.demo.session.id.to_string();
    for mut operation in operations(&document(&mut client).await) {
        // The session that the cookies are for.
        operation.path = operation.path.replace("{session}", &number);
        if operation.method == Method::POST {
            let foreign = [("origin", "https://elsewhere.example")];
            let answer = client.send(operation.request(&client, &foreign)).await;
            answer.refused(403, "wrong_origin");
            operation.assert_describes(403);
        }
        let unnamed = operation.path.clone();
        if operation.value.get("requestBody").is_some() {
            // What there is no session of is not found, whatever the body.
            operation.path = unnamed.replace("{id}", &session);
            let answer = client.send(operation.request(&client, &[])).await;
            answer.refused(415, "not_json");
            operation.assert_describes(415);
            let answer = client.send(operation.request(&client, &[json])).await;
            answer.refused(400, "malformed");
            operation.assert_describes(400);
            let huge = operation.builder(&client, &[json]);
            let huge = huge.body(Body::from(format!(
                "\"{}\"",
                "x".repeat(MAX_ROSTER_BODY_BYTES)
            )));
            client.send(huge.unwrap()).await.refused(413, "too_large");
            operation.assert_describes(413);
        }
        if unnamed.contains("{id}") {
            operation.path = unnamed;
            client
                .send(operation.request(&client, &[]))
                .await
                .refused(404, "not_found");
            operation.assert_describes(404);
        }
    }
}

#[tokio::test]
async fn the_document_names_its_project_and_the_cookies_of_the_portals() {
    let world = World::new().await;
    let document = document(&mut world.client()).await;
    let info = &document["info"];
    assert_eq!(info["title"], "Vigie");
    assert_eq!(info["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(info["license"]["identifier"], "MIT OR Apache-2.0");
    assert!(info["contact"]["name"].as_str().unwrap().contains("Vigie"));
    assert_eq!(info["contact"]["email"], Value::Null);
    let codes = document["components"]["schemas"]["ErrorCode"]["enum"].as_array();
    assert!(
        codes.unwrap().contains(&json!("not_logged_in")),
        "{codes:?}"
    );
    for portal in ["candidate", "invigilator", "referent"] {
        let scheme = &document["components"]["securitySchemes"][portal];
        assert_eq!(scheme["type"], "apiKey");
        assert_eq!(scheme["in"], "cookie");
        assert_eq!(scheme["name"], format!("__Host-vigie-{portal}"));
    }
}

async fn document(client: &mut Client) -> Value {
    client.get("/api/openapi.json").await.expect(200)
}

/// An operation of the document.
struct ApiOperation {
    name: String,
    method: Method,
    path: String,
    value: Value,
}

impl ApiOperation {
    fn needs_login(&self) -> bool {
        self.value.get("security").is_some()
    }

    #[track_caller]
    fn assert_describes(&self, status: u16) {
        let described = &self.value["responses"];
        assert!(
            described.get(status.to_string()).is_some(),
            "{}: {status} is not described",
            self.name
        );
    }

    /// A request with parameters that name nothing.
    fn builder(&self, client: &Client, headers: &[(&str, &str)]) -> axum::http::request::Builder {
        let path = self
            .path
            .replace("{id}", "018f0000-0000-7000-8000-00000000ffff")
            .replace("{session}", "1")
            .replace("{seat}", "1")
            .replace("{file}", "1.pdf");
        let request = client.request(self.method.clone(), &path);
        headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        })
    }

    fn request(&self, client: &Client, headers: &[(&str, &str)]) -> axum::http::Request<Body> {
        self.builder(client, headers)
            .body(Body::from(json!([]).to_string()))
            .unwrap()
    }
}

/// All but the upgrades to WebSockets, which need a socket to be tried.
fn operations(document: &Value) -> Vec<ApiOperation> {
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, value) in item.as_object().unwrap() {
            if value["tags"] == json!(["socket"]) {
                continue;
            }
            operations.push(ApiOperation {
                name: value["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                value: value.clone(),
            });
        }
    }
    let names: BTreeSet<&str> = operations.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), operations.len(), "two operations have one id");
    operations
}

/// Names of the types that describe themselves in a source file.
fn schema_types(text: &str) -> Vec<String> {
    let derives = text.split("ToSchema").skip(1);
    let names = derives.filter_map(|rest| {
        let definition = rest
            .split("\npub ")
            .nth(1)
            .or(rest.split("        pub ").nth(1))?;
        let mut words = definition.split_whitespace();
        let kind = words.next()?;
        let name = words.next()?.trim_end_matches(['(', '{', ';']);
        (["struct", "enum"].contains(&kind) && !name.starts_with('$')).then(|| name.to_owned())
    });
    names.chain(coded_enums(text)).collect()
}

/// Names of the enums that the macro `codes` makes.
fn coded_enums(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split("\ncodes! {").skip(1).filter_map(|rest| {
        let name = rest.split("pub enum ").nth(1)?.split_whitespace().next()?;
        Some(name.to_owned())
    })
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
