//! Frames that are the same for every audience. A frame is encoded once for all who get it.

use serde::Serialize;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use vigie_shared::{
    ids::{CommandId, Epoch, IncidentId},
    protocol::CommonMessage,
    session::Refusal,
    time::Timestamp,
};

/// Encodes one message. Frames wait in queues and replay buffers, so none keeps room to grow.
pub(crate) fn encode<T: Serialize>(message: &T) -> Utf8Bytes {
    let mut text =
        serde_json::to_string(message).expect("messages are plain data with string keys");
    text.shrink_to_fit();
    text.into()
}

/// Answer to `Hello`.
pub(crate) fn welcome(now: Timestamp, epoch: Epoch) -> Utf8Bytes {
    encode(&CommonMessage::Welcome { now, epoch })
}

/// Answer to a command; `Ok` has the incident it put on record.
pub(crate) fn done_or_refused(
    id: CommandId,
    result: Result<Option<IncidentId>, Refusal>,
) -> Utf8Bytes {
    encode(&match result {
        Ok(created) => CommonMessage::Done { id, created },
        Err(refusal) => CommonMessage::Refused { id, refusal },
    })
}
