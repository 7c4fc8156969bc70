//! Personal codes, renewed codes, and when codes are accepted.

use crate::{CANDIDATE, World};
use serde_json::{Value, json};
use std::{
    future::{Future, poll_fn},
    task::Poll,
    time::Duration,
};
use vigie_shared::time::MINUTE;

const HOUR: i64 = 60 * MINUTE;

#[tokio::test]
async fn a_candidate_needs_the_code_of_their_own_slip() {
    let world = World::new().await;
    let with = |code: Value| {
        let mut entry = world.entry();
        entry["personal_code"] = code;
        entry
    };
    let mut client = world.client();
    for missing in [Value::Null, json!(""), json!(" - ")] {
        client
            .post(CANDIDATE, with(missing))
            .await
            .refused(403, "personal_code_needed");
    }
    let neighbor = world.demo.candidates[1].personal_code.clone();
    client
        .post(CANDIDATE, with(json!(neighbor)))
        .await
        .refused(401, "entry_refused");
    let own = &world.demo.free_seat.personal_code;
    let typed = format!("{} {}", &own[..4], &own[4..]).to_lowercase();
    client.post(CANDIDATE, with(json!(typed))).await.expect(200);
}

#[tokio::test]
async fn a_session_of_an_earlier_version_asks_for_no_personal_code() {
    let world = World::new().await;
    world
        .change("update candidate set personal_code = null")
        .await;
    let mut entry = world.entry();
    entry["personal_code"] = Value::Null;
    world.enter(entry).await.expect(200);
    world.enter(world.entry()).await.expect(200);
}

#[tokio::test]
async fn codes_are_accepted_around_the_day_of_the_session_and_die_with_it() {
    let world = World::new().await;
    // The clock stands at 2025-06-02, 08:00 UTC.
    world
        .change("update session set held_on = '2025-06-04', held_at = '09:00'")
        .await;
    let early = world.enter(world.entry()).await;
    let detail = early.refused(403, "outside_entry_window");
    // 2025-06-04 07:00 and the end of 06-05, on the clocks of the center in Paris.
    assert_eq!(
        detail,
        json!({
            "opens_at": 1_749_013_200_000_000_i64, "closes_at": 1_749_160_800_000_000_i64,
            "time_zone": "Europe/Paris",
        })
    );
    let early = world.go_on_duty(world.duty()).await;
    let detail = early.refused(403, "outside_entry_window");
    assert_eq!(
        detail,
        json!({ "opens_at": 1_748_934_000_000_000_i64, "time_zone": "Europe/Paris" })
    );
    let mut wrong = world.duty();
    wrong["password"] = json!("XXXX2222");
    let answer = world.go_on_duty(wrong).await;
    answer.refused(401, "entry_refused");

    world.app().clock.advance(24 * HOUR);
    world.go_on_duty(world.duty()).await.expect(200);
    world
        .enter(world.entry())
        .await
        .refused(403, "outside_entry_window");
    world.app().clock.advance(22 * HOUR);
    world.enter(world.entry()).await.expect(200);
    world.app().clock.advance(72 * HOUR);
    world
        .enter(world.entry())
        .await
        .refused(403, "outside_entry_window");
    world.go_on_duty(world.duty()).await.expect(200);

    world.change("update session set finalized_at = 1").await;
    world
        .go_on_duty(world.duty())
        .await
        .refused(403, "session_finalized");
    world
        .enter(world.entry())
        .await
        .refused(403, "session_finalized");
    world.change("update session set published_at = 2").await;
    // For the result: the personal code serves, and there is no hurry.
    world.enter(world.entry()).await.expect(200);
}

#[tokio::test]
async fn a_referent_renews_codes_until_the_session_is_finalized() {
    let world = World::new().await;
    let mut referent = world.referent().await;
    let path = |kind: &str| format!("/api/sessions/{}/codes/{kind}", world.demo.session.id);
    let details = format!("/api/sessions/{}", world.demo.session.id);
    let before = referent.get(&details).await.expect(200);
    assert_eq!(before["personal_codes"].as_array().unwrap().len(), 24);
    let renewed = referent
        .post(&path("access_code"), json!(null))
        .await
        .expect(200);
    assert_ne!(renewed["access_code"], before["access_code"]);
    assert_eq!(
        renewed["invigilator_password"],
        before["invigilator_password"]
    );
    let mut entry = world.entry();
    world
        .enter(entry.clone())
        .await
        .refused(401, "entry_refused");
    entry["access_code"] = renewed["access_code"].clone();
    world.enter(entry.clone()).await.expect(200);

    let renewed = referent
        .post(&path("personal_codes"), json!(null))
        .await
        .expect(200);
    world
        .enter(entry.clone())
        .await
        .refused(401, "entry_refused");
    let seat = usize::from(world.demo.free_seat.seat.0) - 1;
    entry["personal_code"] = renewed["personal_codes"][seat]["code"].clone();
    world.enter(entry).await.expect(200);

    referent
        .post(&path("invigilator_password"), json!(null))
        .await
        .expect(200);
    world
        .go_on_duty(world.duty())
        .await
        .refused(401, "entry_refused");
    referent
        .post(&path("everything"), json!(null))
        .await
        .refused(404, "not_found");
    let mut other = world.client();
    other
        .post(&path("access_code"), json!(null))
        .await
        .refused(401, "not_logged_in");
    world.change("update session set finalized_at = 1").await;
    referent
        .post(&path("access_code"), json!(null))
        .await
        .refused(403, "session_finalized");
}

#[tokio::test]
async fn an_invigilator_looks_up_the_code_of_a_lost_slip_and_that_is_on_record() {
    let world = World::new().await;
    let mut invigilator = world.invigilator().await;
    let own = &world.demo.candidates[4];
    let found = invigilator
        .get(&world.at("invigilator", "seats/5/code"))
        .await
        .expect(200);
    assert_eq!(found, json!({ "seat": 5, "code": own.personal_code }));
    world.change("update session set finalized_at = 1").await;
    invigilator
        .get(&world.at("invigilator", "seats/5/code"))
        .await
        .refused(403, "session_finalized");
    world.change("update session set finalized_at = null").await;
    for none in ["0", "99", "x", "70000"] {
        let path = world.at("invigilator", &format!("seats/{none}/code"));
        invigilator.get(&path).await.refused(404, "not_found");
    }
    let mut candidate = world.candidate().await;
    candidate
        .get(&world.at("invigilator", "seats/5/code"))
        .await
        .refused(401, "not_logged_in");
    let sql = "select role, subject from audit where action = 'read_codes'";
    let lines: Vec<(String, String)> = sqlx::query_as(sql)
        .fetch_all(world.app().store.pool())
        .await
        .unwrap();
    let line = (
        "invigilator".to_owned(),
        "personal code of seat 5".to_owned(),
    );
    assert_eq!(lines, [line]);
}

#[tokio::test]
async fn who_hangs_up_leaves_the_line_of_what_was_done() {
    let world = World::new().await;
    let mut referent = world.referent().await;
    world.change("create table renewal (code text)").await;
    let trigger = "create trigger renewed after update of access_code on session begin \
        insert into renewal values (new.access_code); end";
    world.change(trigger).await;
    let path = format!("/api/sessions/{}/codes/access_code", world.demo.session.id);
    // Dropped wherever it waits, later each time, until it has come to its end.
    let mut waits = 0;
    loop {
        let mut request = Box::pin(referent.post(&path, json!(null)));
        let mut left = waits;
        let answered = poll_fn(|context| match request.as_mut().poll(context) {
            Poll::Ready(answer) => Poll::Ready(Some(answer)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => {
                left -= 1;
                Poll::Pending
            }
        });
        let answered = answered.await;
        drop(request);
        if let Some(answer) = answered {
            answer.expect(200);
            break;
        }
        waits += 1;
    }
    assert!(waits > 1, "it waits for the database");
    let counts = "select (select count(*) from renewal), \
        (select count(*) from audit where subject = 'new access code')";
    let settled = async {
        loop {
            let (renewals, lines): (i64, i64) = sqlx::query_as(counts)
                .fetch_one(world.app().store.pool())
                .await
                .unwrap();
            assert!(lines <= renewals);
            if lines == renewals {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), settled)
        .await
        .expect("each renewal has its line");
}
