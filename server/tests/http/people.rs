//! Invitations, forgotten passwords and removal, with a mail server of the tests.

use crate::{
    REFERENT, World,
    client::Client,
    mail_sink::{MailSink, ReceivedMail},
};
use serde_json::{Value, json};
use std::sync::Arc;
use vigie_server::{
    accounts::{self, NewCenter},
    config::{Config, MailRoute, SmtpOptions},
};
use vigie_shared::time::MINUTE;

const FORGOTTEN: &str = "/api/account-link/forgotten";
const CHOOSE: &str = "/api/account-link/password";
const PEOPLE: &str = "/api/center/people";
const INVITE: &str = "/api/center/people/invite";
const REMOVE: &str = "/api/center/people/remove";
const PASSWORD: &str = "correct horse battery";
const CAMILLE: &str = "camille.roy@example.org";

/// A world whose mails arrive in a sink.
async fn world() -> (World, MailSink) {
    let sink = MailSink::start().await;
    let server = sink.address.clone();
    let config = |data| Config {
        mail: MailRoute::Smtp(SmtpOptions {
            server: server.into(),
            from: "vigie@example.org".to_owned(),
        }),
        ..Config::local(data)
    };
    let dir = Arc::new(tempfile::tempdir().unwrap());
    (World::of(config, dir).await, sink)
}

fn invitation(email: &str) -> Value {
    json!({ "name": "Camille Roy", "email": email, "language": "fr" })
}

async fn choose(world: &World, mail: &ReceivedMail, new: &str) -> crate::Answer {
    let secret = mail.secret().unwrap();
    let body = json!({ "secret": secret, "new": new });
    world.client().post(CHOOSE, body).await
}

async fn log_in(world: &World, email: &str, password: &str) -> Client {
    let mut client = world.client();
    let login = json!({ "email": email, "password": password });
    client.post(REFERENT, login).await.expect(200);
    client
}

async fn forget(world: &World, email: &str) {
    let body = json!({ "email": email, "language": "en" });
    world.client().post(FORGOTTEN, body).await.expect(204);
}

/// Camille, invited and logged in.
async fn colleague(world: &World, sink: &mut MailSink, referent: &mut Client) -> Client {
    referent.post(INVITE, invitation(CAMILLE)).await.expect(204);
    let mail = sink.mail().await;
    choose(world, &mail, PASSWORD).await.expect(204);
    log_in(world, CAMILLE, PASSWORD).await
}

#[tokio::test]
async fn somebody_invited_chooses_a_password_once_and_works_for_the_center() {
    let (world, mut sink) = world().await;
    let mut referent = world.referent().await;
    let bad = json!({ "name": " ", "email": "camille", "language": "fr" });
    let fields = referent
        .post(INVITE, bad)
        .await
        .refused(422, "fields_refused");
    assert_eq!(
        fields["fields"],
        json!([{ "field": "name", "code": "empty" }, { "field": "email", "code": "bad_email" }])
    );
    let invited = invitation(" Camille.Roy@Example.org");
    referent.post(INVITE, invited).await.expect(204);
    let mail = sink.mail().await;
    assert!(mail.headers.contains("To: <camille.roy@example.org>"));
    assert!(mail.body.contains("Bonjour Camille Roy"), "{}", mail.body);
    let list = referent.get(PEOPLE).await.expect(200);
    assert_eq!(list["invitations"][0]["email"], CAMILLE);
    // A password that is not taken leaves the link good.
    let short = choose(&world, &mail, "short").await;
    short.refused(422, "fields_refused");
    choose(&world, &mail, PASSWORD).await.expect(204);
    choose(&world, &mail, "another long password")
        .await
        .refused(410, "account_link_refused");
    let mut camille = log_in(&world, CAMILLE, PASSWORD).await;
    let list = camille.get(PEOPLE).await.expect(200);
    assert_eq!(list["people"].as_array().unwrap().len(), 2);
    assert_eq!(list["invitations"], json!([]));
    let again = referent.post(INVITE, invitation(CAMILLE)).await;
    let fields = again.refused(422, "fields_refused");
    assert_eq!(fields["fields"][0]["code"], "duplicate");
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_and_nobody_learns_who_has_an_account() {
    let (world, mut sink) = world().await;
    let mut before = world.referent().await;
    let email = world.demo.referent.email.clone();
    forget(&world, "nobody@example.org").await;
    forget(&world, &email.to_uppercase()).await;
    let (first, second) = (sink.mail().await, {
        forget(&world, &email).await;
        sink.mail().await
    });
    for mail in [&first, &second] {
        assert!(mail.headers.contains(&format!("To: <{email}>")));
    }
    let guessed = json!({ "secret": "0".repeat(32), "new": PASSWORD });
    let guessed = world.client().post(CHOOSE, guessed).await;
    guessed.refused(410, "account_link_refused");
    choose(&world, &first, PASSWORD).await.expect(204);
    // The other link and the logins of before have ended with the password.
    let late = choose(&world, &second, "another long password").await;
    late.refused(410, "account_link_refused");
    before
        .get("/api/referent/me")
        .await
        .refused(401, "not_logged_in");
    log_in(&world, &email, PASSWORD).await;
    // A third one within the hour expires with it; a fourth is not sent.
    forget(&world, &email).await;
    let third = sink.mail().await;
    world.app().clock.advance(61 * MINUTE);
    let expired = choose(&world, &third, PASSWORD).await;
    expired.refused(410, "account_link_refused");
}

#[tokio::test]
async fn a_mail_server_that_refuses_delays_the_mail_and_loses_nothing() {
    let (world, mut sink) = world().await;
    let mut referent = world.referent().await;
    sink.refuse(2);
    referent.post(INVITE, invitation(CAMILLE)).await.expect(204);
    sink.refusal().await;
    let list = referent.get(PEOPLE).await.expect(200);
    assert_eq!(list["invitations"][0]["mail"], "delayed");
    assert!(list["mail_delayed_since"].is_i64(), "{list}");
    world.app().clock.advance(MINUTE);
    sink.refusal().await;
    world.app().clock.advance(2 * MINUTE);
    let mail = sink.mail().await;
    choose(&world, &mail, PASSWORD).await.expect(204);
    log_in(&world, CAMILLE, PASSWORD).await;
}

#[tokio::test]
async fn who_is_removed_is_out_at_once_and_the_last_referent_stays() {
    let (world, mut sink) = world().await;
    let mut referent = world.referent().await;
    let own = referent.get("/api/referent/me").await.expect(200)["account"].clone();
    let alone = referent.post(REMOVE, json!({ "account": own })).await;
    alone.refused(409, "last_referent");
    let mut camille = colleague(&world, &mut sink, &mut referent).await;
    let account = camille.get("/api/referent/me").await.expect(200)["account"].clone();
    let removal = json!({ "account": account });
    referent.post(REMOVE, removal.clone()).await.expect(204);
    camille.get(PEOPLE).await.refused(401, "not_logged_in");
    referent
        .post(REMOVE, removal)
        .await
        .refused(404, "not_found");
    // They get no link for a password, but may be invited again.
    forget(&world, CAMILLE).await;
    referent.post(INVITE, invitation(CAMILLE)).await.expect(204);
    let mail = sink.mail().await;
    assert!(mail.body.contains("Bonjour Camille Roy"), "{}", mail.body);
    choose(&world, &mail, "another long password")
        .await
        .expect(204);
    let mut back = log_in(&world, CAMILLE, "another long password").await;
    let me = back.get("/api/referent/me").await.expect(200);
    assert_eq!(me["account"], account);
    let trail = referent.get("/api/audit").await.expect(200).to_string();
    for line in ["remove ", "invite ", "by link "] {
        assert!(trail.contains(line), "{line} is not in {trail}");
    }
    assert!(!trail.contains(CAMILLE), "an address in the audit trail");
}

#[tokio::test]
async fn an_invitation_can_be_withdrawn_and_does_not_tell_of_other_centers() {
    let (world, mut sink) = world().await;
    let mut referent = world.referent().await;
    let elsewhere = NewCenter {
        name: "Collège Prévert".to_owned(),
        kind: "SCO".to_owned(),
        referent: "Camille Roy".to_owned(),
        email: CAMILLE.to_owned(),
    };
    accounts::open_center(&world.app().store, &elsewhere)
        .await
        .unwrap();
    referent.post(INVITE, invitation(CAMILLE)).await.expect(204);
    let mail = sink.mail().await;
    assert_eq!(mail.secret(), None, "{}", mail.body);
    referent
        .post(INVITE, invitation("dominique@example.org"))
        .await
        .expect(204);
    let mail = sink.mail().await;
    let list = referent.get(PEOPLE).await.expect(200);
    let open = list["invitations"].as_array().unwrap();
    assert_eq!(open.len(), 2, "both are listed alike: {list}");
    let withdrawal = json!({ "invitation": open[0]["id"] });
    let path = "/api/center/people/withdraw";
    referent.post(path, withdrawal.clone()).await.expect(204);
    referent
        .post(path, withdrawal)
        .await
        .refused(404, "not_found");
    let withdrawn = choose(&world, &mail, PASSWORD).await;
    withdrawn.refused(410, "account_link_refused");
}

#[tokio::test]
async fn a_center_invites_a_hundred_people_a_week_and_a_password_is_forgotten_thrice_an_hour() {
    let (world, mut sink) = world().await;
    let mut referent = world.referent().await;
    world
        .change(
            "insert into account_link (id, purpose, center_id, email, name, made_at, expires_at, \
             ended_at) with recursive n (i) as (select 1 union all select i + 1 from n \
             where i < 100) select 'x' || i, 'invitation', (select id from center), 'a', 'b', \
             1748851200000000, 0, 1748851200000000 from n",
        )
        .await;
    let more = referent.post(INVITE, invitation(CAMILLE)).await;
    more.refused(429, "too_many_invitations");
    let email = world.demo.referent.email.clone();
    for _ in 0..3 {
        forget(&world, &email).await;
        sink.mail().await;
    }
    forget(&world, &email).await;
    // The link is decided on after the answer.
    world.app().sockets.close();
    world.app().sockets.wait().await;
    world.app().sockets.reopen();
    world.app().clock.advance(8 * 24 * 60 * MINUTE);
    let mut referent = world.referent().await;
    referent.post(INVITE, invitation(CAMILLE)).await.expect(204);
    let next = sink.mail().await;
    assert!(next.body.contains("Camille"), "no fourth link was sent");
}
