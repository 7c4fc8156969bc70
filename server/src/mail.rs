//! Mails: written into the outbox with what causes them, and sent by one task.
//!
//! The secret of a link is made for each attempt, so that the database holds none: the mail that
//! arrives twice has two, and both are good until the link was used. A mail is tried at once,
//! then after a minute, and twice as late each time up to an hour, for three days. It may arrive
//! twice, and is never lost: it is taken off the outbox only when the mail server has said that it
//! has it.

mod letter;
mod transport;

use crate::{
    clock::Clock,
    config::Config,
    store::{
        Store,
        account_links::outbox::{MailMessage, MailRow},
    },
};
use letter::MailLetter;
use sha2::{Digest, Sha256};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Notify, time::timeout};
use transport::MailTransport;
use vigie_shared::{
    secret_text::SecretText,
    time::{MINUTE, Timestamp},
};

const HOUR: i64 = 60 * MINUTE;

/// How long a link for a forgotten password is good, microseconds.
pub const PASSWORD_LINK_MICROS: i64 = HOUR;

/// How long an invitation is good, microseconds.
pub const INVITATION_MICROS: i64 = 7 * 24 * HOUR;

/// How long sending is tried, microseconds.
const PATIENCE_MICROS: i64 = 3 * 24 * HOUR;

/// An attempt that has said nothing for so long has failed; also when the server has died.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(60);

/// Time between two looks at the outbox when nothing is known to be due, microseconds: another
/// server, or the command line, may have written into it.
const LOOK_INTERVAL: i64 = MINUTE;

/// Time between two deletions of what is kept no longer, microseconds.
const CLEAN_UP_INTERVAL: i64 = 6 * HOUR;

/// Sends what waits in the outbox.
#[derive(Clone)]
pub struct MailService(Arc<MailParts>);

struct MailParts {
    transport: MailTransport,
    store: Store,
    clock: Clock,
    /// Address of the server in browsers, for the links.
    origin: String,
    written: Notify,
}

impl MailService {
    /// # Errors
    /// When the address of the mail server or that of the sender cannot be, or a password would
    /// travel in clear.
    pub fn new(
        config: &Config,
        store: Store,
        clock: Clock,
        origin: String,
    ) -> anyhow::Result<Self> {
        Ok(Self(Arc::new(MailParts {
            transport: MailTransport::open(&config.mail, &config.data)?,
            store,
            clock,
            origin,
            written: Notify::new(),
        })))
    }

    /// Looks at the outbox now, after something was written into it.
    pub fn look_now(&self) {
        self.0.written.notify_one();
    }

    /// Sends what is due, as it becomes due.
    pub async fn send_for_ever(self) {
        self.0.send_for_ever().await;
    }
}

impl MailParts {
    async fn send_for_ever(&self) {
        let mut clean_at = self.clock.now();
        loop {
            let now = self.clock.now();
            if clean_at <= now {
                clean_at = now.plus(CLEAN_UP_INTERVAL);
                if let Err(error) = self.store.delete_old_account_links(now).await {
                    tracing::error!(%error, "old links and mails not deleted");
                }
            }
            let next = match self.send_due().await {
                Ok(next) => next.unwrap_or(now.plus(LOOK_INTERVAL)),
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be read");
                    now.plus(LOOK_INTERVAL)
                }
            };
            tokio::select! {
                () = self.clock.wait_until(next.min(now.plus(LOOK_INTERVAL))) => {}
                () = self.written.notified() => {}
            }
        }
    }

    /// Tries what is due, and says when the next one is.
    async fn send_due(&self) -> Result<Option<Timestamp>, sqlx::Error> {
        loop {
            let due = self.store.due_mails(self.clock.now()).await?;
            if due.is_empty() {
                return self.store.next_mail().await;
            }
            for mail in &due {
                self.attempt(mail).await?;
            }
        }
    }

    async fn attempt(&self, mail: &MailRow) -> Result<(), sqlx::Error> {
        let now = self.clock.now();
        let retry_at = now.plus(pause_after(mail.attempts));
        let Some(message) = mail.message else {
            // A text of a later version, which sends it when it runs again.
            self.store.take_mail(mail, retry_at, None, now).await?;
            return Ok(());
        };
        let secret = match new_secret() {
            Ok(secret) => secret,
            Err(error) => {
                tracing::error!(%error, "no randomness for the link of a mail");
                self.store.take_mail(mail, retry_at, None, now).await?;
                return Ok(());
            }
        };
        let digest = message.has_link().then(|| link_digest(&secret));
        let expires_at = now.plus(validity(message));
        let taken = self
            .store
            .take_mail(mail, retry_at, digest.as_deref(), expires_at);
        if !taken.await? {
            return Ok(());
        }
        let letter = MailLetter {
            mail,
            message,
            origin: &self.origin,
            from: self.transport.sender(),
            secret: &secret,
            at: now,
        };
        let sent = timeout(ATTEMPT_TIMEOUT, self.transport.send(mail, letter.compose())).await;
        let fault = match sent {
            Ok(Ok(())) => return self.store.mail_sent(mail, self.clock.now()).await,
            Ok(Err(fault)) => fault,
            Err(_) => "no answer within a minute".to_owned(),
        };
        let attempts = mail.attempts + 1;
        // Without the address: whose mail it is stands in the database.
        tracing::warn!(mail = %mail.id, attempts, fault, "a mail was not sent");
        if now.since(mail.made_at) > PATIENCE_MICROS {
            tracing::error!(mail = %mail.id, "a mail was given up after three days");
            self.store.mail_given_up(mail, now).await?;
        }
        Ok(())
    }
}

/// Time until the next attempt, microseconds.
fn pause_after(attempts: u32) -> i64 {
    (MINUTE << attempts.min(6)).min(HOUR)
}

fn validity(message: MailMessage) -> i64 {
    match message {
        MailMessage::Invitation | MailMessage::InvitationElsewhere => INVITATION_MICROS,
        MailMessage::Password => PASSWORD_LINK_MICROS,
    }
}

/// What opens a link: 128 random bits, in hexadecimal.
fn new_secret() -> Result<SecretText, getrandom::Error> {
    let mut bits = zeroize::Zeroizing::new([0_u8; 16]);
    getrandom::fill(&mut *bits)?;
    Ok(hex::encode(*bits).into())
}

/// What is kept of the secret of a link. No slow hash: 128 random bits cannot be guessed, and
/// looking a digest up tells nothing about the secrets beside it.
pub fn link_digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_come_rarer_and_at_least_once_an_hour() {
        assert_eq!(pause_after(0), MINUTE);
        assert_eq!(pause_after(1), 2 * MINUTE);
        assert_eq!(pause_after(5), 32 * MINUTE);
        assert_eq!(pause_after(6), HOUR);
        assert_eq!(pause_after(u32::MAX), HOUR);
    }
}
