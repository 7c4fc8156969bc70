//! What time and sockets bring about.

use super::DecisionContext;
use crate::{
    ids::Seat,
    rules::EndCause,
    session::{ActorName, Command, Event, Refusal, SeatState, Session},
    time::Timestamp,
};

impl Session {
    pub(super) fn decide_server(
        &self,
        command: &Command,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::ExpireTimers => Ok(self.expire(context.at)),
            Command::NoteConnection { seat, connected } => self.note_connection(*seat, *connected),
            _ => Err(Refusal::NotAllowed),
        }
    }

    pub(in crate::session) fn expire(&self, now: Timestamp) -> Vec<Event> {
        let due =
            |seat_state: &&SeatState| matches!(seat_state.running(now), Err(Refusal::TimeIsUp));
        let due = self.seats.iter().filter(due);
        self.end_tests(due, EndCause::Time, &ActorName::Server, now)
    }

    fn note_connection(&self, seat: Seat, connected: bool) -> Result<Vec<Event>, Refusal> {
        let lost = self.existing_seat(seat)?.lost_since.is_some();
        Ok(match (lost, connected) {
            (false, false) => vec![Event::ConnectionLost { seat }],
            (true, true) => vec![Event::ConnectionRestored { seat }],
            _ => Vec::new(),
        })
    }
}
