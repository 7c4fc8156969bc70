//! The record for the pages of referents.

use super::recorded_session::RecordedSession;
use serde_json::Value;
use vigie_server::archive::file;
use vigie_shared::{
    person::EnrolledCandidate,
    time::Timestamp,
    view::{Board, BoardChange, timeline::TimelineEntry},
};

struct Answer {
    status: u16,
    headers: reqwest::header::HeaderMap,
    text: String,
}

async fn get(recorded: &RecordedSession, path: &str, cookie: &str) -> Answer {
    let path = path.replace("{id}", &recorded.room.id);
    let request = reqwest::Client::new()
        .get(recorded.server.url(&path))
        .header("cookie", cookie);
    let response = request.send().await.unwrap();
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        text: response.text().await.unwrap(),
    }
}

const PATHS: [&str; 3] = [
    "/api/sessions/{id}/record",
    "/api/sessions/{id}/replay",
    "/api/sessions/{id}/seats/1/timeline",
];

/// Keys that could only hold a content, an answer or a result.
fn walk(value: &Value) {
    const SECRET: [&str; 11] = [
        "right", "correct", "late", "response", "item", "seed", "score", "pix", "ability",
        "levels", "code",
    ];
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                assert!(!SECRET.contains(&key.as_str()), "{key} is secret");
                walk(value);
            }
        }
        Value::Array(values) => values.iter().for_each(walk),
        _ => {}
    }
}

#[tokio::test]
async fn a_referent_downloads_the_record_that_others_verify() {
    let recorded = RecordedSession::short().await;
    let cookie = recorded.room.referent(&recorded.server).await.cookie;
    let answer = get(&recorded, PATHS[0], &cookie).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "application/jsonl");
    let attachment = answer.headers["content-disposition"].to_str().unwrap();
    assert!(attachment.starts_with("attachment; filename=\"vigie-record-"));
    let record = file::read(answer.text.as_bytes()).unwrap();
    record.verify(recorded.bank()).unwrap();
}

#[tokio::test]
async fn the_steps_lead_from_the_first_board_to_the_last_without_a_secret() {
    let recorded = RecordedSession::whole().await;
    let cookie = recorded.room.referent(&recorded.server).await.cookie;
    let answer = get(&recorded, PATHS[1], &cookie).await;
    assert_eq!(answer.status, 200);
    let replay: Value = serde_json::from_str(&answer.text).unwrap();
    walk(&replay);
    for item in recorded.bank().items() {
        assert!(!answer.text.contains(&*item.id.0), "{}", item.id);
    }
    let mut board: Board = serde_json::from_value(replay["board"].clone()).unwrap();
    let people: Vec<EnrolledCandidate> = board.people.clone();
    assert_eq!(people[0].last_name, "Person01");
    let record = recorded.record().await;
    let (mut seq, mut row, mut at) = (board.seq, 1, 0);
    for step in replay["steps"].as_array().unwrap() {
        assert!(step["row"].as_i64().unwrap() > row);
        assert!(step["at"].as_i64().unwrap() >= at);
        (row, at) = (step["row"].as_i64().unwrap(), step["at"].as_i64().unwrap());
        let changes: Vec<BoardChange> = serde_json::from_value(step["changes"].clone()).unwrap();
        assert!(!changes.is_empty());
        for change in changes {
            seq += 1;
            assert_eq!(board.apply(seq, &change), Ok(true));
        }
    }
    let end = record.snapshot_at(Timestamp(i64::MAX)).unwrap();
    assert_eq!(board, Board::from_session(&end.session, &people, seq));
    assert_eq!(
        row,
        record.rows.len() as i64,
        "publication changes the board"
    );
}

#[tokio::test]
async fn the_timeline_of_a_candidate_has_no_content() {
    let recorded = RecordedSession::whole().await;
    let cookie = recorded.room.referent(&recorded.server).await.cookie;
    let answer = get(&recorded, PATHS[2], &cookie).await;
    assert_eq!(answer.status, 200);
    let story: Vec<Value> = serde_json::from_str(&answer.text).unwrap();
    story.iter().for_each(walk);
    let kinds: Vec<&str> = story
        .iter()
        .map(|entry| entry["event"].as_str().unwrap())
        .collect();
    assert_eq!(kinds[..2], ["logged_in", "rules_accepted"]);
    assert_eq!(kinds.iter().filter(|kind| **kind == "answered").count(), 32);
    let end = [
        "ended",
        "outcome",
        "certificate_issued",
        "finalized",
        "published",
    ];
    assert_eq!(kinds[kinds.len() - 5..], end);
    let entries: Vec<TimelineEntry> = serde_json::from_str(&answer.text).unwrap();
    assert!(entries.is_sorted_by(|one, next| one.ordinal < next.ordinal));
    let outcome = &story[story.len() - 4];
    let because = outcome["because"].as_array().unwrap();
    for cause in because {
        assert!(
            story.iter().any(|entry| entry["ordinal"] == *cause),
            "{cause}"
        );
    }
    assert!(because.len() >= 34, "start, 32 answers and end");

    for seat in ["0", "4", "65535", "70000", "x"] {
        let path = format!("/api/sessions/{{id}}/seats/{seat}/timeline");
        assert_eq!(get(&recorded, &path, &cookie).await.status, 404, "{seat}");
    }
}

#[tokio::test]
async fn only_referents_of_the_own_center_get_any_of_it() {
    let recorded = RecordedSession::open().await;
    let stranger = vigie_tests::Room::create(&recorded.server, 1).await;
    let stranger = stranger.referent(&recorded.server).await.cookie;
    let invigilator = recorded
        .room
        .invigilator(&recorded.server, "Idir Haddad")
        .await;
    let candidate = recorded.room.candidate(&recorded.server, 2).await;
    let referent = recorded.room.referent(&recorded.server).await.cookie;
    for (path, status) in PATHS.into_iter().zip([409, 200, 200]) {
        let own = get(&recorded, path, &referent).await;
        assert_eq!(own.status, status, "{path} while tests run");
    }
    for path in PATHS {
        assert_eq!(get(&recorded, path, &stranger).await.status, 404, "{path}");
        for cookie in ["", &invigilator.cookie, &candidate.cookie] {
            assert_eq!(get(&recorded, path, cookie).await.status, 401, "{path}");
        }
    }
}
