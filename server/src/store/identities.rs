//! Who candidates are, in versions: what was corrected stays, with the salt of its digest.
//!
//! The record of a session has the digest of each version, never an identity. A version is
//! written in the transaction of the row that names its digest, with the row of the candidate
//! that everything is printed from.

use super::{AnyQuery, CandidateRow, Store, candidates, column};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_roster_import::{CivilSex, RosterPerson};
use vigie_shared::{
    ids::{Seat, SessionId},
    person::EnrolledNames,
    session::IdentityDigest,
    time::Timestamp,
};

/// What a candidate is called and known by; the columns are described in the migrations.
#[derive(Clone, PartialEq, Eq)]
pub struct CandidateIdentity {
    pub first_name: String,
    pub last_name: String,
    pub used_name: String,
    pub other_first_names: String,
    /// ISO date.
    pub birthdate: String,
    pub sex: String,
    pub birth_place: String,
    pub external_id: String,
    pub division: String,
}

/// The columns of an identity, in the order of [`bind`] and [`CandidateIdentity::from_columns`].
macro_rules! columns {
    () => {
        "first_name, last_name, used_name, other_first_names, birthdate, sex, birth_place, \
         external_id, division"
    };
}
pub(super) use columns;

/// Binds the values of the columns of an identity.
pub(super) fn bind<'q>(query: AnyQuery<'q>, identity: &CandidateIdentity) -> AnyQuery<'q> {
    query
        .bind(identity.first_name.as_str())
        .bind(identity.last_name.as_str())
        .bind(identity.used_name.as_str())
        .bind(identity.other_first_names.as_str())
        .bind(identity.birthdate.as_str())
        .bind(identity.sex.as_str())
        .bind(identity.birth_place.as_str())
        .bind(identity.external_id.as_str())
        .bind(identity.division.as_str())
}

impl CandidateIdentity {
    /// From the columns of an identity that begin at `first`.
    pub(super) fn from_columns(row: &AnyRow, first: usize) -> Result<Self, sqlx::Error> {
        Ok(Self {
            first_name: row.try_get(first)?,
            last_name: row.try_get(first + 1)?,
            used_name: row.try_get(first + 2)?,
            other_first_names: row.try_get(first + 3)?,
            birthdate: row.try_get(first + 4)?,
            sex: row.try_get(first + 5)?,
            birth_place: row.try_get(first + 6)?,
            external_id: row.try_get(first + 7)?,
            division: row.try_get(first + 8)?,
        })
    }

    /// Last and first name: what two people may share.
    pub fn names(&self) -> (&str, &str) {
        (&self.last_name, &self.first_name)
    }

    /// The names that somebody enrolled so may type.
    pub fn enrolled_names(&self) -> EnrolledNames<'_> {
        EnrolledNames {
            first_name: &self.first_name,
            last_name: &self.last_name,
            used_name: &self.used_name,
            other_first_names: &self.other_first_names,
        }
    }

    /// In the order of the digest.
    fn parts(&self) -> [&str; 9] {
        [
            &self.last_name,
            &self.first_name,
            &self.used_name,
            &self.other_first_names,
            &self.birthdate,
            &self.sex,
            &self.birth_place,
            &self.external_id,
            &self.division,
        ]
    }
}

impl From<&RosterPerson> for CandidateIdentity {
    fn from(person: &RosterPerson) -> Self {
        Self {
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            used_name: person.used_name.clone(),
            other_first_names: person.other_first_names.clone(),
            birthdate: person.birthdate.to_string(),
            sex: person.sex.map_or("", CivilSex::letter).to_owned(),
            birth_place: person.birth_place.clone(),
            external_id: person.external_id.clone(),
            division: person.division.clone(),
        }
    }
}

impl std::fmt::Debug for CandidateIdentity {
    /// Without the person: they must not end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CandidateIdentity").finish_non_exhaustive()
    }
}

/// One version of an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityVersion {
    pub seat: Seat,
    /// From 1: as enrolled.
    pub version: u32,
    pub identity: CandidateIdentity,
    /// 32 random bytes, hex.
    pub salt: String,
    /// Since when it is in force; none when it was enrolled with the session.
    pub at: Option<Timestamp>,
}

impl IdentityVersion {
    /// A version with a salt of its own.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn new(
        seat: Seat,
        version: u32,
        identity: CandidateIdentity,
        at: Option<Timestamp>,
    ) -> Result<Self, getrandom::Error> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt)?;
        Ok(Self {
            seat,
            version,
            identity,
            salt: hex::encode(salt),
            at,
        })
    }

    /// SHA-256, hex, over the salt and every part of the identity, each text preceded by its
    /// length, so that no two identities hash the same bytes.
    pub fn digest(&self) -> IdentityDigest {
        let mut hash = Sha256::new();
        for part in std::iter::once(self.salt.as_str()).chain(self.identity.parts()) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        IdentityDigest(hex::encode(hash.finalize()))
    }
}

/// A candidate as the row of a session's journal changes them: written in its transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CandidateWrite {
    /// The identity is another one from now on. The version before it is kept as well, if it
    /// was not yet.
    Correct {
        before: Box<IdentityVersion>,
        after: Box<IdentityVersion>,
        /// Folded names and birthdate: see `roster::identity`.
        key: String,
    },
    /// Somebody new.
    Enroll {
        row: Box<CandidateRow>,
        version: Box<IdentityVersion>,
    },
}

macro_rules! version_sql {
    ($condition:literal) => {
        concat!(
            "select seat, version, ",
            columns!(),
            ", salt, at from candidate_version where ",
            $condition
        )
    };
}

impl Store {
    /// A version of the identity of a candidate, if it is kept: the first one is from the first
    /// correction on.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn identity_version(
        &self,
        session: SessionId,
        seat: Seat,
        version: u32,
    ) -> Result<Option<IdentityVersion>, sqlx::Error> {
        const SQL: &str = version_sql!("session_id = $1 and seat = $2 and version = $3");
        let row = sqlx::query(SQL)
            .bind(session.to_string())
            .bind(i64::from(seat.0))
            .bind(i64::from(version))
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(read).transpose()
    }
}

/// All versions that are kept of a session, by seat and version.
pub(super) async fn of_session(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Vec<IdentityVersion>, sqlx::Error> {
    let rows = sqlx::query(version_sql!("session_id = $1 order by seat, version"))
        .bind(session.to_string())
        .fetch_all(pool)
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<IdentityVersion, sqlx::Error> {
    Ok(IdentityVersion {
        seat: column::seat("candidate_version.seat", row.try_get(0)?)?,
        version: column::number("candidate_version.version", row.try_get(1)?)?,
        identity: CandidateIdentity::from_columns(row, 2)?,
        salt: row.try_get(11)?,
        at: row.try_get::<Option<i64>, _>(12)?.map(Timestamp),
    })
}

/// Writes what a row of the journal changes about a candidate.
pub(super) async fn write(
    connection: &mut AnyConnection,
    session: SessionId,
    write: &CandidateWrite,
) -> Result<(), sqlx::Error> {
    match write {
        CandidateWrite::Correct { before, after, key } => {
            insert(connection, session, before).await?;
            insert(connection, session, after).await?;
            update(connection, session, after, key).await
        }
        CandidateWrite::Enroll { row, version } => {
            candidates::insert(connection, session, row).await?;
            insert(connection, session, version).await
        }
    }
}

async fn insert(
    connection: &mut AnyConnection,
    session: SessionId,
    version: &IdentityVersion,
) -> Result<(), sqlx::Error> {
    const SQL: &str = concat!(
        "insert into candidate_version (session_id, seat, version, ",
        columns!(),
        ", salt, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
         on conflict do nothing"
    );
    bind(of_version(SQL, session, version), &version.identity)
        .bind(version.salt.as_str())
        .bind(version.at.map(|at| at.0))
        .execute(connection)
        .await?;
    Ok(())
}

async fn update(
    connection: &mut AnyConnection,
    session: SessionId,
    version: &IdentityVersion,
    key: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = concat!(
        "update candidate set (version, ",
        columns!(),
        ", identity) = ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         where session_id = $1 and seat = $2"
    );
    bind(of_version(SQL, session, version), &version.identity)
        .bind(key)
        .execute(connection)
        .await?;
    Ok(())
}

/// A statement whose first values are session, seat and number of a version.
fn of_version(
    sql: &'static str,
    session: SessionId,
    version: &IdentityVersion,
) -> AnyQuery<'static> {
    sqlx::query(sql)
        .bind(session.to_string())
        .bind(i64::from(version.seat.0))
        .bind(i64::from(version.version))
}
