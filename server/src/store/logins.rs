//! The table of logins.

use super::{AnyQuery, LoginSelection, revocations, supervision};
use crate::portal::Portal;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Row, any::AnyRow};
use uuid::Uuid;
use vigie_shared::{
    ids::{AccountId, LoginId, SessionId},
    time::Timestamp,
};

/// One login, as it is written.
#[derive(Debug, Clone)]
pub struct LoginRow {
    /// SHA-256, hex, of the secret token.
    pub token_hash: String,
    /// Public name of the login; for a candidate the device.
    pub id: Uuid,
    /// `candidate`, `invigilator` or `referent`.
    pub role: &'static str,
    /// What the person proved, as `LoginAssurance` names it.
    pub assurance: &'static str,
    /// Browser family and system.
    pub device: String,
    /// Session of a candidate or an invigilator.
    pub session: Option<SessionId>,
    /// Seat of a candidate.
    pub seat: Option<i64>,
    /// Account of a referent.
    pub referent: Option<AccountId>,
    /// Name of an invigilator.
    pub name: Option<String>,
    /// The invigilator whose personal code it was.
    pub invigilator: Option<AccountId>,
    /// Start of the login.
    pub created_at: Timestamp,
    /// Not valid from then on.
    pub expires_at: Timestamp,
    /// Time without input after which it ends, microseconds; 0 for none.
    pub idle_micros: i64,
    /// When the password was given; none where there is no password.
    pub confirmed_at: Option<Timestamp>,
}

/// How long a login is good for, as the database has it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoginLimits {
    /// Not valid from then on.
    pub expires_at: Timestamp,
    /// The last input, to the minute.
    pub used_at: Timestamp,
    /// Time without input after which it ends, microseconds; 0 for none.
    pub idle_micros: i64,
}

impl LoginLimits {
    /// When it ends if nothing more is done with it.
    pub fn ends_at(&self) -> Timestamp {
        match self.idle_micros {
            0 => self.expires_at,
            idle => self.expires_at.min(self.used_at.plus(idle)),
        }
    }

    /// From the columns `expires_at, used_at, idle_micros` that begin at `first`.
    pub(super) fn from_row(row: &AnyRow, first: usize) -> Result<Self, sqlx::Error> {
        Ok(Self {
            expires_at: Timestamp(row.try_get(first)?),
            used_at: Timestamp(row.try_get(first + 1)?),
            idle_micros: row.try_get(first + 2)?,
        })
    }
}

/// One login of an account, for its owner.
#[derive(Debug, Clone)]
pub struct LoginOverview {
    pub id: LoginId,
    pub device: String,
    pub assurance: String,
    pub created_at: Timestamp,
    pub limits: LoginLimits,
}

/// A statement with the values of a selection as its first ones.
pub(super) fn bound(sql: &str, values: Vec<String>) -> AnyQuery<'static> {
    let query = sqlx::query(AssertSqlSafe(sql.to_owned()));
    values
        .into_iter()
        .fold(query, |query, value| query.bind(value))
}

pub(super) async fn insert(
    connection: &mut AnyConnection,
    row: &LoginRow,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into login (token_hash, id, role, session_id, seat, referent_id, name, created_at, \
         expires_at, assurance, device, used_at, idle_micros, confirmed_at, invigilator_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $8, $12, $13, $14)",
    )
    .bind(row.token_hash.as_str())
    .bind(row.id.hyphenated().to_string())
    .bind(row.role)
    .bind(row.session.map(|session| session.to_string()))
    .bind(row.seat)
    .bind(row.referent.map(|id| id.to_string()))
    .bind(row.name.clone())
    .bind(row.created_at.0)
    .bind(row.expires_at.0)
    .bind(row.assurance)
    .bind(row.device.as_str())
    .bind(row.idle_micros)
    .bind(row.confirmed_at.map_or(0, |at| at.0))
    .bind(row.invigilator.map(|id| id.to_string()))
    .execute(&mut *connection)
    .await?;
    if row.role == Portal::Invigilator.name() {
        supervision::entered(connection, row).await?;
    }
    Ok(())
}

/// Ends logins: deletes them and writes their revocations, in the transaction of `connection`.
/// The only place that deletes a login which may still be good.
pub(crate) async fn end(
    connection: &mut AnyConnection,
    selection: &LoginSelection,
    now: Timestamp,
) -> Result<u64, sqlx::Error> {
    let (condition, values) = selection.condition();
    let (at, next) = (values.len() + 1, values.len() + 2);
    let revoke = format!(
        "insert into revocation (seq, login_id, ends_at, at) \
         select cast(${next} as bigint), id, cast(${at} as bigint), cast(${at} as bigint) \
         from login where {condition}"
    );
    let seq = revocations::next_seq(connection).await?;
    let ended = bound(&revoke, values.clone())
        .bind(now.0)
        .bind(seq)
        .execute(&mut *connection)
        .await?;
    let left = format!(
        "update supervision set left_at = ${at} where left_at is null \
         and login_id in (select id from login where {condition})"
    );
    bound(&left, values.clone())
        .bind(now.0)
        .execute(&mut *connection)
        .await?;
    let delete = format!("delete from login where {condition}");
    bound(&delete, values).execute(connection).await?;
    Ok(ended.rows_affected())
}

/// What the database knows of a login; none when it has ended.
pub(super) async fn limits(
    pool: &AnyPool,
    login: LoginId,
) -> Result<Option<LoginLimits>, sqlx::Error> {
    let row = sqlx::query("select expires_at, used_at, idle_micros from login where id = $1")
        .bind(login.to_string())
        .fetch_optional(pool)
        .await?;
    row.map(|row| LoginLimits::from_row(&row, 0)).transpose()
}

/// When the password was last given on this login; none when the login has ended.
pub(super) async fn confirmed_at(
    pool: &AnyPool,
    login: LoginId,
) -> Result<Option<Timestamp>, sqlx::Error> {
    let row = sqlx::query("select confirmed_at from login where id = $1")
        .bind(login.to_string())
        .fetch_optional(pool)
        .await?;
    row.map(|row| Ok(Timestamp(row.try_get(0)?))).transpose()
}

/// The logins of an account, the latest first.
pub(super) async fn of_account(
    pool: &AnyPool,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<LoginOverview>, sqlx::Error> {
    let rows = sqlx::query(
        "select id, device, assurance, created_at, expires_at, used_at, idle_micros from login \
         where referent_id = $1 and expires_at > $2 order by created_at desc",
    )
    .bind(account.to_string())
    .bind(now.0)
    .fetch_all(pool)
    .await?;
    let read = |row: &AnyRow| {
        Ok(LoginOverview {
            id: login_id(row, 0)?,
            device: row.try_get(1)?,
            assurance: row.try_get(2)?,
            created_at: Timestamp(row.try_get(3)?),
            limits: LoginLimits::from_row(row, 4)?,
        })
    };
    let logins: Result<Vec<LoginOverview>, sqlx::Error> = rows.iter().map(read).collect();
    Ok(logins?
        .into_iter()
        .filter(|login| login.limits.ends_at() > now)
        .collect())
}

/// A change of one login.
#[derive(Debug, Clone, Copy)]
pub enum LoginChange {
    /// There was input.
    Used(Timestamp),
    /// The password was given again; with the second factor, if it is in use.
    Confirmed(Timestamp),
    /// The person proved more, as `LoginAssurance` names it.
    Proved(&'static str),
}

pub(super) async fn change(
    connection: &mut AnyConnection,
    login: LoginId,
    change: LoginChange,
) -> Result<(), sqlx::Error> {
    let id = login.to_string();
    let query = match change {
        // Not one that has been idle too long: input that comes too late revives nothing.
        LoginChange::Used(at) => sqlx::query(
            "update login set used_at = $1 where id = $2 and used_at < $1 \
             and (idle_micros = 0 or used_at + idle_micros > $1)",
        )
        .bind(at.0),
        LoginChange::Confirmed(at) => {
            sqlx::query("update login set confirmed_at = $1 where id = $2 and confirmed_at < $1")
                .bind(at.0)
        }
        LoginChange::Proved(assurance) => {
            sqlx::query("update login set assurance = $1 where id = $2").bind(assurance)
        }
    };
    query.bind(id).execute(connection).await?;
    Ok(())
}

/// Rows deleted by one statement: what the writer waits for.
pub(super) const DELETED_AT_ONCE: i64 = 500;

/// Deletes those that serve nobody any more, some at a time.
pub(super) async fn delete_expired(pool: &AnyPool, now: Timestamp) -> Result<(), sqlx::Error> {
    const DELETE: &str = "delete from login where token_hash in \
        (select token_hash from login where expires_at <= $1 limit $2)";
    loop {
        let deleted = sqlx::query(DELETE)
            .bind(now.0)
            .bind(DELETED_AT_ONCE)
            .execute(pool)
            .await?;
        if deleted.rows_affected() == 0 {
            return Ok(());
        }
    }
}

pub(super) fn login_id(row: &AnyRow, index: usize) -> Result<LoginId, sqlx::Error> {
    let text: String = row.try_get(index)?;
    text.parse()
        .map_err(|error: uuid::Error| sqlx::Error::Decode(error.into()))
}
