//! Passwords and codes that change while somebody logs in with them: whenever it happens, no
//! login with the old ones is good afterwards.

use crate::{CANDIDATE, INVIGILATOR, REFERENT, World, client::Answer};
use serde_json::{Value, json};
use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};
use vigie_server::{
    accounts::{self, AccountChange},
    store::LoginSelection,
};
use vigie_shared::time::MINUTE;

/// Where people log in, and where they read who they are.
struct Door<'a> {
    login: &'a str,
    me: String,
}

/// Polls a request until it has waited so many times; the answer if it came before.
async fn stopped<F: Future<Output = Answer>>(
    request: &mut Pin<Box<F>>,
    waits: usize,
) -> Option<Answer> {
    let mut left = waits;
    poll_fn(|context| match request.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

/// Stops a login wherever it waits, later each time, and makes the change there.
async fn no_login_survives(
    world: &World,
    door: Door<'_>,
    credentials: impl AsyncFn() -> Value,
    change: impl AsyncFn(),
) {
    let (mut waits, mut refused) = (0, 0);
    loop {
        // Beyond the window of successes, which would ask for a proof of work.
        world.app().clock.advance(6 * MINUTE);
        let credentials = credentials().await;
        let mut client = world.client();
        let mut request = Box::pin(client.post(door.login, credentials));
        let early = stopped(&mut request, waits).await;
        change().await;
        let is_over = early.is_some();
        let answer = match early {
            Some(answer) => answer,
            None => request.as_mut().await,
        };
        drop(request);
        refused += usize::from(answer.status.as_u16() == 401);
        client.get(&door.me).await.refused(401, "not_logged_in");
        if is_over {
            answer.expect(200);
            break;
        }
        waits += 1;
    }
    assert!(refused > 0, "it was never stopped in between: {waits}");
}

fn referents() -> Door<'static> {
    Door {
        login: REFERENT,
        me: "/api/referent/me".to_owned(),
    }
}

#[tokio::test]
async fn a_password_that_is_reset_meanwhile_opens_nothing() {
    let world = World::new().await;
    let (store, clock) = (&world.app().store, &world.app().clock);
    let email = world.demo.referent.email.clone();
    let reset = async || {
        let reset = accounts::reset_password(store, &email, clock.now());
        reset.await.unwrap().unwrap()
    };
    let credentials =
        async || json!({ "email": email, "password": reset().await.expose().to_owned() });
    let change = async || drop(reset().await);
    no_login_survives(&world, referents(), credentials, change).await;
}

#[tokio::test]
async fn an_account_that_is_disabled_meanwhile_lets_nobody_in() {
    let world = World::new().await;
    let (store, clock) = (&world.app().store, &world.app().clock);
    let email = world.demo.referent.email.clone();
    let change = async |change| {
        let changed = accounts::change_account(store, &email, change, clock.now());
        changed.await.unwrap().unwrap();
    };
    let credentials = async || {
        change(AccountChange::Enable).await;
        world.account()
    };
    let disable = async || change(AccountChange::Disable).await;
    no_login_survives(&world, referents(), credentials, disable).await;
}

#[tokio::test]
async fn a_second_factor_that_is_activated_meanwhile_is_asked_for() {
    let world = World::new().await;
    let app = world.app();
    let email = &world.demo.referent.email;
    let account = accounts::find(&app.store, email).await.unwrap().unwrap();
    let credentials = async || {
        world
            .change("update referent set factor_secret = null")
            .await;
        world.account()
    };
    // As the activation does, without the code of a telephone.
    let activate = async || {
        world
            .change("update referent set factor_secret = 'kept'")
            .await;
        app.logins
            .end(LoginSelection::AllOf(account))
            .await
            .unwrap();
    };
    no_login_survives(&world, referents(), credentials, activate).await;
}

/// The codes of the demo's session, as its referent reads them.
async fn codes(world: &World) -> Value {
    let path = format!("/api/sessions/{}", world.demo.session.id);
    world.referent().await.get(&path).await.expect(200)
}

async fn renew(world: &World, kind: &str) {
    let path = format!("/api/sessions/{}/codes/{kind}", world.demo.session.id);
    let renewed = world.referent().await.post(&path, json!(null)).await;
    renewed.expect(200);
}

#[tokio::test]
async fn a_password_of_a_session_that_is_renewed_meanwhile_opens_nothing() {
    let world = World::new().await;
    let door = Door {
        login: INVIGILATOR,
        me: world.at("invigilator", "me"),
    };
    let credentials = async || {
        let mut duty = world.duty();
        duty["password"] = codes(&world).await["invigilator_password"].clone();
        duty
    };
    let change = async || renew(&world, "invigilator_password").await;
    no_login_survives(&world, door, credentials, change).await;
}

#[tokio::test]
async fn a_code_of_an_invigilator_that_is_replaced_meanwhile_opens_nothing() {
    let world = World::new().await;
    let list = format!("/api/sessions/{}/invigilators", world.demo.session.id);
    let renew = async || {
        let mut referent = world.referent().await;
        let people = referent.get(&list).await.expect(200);
        let person = json!({ "invigilator": people["invigilators"][0]["id"] });
        let made = referent.post(&format!("{list}/code"), person).await;
        made.expect(200)["code"].clone()
    };
    let credentials = async || {
        let code = renew().await;
        json!({ "session": world.demo.session.number, "personal_code": code })
    };
    let door = Door {
        login: INVIGILATOR,
        me: world.at("invigilator", "me"),
    };
    let change = async || drop(renew().await);
    no_login_survives(&world, door, credentials, change).await;
}

#[tokio::test]
async fn personal_codes_that_are_renewed_meanwhile_open_nothing() {
    let world = World::new().await;
    let door = Door {
        login: CANDIDATE,
        me: world.at("candidate", "me"),
    };
    let seat = usize::from(world.demo.free_seat.seat.0) - 1;
    let credentials = async || {
        let mut entry = world.entry();
        entry["personal_code"] = codes(&world).await["personal_codes"][seat]["code"].clone();
        entry
    };
    let change = async || renew(&world, "personal_codes").await;
    no_login_survives(&world, door, credentials, change).await;
}

#[tokio::test]
async fn an_access_code_that_is_renewed_meanwhile_opens_nothing() {
    let world = World::new().await;
    world
        .change("update candidate set personal_code = null")
        .await;
    let door = Door {
        login: CANDIDATE,
        me: world.at("candidate", "me"),
    };
    let credentials = async || {
        let mut entry = world.entry();
        entry["personal_code"] = Value::Null;
        entry["access_code"] = codes(&world).await["access_code"].clone();
        entry
    };
    let change = async || renew(&world, "access_code").await;
    no_login_survives(&world, door, credentials, change).await;
}
