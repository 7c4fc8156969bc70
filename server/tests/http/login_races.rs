//! Passwords and codes that change while somebody logs in with them: whenever it happens, no
//! login with the old ones is good afterwards.

use crate::{CANDIDATE, INVIGILATOR, REFERENT, World};
use serde_json::{Value, json};
use uuid::Uuid;
use vigie_server::{
    accounts::{self, AccountChange},
    store::{
        CandidateEntryRow, LoginRefusal, LoginRow, LoginSelection, NewLogin, StoreError,
        VerifiedCredential,
    },
};
use vigie_shared::time::{MINUTE, Timestamp};

/// Where people log in, and where they read who they are.
struct LoginDoor<'a> {
    login: &'a str,
    me: String,
}

/// Makes the change at other moments of a login, from before it to after it: the login is
/// refused, or it is ended.
async fn no_login_survives(
    world: &World,
    door: LoginDoor<'_>,
    credentials: impl AsyncFn() -> Value,
    change: impl AsyncFn(),
) {
    for moment in 0..13 {
        // Beyond the window of successes, which would ask for a proof of work.
        world.app().clock.advance(6 * MINUTE);
        let credentials = credentials().await;
        let mut client = world.client();
        let changed = async {
            for _ in 0..(1 << moment) {
                tokio::task::yield_now().await;
            }
            change().await;
        };
        let (answer, ()) = tokio::join!(client.post(door.login, credentials), changed);
        assert!(
            [200, 401, 403].contains(&answer.status.as_u16()),
            "{}",
            answer.text
        );
        client.get(&door.me).await.refused(401, "not_logged_in");
    }
}

fn referents() -> LoginDoor<'static> {
    LoginDoor {
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
    let door = LoginDoor {
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
    let door = LoginDoor {
        login: INVIGILATOR,
        me: world.at("invigilator", "me"),
    };
    let change = async || drop(renew().await);
    no_login_survives(&world, door, credentials, change).await;
}

#[tokio::test]
async fn personal_codes_that_are_renewed_meanwhile_open_nothing() {
    let world = World::new().await;
    let door = LoginDoor {
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
    let door = LoginDoor {
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

/// A login to be written, of nobody yet.
fn login(role: &'static str, now: Timestamp) -> LoginRow {
    LoginRow {
        token_hash: Uuid::new_v4().to_string(),
        id: Uuid::now_v7(),
        role,
        assurance: "code",
        device: String::new(),
        session: None,
        seat: None,
        referent: None,
        name: None,
        invigilator: None,
        created_at: now,
        expires_at: now.plus(MINUTE),
        idle_micros: 0,
        confirmed_at: None,
    }
}

/// Is a login of this row written, with what it was verified against?
async fn is_written(world: &World, row: &LoginRow, credential: VerifiedCredential) -> bool {
    let row = LoginRow {
        token_hash: Uuid::new_v4().to_string(),
        id: Uuid::now_v7(),
        ..row.clone()
    };
    let new = NewLogin {
        row,
        credential,
        precedence: None,
    };
    match world.app().store.log_in(new).await {
        Ok(()) => true,
        Err(StoreError::LoginRefused(LoginRefusal::CredentialChanged)) => false,
        Err(error) => panic!("{error}"),
    }
}

fn of_candidate(entry: &CandidateEntryRow) -> VerifiedCredential {
    VerifiedCredential::Candidate {
        access_code: entry.access_code.clone(),
        personal_code: entry.personal_code.clone(),
        external_id: entry.person.external_id.clone(),
        identity: entry.identity.clone(),
        finalized: entry.finalized,
    }
}

#[tokio::test]
async fn a_login_of_a_candidate_depends_on_all_it_was_compared_with() {
    let world = World::new().await;
    let candidate = &world.demo.free_seat;
    let found = world
        .app()
        .store
        .candidate_entries(world.demo.session.number, &candidate.birthdate)
        .await
        .unwrap();
    let entry = found
        .into_iter()
        .find(|one| one.seat == candidate.seat)
        .unwrap();
    let row = LoginRow {
        session: Some(entry.session),
        seat: Some(i64::from(entry.seat.0)),
        ..login("candidate", world.app().clock.now())
    };
    assert!(is_written(&world, &row, of_candidate(&entry)).await);
    let changes: [fn(&mut CandidateEntryRow); 6] = [
        |entry| entry.access_code.push('X'),
        |entry| entry.personal_code = Some("another".to_owned()),
        |entry| entry.personal_code = None,
        |entry| entry.person.external_id.push('X'),
        |entry| entry.identity.push('X'),
        |entry| entry.finalized = true,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut before = entry.clone();
        change(&mut before);
        assert!(
            !is_written(&world, &row, of_candidate(&before)).await,
            "{number}"
        );
    }
}

#[tokio::test]
async fn a_login_of_an_invigilator_depends_on_the_password_or_the_code_and_on_the_list() {
    let world = World::new().await;
    let store = &world.app().store;
    let number = world.demo.session.number;
    let entry = store.invigilator_entry(number).await.unwrap().unwrap();
    let row = LoginRow {
        session: Some(entry.session),
        name: Some("Sacha Martin".to_owned()),
        ..login("invigilator", world.app().clock.now())
    };
    let password = |text: &str| VerifiedCredential::SessionPassword(text.to_owned());
    let right = || password(&entry.invigilator_password);
    assert!(is_written(&world, &row, right()).await);
    assert!(!is_written(&world, &row, password("XXXX2222")).await);
    world
        .change("update session set named_invigilators_only = 1")
        .await;
    assert!(!is_written(&world, &row, right()).await);

    world
        .change("update invigilator set code_hash = 'hash'")
        .await;
    let people = store.invigilators(entry.session).await.unwrap();
    let row = LoginRow {
        invigilator: Some(people[0].id),
        ..row
    };
    let code = |text: &str| VerifiedCredential::InvigilatorCode(text.to_owned());
    assert!(is_written(&world, &row, code("hash")).await);
    assert!(!is_written(&world, &row, code("earlier hash")).await);
    world.change("update invigilator set removed_at = 1").await;
    assert!(!is_written(&world, &row, code("hash")).await);
}

#[tokio::test]
async fn a_login_of_a_referent_depends_on_the_password_the_factor_and_the_account() {
    let world = World::new().await;
    let store = &world.app().store;
    let account = store.account_with_email(&world.demo.referent.email).await;
    let account = account.unwrap().unwrap();
    let row = LoginRow {
        referent: Some(account.id),
        ..login("referent", world.app().clock.now())
    };
    let given = |hash: &str, with_factor| VerifiedCredential::Password {
        hash: hash.to_owned(),
        with_factor,
    };
    let hash = &*account.password_hash;
    assert!(is_written(&world, &row, given(hash, false)).await);
    assert!(!is_written(&world, &row, given("earlier hash", false)).await);
    assert!(!is_written(&world, &row, given(hash, true)).await);
    world
        .change("update referent set factor_secret = 'kept'")
        .await;
    assert!(!is_written(&world, &row, given(hash, false)).await);
    assert!(is_written(&world, &row, given(hash, true)).await);
    world.change("update referent set disabled_at = 1").await;
    assert!(!is_written(&world, &row, given(hash, true)).await);
}
