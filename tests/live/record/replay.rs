//! The room as it was at any moment.

use super::recorded_session::{ProgramOutput, RecordedSession, journal};
use vigie_shared::view::{Board, SeatPhase, SessionStatus};

fn board(said: &ProgramOutput) -> Board {
    assert_eq!(said.code, Some(0), "{said:?}");
    serde_json::from_str(&said.out).unwrap()
}

/// The clock of the tests stands at 2025-11-24, 08:00 UTC at the beginning: 09:00 in Paris.
#[tokio::test]
async fn a_room_is_shown_at_its_beginning_in_between_and_after_its_end() {
    let recorded = RecordedSession::short().await;
    let id = recorded.room.id.clone();
    let at = |time: &str| recorded.journal(&["replay", &id, "--json", "--at", time]);
    let phases = |said: &ProgramOutput| {
        let board = board(said);
        let phases = board.cards.iter().map(|card| card.phase);
        (board.status, phases.collect::<Vec<_>>())
    };

    let first = recorded.record().await.rows[0].at.0;
    let instant = |micros: i64| {
        let seconds = (first + micros).div_euclid(1_000_000) - 1_763_971_200;
        let (minutes, seconds) = (seconds.div_euclid(60), seconds.rem_euclid(60));
        format!(
            "2025-11-24T{:02}:{:02}:{seconds:02}Z",
            8 + minutes.div_euclid(60),
            minutes.rem_euclid(60)
        )
    };
    // Everything up to the alert happens at the first instant; it waits for 90 s.
    let (status, during) = phases(&at(&instant(0)));
    assert_eq!(status, SessionStatus::InProgress);
    assert_eq!(
        during,
        [SeatPhase::Blocked, SeatPhase::Absent, SeatPhase::Absent]
    );
    let (_, waiting) = phases(&at("09:01:29"));
    assert_eq!(waiting, during);
    let (_, given) = phases(&at("09:01:30"));
    assert_eq!(
        given,
        [SeatPhase::Testing, SeatPhase::Testing, SeatPhase::Absent]
    );
    let (status, after) = phases(&at("+100000"));
    assert_eq!(status, SessionStatus::Published);
    assert_eq!(
        after,
        [SeatPhase::Ended, SeatPhase::Ended, SeatPhase::Absent]
    );
    assert_eq!(phases(&at("23:59")), (status, after));

    let before = at(&instant(-1_000_000));
    assert_eq!(before.code, Some(1), "{before:?}");
    assert!(
        before.err.contains("the session did not exist yet"),
        "{before:?}"
    );
    let nonsense = at("tomorrow");
    assert_eq!(nonsense.code, Some(2), "{nonsense:?}");
}

#[tokio::test]
async fn a_room_is_printed_line_by_line_from_the_database_and_from_a_file_alike() {
    let recorded = RecordedSession::short().await;
    let id = recorded.room.id.clone();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.jsonl");
    let file = file.to_str().unwrap();
    assert_eq!(
        recorded.journal(&["export", &id, "--out", file]).code,
        Some(0)
    );
    // The third answer of the first seat came 60 s after the alert was handled.
    let time = "09:02:10";
    let said = recorded.journal(&["replay", &id, "--at", time]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let same = journal(&["replay", "--file", file, "--at", time]);
    assert_eq!(same.out, said.out);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], format!("session {id}"));
    assert_eq!(lines[1], "at 2025-11-24 09:02:10 +01:00");
    assert!(
        lines[2].starts_with("row ") && lines[2].contains(" of "),
        "{}",
        lines[2]
    );
    assert_eq!(lines[3], "status in progress");
    let words = |line: &str| {
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let seat = words(lines[5]);
    // 105 minutes, less the 130 s since the start, and 90 s given back.
    assert_eq!(
        seat,
        [
            "1", "testing", "3/32", "2", "1:44:20", "there", "unknown", "-"
        ]
    );
    assert_eq!(
        words(lines[7]),
        ["3", "absent", "-", "-", "-", "-", "unknown", "-"]
    );
    assert_eq!(lines[8], "0 open incidents");

    let blocked = recorded.journal(&["replay", &id, "--at", "09:01"]);
    assert!(
        blocked.out.contains("question 1 since 09:00:00"),
        "{blocked:?}"
    );
    let suspected = recorded.journal(&["replay", &id, "--at", "09:03:30"]);
    assert!(
        suspected.out.contains("1 open incidents\n2 C6 since"),
        "{suspected:?}"
    );
}

#[tokio::test]
async fn a_room_is_not_shown_from_rows_that_were_changed() {
    let recorded = RecordedSession::short().await;
    let change = "update journal set at = at + 1 where version = 3";
    let pool = recorded.server.app().store.pool();
    sqlx::query(change).execute(pool).await.unwrap();
    let said = recorded.journal(&["replay", &recorded.room.id, "--at", "+60"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err
            .contains("row 3: the row does not match its digest"),
        "{said:?}"
    );
}
