//! How mails leave the server: to a mail server, or into a folder.

use crate::{config::MailRoute, store::account_links::outbox::MailRow};
use anyhow::{Context, ensure};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor, address::Envelope, transport::smtp,
};
use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{fs, io::AsyncWriteExt};
use url::Url;
use vigie_shared::secret_text::SecretText;

/// The sender of mails that go into a folder.
const FOLDER_SENDER: &str = "vigie@localhost";

/// How long one step of the conversation with a mail server may take.
const STEP_TIMEOUT: Duration = Duration::from_secs(20);

/// An open route.
pub(super) enum MailTransport {
    Folder(PathBuf),
    Smtp {
        server: AsyncSmtpTransport<Tokio1Executor>,
        from: Address,
    },
}

impl MailTransport {
    /// # Errors
    /// When an address cannot be, or a password would travel in clear.
    pub(super) fn open(route: &MailRoute, data: &Path) -> anyhow::Result<Self> {
        let options = match route {
            MailRoute::Folder => return Ok(Self::Folder(data.join("mail"))),
            MailRoute::Smtp(options) => options,
        };
        let from = options.from.parse::<Address>();
        let from =
            from.with_context(|| format!("--mail-from {} is not an e-mail address", options.from))?;
        // The address is in no error: it may hold a password.
        let url = Url::parse(&options.server)
            .context("--smtp must be of the form smtps://user:password@host:465")?;
        ensure!(
            matches!(url.scheme(), "smtp" | "smtps"),
            "--smtp must begin with smtps:// or smtp://"
        );
        let is_local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let is_sealed = url.scheme() == "smtps"
            || url
                .query_pairs()
                .any(|(key, value)| key == "tls" && value == "required");
        ensure!(
            is_sealed || is_local,
            "--smtp would send links and the password of the mail server in clear: begin it with \
             smtps://, or end it with ?tls=required"
        );
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&options.server)
            .map_err(|_| anyhow::anyhow!("--smtp cannot be used: see docs/OPERATIONS.md"))?;
        Ok(Self::Smtp {
            server: server.timeout(Some(STEP_TIMEOUT)).build(),
            from,
        })
    }

    /// Address of the sender.
    pub(super) fn sender(&self) -> &str {
        match self {
            Self::Folder(_) => FOLDER_SENDER,
            Self::Smtp { from, .. } => from.as_ref(),
        }
    }

    /// Hands a mail over; the error says in a few words why not, without anything of the mail.
    pub(super) async fn send(&self, mail: &MailRow, letter: SecretText) -> Result<(), String> {
        match self {
            Self::Folder(folder) => write(folder, mail, &letter)
                .await
                .map_err(|error| format!("the folder of mails: {error}")),
            Self::Smtp { server, from } => {
                let recipient = mail.recipient.parse::<Address>();
                let recipient = recipient.map_err(|_| "not an address".to_owned())?;
                let envelope = Envelope::new(Some(from.clone()), vec![recipient])
                    .map_err(|_| "no recipient".to_owned())?;
                let sent = server.send_raw(&envelope, letter.as_bytes()).await;
                sent.map(|_| ()).map_err(|error| fault(&error))
            }
        }
    }
}

/// The kind of fault and its number. The words of a mail server may name the recipient.
fn fault(error: &smtp::Error) -> String {
    let kind = if error.is_timeout() {
        "the mail server does not answer"
    } else if error.is_tls() {
        "no secure connection to the mail server"
    } else if error.is_permanent() || error.is_transient() {
        "refused by the mail server"
    } else if error.is_response() {
        "the mail server answers something else than mail"
    } else {
        "the mail server cannot be reached"
    };
    match error.status() {
        Some(code) => format!("{kind}: {code}"),
        None => kind.to_owned(),
    }
}

/// Whole or not at all, for the eyes of the operator only: a link is in it.
async fn write(folder: &Path, mail: &MailRow, letter: &SecretText) -> io::Result<()> {
    fs::create_dir_all(folder).await?;
    let path = folder.join(format!("{}.eml", mail.id));
    let part = folder.join(format!("{}.part", mail.id));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(&part).await?;
    file.write_all(letter.as_bytes()).await?;
    file.sync_all().await?;
    drop(file);
    fs::rename(part, path).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SmtpOptions;

    fn open(server: &str, from: &str) -> Result<(), String> {
        let route = MailRoute::Smtp(SmtpOptions {
            server: server.into(),
            from: from.to_owned(),
        });
        match MailTransport::open(&route, Path::new("data")) {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("{error:#}")),
        }
    }

    #[test]
    fn links_and_passwords_never_travel_in_clear() {
        for good in [
            "smtps://vigie:secret@mail.example.org:465",
            "smtp://vigie:secret@mail.example.org:587?tls=required",
            "smtp://localhost:1025",
        ] {
            assert_eq!(open(good, "vigie@example.org"), Ok(()), "{good}");
        }
        for bad in [
            "smtp://vigie:secret@mail.example.org:25",
            "smtp://vigie:secret@mail.example.org?tls=opportunistic",
            "https://vigie:secret@mail.example.org",
            "vigie:secret",
        ] {
            let refused = open(bad, "vigie@example.org").unwrap_err();
            assert!(!refused.contains("secret"), "{refused}");
        }
        assert!(open("smtp://localhost", "nobody").is_err());
    }
}
