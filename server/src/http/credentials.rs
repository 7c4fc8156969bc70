//! Password and second factor of an account: the same check at the login and wherever they must
//! be given again.

use crate::{
    app::App,
    auth::{
        Assurance,
        second_factor::{self, TypedFactor},
    },
    error::ApiError,
    work_pool::WorkKey,
};
use sqlx::{Row, any::AnyRow};
use vigie_shared::ids::AccountId;

/// An account as its credentials are checked.
pub(super) struct AccountCredentials {
    pub(super) id: AccountId,
    pub(super) email: String,
    password_hash: String,
    disabled: bool,
}

impl AccountCredentials {
    /// The account with this e-mail, in lower case.
    pub(super) async fn of_email(app: &App, email: &str) -> Result<Option<Self>, ApiError> {
        const SQL: &str = "select id, email, password_hash, disabled_at from referent \
                           where email = $1";
        Self::find(app, SQL, email.to_owned()).await
    }

    /// The account with this id.
    pub(super) async fn of_id(app: &App, id: AccountId) -> Result<Self, ApiError> {
        const SQL: &str = "select id, email, password_hash, disabled_at from referent \
                           where id = $1";
        let found = Self::find(app, SQL, id.to_string()).await?;
        found.ok_or(ApiError::NotLoggedIn)
    }

    async fn find(app: &App, sql: &'static str, key: String) -> Result<Option<Self>, ApiError> {
        let row = sqlx::query(sql)
            .bind(key)
            .fetch_optional(app.store.pool())
            .await?;
        row.as_ref().map(Self::read).transpose()
    }

    fn read(row: &AnyRow) -> Result<Self, ApiError> {
        Ok(Self {
            id: row.try_get::<&str, _>(0)?.parse()?,
            email: row.try_get(1)?,
            password_hash: row.try_get(2)?,
            disabled: row.try_get::<Option<i64>, _>(3)?.is_some(),
        })
    }
}

/// Whether this is the password of the account.
///
/// # Errors
/// `login_refused`.
pub(super) async fn check_password(
    app: &App,
    key: WorkKey,
    account: AccountCredentials,
    password: String,
) -> Result<(), ApiError> {
    let hash = Some(account.password_hash);
    match app.passwords.verify(key, password, hash).await? {
        true => Ok(()),
        false => Err(ApiError::LoginRefused),
    }
}

/// The account and what was proved. Without an account a hash is computed as well, so that the
/// time of the response does not tell which addresses have one. What is wrong besides the
/// password is said only to who has it.
///
/// # Errors
/// `login_refused`, `account_disabled`, `second_factor_needed`, `second_factor_refused`,
/// `too_many_attempts`.
pub(super) async fn check(
    app: &App,
    key: WorkKey,
    account: Option<AccountCredentials>,
    password: String,
    factor: TypedFactor<'_>,
) -> Result<(AccountId, Assurance), ApiError> {
    let hash = account.as_ref().map(|one| one.password_hash.clone());
    let is_correct = app.passwords.verify(key, password, hash).await?;
    let account = account.filter(|_| is_correct);
    let account = account.ok_or(ApiError::LoginRefused)?;
    if account.disabled {
        return Err(ApiError::AccountDisabled);
    }
    if !second_factor::is_in_use(&app.store, account.id).await? {
        return Ok((account.id, Assurance::Password));
    }
    let code = factor.code.map(str::trim).filter(|code| !code.is_empty());
    let code = code.ok_or(ApiError::SecondFactorNeeded)?;
    second_factor::accept(app, account.id, code, factor.guesser).await?;
    Ok((account.id, Assurance::SecondFactor))
}
