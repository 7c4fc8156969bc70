//! The table of mails: what waits to be sent, and what became of it.

use crate::store::{Store, column};
use sqlx::{AnyConnection, Row, any::AnyRow};
use uuid::Uuid;
use vigie_i18n::Language;
use vigie_shared::{ids::InvitationId, time::Timestamp};

/// Mails that are read together.
const BATCH: i64 = 20;

/// Mails that wait at once, of all centers: one more is refused.
const MAX_WAITING: i64 = 5_000;

/// Which text a mail has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailMessage {
    /// An invitation to a center, with a link.
    Invitation,
    /// The same to who has an account at another center, without a link.
    InvitationElsewhere,
    /// A link for a forgotten password.
    Password,
}

impl MailMessage {
    const ALL: [Self; 3] = [Self::Invitation, Self::InvitationElsewhere, Self::Password];

    /// As in the column `message`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::InvitationElsewhere => "invitation_elsewhere",
            Self::Password => "password",
        }
    }

    /// Does it carry a link?
    pub fn has_link(self) -> bool {
        !matches!(self, Self::InvitationElsewhere)
    }
}

/// A mail to be written into the outbox. Not `Debug`: addresses are not logged.
#[derive(Clone)]
pub struct NewMail {
    /// What it is about.
    pub link: InvitationId,
    /// Which text.
    pub message: MailMessage,
    /// In which language.
    pub language: Language,
    /// To whom.
    pub recipient: String,
}

/// A mail that is due. Not `Debug`: addresses are not logged.
#[derive(Clone)]
pub struct MailRow {
    /// Its id, also in its header.
    pub id: Uuid,
    /// What it is about.
    pub link: InvitationId,
    /// Which text; none for one of a later version, which is left to it.
    pub message: Option<MailMessage>,
    /// In which language.
    pub language: Language,
    /// To whom.
    pub recipient: String,
    /// Of who is invited.
    pub name: String,
    /// Name of the center.
    pub center: String,
    /// When it was written into the outbox.
    pub made_at: Timestamp,
    /// When it was due.
    pub due_at: Timestamp,
    /// Attempts before this one.
    pub attempts: u32,
}

impl Store {
    /// The mails that are due, the oldest first; at most twenty.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn due_mails(&self, now: Timestamp) -> Result<Vec<MailRow>, sqlx::Error> {
        let rows = sqlx::query(
            "select mail.id, mail.link_id, mail.message, mail.language, mail.recipient, \
             link.name, center.name, mail.made_at, mail.due_at, mail.attempts \
             from mail join account_link link on link.id = mail.link_id \
             join center on center.id = link.center_id \
             where mail.due_at <= $1 and mail.sent_at is null and mail.gave_up_at is null \
             order by mail.due_at limit $2",
        )
        .bind(now.0)
        .bind(BATCH)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(read).collect()
    }

    /// When the next mail is due, if one waits.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next_mail(&self) -> Result<Option<Timestamp>, sqlx::Error> {
        let row = sqlx::query(
            "select min(due_at) from mail where sent_at is null and gave_up_at is null",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(row.try_get::<Option<i64>, _>(0)?.map(Timestamp))
    }

    /// Since when a mail waits that was tried without success, if one does.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn mail_delayed_since(&self) -> Result<Option<Timestamp>, sqlx::Error> {
        let row = sqlx::query(
            "select min(made_at) from mail \
             where sent_at is null and gave_up_at is null and attempts > 0",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(row.try_get::<Option<i64>, _>(0)?.map(Timestamp))
    }

    /// Takes a mail for one attempt, and makes its link good until then, with this digest of a
    /// secret if it carries one: before it is sent, as a link that arrives must be good.
    /// `retry_at` is when the mail is due again if nothing else is said. False when another server
    /// has taken it, or its link has ended.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn take_mail(
        &self,
        mail: &MailRow,
        retry_at: Timestamp,
        digest: Option<&str>,
        expires_at: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.begin().await?;
        let taken = sqlx::query(
            "update mail set due_at = $1, attempts = attempts + 1 \
             where id = $2 and due_at = $3 and sent_at is null and gave_up_at is null",
        )
        .bind(retry_at.0)
        .bind(mail.id.to_string())
        .bind(mail.due_at.0)
        .execute(&mut *transaction)
        .await?;
        if taken.rows_affected() == 0 {
            return Ok(false);
        }
        if !super::prolong(&mut transaction, mail.link, digest, expires_at).await? {
            transaction.rollback().await?;
            self.mail_given_up(mail, retry_at).await?;
            return Ok(false);
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps that a mail was sent.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn mail_sent(&self, mail: &MailRow, now: Timestamp) -> Result<(), sqlx::Error> {
        sqlx::query("update mail set sent_at = $1 where id = $2")
            .bind(now.0)
            .bind(mail.id.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Keeps that nothing is tried any more.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn mail_given_up(&self, mail: &MailRow, now: Timestamp) -> Result<(), sqlx::Error> {
        sqlx::query("update mail set gave_up_at = $1 where id = $2")
            .bind(now.0)
            .bind(mail.id.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<MailRow, sqlx::Error> {
    let message: String = row.try_get(2)?;
    let language: String = row.try_get(3)?;
    Ok(MailRow {
        id: column::id(row, 0)?,
        link: column::id(row, 1)?,
        message: MailMessage::ALL
            .into_iter()
            .find(|one| one.name() == message),
        language: Language::from_tag(&language).unwrap_or_default(),
        recipient: row.try_get(4)?,
        name: row.try_get(5)?,
        center: row.try_get(6)?,
        made_at: Timestamp(row.try_get(7)?),
        due_at: Timestamp(row.try_get(8)?),
        attempts: column::number("mail.attempts", row.try_get(9)?)?,
    })
}

/// Writes a mail into the outbox, due at once; false when too many wait.
pub(crate) async fn enqueue(
    connection: &mut AnyConnection,
    mail: &NewMail,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let waiting: i64 =
        sqlx::query("select count(*) from mail where sent_at is null and gave_up_at is null")
            .fetch_one(&mut *connection)
            .await?
            .try_get(0)?;
    if waiting >= MAX_WAITING {
        return Ok(false);
    }
    sqlx::query(
        "insert into mail (id, link_id, message, language, recipient, made_at, due_at, attempts) \
         values ($1, $2, $3, $4, $5, $6, $6, 0)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(mail.link.to_string())
    .bind(mail.message.name())
    .bind(mail.language.tag())
    .bind(mail.recipient.as_str())
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(true)
}
