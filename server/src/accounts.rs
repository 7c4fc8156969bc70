//! Centers and the accounts of their referents. Opened by those who run the
//! server, on its command line: there is no page for it.

use crate::{
    app::App,
    audit::{AuditAction, AuditEntry, AuditLog},
    auth::{self, Referent},
    center_settings::checked,
    clock::Clock,
    store::{
        AccountRow, LoginSelection, Store, account_links,
        accounts::{self, NewAccount},
        end_logins, remove_factor,
    },
    work_pool::WorkKey,
};
use anyhow::{Context, ensure};
use sqlx::AnyConnection;
use uuid::Uuid;
use vigie_shared::{
    api::CenterSettings,
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
    let center = CenterId(Uuid::now_v7());
    let mut transaction = store.pool().begin().await?;
    accounts::insert_center(&mut transaction, center, new.name.trim(), &new.kind).await?;
    insert_referent(&mut transaction, center, &new.referent, &new.email, hash).await?;
    transaction.commit().await?;
    Ok(password)
}

/// Changes what a center says of itself, for those who run the server.
///
/// # Errors
/// When there is no such center, a field has an error (it is named), or the database does not
/// take it.
#[tracing::instrument(skip_all)]
pub async fn change_center(
    store: &Store,
    center: CenterId,
    now: Timestamp,
    change: impl FnOnce(&mut CenterSettings),
) -> anyhow::Result<()> {
    let mut row = store
        .center_settings(center)
        .await?
        .context("there is no such center")?;
    change(&mut row.settings);
    row.settings = checked(&row.settings).map_err(|errors| {
        let errors: Vec<String> = errors
            .iter()
            .map(|error| format!("{}: {}", error.field, error.code))
            .collect();
        anyhow::anyhow!("{}", errors.join(", "))
    })?;
    row.version += 1;
    store.change_center(center, &row, None, now).await?;
    Ok(())
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
    let known = accounts::account_to_change(&mut transaction, &normalized(of)).await?;
    let center = known
        .with_context(|| format!("{of} has no account"))?
        .center;
    insert_referent(&mut transaction, center, name, email, hash).await?;
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
    center: CenterId,
    name: &str,
    email: &str,
    hash: String,
) -> anyhow::Result<()> {
    let account = NewAccount {
        id: AccountId(Uuid::now_v7()),
        center,
        email: &normalized(email),
        name: name.trim(),
        password_hash: hash,
    };
    match accounts::insert_account(connection, account).await {
        Ok(()) => Ok(()),
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
    let known = accounts::account_to_change(&mut transaction, &normalized(email)).await?;
    let Some(AccountRow { id: account, .. }) = known else {
        return Ok(None);
    };
    accounts::set_password_hash(&mut transaction, account, hash).await?;
    account_links::end_of_account(&mut transaction, account, now).await?;
    end_logins(&mut transaction, &LoginSelection::AllOf(account), now).await?;
    transaction.commit().await?;
    Ok(Some(password))
}

/// A password hash in the place of the one that was compared.
#[derive(Clone)]
pub struct PasswordChange {
    /// PHC string of the present password, which was given.
    pub verified: String,
    /// PHC string of the new one.
    pub new: String,
}

/// Gives a referent the password they chose, and ends their other logins. False, and nothing
/// changes, when the password is another one by now: it was reset while this one was compared.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn change_password(
    store: &Store,
    referent: &Referent,
    change: PasswordChange,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    let PasswordChange { verified, new } = change;
    if !accounts::replace_password_hash(&mut transaction, referent.id, &verified, new).await? {
        return Ok(false);
    }
    let others = LoginSelection::OthersOf(referent.id, referent.login);
    account_links::end_of_account(&mut transaction, referent.id, now).await?;
    end_logins(&mut transaction, &others, now).await?;
    transaction.commit().await?;
    Ok(true)
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
    let known = accounts::account_to_change(&mut transaction, &normalized(email)).await?;
    let Some(AccountRow { id: account, .. }) = known else {
        return Ok(None);
    };
    match change {
        AccountChange::Disable => accounts::disable(&mut transaction, account, now).await?,
        AccountChange::Enable => accounts::enable(&mut transaction, account).await?,
        AccountChange::EndLogins => {}
        AccountChange::ResetSecondFactor => {
            remove_factor(&mut transaction, account).await?;
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
    let account = store.account_with_email(&normalized(email)).await?;
    Ok(account.map(|account| account.id))
}

/// Whether this is the password of the account with this e-mail.
///
/// # Errors
/// When the database cannot be read.
pub async fn has_password(app: &App, email: &str, password: &str) -> anyhow::Result<bool> {
    let account = app.store.account_with_email(&normalized(email)).await?;
    let Some(account) = account else {
        return Ok(false);
    };
    let hash = Some(account.password_hash);
    let verified = app.passwords.verify(WorkKey::Server, password.into(), hash);
    Ok(verified.await?)
}

/// The center of the account with this e-mail.
///
/// # Errors
/// When there is none, or the database cannot be read.
pub async fn center_of(store: &Store, email: &str) -> anyhow::Result<CenterId> {
    let account = store.account_with_email(&normalized(email)).await?;
    Ok(account
        .with_context(|| format!("{email} has no account"))?
        .center)
}

/// May this account decide on items for all centers?
///
/// # Errors
/// When the database cannot be read.
pub async fn is_bank_editor(store: &Store, account: AccountId) -> Result<bool, sqlx::Error> {
    let account = store.account(account).await?;
    Ok(account.is_some_and(|account| account.bank_editor))
}

/// Whether an account becomes a bank editor, who decides on items for all centers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BankEditorChange {
    /// From now on it is one.
    Grant,
    /// From now on it is none.
    Revoke,
}

/// Makes the account with this e-mail a bank editor, or takes that away. It stands in the
/// audit trail of its center.
///
/// # Errors
/// When there is no such account, or the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn set_bank_editor(
    store: &Store,
    email: &str,
    change: BankEditorChange,
) -> anyhow::Result<()> {
    let email = normalized(email);
    let account = store.account_with_email(&email).await?;
    let account = account.with_context(|| format!("{email} has no account"))?;
    let (granted, what) = match change {
        BankEditorChange::Grant => (true, "granted"),
        BankEditorChange::Revoke => (false, "revoked"),
    };
    store.set_bank_editor(account.id, granted).await?;
    let entry = AuditEntry::by_operator(AuditAction::ChangeAccount)
        .center(account.center)
        .subject(format!("bank_editor {what} {}", account.id));
    AuditLog::new(store.clone(), Clock::system())
        .record(entry)
        .await;
    Ok(())
}
