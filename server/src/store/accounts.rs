//! The tables of centers and of the accounts of their referents. E-mails are compared as they
//! are: callers put them in lower case, as they are kept.

use super::{Store, column};
use sqlx::{AnyConnection, Row, any::AnyRow};
use vigie_shared::{
    api::CenterInfo,
    ids::{AccountId, CenterId},
    time::Timestamp,
};

/// An account, with what its credentials are checked against. Not `Debug`: hashes are not logged.
#[derive(Clone)]
pub struct AccountRow {
    /// Id of the account.
    pub id: AccountId,
    /// Its center.
    pub center: CenterId,
    /// E-mail, in lower case.
    pub email: String,
    /// PHC string of the password.
    pub password_hash: String,
    /// Is it kept from logging in?
    pub disabled: bool,
    /// May it decide on items for all centers?
    pub bank_editor: bool,
}

/// A referent as the pages show them.
#[derive(Debug, Clone)]
pub struct ReferentProfile {
    /// Name of the account.
    pub name: String,
    /// E-mail, in lower case.
    pub email: String,
    /// Its center.
    pub center: CenterInfo,
    /// May it decide on items for all centers?
    pub bank_editor: bool,
}

/// The columns of [`AccountRow`], in order.
macro_rules! account_sql {
    ($condition:literal) => {
        concat!(
            "select id, center_id, email, password_hash, disabled_at, bank_editor from referent \
             where ",
            $condition
        )
    };
}

impl AccountRow {
    fn read(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: column::id(row, 0)?,
            center: column::id(row, 1)?,
            email: row.try_get(2)?,
            password_hash: row.try_get(3)?,
            disabled: column::is_set(row, 4)?,
            bank_editor: column::flag(row, 5)?,
        })
    }
}

impl Store {
    /// The account with this e-mail, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account_with_email(&self, email: &str) -> Result<Option<AccountRow>, sqlx::Error> {
        account_with_email(&mut *self.pool.acquire().await?, email).await
    }

    /// The account with this id, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account(&self, account: AccountId) -> Result<Option<AccountRow>, sqlx::Error> {
        let row = sqlx::query(account_sql!("id = $1"))
            .bind(account.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(AccountRow::read).transpose()
    }

    /// The referent with this account as the pages show them, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn referent_profile(
        &self,
        account: AccountId,
    ) -> Result<Option<ReferentProfile>, sqlx::Error> {
        let row = sqlx::query(
            "select referent.name, referent.email, center.name, center.kind, \
             referent.bank_editor, center.time_zone \
             from referent join center on center.id = referent.center_id where referent.id = $1",
        )
        .bind(account.to_string())
        .fetch_optional(&self.pool)
        .await?;
        let read = |row: AnyRow| {
            Ok(ReferentProfile {
                name: row.try_get(0)?,
                email: row.try_get(1)?,
                center: CenterInfo {
                    name: row.try_get(2)?,
                    kind: row.try_get(3)?,
                    time_zone: row.try_get(5)?,
                },
                bank_editor: column::flag(&row, 4)?,
            })
        };
        row.map(read).transpose()
    }

    /// Is there any account?
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn has_accounts(&self) -> Result<bool, sqlx::Error> {
        let row = sqlx::query("select 1 from referent limit 1")
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.is_some())
    }

    /// The e-mails of all accounts, with their centers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account_emails(&self) -> Result<Vec<(String, CenterId)>, sqlx::Error> {
        let rows = sqlx::query("select email, center_id from referent order by email")
            .fetch_all(&self.pool)
            .await?;
        let read = |row: &AnyRow| Ok((row.try_get(0)?, column::id(row, 1)?));
        rows.iter().map(read).collect()
    }

    /// Lets an account decide on items for all centers, or no longer.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn set_bank_editor(
        &self,
        account: AccountId,
        granted: bool,
    ) -> Result<(), sqlx::Error> {
        sqlx::query("update referent set bank_editor = $1 where id = $2")
            .bind(i64::from(granted))
            .bind(account.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

/// The account with this e-mail, in the transaction of `connection`.
pub(crate) async fn account_with_email(
    connection: &mut AnyConnection,
    email: &str,
) -> Result<Option<AccountRow>, sqlx::Error> {
    let row = sqlx::query(account_sql!("email = $1"))
        .bind(email)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(AccountRow::read).transpose()
}

/// The same, in a transaction that goes on to write. The update changes nothing and comes
/// first: SQLite refuses to write after a read that a commit of somebody else has overtaken,
/// and each login is such a commit.
pub(crate) async fn account_to_change(
    connection: &mut AnyConnection,
    email: &str,
) -> Result<Option<AccountRow>, sqlx::Error> {
    sqlx::query("update referent set email = email where email = $1")
        .bind(email)
        .execute(&mut *connection)
        .await?;
    account_with_email(connection, email).await
}

/// Adds a center.
pub(crate) async fn insert_center(
    connection: &mut AnyConnection,
    center: CenterId,
    name: &str,
    kind: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into center (id, name, kind) values ($1, $2, $3)")
        .bind(center.to_string())
        .bind(name)
        .bind(kind)
        .execute(connection)
        .await?;
    Ok(())
}

/// An account to be added.
pub(crate) struct NewAccount<'a> {
    pub(crate) id: AccountId,
    pub(crate) center: CenterId,
    /// In lower case.
    pub(crate) email: &'a str,
    pub(crate) name: &'a str,
    pub(crate) password_hash: String,
}

/// Adds an account. Fails with a unique violation when the e-mail has one already.
pub(crate) async fn insert_account(
    connection: &mut AnyConnection,
    account: NewAccount<'_>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into referent (id, center_id, email, name, password_hash) \
         values ($1, $2, $3, $4, $5)",
    )
    .bind(account.id.to_string())
    .bind(account.center.to_string())
    .bind(account.email)
    .bind(account.name)
    .bind(account.password_hash)
    .execute(connection)
    .await?;
    Ok(())
}

/// Replaces the password of an account.
pub(crate) async fn set_password_hash(
    connection: &mut AnyConnection,
    account: AccountId,
    hash: String,
) -> Result<(), sqlx::Error> {
    sqlx::query("update referent set password_hash = $1 where id = $2")
        .bind(hash)
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Replaces the password of an account, if it is still the one with the hash `verified`.
pub(crate) async fn replace_password_hash(
    connection: &mut AnyConnection,
    account: AccountId,
    verified: &str,
    hash: String,
) -> Result<bool, sqlx::Error> {
    let replaced =
        sqlx::query("update referent set password_hash = $1 where id = $2 and password_hash = $3")
            .bind(hash)
            .bind(account.to_string())
            .bind(verified)
            .execute(connection)
            .await?;
    Ok(replaced.rows_affected() == 1)
}

/// Keeps an account from logging in. The first time counts.
pub(crate) async fn disable(
    connection: &mut AnyConnection,
    account: AccountId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("update referent set disabled_at = coalesce(disabled_at, $1) where id = $2")
        .bind(now.0)
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Lets an account log in again.
pub(crate) async fn enable(
    connection: &mut AnyConnection,
    account: AccountId,
) -> Result<(), sqlx::Error> {
    sqlx::query("update referent set disabled_at = null where id = $1")
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Renames an account.
pub(crate) async fn set_name(
    connection: &mut AnyConnection,
    account: AccountId,
    name: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("update referent set name = $1 where id = $2")
        .bind(name)
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Lets nobody else change the people of a center before the transaction ends. The update changes
/// nothing and comes first, as in [`account_to_change`].
pub(crate) async fn lock_center(
    connection: &mut AnyConnection,
    center: CenterId,
) -> Result<(), sqlx::Error> {
    sqlx::query("update center set name = name where id = $1")
        .bind(center.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// The accounts of a center that may log in.
pub(crate) async fn active_of_center(
    connection: &mut AnyConnection,
    center: CenterId,
) -> Result<Vec<AccountId>, sqlx::Error> {
    let rows = sqlx::query("select id from referent where center_id = $1 and disabled_at is null")
        .bind(center.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(column::first_as_id).collect()
}

/// Is there no account, and nobody who makes the first one before the transaction ends? The row
/// that every end of a login writes as well serves as the lock.
pub(crate) async fn is_without_accounts(
    connection: &mut AnyConnection,
) -> Result<bool, sqlx::Error> {
    sqlx::query("update revocation_counter set last = last")
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query("select 1 from referent limit 1")
        .fetch_optional(connection)
        .await?;
    Ok(row.is_none())
}
