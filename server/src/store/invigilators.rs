//! The table of named invigilators.

use super::{LoginSelection, Store, StoreError, column, logins, writer::WriteOperation};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_shared::{
    api::NamedInvigilator,
    ids::{AccountId, SessionId},
    limits::MAX_INVIGILATORS_EVER,
    time::Timestamp,
};

/// The code of an invigilator, as it is kept.
#[derive(Debug, Clone)]
pub struct InvigilatorCodeHash {
    /// Says whose it is.
    pub selector: String,
    /// PHC string.
    pub hash: String,
}

/// One change of the invigilators of a session that is not finalized. What does not fit what
/// is there by then changes nothing.
#[derive(Debug, Clone)]
pub enum InvigilatorUpdate {
    /// One more. Its id is new.
    Add(AccountId, String),
    /// Another name, unless they have logged in.
    Rename(AccountId, String),
    /// Off the list; logins end.
    Remove(AccountId),
    /// A code in place of an earlier one; logins made with that end.
    SetCode(AccountId, InvigilatorCodeHash),
    /// Whether the password of the session is refused; logins made with it end when it is.
    NamedOnly(bool),
}

/// What holds for all invigilators of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvigilatorSettings {
    /// Is the password of the session refused?
    pub named_only: bool,
    /// Is the session closed?
    pub finalized: bool,
}

/// The code that a login is checked against.
#[derive(Debug, Clone)]
pub struct InvigilatorCredentials {
    pub id: AccountId,
    pub name: String,
    /// PHC string.
    pub hash: String,
}

impl Store {
    /// Changes the invigilators of a session, and ends the logins that are not good any more.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another code of the session has this selector.
    pub async fn update_invigilators(
        &self,
        session: SessionId,
        update: InvigilatorUpdate,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::UpdateInvigilators(
                session,
                Box::new(update),
                now,
            ))
            .await
    }

    /// What holds for all invigilators of a session, if there is one with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invigilator_settings(
        &self,
        session: SessionId,
    ) -> Result<Option<InvigilatorSettings>, sqlx::Error> {
        settings(&self.pool, session).await
    }

    /// The named invigilators of a session, in the order in which they were named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invigilators(
        &self,
        session: SessionId,
    ) -> Result<Vec<NamedInvigilator>, sqlx::Error> {
        of_session(&self.pool, session).await
    }

    /// How many people the list of a session has ever had.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invigilators_ever(&self, session: SessionId) -> Result<i64, sqlx::Error> {
        count_ever(&self.pool, session).await
    }

    /// Whose personal code begins with this selector, in a session.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invigilator_credentials(
        &self,
        session: SessionId,
        selector: &str,
    ) -> Result<Option<InvigilatorCredentials>, sqlx::Error> {
        credentials(&self.pool, session, selector).await
    }
}

/// The people of a session, in the order in which they were named; those who were taken off
/// before they had logged in left out.
async fn of_session(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Vec<NamedInvigilator>, sqlx::Error> {
    let rows = sqlx::query(
        "select id, name, case when code_hash is null then 0 else 1 end, \
         case when removed_at is null then 0 else 1 end, (select count(*) from supervision \
             where supervision.invigilator_id = invigilator.id) \
         from invigilator where session_id = $1 order by added_at, id limit $2",
    )
    .bind(session.to_string())
    .bind(i64::try_from(MAX_INVIGILATORS_EVER).unwrap_or(i64::MAX))
    .fetch_all(pool)
    .await?;
    let read = |row: &AnyRow| {
        Ok(NamedInvigilator {
            id: column::first_as_id(row)?,
            name: row.try_get(1)?,
            has_code: column::flag(row, 2)?,
            removed: column::flag(row, 3)?,
            has_entered: column::flag(row, 4)?,
        })
    };
    let people: Result<Vec<NamedInvigilator>, sqlx::Error> = rows.iter().map(read).collect();
    Ok(people?
        .into_iter()
        .filter(|one| !one.removed || one.has_entered)
        .collect())
}

async fn settings(
    pool: &AnyPool,
    session: SessionId,
) -> Result<Option<InvigilatorSettings>, sqlx::Error> {
    let row = sqlx::query(
        "select named_invigilators_only, case when finalized_at is null then 0 else 1 end \
         from session where id = $1",
    )
    .bind(session.to_string())
    .fetch_optional(pool)
    .await?;
    let read = |row: AnyRow| {
        Ok(InvigilatorSettings {
            named_only: column::flag(&row, 0)?,
            finalized: column::flag(&row, 1)?,
        })
    };
    row.map(read).transpose()
}

/// How many people a session has ever had on its list.
async fn count_ever(pool: &AnyPool, session: SessionId) -> Result<i64, sqlx::Error> {
    let row = sqlx::query("select count(*) from invigilator where session_id = $1")
        .bind(session.to_string())
        .fetch_one(pool)
        .await?;
    row.try_get(0)
}

/// Whose code begins so, among those of a session.
async fn credentials(
    pool: &AnyPool,
    session: SessionId,
    selector: &str,
) -> Result<Option<InvigilatorCredentials>, sqlx::Error> {
    let row = sqlx::query(
        "select id, name, code_hash from invigilator where session_id = $1 \
         and code_selector = $2 and code_hash is not null and removed_at is null",
    )
    .bind(session.to_string())
    .bind(selector)
    .fetch_optional(pool)
    .await?;
    let read = |row: AnyRow| {
        Ok(InvigilatorCredentials {
            id: column::first_as_id(&row)?,
            name: row.try_get(1)?,
            hash: row.try_get(2)?,
        })
    };
    row.map(read).transpose()
}

/// Inserts the people named when a session was created.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    session: SessionId,
    people: &[(AccountId, String)],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    for (id, name) in people {
        sqlx::query(
            "insert into invigilator (id, session_id, name, added_at) values ($1, $2, $3, $4)",
        )
        .bind(id.to_string())
        .bind(session.to_string())
        .bind(name.as_str())
        .bind(now.0)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Changes the list, and ends the logins that are not good any more.
pub(super) async fn update(
    connection: &mut AnyConnection,
    session: SessionId,
    update: &InvigilatorUpdate,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    match update {
        InvigilatorUpdate::Add(id, name) => {
            insert(connection, session, &[(*id, name.clone())], now).await?;
            let add = |printed: &mut Vec<String>| {
                if !printed.contains(name) {
                    printed.push(name.clone());
                }
            };
            change_printed(connection, session, add).await
        }
        InvigilatorUpdate::Rename(id, name) => rename(connection, session, *id, name).await,
        InvigilatorUpdate::Remove(id) => remove(connection, session, *id, now).await,
        InvigilatorUpdate::SetCode(id, code) => {
            sqlx::query(
                "update invigilator set code_selector = $1, code_hash = $2 \
                 where id = $3 and session_id = $4 and removed_at is null",
            )
            .bind(code.selector.as_str())
            .bind(code.hash.as_str())
            .bind(id.to_string())
            .bind(session.to_string())
            .execute(&mut *connection)
            .await?;
            logins::end(connection, &LoginSelection::OfInvigilator(*id), now).await?;
            Ok(())
        }
        InvigilatorUpdate::NamedOnly(named_only) => {
            sqlx::query("update session set named_invigilators_only = $1 where id = $2")
                .bind(i64::from(*named_only))
                .bind(session.to_string())
                .execute(&mut *connection)
                .await?;
            if *named_only {
                let unnamed = LoginSelection::UnnamedInvigilators(session);
                logins::end(connection, &unnamed, now).await?;
            }
            Ok(())
        }
    }
}

async fn rename(
    connection: &mut AnyConnection,
    session: SessionId,
    id: AccountId,
    name: &str,
) -> Result<(), sqlx::Error> {
    let before = name_of(connection, id).await?;
    let renamed = sqlx::query(
        "update invigilator set name = $1 where id = $2 and session_id = $3 \
         and removed_at is null and not exists \
         (select 1 from supervision where supervision.invigilator_id = invigilator.id)",
    )
    .bind(name)
    .bind(id.to_string())
    .bind(session.to_string())
    .execute(&mut *connection)
    .await?;
    if renamed.rows_affected() == 0 {
        return Ok(());
    }
    let replace = |printed: &mut Vec<String>| {
        let same = printed
            .iter_mut()
            .find(|one| Some(&**one) == before.as_ref());
        if let Some(same) = same {
            *same = name.to_owned();
        }
    };
    change_printed(connection, session, replace).await
}

/// Takes somebody off the list. Who has logged in stays among the names that are printed: they
/// supervised.
async fn remove(
    connection: &mut AnyConnection,
    session: SessionId,
    id: AccountId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update invigilator set removed_at = $1, code_selector = null, code_hash = null \
         where id = $2 and session_id = $3 and removed_at is null",
    )
    .bind(now.0)
    .bind(id.to_string())
    .bind(session.to_string())
    .execute(&mut *connection)
    .await?;
    logins::end(connection, &LoginSelection::OfInvigilator(id), now).await?;
    let supervised = sqlx::query("select login_id from supervision where invigilator_id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    if supervised.is_some() {
        return Ok(());
    }
    let name = name_of(connection, id).await?;
    let take_out = |printed: &mut Vec<String>| printed.retain(|one| Some(one) != name.as_ref());
    change_printed(connection, session, take_out).await
}

async fn name_of(
    connection: &mut AnyConnection,
    id: AccountId,
) -> Result<Option<String>, sqlx::Error> {
    let row = sqlx::query("select name from invigilator where id = $1")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| row.try_get(0)).transpose()
}

/// Changes the names that are printed. Sessions from before there were named invigilators have
/// such names alone.
async fn change_printed(
    connection: &mut AnyConnection,
    session: SessionId,
    change: impl FnOnce(&mut Vec<String>),
) -> Result<(), sqlx::Error> {
    let row = sqlx::query("select invigilators from session where id = $1")
        .bind(session.to_string())
        .fetch_one(&mut *connection)
        .await?;
    let decode = |error: serde_json::Error| sqlx::Error::Decode(error.into());
    let mut printed: Vec<String> = serde_json::from_str(row.try_get(0)?).map_err(decode)?;
    change(&mut printed);
    let printed =
        serde_json::to_string(&printed).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query("update session set invigilators = $1 where id = $2")
        .bind(printed)
        .bind(session.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
