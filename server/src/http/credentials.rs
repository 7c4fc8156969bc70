//! Password and second factor of an account: the same check at the login and wherever they must
//! be given again.

use crate::{
    app::App,
    auth::{
        LoginAssurance,
        second_factor::{self, TypedFactor},
    },
    error::ApiError,
    store::AccountRow,
    work_pool::WorkKey,
};
use vigie_shared::{ids::AccountId, secret_text::SecretText};

/// The account of a login that is there.
///
/// # Errors
/// `not_logged_in` when there is no such account any more.
pub(super) async fn account(app: &App, id: AccountId) -> Result<AccountRow, ApiError> {
    let account = app.store.account(id).await?;
    account.ok_or(ApiError::NotLoggedIn)
}

/// Whether this is the password of the account.
///
/// # Errors
/// `login_refused`.
pub(super) async fn check_password(
    app: &App,
    key: WorkKey,
    account: AccountRow,
    password: SecretText,
) -> Result<(), ApiError> {
    let hash = Some(account.password_hash);
    match app.passwords.verify(key, password, hash).await? {
        true => Ok(()),
        false => Err(ApiError::LoginRefused),
    }
}

/// An account whose credentials were right. Not `Debug`: hashes are not logged.
pub(super) struct CheckedAccount {
    pub(super) id: AccountId,
    pub(super) proved: LoginAssurance,
    /// That of the password, as it was compared.
    pub(super) hash: String,
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
    account: Option<AccountRow>,
    password: SecretText,
    factor: TypedFactor<'_>,
) -> Result<CheckedAccount, ApiError> {
    let hash = account.as_ref().map(|one| one.password_hash.clone());
    let is_correct = app.passwords.verify(key, password, hash).await?;
    let account = account.filter(|_| is_correct);
    let account = account.ok_or(ApiError::LoginRefused)?;
    if account.disabled {
        return Err(ApiError::AccountDisabled);
    }
    let mut checked = CheckedAccount {
        id: account.id,
        proved: LoginAssurance::Password,
        hash: account.password_hash,
    };
    if second_factor::is_in_use(&app.store, account.id).await? {
        let code = factor.code.map(str::trim).filter(|code| !code.is_empty());
        let code = code.ok_or(ApiError::SecondFactorNeeded)?;
        second_factor::accept(app, account.id, code, factor.guesser).await?;
        checked.proved = LoginAssurance::SecondFactor;
    }
    Ok(checked)
}
