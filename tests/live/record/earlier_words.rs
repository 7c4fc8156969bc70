//! A journal and a record written before the events were renamed still open, verify,
//! replay and continue. See `tests/fixtures/journal-2026-11/README.md`.

use super::recorded_session::{ProgramOutput, journal, verify_file};
use sqlx::sqlite::SqlitePool;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use vigie_item_bank::{Bank, BankSource};
use vigie_server::clock::Clock;
use vigie_shared::{
    api::SessionListPage,
    ids::{AlertId, Seat},
    session::{AlertKind, Command},
    time::Timestamp,
    view::{Board, SessionStatus},
};
use vigie_tests::{Center, Room, TestServer};

/// The version of the bank that the sessions ran under.
const FIXTURE_BANK: &str = "29b71eb0c38b26e2";
pub(super) const PUBLISHED: &str = "01a22cb8-9b41-7153-9139-29e788d7d7f9";
pub(super) const IN_PROGRESS: &str = "01a22cb8-b079-73f0-9d6c-7d8f9477fbb2";
pub(super) const CREATED: &str = "01a22cb8-b238-70fc-a69c-ffb03b66a83f";
/// Rows of the session in progress when the fixture was written.
const ROWS_IN_PROGRESS: i64 = 35;
/// One minute after the last row.
pub(super) const LATER: Timestamp = Timestamp(1_763_978_495_000_000);

pub(super) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/journal-2026-11")
        .join(name)
}

/// A data folder with a copy of the database.
fn data_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(fixture("journal.db"), folder.path().join("vigie.db")).unwrap();
    folder
}

fn verify_all(folder: &Path) -> ProgramOutput {
    journal(&["verify", "--all", "--data", folder.to_str().unwrap()])
}

async fn database(folder: &Path) -> SqlitePool {
    let url = format!("sqlite://{}", folder.join("vigie.db").display());
    SqlitePool::connect(&url).await.unwrap()
}

#[test]
fn the_command_verifies_all_sessions_of_an_earlier_database() {
    let folder = data_folder();
    let said = verify_all(folder.path());
    assert_eq!(said.code, Some(0), "{said:?}");
    for session in [PUBLISHED, IN_PROGRESS, CREATED] {
        let holds = format!("{session}: holds: ");
        assert!(said.out.contains(&holds), "{session}: {said:?}");
    }
    assert_eq!(said.out.matches(": holds: ").count(), 3, "{said:?}");
    let bank = Bank::load(&BankSource::shipped()).unwrap();
    let extent = if bank.version() == FIXTURE_BANK {
        "computed again and the same"
    } else {
        "items and scores could not be"
    };
    assert_eq!(said.out.matches(extent).count(), 3, "{said:?}");
}

#[test]
fn the_command_verifies_and_replays_an_earlier_record() {
    let record = fixture("record.jsonl");
    let said = verify_file(&record);
    assert_eq!(said.code, Some(0), "{said:?}");
    let file = record.to_str().unwrap();
    let said = journal(&["replay", "--file", file, "--at", "2025-11-24T09:39:16Z"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let expected = std::fs::read_to_string(fixture("replay-before-ends.txt")).unwrap();
    assert_eq!(said.out, expected);
}

#[tokio::test]
async fn a_changed_byte_in_an_earlier_row_is_found() {
    let folder = data_folder();
    let pool = database(folder.path()).await;
    let select = "select events from journal where session_id = $1 and version = 20";
    let events: String = sqlx::query_scalar(select)
        .bind(IN_PROGRESS)
        .fetch_one(&pool)
        .await
        .unwrap();
    let mut bytes = events.into_bytes();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    sqlx::query("update journal set events = $1 where session_id = $2 and version = 20")
        .bind(String::from_utf8(bytes).unwrap())
        .bind(IN_PROGRESS)
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let said = verify_all(folder.path());
    assert_eq!(said.code, Some(1), "{said:?}");
    let broken = format!("{IN_PROGRESS}: BROKEN: row 20: ");
    assert!(said.out.contains(&broken), "{said:?}");
}

/// The sessions that a referent of the center sees, by id, with their status.
pub(super) async fn listed_sessions(server: &TestServer) -> Vec<(String, SessionStatus)> {
    let email = "daf09453-4e90-4930-b5c0-311729224104@example.org";
    let center = Center::log_in_as(server, email, "2VNW-M592-K7G3-R58W").await;
    let response = reqwest::Client::new()
        .get(server.url("/api/sessions"))
        .header("cookie", &center.cookie)
        .send()
        .await
        .unwrap();
    let page: SessionListPage = response.json().await.unwrap();
    let sessions = page.sessions.iter();
    let mut sessions: Vec<_> = sessions
        .map(|one| (one.id.to_string(), one.status))
        .collect();
    sessions.sort_by(|one, other| one.0.cmp(&other.0));
    sessions
}

/// The alerts about questions on a board.
fn question_alerts(board: &Board) -> Vec<(Seat, AlertId)> {
    let alerts = board
        .cards
        .iter()
        .flat_map(|card| card.alerts.iter().map(|alert| (card.seat, alert)));
    alerts
        .filter(|(_, alert)| matches!(alert.kind, AlertKind::Question { .. }))
        .map(|(seat, alert)| (seat, alert.id))
        .collect()
}

#[tokio::test]
async fn an_earlier_session_continues_with_the_present_words_in_the_same_chain() {
    let mut server = TestServer::start_on(data_folder(), Clock::manual(LATER)).await;
    let expected = [
        (PUBLISHED, SessionStatus::Published),
        (IN_PROGRESS, SessionStatus::InProgress),
        (CREATED, SessionStatus::Created),
    ];
    let expected = expected.map(|(id, status)| (id.to_owned(), status));
    assert_eq!(listed_sessions(&server).await, expected);

    let room = Room::from_codes("133373", "CPDG57", &[], "7RNGCD");
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let board = invigilator.board().await;
    assert_eq!(board.cards.len(), 4);
    assert_eq!(question_alerts(&board), [(Seat(2), AlertId(1))]);
    let (seat, alert) = (Seat(2), AlertId(1));
    let dismiss = Command::DismissAlert { seat, alert };
    invigilator.socket.ask(dismiss).await.unwrap();
    let mut candidate = room.candidate(&server, seat.0).await;
    invigilator.authorize(seat.0).await;
    candidate.socket.ask(Command::Resume).await.unwrap();
    server.stop().await;

    let pool = database(server.data()).await;
    let select = "select events from journal where session_id = $1 and version > $2";
    let rows: Vec<String> = sqlx::query_scalar(select)
        .bind(IN_PROGRESS)
        .bind(ROWS_IN_PROGRESS)
        .fetch_all(&pool)
        .await
        .unwrap();
    pool.close().await;
    let continued = rows.concat();
    for event in ["alert_dismissed", "device_waiting", "resume_authorized"] {
        assert!(continued.contains(event), "{event}: {continued}");
    }
    for earlier in ["\"entered\"", "\"resume_authorised\"", "\"ask\""] {
        assert!(!continued.contains(earlier), "{earlier}: {continued}");
    }
    let said = verify_all(server.data());
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.out.matches(": holds: ").count(), 3, "{said:?}");
}
