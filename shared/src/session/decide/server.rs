//! What time and sockets bring about.

use super::Context;
use crate::{
    ids::Seat,
    rules::EndCause,
    session::{By, Command, Event, Place, Refusal, Session},
    time::Timestamp,
};

impl Session {
    pub(super) fn decide_server(
        &self,
        command: &Command,
        context: &Context,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::ExpireTimers => Ok(self.expire(context.at)),
            Command::NoteConnection { seat, connected } => self.note_connection(*seat, *connected),
            _ => Err(Refusal::NotAllowed),
        }
    }

    pub(in crate::session) fn expire(&self, now: Timestamp) -> Vec<Event> {
        let due = |place: &&Place| matches!(place.running(now), Err(Refusal::TimeIsUp));
        let due = self.places.iter().filter(due);
        self.end_tests(due, EndCause::Time, &By::Server, now)
    }

    fn note_connection(&self, seat: Seat, connected: bool) -> Result<Vec<Event>, Refusal> {
        let lost = self.seat(seat)?.lost_since.is_some();
        Ok(match (lost, connected) {
            (false, false) => vec![Event::ConnectionLost { seat }],
            (true, true) => vec![Event::ConnectionRestored { seat }],
            _ => Vec::new(),
        })
    }
}
