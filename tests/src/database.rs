//! Where test servers keep their data: SQLite in their folder, or a schema of their own in the
//! PostgreSQL that `VIGIE_TEST_POSTGRES` names.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::path::Path;

/// Address of a PostgreSQL database in which the tests may do what they like.
const VARIABLE: &str = "VIGIE_TEST_POSTGRES";

/// The address of the database of a server with this data folder, for which room is made in
/// PostgreSQL; none for SQLite in the folder. A folder with a SQLite database in it keeps it.
pub async fn of_folder(data: &Path) -> Option<String> {
    let postgres = std::env::var(VARIABLE).ok()?;
    if data.join("vigie.db").exists() {
        return None;
    }
    let name = data.file_name().unwrap().as_encoded_bytes();
    let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
    let schema = format!("vigie_{name}");
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&postgres).await.unwrap();
    sqlx::query(AssertSqlSafe(format!(
        "create schema if not exists {schema}"
    )))
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    let separator = if postgres.contains('?') { '&' } else { '?' };
    Some(format!(
        "{postgres}{separator}options[search_path]={schema}"
    ))
}
