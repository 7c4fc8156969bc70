//! The live kernel: what an actor with connections needs, whatever it serves.
//!
//! A room and a center are two actors on it. Each owns its state and its mailbox; a
//! connection reaches it through a [`LiveHandle`] and says only what is in [`LiveMessage`].
//! Nothing here knows of sessions, journals or HTTP.

mod audience;
mod connections;
mod encoding;
mod guard;
mod handle;
mod outbox;
mod registry;

pub(crate) use audience::{Audience, ConnectionId};
pub(crate) use connections::Connections;
pub(crate) use encoding::{done_or_refused, encode, welcome};
pub(crate) use guard::DisconnectGuard;
pub(crate) use handle::{LiveHandle, LiveMessage, ResumeFrom};
pub(crate) use outbox::{OutboundMessage, Outbox, OutboxReceiver, OutboxReplies, outbox};
pub(crate) use registry::{ActorHandle, ActorRegistry};
