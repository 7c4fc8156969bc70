use super::{session_views::session_status_sql, *};
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
        // 2 is full, as SQLite numbers them.
        for (pragma, expected) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("busy_timeout", 5_000),
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

/// The tables as they were when every suspension was for everybody, with one.
async fn database_with_old_suspension(url: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    MIGRATIONS.run_to(4, &mut connection).await.unwrap();
    let suspended = "insert into suspension (item_id, reason, by_name, at) \
                     values ('1.1-old', 'A broken link.', 'Nora', 7)";
    sqlx::query(suspended)
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn older_suspensions_become_those_of_the_platform() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/vigie.db?mode=rwc", folder.path().display());
    database_with_old_suspension(&url).await;
    let store = Store::open(&url).await.unwrap();
    let center = Some(CenterId(Uuid::from_u128(1)));
    let decisions = store.suspension_decisions(center).await.unwrap();
    let [decision] = &decisions[..] else {
        panic!("{decisions:?}");
    };
    assert_eq!(decision.owner, SuspensionOwner::Platform);
    assert_eq!((&*decision.item.0, decision.at), ("1.1-old", Timestamp(7)));
    assert!(decision.suspends && decision.by.account.is_none());
    store.close().await;
}

#[tokio::test]
async fn a_decision_is_only_added_and_of_two_with_one_number_the_second_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/vigie.db?mode=rwc", folder.path().display());
    let store = Store::open(&url).await.unwrap();
    let row = |number, suspends, name: &str| SuspensionRow {
        owner: SuspensionOwner::Center(CenterId(Uuid::from_u128(1))),
        item: vigie_shared::item::ItemId("1.1-x".into()),
        number,
        suspends,
        reason: "Why.".to_owned(),
        by: name.into(),
        at: Timestamp(number),
    };
    store.decide_suspension(row(1, true, "Nora")).await.unwrap();
    // Written twice, because the first acknowledgement was lost.
    store.decide_suspension(row(1, true, "Nora")).await.unwrap();
    let other = store.decide_suspension(row(1, true, "Omar")).await;
    assert_eq!(other, Err(StoreError::Conflict));
    store
        .decide_suspension(row(2, false, "Omar"))
        .await
        .unwrap();
    let latest = |center| store.suspension_decisions(Some(CenterId(Uuid::from_u128(center))));
    assert_eq!(latest(1).await.unwrap(), [row(2, false, "Omar")]);
    assert_eq!(latest(2).await.unwrap(), []);
    store.close().await;
}

#[tokio::test]
async fn the_database_refuses_to_change_or_delete_what_is_only_added() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/vigie.db?mode=rwc", folder.path().display());
    // Twice: the triggers are there at the second start.
    Store::open(&url).await.unwrap().close().await;
    let store = Store::open(&url).await.unwrap();
    for filled in [
        "insert into audit (id, at, action, subject, outcome) values ('a', 1, 'x', 'y', 'done')",
        "insert into item_suspension (owner, item_id, number, suspends, reason, by_name, at) \
         values ('platform', 'i', 1, 1, 'r', 'n', 1)",
    ] {
        sqlx::query(filled).execute(store.pool()).await.unwrap();
    }
    for change in [
        "update audit set subject = 'z'",
        "delete from audit",
        "update item_suspension set reason = 'z'",
        "delete from item_suspension",
    ] {
        let refused = sqlx::query(change).execute(store.pool()).await.unwrap_err();
        let text = refused.to_string();
        assert!(text.contains("are only added"), "{change}: {text}");
    }
    store.close().await;
}
