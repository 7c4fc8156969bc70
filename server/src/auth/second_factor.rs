//! The second factor of a referent: one-time codes by time (RFC 6238), and codes on paper for
//! when the telephone is lost.
//!
//! The secret is in the database, sealed ([`crate::factor_key`]), and is never sent again after it
//! was shown once. A code is good once: the step of the last accepted one is kept, and changed by
//! one statement that only one of two equal requests can win, on whichever server they arrive.

mod totp;

use super::secret::{bare_code, referent_password};
use crate::{
    app::App, error::ApiError, factor_key::is_sealed, factor_throttle::FactorGuesser, store::Store,
};
use sha2::{Digest, Sha256};
use sqlx::Row;
use totp::TotpSecret;
use vigie_shared::{ids::AccountId, secret_text::SecretText, time::Timestamp};
use zeroize::Zeroizing;

/// Codes on paper that are made together.
const RECOVERY_CODES: usize = 10;

/// Is there a second factor to be given?
///
/// # Errors
/// When the database cannot be read.
pub async fn is_in_use(store: &Store, account: AccountId) -> Result<bool, sqlx::Error> {
    Ok(stored(store, account, StoredColumn::InUse).await?.is_some())
}

/// A code that somebody typed for the second factor.
#[derive(Debug, Clone, Copy)]
pub struct TypedFactor<'a> {
    /// None where the page has not asked for it yet.
    pub code: Option<&'a str>,
    /// Who typed it, as far as wrong ones count.
    pub guesser: FactorGuesser,
}

/// Accepts a code of the second factor, or one of the codes on paper: once. Those on paper are
/// looked at whatever was typed before: their 73 bits cannot be guessed.
///
/// # Errors
/// `second_factor_refused`, `second_factor_unavailable`; `too_many_attempts` after ten wrong codes
/// of this guesser in 15 minutes.
pub async fn accept(
    app: &App,
    account: AccountId,
    typed: &str,
    guesser: FactorGuesser,
) -> Result<(), ApiError> {
    let now = app.clock.now();
    let typed = bare_code(typed);
    let is_one_time = typed.len() == totp::DIGITS && typed.bytes().all(|b| b.is_ascii_digit());
    // Before it counts as a guess: a code on paper must still get in when this cannot be read.
    let secret = match stored(&app.store, account, StoredColumn::InUse).await? {
        Some(stored) if is_one_time => Some(opened(app, account, &stored)?),
        _ => None,
    };
    if is_one_time {
        app.factor_throttle.reserve(account, guesser, now)?;
    }
    let accepted = match (is_one_time, secret) {
        (true, Some(secret)) => accept_one_time(app, account, &secret, &typed, now).await?,
        (true, None) => false,
        (false, _) => accept_recovery(&app.store, account, &typed, now).await?,
    };
    if !accepted {
        return Err(ApiError::SecondFactorRefused);
    }
    app.factor_throttle.succeeded(account, guesser);
    Ok(())
}

async fn accept_one_time(
    app: &App,
    account: AccountId,
    secret: &TotpSecret,
    typed: &str,
    now: Timestamp,
) -> Result<bool, ApiError> {
    let Some(step) = secret.step_of(typed, now) else {
        return Ok(false);
    };
    let used =
        sqlx::query("update referent set factor_step = $1 where id = $2 and factor_step < $1")
            .bind(step)
            .bind(account.to_string())
            .execute(app.store.pool())
            .await?;
    Ok(used.rows_affected() == 1)
}

async fn accept_recovery(
    store: &Store,
    account: AccountId,
    typed: &str,
    now: Timestamp,
) -> Result<bool, ApiError> {
    let used = sqlx::query(
        "update recovery_code set used_at = $1 \
         where referent_id = $2 and code_hash = $3 and used_at is null",
    )
    .bind(now.0)
    .bind(account.to_string())
    .bind(digest(typed))
    .execute(store.pool())
    .await?;
    Ok(used.rows_affected() == 1)
}

/// A secret that was made and is not in use yet.
pub struct NewFactor {
    /// In base32, for typing.
    pub secret: SecretText,
    /// The `otpauth` address, for a QR code.
    pub address: SecretText,
}

/// Makes a secret. The one in use stays in use until [`activate`]; one that was made before and
/// never used is forgotten.
///
/// # Errors
/// `second_factor_unavailable`; when there is no randomness, or the database does not take it.
pub async fn begin(app: &App, account: AccountId, email: &str) -> Result<NewFactor, ApiError> {
    let secret = TotpSecret::generate()?;
    sqlx::query("update referent set factor_pending = $1 where id = $2")
        .bind(app.factor_key.seal(account, secret.bytes())?)
        .bind(account.to_string())
        .execute(app.store.pool())
        .await?;
    Ok(NewFactor {
        secret: secret.to_base32(),
        address: secret.address(email),
    })
}

/// Takes the secret that was made into use, if `typed` is its code of this moment. Returns the
/// codes on paper, which replace all earlier ones and are kept nowhere in clear.
///
/// # Errors
/// `second_factor_refused`, also when no secret was made; or as for [`begin`].
pub async fn activate(
    app: &App,
    account: AccountId,
    typed: &str,
    now: Timestamp,
) -> Result<Vec<SecretText>, ApiError> {
    let stored = stored(&app.store, account, StoredColumn::Pending).await?;
    let stored = stored.ok_or(ApiError::SecondFactorRefused)?;
    let step = opened(app, account, &stored)?.step_of(&bare_code(typed), now);
    let step = step.ok_or(ApiError::SecondFactorRefused)?;
    let codes = (0..RECOVERY_CODES)
        .map(|_| referent_password())
        .collect::<Result<Vec<SecretText>, getrandom::Error>>()?;
    let mut transaction = app.store.pool().begin().await?;
    let activated = sqlx::query(
        "update referent set factor_secret = factor_pending, factor_pending = null, \
         factor_step = $1 where id = $2 and factor_pending = $3",
    )
    .bind(step)
    .bind(account.to_string())
    .bind(stored.as_str())
    .execute(&mut *transaction)
    .await?;
    if activated.rows_affected() != 1 {
        return Err(ApiError::SecondFactorRefused);
    }
    delete_recovery_codes(&mut transaction, account).await?;
    for code in &codes {
        sqlx::query("insert into recovery_code (referent_id, code_hash) values ($1, $2)")
            .bind(account.to_string())
            .bind(digest(&bare_code(code)))
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(codes)
}

/// Removes the second factor, in the transaction of `connection`.
///
/// # Errors
/// When the database does not take it.
pub(crate) async fn remove(
    connection: &mut sqlx::AnyConnection,
    account: AccountId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update referent set factor_secret = null, factor_pending = null, factor_step = 0 \
         where id = $1",
    )
    .bind(account.to_string())
    .execute(&mut *connection)
    .await?;
    delete_recovery_codes(connection, account).await
}

async fn delete_recovery_codes(
    connection: &mut sqlx::AnyConnection,
    account: AccountId,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from recovery_code where referent_id = $1")
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Where a secret is kept.
#[derive(Debug, Clone, Copy)]
enum StoredColumn {
    InUse,
    Pending,
}

/// What is kept of a secret of the account, if there is one.
async fn stored(
    store: &Store,
    account: AccountId,
    column: StoredColumn,
) -> Result<Option<Zeroizing<String>>, sqlx::Error> {
    let row = sqlx::query("select factor_secret, factor_pending from referent where id = $1")
        .bind(account.to_string())
        .fetch_optional(store.pool())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let index = match column {
        StoredColumn::InUse => 0,
        StoredColumn::Pending => 1,
    };
    let text: Option<String> = row.try_get(index)?;
    Ok(text.map(Zeroizing::new))
}

/// The secret behind it. One that an earlier version writes while this one runs is in clear; the
/// next start seals it.
fn opened(app: &App, account: AccountId, stored: &str) -> Result<TotpSecret, ApiError> {
    match is_sealed(stored) {
        true => Ok(TotpSecret::from_bytes(
            app.factor_key.unseal(account, stored)?,
        )),
        false => TotpSecret::from_base32(stored).ok_or(ApiError::SecondFactorRefused),
    }
}

/// What is kept of a code on paper. No slow hash: 73 random bits cannot be guessed.
fn digest(bare: &str) -> String {
    hex::encode(Sha256::digest(bare))
}
