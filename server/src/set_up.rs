//! The first start: where no account is in the database, the browser may make the first center
//! and its first account, with a code that stands on the terminal of the server.
//!
//! The code is made at the start and kept in memory only. The door is closed for good by the first
//! account, wherever it is made: a page, the command line, another server of the same database.

use crate::store::{
    Store,
    accounts::{self, NewAccount},
};
use uuid::Uuid;
use vigie_shared::{
    api::EstablishmentType,
    ids::{AccountId, CenterId},
    secret_text::SecretText,
};

/// The door of the first start.
pub struct SetUpDoor {
    /// None when there was an account at the start.
    code: Option<SecretText>,
}

/// The first center and its first account. Not `Debug`: addresses are not logged.
pub struct FirstCenter {
    /// Name of the center.
    pub name: String,
    /// The kind of establishment.
    pub establishment: EstablishmentType,
    /// Name of the referent.
    pub referent: String,
    /// In lower case.
    pub email: String,
    /// PHC string of the password.
    pub password_hash: String,
}

impl SetUpDoor {
    /// Open with this code; closed without one.
    pub fn new(code: Option<SecretText>) -> Self {
        Self { code }
    }

    /// The code, as long as there is no account: for the terminal, never for a log.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn code(&self, store: &Store) -> Result<Option<&SecretText>, sqlx::Error> {
        match &self.code {
            Some(code) if !store.has_accounts().await? => Ok(Some(code)),
            Some(_) | None => Ok(None),
        }
    }
}

/// Makes the first center and account; none, and nothing changes, when there is an account.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn make_first(
    store: &Store,
    first: FirstCenter,
) -> Result<Option<(CenterId, AccountId)>, sqlx::Error> {
    let (center, id) = (CenterId(Uuid::now_v7()), AccountId(Uuid::now_v7()));
    let mut transaction = store.pool().begin().await?;
    if !accounts::is_without_accounts(&mut transaction).await? {
        return Ok(None);
    }
    let kind = first.establishment.kind();
    accounts::insert_center(&mut transaction, center, &first.name, kind).await?;
    let account = NewAccount {
        id,
        center,
        email: &first.email,
        name: &first.referent,
        password_hash: first.password_hash,
    };
    accounts::insert_account(&mut transaction, account).await?;
    transaction.commit().await?;
    Ok(Some((center, id)))
}
