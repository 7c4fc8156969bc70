//! Connections that come and go.

use super::{
    classify::{Join, Leave},
    commit::BatchOutcome,
    frames,
    state::RoomState,
};
use crate::live::{Audience, done_or_refused, welcome};
use vigie_shared::{ids::DeviceId, protocol::CONNECTION_LOST_AFTER, time::Timestamp};

impl RoomState {
    /// Admits a connection: welcome, answers to the commands that came with the hello, and
    /// what there is to see.
    #[tracing::instrument(skip_all, level = "debug", name = "join",
        fields(connection = join.connection.0, role = join.audience.role()))]
    pub(super) fn admit(&mut self, join: Join, outcome: &BatchOutcome, now: Timestamp) {
        let Join {
            connection,
            audience,
            outbox,
            resume_from,
        } = join;
        self.connections.add(connection, audience, outbox);
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

    /// Starts the time after which a candidate without a connection counts as lost.
    #[tracing::instrument(skip_all, level = "debug", name = "leave",
        fields(role = leave.audience.role(), silent = leave.silent))]
    pub(super) fn leave(&mut self, leave: &Leave, now: Timestamp) {
        let Audience::Candidate { seat, device } = leave.audience else {
            return;
        };
        let devices = self.devices(seat);
        let state = self.aggregate.session.seat_state(seat);
        let test = state.and_then(|state| state.test.as_ref());
        let ended = test.is_some_and(|test| test.end.is_some());
        let connected = |device: DeviceId| self.connections.has_device(seat, device);
        if !ended
            && devices.contains(&Some(device))
            && !devices.into_iter().flatten().any(connected)
        {
            // One that was closed for its silence has been away for that long already.
            let grace = if leave.silent {
                0
            } else {
                CONNECTION_LOST_AFTER
            };
            self.timers.disconnected(seat, now.plus(grace));
        }
    }
}
