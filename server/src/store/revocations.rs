//! The table of revocations: the logins that were ended or shortened, in the order of the
//! commits, for every server to follow.

use super::logins::{DELETED_AT_ONCE, login_id};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use uuid::Uuid;
use vigie_shared::{
    ids::{LoginId, Seat, SessionId},
    time::{MINUTE, Timestamp},
};

/// A candidate whose test has ended may look at its last page for this long, microseconds.
const LAST_PAGE_MICROS: i64 = 10 * MINUTE;

/// Age after which a revocation is deleted, microseconds: longer than any login lives.
const REVOCATION_KEPT_MICROS: i64 = 48 * 60 * MINUTE;

/// Most numbers of revocations read at once.
const REVOCATIONS_PER_READ: i64 = 1_000;

/// A login that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoginRevocation {
    pub login: LoginId,
    /// From when on it is no longer good.
    pub ends_at: Timestamp,
}

/// After the test of a seat has ended on `device`: its logins last for one more page, whatever
/// they proved, because the next person sits down at the same computer. The one on that device
/// has now proved that it took the test.
pub(super) async fn test_ended(
    connection: &mut AnyConnection,
    session: SessionId,
    seat: Seat,
    device: Uuid,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    shorten(connection, session, Some(seat), now).await?;
    sqlx::query("update login set assurance = 'took_test' where id = $1 and assurance = 'code'")
        .bind(device.hyphenated().to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// After the finalization: the same for all candidates of the session, started or not.
pub(super) async fn session_finalized(
    connection: &mut AnyConnection,
    session: SessionId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    shorten(connection, session, None, now).await
}

/// After a session was called off: nobody waits in its room any more.
pub(super) async fn session_cancelled(
    connection: &mut AnyConnection,
    session: SessionId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    shorten_to(connection, session, None, (now, now)).await
}

async fn shorten(
    connection: &mut AnyConnection,
    session: SessionId,
    seat: Option<Seat>,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let ends_at = now.plus(LAST_PAGE_MICROS);
    shorten_to(connection, session, seat, (ends_at, now)).await
}

async fn shorten_to(
    connection: &mut AnyConnection,
    session: SessionId,
    seat: Option<Seat>,
    (ends_at, now): (Timestamp, Timestamp),
) -> Result<(), sqlx::Error> {
    const REVOKE: &str = "insert into revocation (seq, login_id, ends_at, at) \
        select cast($1 as bigint), id, cast($2 as bigint), cast($3 as bigint) from login \
        where session_id = $4 and role = 'candidate' and expires_at > $2 \
        and ($5 < 0 or seat = $5)";
    const SHORTEN: &str = "update login set expires_at = $1 where session_id = $2 \
        and role = 'candidate' and expires_at > $1 \
        and ($3 < 0 or seat = $3)";
    let ends_at = ends_at.0;
    let seat = seat.map_or(-1, |seat| i64::from(seat.0));
    let seq = next_seq(connection).await?;
    sqlx::query(REVOKE)
        .bind(seq)
        .bind(ends_at)
        .bind(now.0)
        .bind(session.to_string())
        .bind(seat)
        .execute(&mut *connection)
        .await?;
    sqlx::query(SHORTEN)
        .bind(ends_at)
        .bind(session.to_string())
        .bind(seat)
        .execute(connection)
        .await?;
    Ok(())
}

/// The number of this transaction's revocations.
pub(super) async fn next_seq(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    sqlx::query("update revocation_counter set last = last + 1")
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query("select last from revocation_counter")
        .fetch_one(connection)
        .await?;
    row.try_get(0)
}

/// The number of the last revocation.
pub(super) async fn last_revocation(pool: &AnyPool) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select last from revocation_counter")
        .fetch_one(pool)
        .await?;
    row.try_get(0)
}

/// Revocations in the order of their commits, and the number up to which they reach.
#[derive(Debug)]
pub struct LoginRevocations {
    pub up_to: i64,
    pub list: Vec<LoginRevocation>,
}

/// The revocations after number `seen`; the first of them when there are many.
pub(super) async fn revocations_after(
    pool: &AnyPool,
    seen: i64,
) -> Result<LoginRevocations, sqlx::Error> {
    let last = last_revocation(pool).await?;
    let up_to = last.min(seen + REVOCATIONS_PER_READ);
    if up_to <= seen {
        return Ok(LoginRevocations {
            up_to: seen,
            list: Vec::new(),
        });
    }
    let rows = sqlx::query(
        "select login_id, ends_at from revocation where seq > $1 and seq <= $2 order by seq",
    )
    .bind(seen)
    .bind(up_to)
    .fetch_all(pool)
    .await?;
    let read = |row: &AnyRow| {
        Ok(LoginRevocation {
            login: login_id(row, 0)?,
            ends_at: Timestamp(row.try_get(1)?),
        })
    };
    let list = rows.iter().map(read).collect::<Result<_, sqlx::Error>>()?;
    Ok(LoginRevocations { up_to, list })
}

/// Deletes those of logins that cannot be open any more, those of some transactions at a time.
pub(super) async fn delete_old(pool: &AnyPool, now: Timestamp) -> Result<(), sqlx::Error> {
    const DELETE: &str = "delete from revocation where at < $1 and seq in \
        (select seq from revocation where at < $1 order by seq limit $2)";
    loop {
        let deleted = sqlx::query(DELETE)
            .bind(now.plus(-REVOCATION_KEPT_MICROS).0)
            .bind(DELETED_AT_ONCE)
            .execute(pool)
            .await?;
        if deleted.rows_affected() == 0 {
            return Ok(());
        }
    }
}
