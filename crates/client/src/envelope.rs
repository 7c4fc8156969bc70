//! The outside of a message of the server.

use serde::Deserialize;
use std::borrow::Cow;
use vigie_shared::{
    ids::{CommandId, Epoch},
    session::Refusal,
    time::Timestamp,
};

/// The fields of any message that the connection itself needs.
///
/// A struct of optional fields and not the protocol's tagged enum: that one buffers the
/// whole frame before it looks at the tag, and a load test reads thousands of frames a
/// second on the processors of the server it measures.
#[derive(Debug, Deserialize)]
pub struct Envelope<'a> {
    /// `type` of the message.
    #[serde(rename = "type", borrow)]
    pub kind: Cow<'a, str>,
    /// Of `snapshot` and `change`.
    pub seq: Option<u64>,
    /// Of `welcome`.
    pub epoch: Option<Epoch>,
    /// Of `welcome` and `heartbeat`.
    pub now: Option<Timestamp>,
    /// Of `done` and `refused`.
    pub id: Option<CommandId>,
    /// Of `refused`.
    pub refusal: Option<Refusal>,
    /// Of `restarting`, milliseconds.
    pub reconnect_in: Option<u32>,
}
