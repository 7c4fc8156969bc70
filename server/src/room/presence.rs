//! Connections that come and go.

use super::{
    classify::{Join, Leave},
    commit::BatchOutcome,
    frames,
    state::RoomState,
};
use crate::live::{Audience, OutboundMessage, done_or_refused, welcome};
use vigie_shared::{
    protocol::{CONNECTION_LOST_AFTER, CloseReason},
    session::DeviceExclusion,
    time::Timestamp,
};

impl RoomState {
    /// Admits a connection: welcome, answers to the commands that came with the hello, and
    /// what there is to see.
    #[tracing::instrument(skip_all, level = "debug", name = "join",
        fields(connection = join.connection.0, role = join.audience.role()))]
    pub(super) fn admit(&mut self, join: Join, outcome: &BatchOutcome, now: Timestamp) {
        let Join {
            connection,
            audience,
            watcher,
            outbox,
            resume_from,
        } = join;
        if let Err(reason) = self.may_join(audience, now) {
            let _ = outbox.try_send(OutboundMessage::Close(reason));
            return;
        }
        self.connections.add(connection, audience, outbox);
        if let Some(who) = watcher {
            self.watchers.joined(connection, who, now);
        }
        self.connections.send(connection, welcome(now, self.epoch));
        for (from, id, result) in &outcome.replies {
            if *from == connection {
                self.connections
                    .send(connection, done_or_refused(*id, result.clone()));
            }
        }
        let resumes = resume_from.epoch == Some(self.epoch) && audience == Audience::Invigilator;
        let missed = resumes
            .then(|| {
                self.replay_buffer
                    .after(resume_from.last_seq, self.board.seq)
            })
            .flatten();
        let snapshot = match (audience, missed) {
            (_, Some(missed)) => {
                for frame in missed {
                    self.connections.send(connection, frame);
                }
                return;
            }
            (Audience::Candidate { seat, device }, None) => self.candidate_page(seat, device),
            (Audience::Invigilator, None) => Some(frames::board(&self.board)),
            (Audience::Referent, None) => {
                let finalization = self.finalization(now);
                Some(frames::referent_view(&self.board, finalization))
            }
        };
        if let Some(snapshot) = snapshot {
            self.connections.send(connection, snapshot);
        }
    }

    /// Has the device of a candidate a place at its seat? In a closed session there is
    /// nothing to decide any more.
    fn may_join(&self, audience: Audience, now: Timestamp) -> Result<(), CloseReason> {
        let session = &self.aggregate.session;
        let Audience::Candidate { seat, device } = audience else {
            return Ok(());
        };
        let Some(state) = session
            .seat_state(seat)
            .filter(|_| session.finalized().is_none())
        else {
            return Ok(());
        };
        state
            .may_connect(device, now)
            .map_err(|excluded| match excluded {
                DeviceExclusion::Refused => CloseReason::DeviceRefused,
                DeviceExclusion::TooMany => CloseReason::TooManyDevices,
                DeviceExclusion::TooOften => CloseReason::TooManyEntries,
            })
    }

    /// Starts the time after which a device without a connection counts as lost.
    #[tracing::instrument(skip_all, level = "debug", name = "leave",
        fields(role = leave.audience.role(), silent = leave.silent))]
    pub(super) fn leave(&mut self, leave: &Leave, now: Timestamp) {
        self.watchers.left(leave.connection, now);
        let Audience::Candidate { seat, device } = leave.audience else {
            return;
        };
        let Some(state) = self.aggregate.session.seat_state(seat) else {
            return;
        };
        let ended = state.test.as_ref().is_some_and(|test| test.end.is_some());
        let connected = self.connections.has_device(seat, device);
        if !connected {
            self.companions.page_gone((seat, device), now);
        }
        if !ended && state.entered(device).is_some() && !connected {
            // One that was closed for its silence has been away for that long already.
            let grace = if leave.silent {
                0
            } else {
                CONNECTION_LOST_AFTER
            };
            self.timers.disconnected(seat, device, now.plus(grace));
        } else if !connected {
            self.timers.forget(seat, device);
        }
    }
}
