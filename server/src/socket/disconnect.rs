//! Why a connection ends.

use std::error::Error as _;
use tokio_tungstenite::tungstenite;
use vigie_shared::protocol::CloseReason;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Disconnect {
    /// The peer left, or the network failed.
    PeerGone,
    /// The server closes it.
    Close(CloseReason),
}

impl From<&axum::Error> for Disconnect {
    /// Tells frames that break the rules from a network that failed.
    fn from(error: &axum::Error) -> Self {
        let cause = error
            .source()
            .and_then(|cause| cause.downcast_ref::<tungstenite::Error>());
        match cause {
            Some(tungstenite::Error::Capacity(_)) => Self::Close(CloseReason::TooLarge),
            Some(tungstenite::Error::Utf8(_)) => Self::Close(CloseReason::Malformed),
            // Also for a violation of WebSocket itself: browsers commit none, but a proxy on
            // the way might, and `malformed` would keep the page from coming back.
            Some(tungstenite::Error::Protocol(_)) | Some(_) | None => Self::PeerGone,
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
        ];
        for (cause, expected) in cases {
            let error = axum::Error::new(cause);
            assert_eq!(Disconnect::from(&error), expected, "{error}");
        }
    }
}
