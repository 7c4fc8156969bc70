//! What a connection asks of its login: that it is still good, and that the password was given
//! lately for what cannot be taken back.

use super::disconnect::Disconnect;
use crate::{
    app::App,
    live::{Audience, OutboundMessage, Outbox, OutboxReplies, done_or_refused},
    login_registry::{LoginConfirmation, OpenLogin},
};
use vigie_shared::{
    ids::{CommandId, LoginId},
    protocol::CloseReason,
    session::{Command, Refusal},
};

/// The login of a connection.
pub(super) struct SocketLogin {
    login: OpenLogin,
    /// Only referents have a password to give again.
    is_referent: bool,
    /// Reaches the client past its actor, which keeps the outbox, and drops it when the
    /// connection is too slow.
    replies: Option<OutboxReplies>,
}

impl SocketLogin {
    pub(super) fn open(app: &App, login: LoginId, audience: Audience) -> Self {
        let is_referent = audience == Audience::Referent;
        Self {
            login: app.logins.register(login, is_referent),
            is_referent,
            replies: None,
        }
    }

    /// Waits until the login is no longer good.
    pub(super) fn ended(&self) -> impl Future<Output = ()> + Send + use<> {
        self.login.ended()
    }

    /// The client has said hello, and is reached through this outbox.
    pub(super) fn joined(&mut self, outbox: &Outbox) {
        self.replies = Some(outbox.replies());
    }

    /// May this command go to the actor? If not, the client has its refusal.
    ///
    /// # Errors
    /// When the login has ended, or cannot be read: then a command that needs the password is
    /// not let through.
    pub(super) async fn admits(
        &mut self,
        id: CommandId,
        command: &Command,
    ) -> Result<bool, Disconnect> {
        // On the heap, because it is rare and every connection has room for its largest wait.
        if self.login.is_use_due()
            && let Err(error) = Box::pin(self.login.used()).await
        {
            tracing::warn!(%error, "use of a login not written");
        }
        if !self.is_referent || !command.needs_confirmation() {
            return Ok(true);
        }
        let refusal = match self.login.confirmation().await {
            Ok(LoginConfirmation::Fresh) => return Ok(true),
            Ok(LoginConfirmation::Stale) => Refusal::ConfirmationNeeded,
            Ok(LoginConfirmation::LoginEnded) => {
                return Err(Disconnect::Close(CloseReason::NotLoggedIn));
            }
            Err(error) => {
                tracing::error!(%error, "login not read");
                Refusal::StorageUnavailable
            }
        };
        if let Some(replies) = &self.replies {
            let frame = done_or_refused(id, Err(refusal));
            // A full outbox ends the connection by itself, as lagging.
            let _ = replies.try_send(OutboundMessage::Frame(frame));
        }
        Ok(false)
    }
}
