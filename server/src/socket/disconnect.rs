//! Why a connection ends.

use tokio_tungstenite::tungstenite;
use vigie_shared::protocol::CloseReason;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Disconnect {
    /// The peer left, or the network failed.
    PeerGone,
    /// The server closes it.
    Close(CloseReason),
}

impl From<&tungstenite::Error> for Disconnect {
    /// Tells frames that break the rules from a network that failed.
    fn from(error: &tungstenite::Error) -> Self {
        match error {
            tungstenite::Error::Capacity(_) => Self::Close(CloseReason::TooLarge),
            tungstenite::Error::Utf8(_) => Self::Close(CloseReason::Malformed),
            // More waits to be written than a client may leave lying.
            tungstenite::Error::WriteBufferFull(_) => Self::Close(CloseReason::Lagging),
            // Also for a violation of WebSocket itself: browsers commit none, but a proxy on
            // the way might, and `malformed` would keep the page from coming back.
            _ => Self::PeerGone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tungstenite::error::{CapacityError, Error, ProtocolError};

    #[test]
    fn errors_of_the_socket_are_distinguished_by_their_type() {
        let too_long = CapacityError::MessageTooLong {
            size: 2,
            max_size: 1,
        };
        let cases = [
            (
                Error::Capacity(too_long),
                Disconnect::Close(CloseReason::TooLarge),
            ),
            (
                Error::Utf8(String::new()),
                Disconnect::Close(CloseReason::Malformed),
            ),
            (
                Error::Protocol(ProtocolError::ResetWithoutClosingHandshake),
                Disconnect::PeerGone,
            ),
            (Error::ConnectionClosed, Disconnect::PeerGone),
            (
                Error::WriteBufferFull(Box::new(tungstenite::Message::text(""))),
                Disconnect::Close(CloseReason::Lagging),
            ),
        ];
        for (error, expected) in cases {
            assert_eq!(Disconnect::from(&error), expected, "{error}");
        }
    }
}
