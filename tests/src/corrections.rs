//! Corrections of a session, as the page *Préparation* sends them.

use crate::{Room, TestServer};
use reqwest::Client;
use serde_json::{Value, json};
use vigie_server::archive::ArchiveDatabase;

/// Fields of a person in the form of a candidate.
const PERSON: [&str; 7] = [
    "first_name",
    "last_name",
    "birthdate",
    "sex",
    "birth_place",
    "external_id",
    "division",
];

impl Room {
    /// What the referent sees of the session.
    pub async fn details(&self, server: &TestServer) -> Value {
        let path = format!("/api/sessions/{}", self.id);
        let request = Client::new().get(server.url(&path));
        let request = request.header("cookie", self.referent_cookie());
        request.send().await.unwrap().json().await.unwrap()
    }

    /// The form of a candidate as it is, with these changes: status and body.
    pub async fn edit(&self, server: &TestServer, seat: u16, changes: &Value) -> (u16, Value) {
        let form = self.candidate_form(server, seat, changes).await;
        self.send_form(server, seat, &form).await
    }

    /// What the form of a candidate holds, with these changes.
    pub async fn candidate_form(&self, server: &TestServer, seat: u16, changes: &Value) -> Value {
        let known = self.details(server).await["candidates"].clone();
        let mut known = known.as_array().unwrap().iter();
        let known = known.find(|one| one["seat"] == seat).unwrap();
        let terms = json!({ "extra_time": known["extra_time"], "accessible": known["accessible"] });
        let mut person = json!({});
        for field in PERSON {
            person[field] = known[field].clone();
        }
        let mut form = json!({
            "seen_version": known["version"], "seen_terms": terms, "person": person,
            "terms": terms, "reason": "the decision was in the file",
        });
        for (key, value) in changes.as_object().unwrap() {
            match value.as_object() {
                Some(fields) => fields
                    .iter()
                    .for_each(|(field, value)| form[key][field] = value.clone()),
                None => form[key] = value.clone(),
            }
        }
        form
    }

    /// Sends the form of a candidate: status and body.
    pub async fn send_form(&self, server: &TestServer, seat: u16, form: &Value) -> (u16, Value) {
        let path = format!("/api/sessions/{}/candidates/{seat}", self.id);
        let request = Client::new().put(server.url(&path)).json(form);
        let request = request
            .header("origin", server.origin())
            .header("cookie", self.referent_cookie());
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// The record of the session holds, as `vigie journal verify` would say.
    pub async fn assert_holds(&self, server: &TestServer) {
        let archive = ArchiveDatabase::open(server.database()).await.unwrap();
        let record = archive.session(self.id.parse().unwrap()).await.unwrap();
        record.unwrap().verify(&server.app().bank).unwrap();
    }
}
