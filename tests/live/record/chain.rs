//! Nothing can be changed without being found, and the row is named.

use super::recorded_session::{RecordedSession, forged, journal};
use vigie_server::{
    archive::{ArchiveInvalid, ClaimMismatch, SessionArchive},
    journal::{RowMismatch, SessionAggregate, VerifyError},
    store::JournalRow,
};
use vigie_shared::{ids::Seat, session::Event, time::Timestamp};

/// The first broken row, and what is wrong with it.
#[track_caller]
fn fault(recorded: &RecordedSession, record: &SessionArchive) -> VerifyError {
    match record.verify(recorded.bank()) {
        Err(ArchiveInvalid::Row(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// Changes one byte in the middle of a text.
fn scratch(text: &mut String) {
    let mut bytes = std::mem::take(text).into_bytes();
    let middle = bytes.len() / 2;
    bytes[middle] = if bytes[middle] == b'7' { b'8' } else { b'7' };
    *text = String::from_utf8(bytes).unwrap();
}

#[tokio::test]
async fn one_byte_changed_in_any_column_of_any_row_is_found_and_the_row_named() {
    let recorded = RecordedSession::short().await;
    let record = recorded.record().await;
    record.verify(recorded.bank()).unwrap();
    let columns: [fn(&mut JournalRow); 5] = [
        |row| row.version ^= 1 << 40,
        |row| row.at.0 ^= 1,
        |row| scratch(&mut row.command_ids),
        |row| scratch(&mut row.events),
        |row| scratch(&mut row.digest),
    ];
    assert!(record.rows.len() > 20, "a session with something in it");
    for index in 0..record.rows.len() {
        for change in columns {
            let mut changed = record.clone();
            change(&mut changed.rows[index]);
            let fault = fault(&recorded, &changed);
            assert_eq!(fault.row, index as i64 + 1, "{fault}");
        }
    }
    println!(
        "claim: one byte changed in each of {} columns of {} rows of a journal: found each time, \
         with its row",
        columns.len(),
        record.rows.len()
    );
}

/// The same in the database itself, with the session's own name as well.
#[tokio::test]
async fn a_value_changed_in_the_database_is_found_by_the_command() {
    let recorded = RecordedSession::short().await;
    let pool = recorded.server.app().store.pool();
    let (id, rows) = (recorded.room.id.clone(), recorded.record().await.rows.len());
    let sound = recorded.journal(&["verify", &id]);
    assert_eq!(sound.code, Some(0), "{sound:?}");
    let changes = [
        ("version = version + 1000000", "version = version - 1000000"),
        ("at = at + 1", "at = at - 1"),
        (
            "command_ids = '[ ]' || command_ids",
            "command_ids = substr(command_ids, 4)",
        ),
        (
            "events = replace(events, 'e', 'f')",
            "events = replace(events, 'f', 'e')",
        ),
        (
            "digest = upper(digest) || '!'",
            "digest = lower(trim(digest, '!'))",
        ),
        (
            "session_id = upper(session_id)",
            "session_id = lower(session_id)",
        ),
    ];
    for (index, (change, back)) in changes.into_iter().enumerate() {
        let row = if index == 5 { rows } else { 4 + index };
        let update = |set: &str, bump: usize| {
            format!("update journal set {set} where version = {}", row + bump)
        };
        let bump = if index == 0 { 1_000_000 } else { 0 };
        let saved: String = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
            "select events from journal where version = {row}"
        )))
        .fetch_one(pool)
        .await
        .unwrap();
        let run = async |sql: String| {
            sqlx::query(sqlx::AssertSqlSafe(sql))
                .execute(pool)
                .await
                .unwrap();
        };
        run(update(change, 0)).await;
        for arguments in [&["verify", &*id][..], &["verify", "--all"], &["verify"]] {
            let said = recorded.journal(arguments);
            assert_eq!(said.code, Some(1), "{change}: {said:?}");
            let named = said.out.contains(&format!("BROKEN: row {row}: "));
            assert!(named, "{change}: {said:?}");
        }
        run(update(back, bump)).await;
        sqlx::query("update journal set events = $1 where version = $2")
            .bind(saved)
            .bind(row as i64)
            .execute(pool)
            .await
            .unwrap();
        assert_eq!(recorded.journal(&["verify", &id]).code, Some(0), "{back}");
    }
}

/// SQLite keeps any value in any column.
#[tokio::test]
async fn a_value_of_another_kind_is_found_and_the_row_named() {
    let recorded = RecordedSession::open().await;
    let pool = recorded.server.app().store.pool();
    let run = async |sql: String| {
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .execute(pool)
            .await
            .unwrap();
    };
    run("create table kept as select * from journal".to_owned()).await;
    let changes = [
        "at = 'noon'",
        "at = 1.5",
        "version = 'five'",
        "version = 4.5",
        "events = cast(x'5bff5d' as text)",
        "events = x'ff'",
        "events = ''",
        "command_ids = 'x'",
        "digest = 5",
    ];
    for change in changes {
        run(format!("update journal set {change} where version = 5")).await;
        assert_eq!(
            fault(&recorded, &recorded.record().await).row,
            5,
            "{change}"
        );
        recorded.archive().await.names().await.unwrap();
        run("delete from journal".to_owned()).await;
        run("insert into journal select * from kept".to_owned()).await;
        recorded.record().await.verify(recorded.bank()).unwrap();
    }
}

#[tokio::test]
async fn a_row_removed_is_missed_and_two_swapped_are_found() {
    let recorded = RecordedSession::short().await;
    let record = recorded.record().await;
    let last = record.rows.len() - 1;
    for index in 0..last {
        let mut removed = record.clone();
        removed.rows.remove(index);
        let missed = RowMismatch::Missing;
        let expected = VerifyError {
            row: index as i64 + 1,
            what: missed,
        };
        assert_eq!(fault(&recorded, &removed), expected);
        let mut swapped = record.clone();
        swapped.rows.swap(index, index + 1);
        assert_eq!(fault(&recorded, &swapped), expected);
        // Also when their versions are swapped, so that they seem to be in order.
        let (one, other) = (index as i64 + 1, index as i64 + 2);
        (swapped.rows[index].version, swapped.rows[index + 1].version) = (one, other);
        let what = RowMismatch::Digest;
        assert_eq!(fault(&recorded, &swapped), VerifyError { row: one, what });
    }
    let mut short = record.clone();
    short.rows.truncate(last);
    let published = ClaimMismatch::Index("the publication");
    assert_eq!(
        short.verify(recorded.bank()),
        Err(ArchiveInvalid::Claim(published))
    );
    short.rows.truncate(last - 1);
    let finalized = ClaimMismatch::Index("the finalization");
    assert_eq!(
        short.verify(recorded.bank()),
        Err(ArchiveInvalid::Claim(finalized))
    );
    short.rows.clear();
    assert_eq!(fault(&recorded, &short).row, 1);
}

#[tokio::test]
async fn a_row_after_the_end_is_found_although_its_digest_is_right() {
    let recorded = RecordedSession::short().await;
    let record = recorded.record().await;
    let folded = SessionAggregate::from_rows(&record.rows).unwrap();
    let late = [Event::ConnectionLost { seat: Seat(1) }];
    let at = record.rows.last().unwrap().at.plus(1);
    let mut longer = record.clone();
    longer
        .rows
        .push(folded.next_row(record.session, at, &late, &[]));
    let row = longer.rows.len() as i64;
    let what = RowMismatch::OutOfOrder;
    assert_eq!(fault(&recorded, &longer), VerifyError { row, what });
}

#[tokio::test]
async fn what_could_not_have_happened_is_found_although_the_digests_are_right() {
    let recorded = RecordedSession::short().await;
    let record = recorded.record().await;
    let created = forged(&record, |events| {
        // A fast client's login and acceptance share a row: one turn of the room.
        let accepts_rules = |event: &Event| matches!(event, Event::RulesAccepted { .. });
        if events.iter().any(accepts_rules) {
            let seats = Vec::new();
            let companion = Default::default();
            let versions = versions_of(&record);
            let config = vigie_shared::session::SessionConfig {
                seats,
                companion,
                versions,
            };
            events.push(Event::SessionCreated { config });
        }
    });
    assert_eq!(fault(&recorded, &created).what, RowMismatch::CreatedAgain);
    let nobody = forged(&record, |events| {
        for event in events {
            if let Event::RulesAccepted { seat, .. } = event {
                *seat = Seat(9);
            }
        }
    });
    assert_eq!(
        fault(&recorded, &nobody).what,
        RowMismatch::UnknownSeat(Seat(9))
    );
    let forgotten = forged(&record, |events| {
        events.retain(|event| !matches!(event, Event::OutcomeDecided { seat: Seat(3), .. }));
    });
    assert_eq!(
        fault(&recorded, &forgotten).what,
        RowMismatch::NoOutcome(Seat(3))
    );
}

fn versions_of(record: &SessionArchive) -> vigie_shared::session::RulesetVersions {
    let folded = SessionAggregate::from_rows(&record.rows).unwrap();
    folded.session.versions().clone()
}

#[tokio::test]
async fn what_other_tables_say_must_agree_with_the_journal() {
    let recorded = RecordedSession::whole().await;
    let pool = recorded.server.app().store.pool();
    let forgery = "update certificate set code = 'P-22222222' where seat = 1";
    sqlx::query(forgery).execute(pool).await.unwrap();
    let verified = recorded.record().await.verify(recorded.bank());
    let certificate = ClaimMismatch::Certificate(Seat(1));
    assert_eq!(verified, Err(ArchiveInvalid::Claim(certificate)));
    let reopened = "update session set finalized_at = null";
    sqlx::query(reopened).execute(pool).await.unwrap();
    let verified = recorded.record().await.verify(recorded.bank());
    let listing = ClaimMismatch::Index("the finalization");
    assert_eq!(verified, Err(ArchiveInvalid::Claim(listing)));
}

#[tokio::test]
async fn a_database_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let said = journal(&["verify", "--data", data]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("cannot be opened"), "{said:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn looking_changes_nothing() {
    let recorded = RecordedSession::open().await;
    let archive = recorded.archive().await;
    let before = recorded.record().await;
    archive.names().await.unwrap();
    assert_eq!(archive.unlisted_row().await.unwrap(), None);
    assert_eq!(recorded.record().await, before);
    assert!(before.snapshot_at(Timestamp(i64::MAX)).is_ok());
}
