//! Centers whose clock on the wall is not that of the server.

use crate::{TestServer, post};
use reqwest::Client;
use serde_json::{Value, json};

/// 8 x 4 pixels of dark blue.
const SIGNATURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAEUlEQVR42mMQUEjAihioJwEAepESAZHLii4AAAAASUVORK5CYII=";

/// Says where the center of this referent is, and who signs.
pub async fn settle(server: &TestServer, cookie: &str, (zone, signatory): (&str, &str)) {
    let request = Client::new().get(server.url("/api/center"));
    let record = request.header("cookie", cookie).send().await.unwrap();
    let record: Value = record.json().await.unwrap();
    let mut settings = record["settings"].clone();
    settings["time_zone"] = json!(zone);
    settings["uai"] = json!("9740001H");
    settings["address"] = json!("24 rue de l'Essai\n97490 Sainte-Clotilde");
    settings["signatory_name"] = json!(signatory);
    settings["signatory_function"] = json!("Proviseure");
    let body = json!({
        "version": record["version"], "settings": settings,
        "signature": { "do": "replace", "png": SIGNATURE },
    });
    let changed = post(server, "/api/center", Some(cookie), &body).await;
    assert_eq!(changed.status(), 200, "{:?}", changed.text().await);
}
