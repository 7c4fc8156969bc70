use super::*;
use sqlx::{AnyConnection, Connection, Row};

/// The tables as they were before version 3, with one session that has started and one that
/// has not.
async fn old_database(url: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    MIGRATIONS.run_to(2, &mut connection).await.unwrap();
    for statement in [
        "insert into center (id, name, kind) values ('c', 'Center', 'SUP')",
        "insert into session (id, center_id, number, site, room, held_on, held_at, invigilators, \
         observations, access_code, invigilator_password, created_at) values \
         ('started', 'c', 1, '', '', '2026-06-02', '09:00', '[]', '', 'a', 'b', 1), \
         ('created', 'c', 2, '', '', '2026-06-02', '09:00', '[]', '', 'a', 'b', 1)",
        "insert into journal (session_id, version, at, command_ids, events, digest) values \
         ('started', 1, 10, '[]', '[{\"event\":\"session_created\"}]', ''), \
         ('started', 2, 20, '[]', '[{\"event\":\"logged_in\"},{\"event\":\"test_started\"}]', ''), \
         ('started', 3, 30, '[]', '[{\"event\":\"test_started\"}]', ''), \
         ('created', 1, 10, '[]', '[{\"event\":\"session_created\"}]', ''), \
         ('created', 2, 20, '[]', '[{\"why\":\"\\\"event\\\":\\\"test_started\\\"\"}]', '')",
    ] {
        sqlx::query(statement)
            .execute(&mut connection)
            .await
            .unwrap();
    }
    connection.close().await.unwrap();
}

#[tokio::test]
async fn the_start_of_older_sessions_is_taken_from_their_journal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vigie.db");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    old_database(&url).await;
    let store = Store::open(&url).await.unwrap();
    let statement = concat!(
        "select id, started_at, ",
        session_status_sql!(),
        " from session order by id"
    );
    let rows = sqlx::query(statement)
        .fetch_all(store.pool())
        .await
        .unwrap();
    let found: Vec<(String, Option<i64>, String)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2)))
        .collect();
    let expected = [
        ("created".to_owned(), None, "created".to_owned()),
        ("started".to_owned(), Some(20), "in_progress".to_owned()),
    ];
    assert_eq!(found, expected);
    store.close().await;
}

#[tokio::test]
async fn every_connection_to_sqlite_is_set_up_alike() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vigie.db");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    let store = Store::open(&url).await.unwrap();
    let mut connections = Vec::new();
    for _ in 0..store.pool().options().get_max_connections() {
        connections.push(store.pool().acquire().await.unwrap());
    }
    for connection in &mut connections {
        // 2 is full and 2 is memory, as SQLite numbers them.
        for (pragma, expected) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("temp_store", 2),
            ("cache_size", -8192),
        ] {
            let statement = sqlx::AssertSqlSafe(format!("pragma {pragma}"));
            let row = sqlx::query(statement).fetch_one(&mut **connection);
            let value: i64 = row.await.unwrap().get(0);
            assert_eq!(value, expected, "{pragma}");
        }
    }
    drop(connections);
    store.close().await;
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vigie.db");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    let store = Store::open(&url).await.unwrap();
    sqlx::query(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
         values (9999, 'later', true, x'00', 0)",
    )
    .execute(store.pool())
    .await
    .unwrap();
    store.close().await;
    let error = Store::open(&url).await.unwrap_err();
    assert!(
        matches!(error, OpenError::NewerVersion { migration: 9999 }),
        "{error:?}"
    );
}
