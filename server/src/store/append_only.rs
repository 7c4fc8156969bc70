//! Tables whose rows are only added: the database itself refuses to change them.
//!
//! Triggers are written differently in the two databases, so they are no migration; they are
//! made at the start, where they are missing.

use sqlx::{AnyPool, AssertSqlSafe};

/// The tables, each with a primary key and no column that ever changes.
const TABLES: [&str; 3] = ["audit", "block_list_change", "item_suspension"];

/// Makes the triggers that are missing.
pub(super) async fn protect(pool: &AnyPool, sqlite: bool) -> Result<(), sqlx::Error> {
    for table in TABLES {
        for statement in match sqlite {
            true => sqlite_triggers(table),
            false => postgres_triggers(table),
        } {
            sqlx::raw_sql(AssertSqlSafe(statement))
                .execute(pool)
                .await?;
        }
    }
    Ok(())
}

fn sqlite_triggers(table: &str) -> Vec<String> {
    let trigger = |change: &str| {
        format!(
            "create trigger if not exists {table}_no_{change} before {change} on {table} \
             begin select raise(abort, 'rows of {table} are only added'); end"
        )
    };
    vec![trigger("update"), trigger("delete")]
}

/// In one block: what is there already must not be made again, since that locks the table, and
/// two servers may start at once.
fn postgres_triggers(table: &str) -> Vec<String> {
    vec![format!(
        "do $do$ begin \
         perform pg_advisory_xact_lock(8611); \
         if not exists (select 1 from pg_trigger where tgname = '{table}_only_added' \
         and tgrelid = '{table}'::regclass) then \
         create or replace function {table}_refuse() returns trigger language plpgsql as \
         $fn$ begin raise exception 'rows of {table} are only added'; end $fn$; \
         create trigger {table}_only_added before update or delete or truncate on {table} \
         for each statement execute function {table}_refuse(); \
         end if; end $do$"
    )]
}
