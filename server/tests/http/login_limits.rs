//! Logins with right credentials are bounded, and cost something when there are many.

use crate::{CANDIDATE, INVIGILATOR, REFERENT, World, client::Client};
use serde_json::{Value, json};
use vigie_shared::time::MINUTE;

/// Logs in so many times, each in a browser of its own.
async fn log_in(world: &World, path: &str, body: &Value, times: usize) -> Vec<Client> {
    let mut clients = Vec::new();
    for _ in 0..times {
        // Nobody pays: that is another test.
        world.app().clock.advance(6 * MINUTE);
        let mut client = world.client();
        client.post(path, body.clone()).await.expect(200);
        clients.push(client);
    }
    clients
}

/// The oldest of `clients` has ended, and no other one.
async fn only_the_oldest_ended(me: &str, clients: &mut [Client]) {
    let (oldest, others) = clients.split_first_mut().unwrap();
    oldest.get(me).await.refused(401, "not_logged_in");
    for client in others {
        client.get(me).await.expect(200);
    }
}

async fn count(world: &World, sql: &'static str) -> i64 {
    let (count,): (i64,) = sqlx::query_as(sql)
        .fetch_one(world.app().store.pool())
        .await
        .unwrap();
    count
}

#[tokio::test]
async fn a_ninth_login_of_a_seat_ends_the_oldest() {
    let world = World::new().await;
    let mut clients = log_in(&world, CANDIDATE, &world.entry(), 9).await;
    only_the_oldest_ended(&world.at("candidate", "me"), &mut clients).await;
    let rows = "select count(*) from login where role = 'candidate'";
    let seats = "select count(distinct seat) from login where role = 'candidate'";
    assert_eq!(
        (count(&world, rows).await, count(&world, seats).await),
        (8, 1)
    );
    assert_eq!(count(&world, "select count(*) from revocation").await, 1);
}

#[tokio::test]
async fn a_thirty_third_login_with_the_password_of_a_session_ends_the_oldest() {
    let world = World::new().await;
    let mut clients = log_in(&world, INVIGILATOR, &world.duty(), 33).await;
    only_the_oldest_ended(&world.at("invigilator", "me"), &mut clients).await;
    let left = "select count(*) from supervision where left_at is not null";
    assert_eq!(count(&world, left).await, 1);
}

#[tokio::test]
async fn a_ninth_login_with_a_personal_code_and_a_seventeenth_of_an_account_end_the_oldest() {
    let world = World::new().await;
    let mut referent = world.referent().await;
    let list = format!("/api/sessions/{}/invigilators", world.demo.session.id);
    let people = referent.get(&list).await.expect(200);
    let person = json!({ "invigilator": people["invigilators"][0]["id"] });
    let made = referent
        .post(&format!("{list}/code"), person)
        .await
        .expect(200);
    let body = json!({ "session": world.demo.session.number, "personal_code": made["code"] });
    let mut clients = log_in(&world, INVIGILATOR, &body, 9).await;
    only_the_oldest_ended(&world.at("invigilator", "me"), &mut clients).await;

    world.app().clock.advance(12 * 60 * MINUTE);
    // All within half an hour, or the first ones would end by themselves.
    let mut clients = Vec::new();
    for _ in 0..17 {
        let mut client = world.client();
        client.post(REFERENT, world.account()).await.expect(200);
        clients.push(client);
    }
    only_the_oldest_ended("/api/referent/me", &mut clients).await;
}

#[tokio::test]
async fn many_logins_in_a_row_are_paid_for_on_known_devices_too_and_never_stopped() {
    let world = World::new().await;
    let mut client = world.client();
    for _ in 0..=20 {
        client.post(CANDIDATE, world.entry()).await.expect(200);
    }
    for rounds in 1..4 {
        let dear = client.post(CANDIDATE, world.entry()).await;
        let price = dear.refused(429, "proof_of_work_needed");
        assert_eq!(price["rounds"], rounds);
        client
            .post_paying(CANDIDATE, world.entry())
            .await
            .expect(200);
    }
    // Another candidate pays nothing for it, and failures are counted apart.
    let mut other = world.entry();
    let neighbor = &world.demo.candidates[1];
    other["first_name"] = json!(neighbor.first_name);
    other["last_name"] = json!(neighbor.last_name);
    other["birthdate"] = json!(neighbor.birthdate);
    other["personal_code"] = json!(neighbor.personal_code);
    world.enter(other).await.expect(200);
    world.app().clock.advance(5 * MINUTE);
    client.post(CANDIDATE, world.entry()).await.expect(200);
}

#[tokio::test]
async fn expired_logins_are_deleted_while_the_server_runs() {
    let world = World::new().await;
    world.candidate().await;
    world.app().clock.advance(9 * 60 * MINUTE);
    let gone = async {
        while count(
            &world,
            "select count(*) from login where role = 'candidate'",
        )
        .await
            > 0
        {
            tokio::task::yield_now().await;
        }
    };
    let gone = tokio::time::timeout(std::time::Duration::from_secs(20), gone);
    gone.await.expect("within an hour");
}
