//! The referents' login.

use crate::World;
use serde_json::json;

#[tokio::test]
async fn a_referent_logs_in_with_the_address_in_any_case() {
    let world = World::new().await;
    let mut client = world.client();
    let email = world.demo.referent.email.to_uppercase();
    let login = json!({ "email": email, "password": world.demo.referent.password });
    let me = client.post("/api/referent/login", login).await.expect(200);
    assert_eq!(
        me["center"],
        json!({ "name": "Lycée Démonstration", "kind": "SCO", "time_zone": "Europe/Paris" })
    );
    assert_eq!(client.get("/api/referent/me").await.expect(200), me);
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_look_the_same() {
    let world = World::new().await;
    let known = json!({ "email": world.demo.referent.email, "password": "wrong" });
    let unknown = json!({ "email": "nobody@demo.vigie.example", "password": "wrong" });
    for login in [known, unknown] {
        let answer = world.client().post("/api/referent/login", login).await;
        assert_eq!(answer.text, r#"{"code":"login_refused"}"#);
        answer.refused(401, "login_refused");
    }
}
