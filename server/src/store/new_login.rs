//! A new login: written only while what it was verified against is still so, and with an end for
//! the oldest ones beyond what a person has use for, all in one transaction.

use super::{LoginRow, LoginSelection, Store, logins};
use sqlx::AnyConnection;
use std::collections::HashSet;
use vigie_shared::{
    ids::{AccountId, LoginId, Seat},
    limits::MAX_CANDIDATES,
};

/// Live logins of one seat: a computer that is changed and a few failed tries.
pub(crate) const MAX_LOGINS_PER_SEAT: usize = 8;
/// Live logins with the password of one session.
pub(crate) const MAX_UNNAMED_INVIGILATOR_LOGINS: usize = 32;
/// Live logins of one invigilator with a personal code.
pub(crate) const MAX_LOGINS_PER_INVIGILATOR: usize = 8;
/// Live logins of one account of a referent.
pub(crate) const MAX_LOGINS_PER_ACCOUNT: usize = 16;

/// Logins that one new login ends at most. There is one too many, except in a database from
/// before there were limits: the writer must not stop for all of those at once.
const MAX_ENDED_AT_ONCE: usize = MAX_CANDIDATES;

/// What credentials were compared with. Between the comparison and the login lies the time of a
/// slow hash, in which a password may be reset and an account disabled: then nothing is written.
#[derive(Clone, PartialEq, Eq)]
pub enum VerifiedCredential {
    /// Of a candidate, all that a login depends on.
    Candidate {
        /// The code of the session.
        access_code: String,
        /// None where the session has no such codes.
        personal_code: Option<String>,
        /// The identifier of the roster, may be empty.
        external_id: String,
        /// See `roster::identity`.
        identity: String,
        /// Was the session finalized? Logins end with it.
        finalized: bool,
    },
    /// The password of a session.
    SessionPassword(String),
    /// The personal code of an invigilator, as its PHC string.
    InvigilatorCode(String),
    /// The password of an account, as its PHC string.
    Password {
        /// PHC string.
        hash: String,
        /// Was a code of the second factor given as well?
        with_factor: bool,
    },
}

impl std::fmt::Debug for VerifiedCredential {
    /// Without codes and hashes: they must not end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VerifiedCredential")
    }
}

/// Which logins go first when there are too many.
#[derive(Debug, Clone, Default)]
pub struct LoginPrecedence {
    /// Never: the device of a running test.
    pub spared: Vec<LoginId>,
    /// After the others, because a page is open with them.
    pub open: HashSet<LoginId>,
}

/// A login to be written.
#[derive(Debug, Clone)]
pub struct NewLogin {
    /// Its row.
    pub row: LoginRow,
    /// What must still hold.
    pub credential: VerifiedCredential,
    /// Which ones end if there are too many. Without it nothing ends and the login is refused
    /// with [`LoginRefusal::TooMany`], so that it is looked for only where it is needed.
    pub precedence: Option<LoginPrecedence>,
}

/// Why a login was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginRefusal {
    /// What it was verified against has changed meanwhile.
    CredentialChanged,
    /// One of the person's other logins has to end, and it was not said which.
    TooMany,
}

impl Store {
    /// The logins that a new one is counted with, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn logins_beside(&self, new: &LoginRow) -> Result<Vec<LoginId>, sqlx::Error> {
        let mut connection = self.pool.acquire().await?;
        match others_of(new) {
            Some((others, _)) => live(&mut connection, &others, new).await,
            None => Ok(Vec::new()),
        }
    }
}

/// Writes a login, or says why it was not.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    new: &NewLogin,
) -> Result<Option<LoginRefusal>, sqlx::Error> {
    let row = &new.row;
    if !still_holds(connection, row, &new.credential).await? {
        return Ok(Some(LoginRefusal::CredentialChanged));
    }
    if let Some((others, most)) = others_of(row) {
        let others = live(connection, &others, row).await?;
        let surplus = (others.len() + 1).saturating_sub(most);
        if surplus > 0 {
            let Some(precedence) = &new.precedence else {
                return Ok(Some(LoginRefusal::TooMany));
            };
            for login in precedence.first_to_end(others, surplus) {
                let one = LoginSelection::One(login);
                logins::end(connection, &one, row.created_at).await?;
            }
        }
    }
    logins::insert(connection, row).await?;
    Ok(None)
}

impl LoginPrecedence {
    /// The logins to end, of `others` from the oldest to the latest.
    fn first_to_end(&self, others: Vec<LoginId>, surplus: usize) -> Vec<LoginId> {
        let mut others: Vec<LoginId> = others
            .into_iter()
            .filter(|login| !self.spared.contains(login))
            .collect();
        // Stable: among equals the oldest stays first.
        others.sort_by_key(|login| self.open.contains(login));
        others.truncate(surplus.min(MAX_ENDED_AT_ONCE));
        others
    }
}

/// The other logins that a new one is counted with, and how many there may be with it.
fn others_of(row: &LoginRow) -> Option<(LoginSelection, usize)> {
    if let Some(account) = row.invigilator {
        let others = LoginSelection::OfInvigilator(account);
        return Some((others, MAX_LOGINS_PER_INVIGILATOR));
    }
    if let Some(account) = row.referent {
        return Some((LoginSelection::AllOf(account), MAX_LOGINS_PER_ACCOUNT));
    }
    let session = row.session?;
    Some(match row.seat {
        Some(seat) => {
            let seat = Seat(u16::try_from(seat).ok()?);
            let others = LoginSelection::OfSeat(session, seat);
            (others, MAX_LOGINS_PER_SEAT)
        }
        None => {
            let others = LoginSelection::UnnamedInvigilators(session);
            (others, MAX_UNNAMED_INVIGILATOR_LOGINS)
        }
    })
}

/// The logins of a selection that have not expired, the oldest first.
async fn live(
    connection: &mut AnyConnection,
    selection: &LoginSelection,
    row: &LoginRow,
) -> Result<Vec<LoginId>, sqlx::Error> {
    // More than any limit and what is ended at once: no table is read for one login.
    const MOST_READ: usize = MAX_UNNAMED_INVIGILATOR_LOGINS + MAX_ENDED_AT_ONCE;
    let (condition, values) = selection.condition();
    let sql = format!(
        "select id from login where {condition} and expires_at > {} order by created_at, id \
         limit {MOST_READ}",
        row.created_at.0
    );
    let rows = logins::bound(&sql, values).fetch_all(connection).await?;
    rows.iter().map(|row| logins::login_id(row, 0)).collect()
}

/// Is everything as it was when the credentials were compared? An update that changes nothing
/// also locks the row until the end of the transaction, in both databases: who changes a code or
/// a password waits, and then finds the login to end it.
async fn still_holds(
    connection: &mut AnyConnection,
    row: &LoginRow,
    credential: &VerifiedCredential,
) -> Result<bool, sqlx::Error> {
    let session = row.session.map(|id| id.to_string()).unwrap_or_default();
    let query = match credential {
        VerifiedCredential::Candidate {
            access_code,
            finalized,
            ..
        } => sqlx::query(
            "update session set access_code = access_code where id = $1 and access_code = $2 \
             and case when finalized_at is null then 0 else 1 end = $3",
        )
        .bind(session.clone())
        .bind(access_code.as_str())
        .bind(i64::from(*finalized)),
        VerifiedCredential::SessionPassword(password) => sqlx::query(
            "update session set invigilator_password = invigilator_password where id = $1 \
             and invigilator_password = $2 and named_invigilators_only = 0 \
             and finalized_at is null",
        )
        .bind(session.clone())
        .bind(password.as_str()),
        VerifiedCredential::InvigilatorCode(hash) => sqlx::query(
            "update invigilator set code_hash = code_hash where id = $1 and session_id = $2 \
             and code_hash = $3 and removed_at is null",
        )
        .bind(account_text(row.invigilator))
        .bind(session.clone())
        .bind(hash.as_str()),
        VerifiedCredential::Password { hash, with_factor } => {
            let account = account_text(row.referent);
            let sql = match with_factor {
                true => {
                    "update referent set password_hash = password_hash where id = $1 \
                     and password_hash = $2 and disabled_at is null and factor_secret is not null"
                }
                false => {
                    "update referent set password_hash = password_hash where id = $1 \
                     and password_hash = $2 and disabled_at is null and factor_secret is null"
                }
            };
            sqlx::query(sql).bind(account).bind(hash.as_str())
        }
    };
    if query.execute(&mut *connection).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let VerifiedCredential::Candidate {
        personal_code,
        external_id,
        identity,
        ..
    } = credential
    else {
        return Ok(true);
    };
    let candidate = sqlx::query(
        "update candidate set external_id = external_id where session_id = $1 and seat = $2 \
         and coalesce(personal_code, '') = $3 and external_id = $4 and identity = $5",
    )
    .bind(session)
    .bind(row.seat)
    .bind(personal_code.clone().unwrap_or_default())
    .bind(external_id.as_str())
    .bind(identity.as_str())
    .execute(connection)
    .await?;
    Ok(candidate.rows_affected() == 1)
}

fn account_text(account: Option<AccountId>) -> String {
    account.map(|id| id.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_oldest_without_a_page_end_first_and_the_device_of_a_test_never() {
        let login = |number| LoginId(Uuid::from_u128(number));
        let precedence = LoginPrecedence {
            spared: vec![login(1)],
            open: [login(2), login(4)].into(),
        };
        let others: Vec<LoginId> = (1..=5).map(login).collect();
        let ended = |surplus| precedence.first_to_end(others.clone(), surplus);
        assert_eq!(ended(1), [login(3)]);
        assert_eq!(ended(3), [login(3), login(5), login(2)]);
        assert_eq!(ended(9), [login(3), login(5), login(2), login(4)]);
    }
}
