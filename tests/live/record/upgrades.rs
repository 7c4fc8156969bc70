//! A database of every earlier version, with rows in all of its tables, becomes one of today.
//! On PostgreSQL as well, where `VIGIE_TEST_POSTGRES` names one.

use super::{
    earlier_words::{CREATED, IN_PROGRESS, LATER, PUBLISHED, fixture, listed_sessions},
    recorded_session::journal,
};
use sqlx::{AnyConnection, AssertSqlSafe, Column, Connection, Row, any::AnyRow, migrate::Migrator};
use std::path::Path;
use vigie_server::{clock::Clock, config::Config};
use vigie_shared::{
    ids::{AlertId, Seat},
    session::Command,
    view::SessionStatus,
};
use vigie_tests::{Room, TestServer, database_of_folder};

/// The version of the tables of the fixture.
const FIXTURE_VERSION: i64 = 2;

/// Its tables, those first that others refer to, and the version each came with.
const TABLES: [(&str, i64); 8] = [
    ("center", 1),
    ("referent", 1),
    ("session", 1),
    ("candidate", 1),
    ("login", 1),
    ("journal", 1),
    ("certificate", 2),
    ("suspension", 2),
];

/// What servers of later versions added to their tables.
const LATER_ROWS: [(i64, &[&str]); 4] = [
    (
        4,
        &[
            "insert into audit (id, at, center_id, action, subject, outcome) \
           select '01a22cb8-9b12-76b0-8a61-b230595e4703', 1, id, 'log_in', '', 'done' \
           from center",
        ],
    ),
    (
        5,
        &[
            "insert into server_key (name, value) values ('device_cookie', \
             '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff')",
            "update candidate set personal_code = 'ABCD2345' where seat = 3",
        ],
    ),
    (
        6,
        &[
            "update login set used_at = created_at, idle_micros = 0, device = 'Firefox, Windows'",
            "insert into revocation (seq, login_id, ends_at, at) select 1, id, 1, 1 from login",
            "update revocation_counter set last = 1",
            "insert into recovery_code (referent_id, code_hash) select id, 'x' from referent",
        ],
    ),
    (
        7,
        &[
            "insert into item_suspension (owner, item_id, number, suspends, reason, by_name, at) \
           select id, '1.1-exclude-word', 1, 1, 'A broken link.', 'Nora Benali', 2 from center",
        ],
    ),
];

/// Makes a database as a server of this version left it.
async fn database_of_version(version: i64, url: &str) {
    sqlx::any::install_default_drivers();
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let migrations = Migrator::new(migrations).await.unwrap();
    let mut database = AnyConnection::connect(url).await.unwrap();
    let first = version.min(FIXTURE_VERSION);
    migrations.run_to(first, &mut database).await.unwrap();
    copy_fixture(first, &mut database).await;
    for later in first + 1..=version {
        migrations.run_to(later, &mut database).await.unwrap();
        let added = LATER_ROWS.iter().find(|(version, _)| *version == later);
        for statement in added.iter().flat_map(|(_, statements)| *statements) {
            sqlx::query(*statement)
                .execute(&mut database)
                .await
                .unwrap();
        }
    }
    database.close().await.unwrap();
}

/// Copies what tables of this version can hold. The first had no results: the published session
/// is left out.
async fn copy_fixture(version: i64, database: &mut AnyConnection) {
    let file = fixture("journal.db");
    let url = format!("sqlite://{}?mode=ro", file.display());
    let mut source = AnyConnection::connect(&url).await.unwrap();
    for (table, since) in TABLES.into_iter().filter(|(_, since)| *since <= version) {
        let unpublished = match (version, table) {
            (1, "session") => format!(" where id <> '{PUBLISHED}'"),
            (1, "candidate" | "login" | "journal") => {
                format!(" where coalesce(session_id, '') <> '{PUBLISHED}'")
            }
            _ => String::new(),
        };
        let select = format!("select * from {table}{unpublished}");
        let rows = sqlx::query(AssertSqlSafe(select))
            .fetch_all(&mut source)
            .await
            .unwrap();
        assert!(!rows.is_empty(), "{table} of version {since}");
        for row in rows {
            insert(database, table, &row).await;
        }
    }
    source.close().await.unwrap();
}

/// Inserts a row. A null is left out: without a value it has no type.
async fn insert(database: &mut AnyConnection, table: &str, row: &AnyRow) {
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for column in row.columns() {
        let index = column.ordinal();
        let number = row.try_get::<Option<i64>, _>(index);
        let value = match number {
            Ok(number) => number.map(Ok),
            Err(_) => row.get::<Option<String>, _>(index).map(Err),
        };
        if let Some(value) = value {
            columns.push(column.name().to_owned());
            values.push(value);
        }
    }
    let marks: Vec<String> = (1..=columns.len()).map(|mark| format!("${mark}")).collect();
    let statement = format!(
        "insert into {table} ({}) values ({})",
        columns.join(", "),
        marks.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for value in values {
        query = match value {
            Ok(number) => query.bind(number),
            Err(text) => query.bind(text),
        };
    }
    query.execute(database).await.unwrap();
}

/// The sessions of the fixture in a database of this version, as a referent must see them.
fn expected_sessions(version: i64) -> Vec<(String, SessionStatus)> {
    let published = (version > 1).then_some((PUBLISHED, SessionStatus::Published));
    let others = [
        (IN_PROGRESS, SessionStatus::InProgress),
        (CREATED, SessionStatus::Created),
    ];
    let all = published.into_iter().chain(others);
    all.map(|(id, status)| (id.to_owned(), status)).collect()
}

#[tokio::test]
async fn a_database_of_every_earlier_version_opens_verifies_and_goes_on() {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let migrations = Migrator::new(migrations).await.unwrap();
    for version in migrations.iter().map(|migration| migration.version) {
        let folder = tempfile::tempdir().unwrap();
        let url = Config {
            database: database_of_folder(folder.path()).await,
            ..Config::local(folder.path())
        }
        .database_url();
        database_of_version(version, &url).await;
        let mut server = TestServer::start_on(folder, Clock::manual(LATER)).await;
        assert_eq!(
            listed_sessions(&server).await,
            expected_sessions(version),
            "version {version}"
        );
        let decisions = server.app().store.suspension_decisions(None).await.unwrap();
        assert_eq!(decisions.len(), usize::from(version > 1), "{version}");

        let room = Room::from_codes("133373", "CPDG57", &[], "7RNGCD");
        let mut invigilator = room.invigilator(&server, "Claire Morel").await;
        let (seat, alert) = (Seat(2), AlertId(1));
        let dismiss = Command::DismissAlert { seat, alert };
        invigilator.socket.ask(dismiss).await.unwrap();
        server.stop().await;
        let said = journal(&["verify", "--all", "--database", &url]);
        assert_eq!(said.code, Some(0), "version {version}: {said:?}");
        let holds = said.out.matches(": holds: ").count();
        assert_eq!(holds, expected_sessions(version).len(), "{said:?}");
    }
}
