//! People come and go: invitations to a center, forgotten passwords, removal.
//!
//! Nobody learns here who else has an account: an invitation to an address with
//! an account at another center is written and answered as any other, and only its owner learns
//! from the mail why nothing comes of it.

use crate::{
    auth::Referent,
    mail::{INVITATION_MICROS, link_digest},
    store::{
        AccountRow, LoginSelection, Store,
        account_links::{
            self, AccountLinkRow, LinkPurpose,
            outbox::{self, MailMessage, NewMail},
        },
        accounts::{self, NewAccount},
        end_logins,
    },
};
use sqlx::AnyConnection;
use uuid::Uuid;
use vigie_i18n::Language;
use vigie_shared::{
    ids::{AccountId, CenterId, InvitationId},
    limits::MAX_INVITATIONS_PER_WEEK,
    time::{MINUTE, Timestamp},
};

/// Links for one forgotten password within an hour: more would be somebody who wants to annoy.
const MAX_PASSWORD_LINKS_PER_HOUR: i64 = 3;

/// Somebody to be invited. Not `Debug`: addresses are not logged.
#[derive(Clone)]
pub struct NewInvitation {
    /// Their name.
    pub name: String,
    /// In lower case.
    pub email: String,
    /// Of the mail.
    pub language: Language,
}

/// What came of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationOutcome {
    /// The mail waits in the outbox.
    Invited(InvitationId),
    /// They have an account at this center.
    IsHere,
    /// The center has invited too many people within seven days.
    TooMany,
    /// Too many mails wait.
    OutboxFull,
}

/// Invites somebody to a center. An earlier invitation to the same address ends.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn invite(
    store: &Store,
    center: CenterId,
    new: &NewInvitation,
    now: Timestamp,
) -> Result<InvitationOutcome, sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    accounts::lock_center(&mut transaction, center).await?;
    let account = accounts::account_with_email(&mut transaction, &new.email).await?;
    let message = match account {
        Some(account) if account.center != center => MailMessage::InvitationElsewhere,
        Some(account) if !account.disabled => return Ok(InvitationOutcome::IsHere),
        // Who was removed may come back.
        Some(_) | None => MailMessage::Invitation,
    };
    let week_ago = Timestamp(now.0 - INVITATION_MICROS);
    let invited = account_links::invited_since(&mut transaction, center, week_ago).await?;
    if usize::try_from(invited).unwrap_or(usize::MAX) >= MAX_INVITATIONS_PER_WEEK {
        return Ok(InvitationOutcome::TooMany);
    }
    account_links::withdraw_earlier(&mut transaction, center, &new.email, now).await?;
    let link = AccountLinkRow {
        id: InvitationId(Uuid::now_v7()),
        purpose: LinkPurpose::Invitation,
        center,
        email: new.email.clone(),
        name: new.name.clone(),
    };
    account_links::insert(&mut transaction, &link, now).await?;
    let mail = NewMail {
        link: link.id,
        message,
        language: new.language,
        recipient: new.email.clone(),
    };
    if !outbox::enqueue(&mut transaction, &mail, now).await? {
        return Ok(InvitationOutcome::OutboxFull);
    }
    transaction.commit().await?;
    Ok(InvitationOutcome::Invited(link.id))
}

/// Withdraws an open invitation of a center; false when there is none.
///
/// # Errors
/// When the database does not take it.
pub async fn withdraw(
    store: &Store,
    center: CenterId,
    invitation: InvitationId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    let withdrawn = account_links::withdraw(&mut transaction, center, invitation, now).await?;
    transaction.commit().await?;
    Ok(withdrawn)
}

/// Has a link sent to the owner of this address, if it has an account that may log in. Gives the
/// account for which a mail was written.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn forgotten_password(
    store: &Store,
    email: &str,
    language: Language,
    now: Timestamp,
) -> Result<Option<AccountRow>, sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    let account = accounts::account_to_change(&mut transaction, email).await?;
    let Some(account) = account.filter(|account| !account.disabled) else {
        return Ok(None);
    };
    let hour_ago = Timestamp(now.0 - 60 * MINUTE);
    let made = account_links::made_since(&mut transaction, account.id, hour_ago).await?;
    if made >= MAX_PASSWORD_LINKS_PER_HOUR {
        return Ok(None);
    }
    let link = AccountLinkRow {
        id: InvitationId(Uuid::now_v7()),
        purpose: LinkPurpose::Password(account.id),
        center: account.center,
        email: account.email.clone(),
        name: String::new(),
    };
    account_links::insert(&mut transaction, &link, now).await?;
    let mail = NewMail {
        link: link.id,
        message: MailMessage::Password,
        language,
        recipient: account.email.clone(),
    };
    if !outbox::enqueue(&mut transaction, &mail, now).await? {
        return Ok(None);
    }
    transaction.commit().await?;
    Ok(Some(account))
}

/// The link that this secret opens, if it is still good.
///
/// # Errors
/// When the database cannot be read.
pub async fn link_of(
    store: &Store,
    secret: &str,
    now: Timestamp,
) -> Result<Option<AccountLinkRow>, sqlx::Error> {
    store.account_link(&link_digest(secret), now).await
}

/// Uses a link, once: the account has this password from now on, its logins and its other links
/// end. Gives the account; none, and nothing changes, when the link is good no longer.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn use_link(
    store: &Store,
    link: &AccountLinkRow,
    hash: String,
    now: Timestamp,
) -> Result<Option<AccountId>, sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    if !account_links::redeem(&mut transaction, link.id, now).await? {
        return Ok(None);
    }
    let account = accounts::account_with_email(&mut transaction, &link.email).await?;
    let id = match (link.purpose, account) {
        (LinkPurpose::Password(id), Some(account)) if account.id == id && !account.disabled => {
            accounts::set_password_hash(&mut transaction, id, hash).await?;
            id
        }
        // They were removed, and come back: under the account that is on record.
        (LinkPurpose::Invitation, Some(account))
            if account.center == link.center && account.disabled =>
        {
            accounts::set_password_hash(&mut transaction, account.id, hash).await?;
            accounts::set_name(&mut transaction, account.id, &link.name).await?;
            accounts::enable(&mut transaction, account.id).await?;
            account.id
        }
        (LinkPurpose::Invitation, None) => {
            let id = AccountId(Uuid::now_v7());
            let account = NewAccount {
                id,
                center: link.center,
                email: &link.email,
                name: &link.name,
                password_hash: hash,
            };
            accounts::insert_account(&mut transaction, account).await?;
            id
        }
        _ => return Ok(None),
    };
    end_all(&mut transaction, id, now).await?;
    transaction.commit().await?;
    Ok(Some(id))
}

/// What came of removing somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovalOutcome {
    /// They may not log in any more, and their logins have ended.
    Removed,
    /// No such person works for the center.
    Unknown,
    /// Nobody else of the center may log in.
    IsLast,
}

/// Removes somebody from the center of `by`. Their account stays on record, without a login.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn remove(
    store: &Store,
    by: &Referent,
    account: AccountId,
    now: Timestamp,
) -> Result<RemovalOutcome, sqlx::Error> {
    let mut transaction = store.pool().begin().await?;
    // Of two who remove each other at once, the second one is the last.
    accounts::lock_center(&mut transaction, by.center).await?;
    let active = accounts::active_of_center(&mut transaction, by.center).await?;
    if !active.contains(&account) {
        return Ok(RemovalOutcome::Unknown);
    }
    if active.len() == 1 {
        return Ok(RemovalOutcome::IsLast);
    }
    accounts::disable(&mut transaction, account, now).await?;
    end_all(&mut transaction, account, now).await?;
    transaction.commit().await?;
    Ok(RemovalOutcome::Removed)
}

async fn end_all(
    connection: &mut AnyConnection,
    account: AccountId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    account_links::end_of_account(&mut *connection, account, now).await?;
    end_logins(connection, &LoginSelection::AllOf(account), now).await?;
    Ok(())
}
