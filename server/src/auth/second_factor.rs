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
use totp::TotpSecret;
use vigie_shared::{ids::AccountId, secret_text::SecretText, time::Timestamp};

/// Codes on paper that are made together.
const RECOVERY_CODES: usize = 10;

/// Is there a second factor to be given?
///
/// # Errors
/// When the database cannot be read.
pub async fn is_in_use(store: &Store, account: AccountId) -> Result<bool, sqlx::Error> {
    let row = store.factor(account).await?;
    Ok(row.is_some_and(|row| row.in_use.is_some()))
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
    let kept = app.store.factor(account).await?.and_then(|row| row.in_use);
    let secret = match kept {
        Some(kept) if is_one_time => Some(opened(app, account, &kept)?),
        _ => None,
    };
    if is_one_time {
        app.factor_throttle.reserve(account, guesser, now)?;
    }
    let accepted = if is_one_time {
        match secret.and_then(|secret| secret.step_of(&typed, now)) {
            Some(step) => app.store.use_factor_step(account, step).await?,
            None => false,
        }
    } else {
        let hash = digest(&typed);
        app.store.use_recovery_code(account, &hash, now).await?
    };
    if !accepted {
        return Err(ApiError::SecondFactorRefused);
    }
    app.factor_throttle.succeeded(account, guesser);
    Ok(())
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
    let sealed = app.factor_key.seal(account, secret.bytes())?;
    app.store.begin_factor(account, &sealed).await?;
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
    let kept = app.store.factor(account).await?.and_then(|row| row.pending);
    let kept = kept.ok_or(ApiError::SecondFactorRefused)?;
    let step = opened(app, account, &kept)?.step_of(&bare_code(typed), now);
    let step = step.ok_or(ApiError::SecondFactorRefused)?;
    let codes = (0..RECOVERY_CODES)
        .map(|_| referent_password())
        .collect::<Result<Vec<SecretText>, getrandom::Error>>()?;
    let hashes = codes.iter().map(|code| digest(&bare_code(code)));
    let hashes: Vec<String> = hashes.collect();
    let is_active = app
        .store
        .activate_factor(account, &kept, step, &hashes)
        .await?;
    match is_active {
        true => Ok(codes),
        false => Err(ApiError::SecondFactorRefused),
    }
}

/// The secret behind what is kept. One that an earlier version writes while this one runs is in
/// clear; the next start seals it.
fn opened(app: &App, account: AccountId, kept: &str) -> Result<TotpSecret, ApiError> {
    match is_sealed(kept) {
        true => Ok(TotpSecret::from_bytes(
            app.factor_key.unseal(account, kept)?,
        )),
        false => TotpSecret::from_base32(kept).ok_or(ApiError::SecondFactorRefused),
    }
}

/// What is kept of a code on paper. No slow hash: 73 random bits cannot be guessed.
fn digest(bare: &str) -> String {
    hex::encode(Sha256::digest(bare))
}
