//! The tables of the links by mail, with which people choose a password.

pub(crate) mod outbox;

use super::{Store, column};
use sqlx::{AnyConnection, Row, any::AnyRow};
use vigie_shared::{
    api::{CenterPerson, MailStatus, OpenInvitation},
    ids::{AccountId, CenterId, InvitationId},
    time::{MINUTE, Timestamp},
};

/// Invitations of one list, at most: more than a center makes before the first ones expire.
const MAX_LISTED: i64 = 250;

/// How long links that have ended, and their mails, are kept, microseconds.
const KEPT_MICROS: i64 = 30 * 24 * 60 * MINUTE;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Somebody is to have an account at the center.
    Invitation,
    /// The password of this account was forgotten.
    Password(AccountId),
}

impl LinkPurpose {
    /// As in the column `purpose`.
    fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Password(_) => "password",
        }
    }

    fn account(self) -> Option<AccountId> {
        match self {
            Self::Invitation => None,
            Self::Password(account) => Some(account),
        }
    }
}

/// A link. Not `Debug`: addresses are not logged.
#[derive(Clone)]
pub struct AccountLinkRow {
    /// Its public name.
    pub id: InvitationId,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The center of the account.
    pub center: CenterId,
    /// In lower case.
    pub email: String,
    /// Of who is invited; else empty.
    pub name: String,
}

impl Store {
    /// The link with this digest of its secret, if it is still good.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn account_link(
        &self,
        digest: &str,
        now: Timestamp,
    ) -> Result<Option<AccountLinkRow>, sqlx::Error> {
        let row = sqlx::query(
            "select link.id, link.account_id, link.center_id, link.email, link.name \
             from account_link_secret secret join account_link link on link.id = secret.link_id \
             where secret.digest = $1 and link.ended_at is null and link.expires_at > $2",
        )
        .bind(digest)
        .bind(now.0)
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(read).transpose()
    }

    /// Who may log in to a center, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn people_of_center(
        &self,
        center: CenterId,
    ) -> Result<Vec<CenterPerson>, sqlx::Error> {
        let rows = sqlx::query(
            "select id, name, email from referent where center_id = $1 and disabled_at is null \
             order by name, email",
        )
        .bind(center.to_string())
        .fetch_all(&self.pool)
        .await?;
        let read = |row: &AnyRow| {
            Ok(CenterPerson {
                account: column::id(row, 0)?,
                name: row.try_get(1)?,
                email: row.try_get(2)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// The open invitations of a center, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn open_invitations(
        &self,
        center: CenterId,
        now: Timestamp,
    ) -> Result<Vec<OpenInvitation>, sqlx::Error> {
        let rows = sqlx::query(
            "select link.id, link.name, link.email, link.made_at, mail.attempts, mail.sent_at, \
             mail.gave_up_at from account_link link join mail on mail.link_id = link.id \
             where link.center_id = $1 and link.purpose = 'invitation' \
             and link.ended_at is null and (link.expires_at > $2 or link.expires_at = 0) \
             order by link.made_at desc, link.id desc limit $3",
        )
        .bind(center.to_string())
        .bind(now.0)
        .bind(MAX_LISTED)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(read_invitation).collect()
    }

    /// Deletes links that ended or expired long ago, with their mails.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn delete_old_account_links(&self, now: Timestamp) -> Result<(), sqlx::Error> {
        let before = now.0 - KEPT_MICROS;
        let mut transaction = self.pool.begin().await?;
        for statement in [
            "delete from mail where link_id in (select id from account_link where made_at < $1)",
            "delete from account_link_secret where link_id in \
             (select id from account_link where made_at < $1)",
            "delete from account_link where made_at < $1",
        ] {
            sqlx::query(statement)
                .bind(before)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await
    }
}

fn read(row: &AnyRow) -> Result<AccountLinkRow, sqlx::Error> {
    let account: Option<String> = row.try_get(1)?;
    Ok(AccountLinkRow {
        id: column::id(row, 0)?,
        purpose: match account {
            None => LinkPurpose::Invitation,
            Some(_) => LinkPurpose::Password(column::id(row, 1)?),
        },
        center: column::id(row, 2)?,
        email: row.try_get(3)?,
        name: row.try_get(4)?,
    })
}

fn read_invitation(row: &AnyRow) -> Result<OpenInvitation, sqlx::Error> {
    let attempts: i64 = row.try_get(4)?;
    let mail = if column::is_set(row, 5)? {
        MailStatus::Sent
    } else if column::is_set(row, 6)? {
        MailStatus::Failed
    } else if attempts > 0 {
        MailStatus::Delayed
    } else {
        MailStatus::Waiting
    };
    Ok(OpenInvitation {
        id: column::id(row, 0)?,
        name: row.try_get(1)?,
        email: row.try_get(2)?,
        at: Timestamp(row.try_get(3)?),
        mail,
    })
}

/// Adds a link; its secrets follow when its mail is sent.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    link: &AccountLinkRow,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into account_link (id, purpose, center_id, account_id, email, name, made_at, \
         expires_at, ended_at) values ($1, $2, $3, $4, $5, $6, $7, 0, null)",
    )
    .bind(link.id.to_string())
    .bind(link.purpose.name())
    .bind(link.center.to_string())
    .bind(link.purpose.account().map(|account| account.to_string()))
    .bind(link.email.as_str())
    .bind(link.name.as_str())
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes a link that has not ended good until `expires_at`, also with this digest of a secret;
/// false when it has ended.
pub(crate) async fn prolong(
    connection: &mut AnyConnection,
    link: InvitationId,
    digest: Option<&str>,
    expires_at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let open =
        sqlx::query("update account_link set expires_at = $1 where id = $2 and ended_at is null")
            .bind(expires_at.0)
            .bind(link.to_string())
            .execute(&mut *connection)
            .await?;
    if open.rows_affected() == 0 {
        return Ok(false);
    }
    let Some(digest) = digest else {
        return Ok(true);
    };
    sqlx::query("insert into account_link_secret (digest, link_id) values ($1, $2)")
        .bind(digest)
        .bind(link.to_string())
        .execute(connection)
        .await?;
    Ok(true)
}

/// Ends a link that is good: only one of two requests can.
pub(crate) async fn redeem(
    connection: &mut AnyConnection,
    link: InvitationId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let ended = sqlx::query(
        "update account_link set ended_at = $1 \
         where id = $2 and ended_at is null and expires_at > $1",
    )
    .bind(now.0)
    .bind(link.to_string())
    .execute(connection)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// Ends an open invitation of a center, by its id.
pub(crate) async fn withdraw(
    connection: &mut AnyConnection,
    center: CenterId,
    invitation: InvitationId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let ended = sqlx::query(
        "update account_link set ended_at = $1 where id = $2 and center_id = $3 \
         and purpose = 'invitation' and ended_at is null",
    )
    .bind(now.0)
    .bind(invitation.to_string())
    .bind(center.to_string())
    .execute(connection)
    .await?;
    Ok(ended.rows_affected() == 1)
}

/// Ends the open invitations of this address to a center: the next one takes their place.
pub(crate) async fn withdraw_earlier(
    connection: &mut AnyConnection,
    center: CenterId,
    email: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update account_link set ended_at = $1 where center_id = $2 and email = $3 \
         and purpose = 'invitation' and ended_at is null",
    )
    .bind(now.0)
    .bind(center.to_string())
    .bind(email)
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends all links of an account: its password is another now, or it may not log in any more.
pub(crate) async fn end_of_account(
    connection: &mut AnyConnection,
    account: AccountId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query("update account_link set ended_at = $1 where account_id = $2 and ended_at is null")
        .bind(now.0)
        .bind(account.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// How many people a center has invited since then.
pub(crate) async fn invited_since(
    connection: &mut AnyConnection,
    center: CenterId,
    since: Timestamp,
) -> Result<i64, sqlx::Error> {
    sqlx::query(
        "select count(*) from account_link \
         where center_id = $1 and purpose = 'invitation' and made_at > $2",
    )
    .bind(center.to_string())
    .bind(since.0)
    .fetch_one(connection)
    .await?
    .try_get(0)
}

/// How many links were made for the password of an account since then.
pub(crate) async fn made_since(
    connection: &mut AnyConnection,
    account: AccountId,
    since: Timestamp,
) -> Result<i64, sqlx::Error> {
    sqlx::query("select count(*) from account_link where account_id = $1 and made_at > $2")
        .bind(account.to_string())
        .bind(since.0)
        .fetch_one(connection)
        .await?
        .try_get(0)
}
