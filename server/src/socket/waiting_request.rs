//! What a frame asks for, and its wait for a turn.

use crate::live::ResumeFrom;
use std::{pin::Pin, time::Duration};
use tokio::time::Sleep;
use vigie_shared::{ids::CommandId, session::Command};

/// What a frame asks for.
pub(super) enum FrameRequest {
    Join(ResumeFrom),
    Command(CommandId, Command),
}

/// A frame that waits for its turn.
pub(super) struct WaitingRequest {
    pub(super) request: FrameRequest,
    turn: Pin<Box<Sleep>>,
}

impl WaitingRequest {
    pub(super) fn new(request: FrameRequest, wait: Duration) -> Box<Self> {
        let turn = Box::pin(tokio::time::sleep(wait));
        Box::new(Self { request, turn })
    }

    /// Waits until it is the turn of what waits; for ever when nothing does.
    pub(super) async fn turn(waiting: &mut Option<Box<Self>>) {
        match waiting {
            Some(waiting) => waiting.turn.as_mut().await,
            None => std::future::pending().await,
        }
    }
}
