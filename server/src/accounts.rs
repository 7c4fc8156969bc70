//! Centers and the accounts of their referents. Opened by those who run the
//! server, on its command line: there is no page for it.

use crate::{
    app::App,
    audit::{AuditAction, AuditEntry, AuditLog},
    auth::{self, Referent},
    clock::Clock,
    store::{LoginSelection, Store, end_logins},
    work_pool::WorkKey,
};
use anyhow::{Context, ensure};
use sqlx::{AnyConnection, Row};
use uuid::Uuid;
use vigie_shared::{
    ids::{AccountId, CenterId},
    secret_text::SecretText,
    time::Timestamp,
};

/// A center to be opened, with its first referent.
#[derive(Debug, Clone)]
pub struct NewCenter {
    /// Name, as on certificates.
    pub name: String,
    /// SCO, SUP or PRO.
    pub kind: String,
    /// Name of the referent.
    pub referent: String,
    /// E-mail the referent logs in with.
    pub email: String,
}

/// Kinds of centers; they decide the calendar windows.
pub const KINDS: [&str; 3] = ["SCO", "SUP", "PRO"];

/// Opens a center. Returns the password of its referent, which is kept nowhere else.
///
/// # Errors
/// When a field is empty, the kind is unknown, the e-mail has an account already,
/// or the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn open_center(store: &Store, new: &NewCenter) -> anyhow::Result<SecretText> {
    let fields = [&new.name, &new.referent, &new.email];
    ensure!(
        fields.iter().all(|field| !field.trim().is_empty()),
        "a field is empty"
    );
    ensure!(
        new.email.contains('@'),
        "{} is not an e-mail address",
        new.email
    );
    ensure!(
        KINDS.contains(&new.kind.as_str()),
        "the kind is one of {}",
        KINDS.join(", ")
    );
    let (password, hash) = generate_password()?;
    let center = CenterId(Uuid::now_v7()).to_string();
    let mut transaction = store.pool().begin().await?;
    sqlx::query("insert into center (id, name, kind) values ($1, $2, $3)")
        .bind(center.as_str())
        .bind(new.name.trim())
        .bind(new.kind.as_str())
        .execute(&mut *transaction)
        .await?;
    insert_referent(&mut transaction, &center, &new.referent, &new.email, hash).await?;
    transaction.commit().await?;
    Ok(password)
}

/// Adds a referent to the center of the one with the e-mail `of`. Returns the password, which
/// is kept nowhere else.
///
/// # Errors
/// When a field is empty, no account has the e-mail `of`, the new one has an account
/// already, or the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn add_referent(
    store: &Store,
    of: &str,
    name: &str,
    email: &str,
) -> anyhow::Result<SecretText> {
    ensure!(!name.trim().is_empty(), "the name is empty");
    ensure!(email.contains('@'), "{email} is not an e-mail address");
    let (password, hash) = generate_password()?;
    let mut transaction = store.pool().begin().await?;
    let row = sqlx::query("select center_id from referent where email = $1")
        .bind(normalized(of))
        .fetch_optional(&mut *transaction)
        .await?
        .with_context(|| format!("{of} has no account"))?;
    let center: String = row.try_get(0)?;
    insert_referent(&mut transaction, &center, name, email, hash).await?;
    transaction.commit().await?;
    Ok(password)
}

fn generate_password() -> anyhow::Result<(SecretText, String)> {
    let password = auth::referent_password()?;
    let hash = auth::hash_password(&password)?;
    Ok((password, hash))
}

async fn insert_referent(
    connection: &mut AnyConnection,
    center: &str,
    name: &str,
    email: &str,
    hash: String,
) -> anyhow::Result<()> {
    let inserted = sqlx::query(
        "insert into referent (id, center_id, email, name, password_hash) \
         values ($1, $2, $3, $4, $5)",
    )
    .bind(Uuid::now_v7().hyphenated().to_string())
    .bind(center)
    .bind(normalized(email))
    .bind(name.trim())
    .bind(hash)
    .execute(connection)
    .await;
    match inserted {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.as_database_error() {
            Some(cause) if cause.is_unique_violation() => {
                anyhow::anyhow!("{email} has an account already")
            }
            _ => error.into(),
        }),
    }
}

/// Logins compare e-mails in lower case.
fn normalized(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Gives the referent with this e-mail a new password and ends all logins; none
/// when there is no such account.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn reset_password(
    store: &Store,
    email: &str,
    now: Timestamp,
) -> anyhow::Result<Option<SecretText>> {
    let (password, hash) = generate_password()?;
    let mut transaction = store.pool().begin().await?;
    let Some(account) = account_of(&mut transaction, email).await? else {
        return Ok(None);
    };
    set_password(&mut transaction, account, hash).await?;
    end_logins(&mut transaction, &LoginSelection::AllOf(account), now).await?;
    transaction.commit().await?;
    Ok(Some(password))
}

/// Gives a referent the password they chose, and ends their other logins.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn change_password(
    store: &Store,
    referent: &Referent,
    hash: String,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    set_password(&mut transaction, referent.id, hash).await?;
    let others = LoginSelection::OthersOf(referent.id, referent.login);
    end_logins(&mut transaction, &others, now).await?;
    transaction.commit().await
}

/// A change of an account by those who run the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChange {
    /// The account may not log in any more; its logins end.
    Disable,
    /// It may again.
    Enable,
    /// Its logins end.
    EndLogins,
    /// It has no second factor any more, and its logins end: the person who asks for this
    /// may not be who they say.
    ResetSecondFactor,
}

/// Changes the account with this e-mail; none when there is no such account.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all, fields(?change))]
pub async fn change_account(
    store: &Store,
    email: &str,
    change: AccountChange,
    now: Timestamp,
) -> anyhow::Result<Option<AccountId>> {
    let mut transaction = store.pool().begin().await?;
    let Some(account) = account_of(&mut transaction, email).await? else {
        return Ok(None);
    };
    match change {
        AccountChange::Disable => {
            // The first time counts.
            let disable = "update referent set disabled_at = coalesce(disabled_at, $1) \
                           where id = $2";
            sqlx::query(disable)
                .bind(now.0)
                .bind(account.to_string())
                .execute(&mut *transaction)
                .await?;
        }
        AccountChange::Enable => {
            sqlx::query("update referent set disabled_at = null where id = $1")
                .bind(account.to_string())
                .execute(&mut *transaction)
                .await?;
        }
        AccountChange::EndLogins => {}
        AccountChange::ResetSecondFactor => {
            auth::second_factor::remove(&mut transaction, account).await?;
        }
    }
    if change != AccountChange::Enable {
        end_logins(&mut transaction, &LoginSelection::AllOf(account), now).await?;
    }
    transaction.commit().await?;
    Ok(Some(account))
}

/// The account with this e-mail, if there is one.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(store: &Store, email: &str) -> anyhow::Result<Option<AccountId>> {
    account_of(&mut *store.pool().acquire().await?, email).await
}

async fn account_of(
    connection: &mut AnyConnection,
    email: &str,
) -> anyhow::Result<Option<AccountId>> {
    let row = sqlx::query("select id from referent where email = $1")
        .bind(normalized(email))
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id: String = row.try_get(0)?;
    Ok(Some(id.parse().context("the id of the account")?))
}

async fn set_password(
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

/// Whether this is the password of the account with this e-mail.
///
/// # Errors
/// When the database cannot be read.
pub async fn has_password(app: &App, email: &str, password: &str) -> anyhow::Result<bool> {
    let row = sqlx::query("select password_hash from referent where email = $1")
        .bind(normalized(email))
        .fetch_optional(app.store.pool())
        .await?;
    let Some(row) = row else { return Ok(false) };
    let hash = Some(row.try_get(0)?);
    let verified = app.passwords.verify(WorkKey::Server, password.into(), hash);
    Ok(verified.await?)
}

/// The center of the account with this e-mail.
///
/// # Errors
/// When there is none, or the database cannot be read.
pub async fn center_of(store: &Store, email: &str) -> anyhow::Result<CenterId> {
    let row = sqlx::query("select center_id from referent where email = $1")
        .bind(normalized(email))
        .fetch_one(store.pool())
        .await?;
    let id: String = row.try_get(0)?;
    id.parse().context("the id of the center")
}

/// May this account decide on items for all centers?
///
/// # Errors
/// When the database cannot be read.
pub async fn is_bank_editor(store: &Store, account: AccountId) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("select bank_editor from referent where id = $1")
        .bind(account.to_string())
        .fetch_optional(store.pool())
        .await?;
    row.map_or(Ok(false), |row| Ok(row.try_get::<i64, _>(0)? != 0))
}

/// Makes the account with this e-mail a bank editor, or takes that away. It stands in the
/// audit trail of its center.
///
/// # Errors
/// When there is no such account, or the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn set_bank_editor(store: &Store, email: &str, granted: bool) -> anyhow::Result<()> {
    let email = normalized(email);
    let row = sqlx::query("select id, center_id from referent where email = $1")
        .bind(email.as_str())
        .fetch_optional(store.pool())
        .await?
        .with_context(|| format!("{email} has no account"))?;
    let (account, center): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    sqlx::query("update referent set bank_editor = $1 where id = $2")
        .bind(i64::from(granted))
        .bind(account.as_str())
        .execute(store.pool())
        .await?;
    let what = if granted { "granted" } else { "revoked" };
    let entry = AuditEntry::by_operator(AuditAction::ChangeAccount)
        .center(center.parse()?)
        .subject(format!("bank_editor {what} {account}"));
    AuditLog::new(store.clone(), Clock::system())
        .record(entry)
        .await;
    Ok(())
}
