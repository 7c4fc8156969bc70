//! What time and sockets bring about.

use super::DecisionContext;
use crate::{
    ids::{DeviceId, Seat},
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
            Command::CreditServerOutage { outage } => self.credit_outage(*outage, context.at),
            Command::NoteConnection {
                seat,
                device,
                connected,
            } => self.note_connection(*seat, *device, *connected),
            Command::NoteCompanion {
                seat,
                device,
                notice,
            } => self.note_companion(*seat, *device, notice, context),
            _ => Err(Refusal::NotAllowed),
        }
    }

    pub(in crate::session) fn expire(&self, now: Timestamp) -> Vec<Event> {
        let due =
            |seat_state: &&SeatState| matches!(seat_state.running(now), Err(Refusal::TimeIsUp));
        let due = self.seats.iter().filter(due);
        self.end_tests(due, EndCause::Time, &ActorName::Server, now)
    }

    /// The device that holds a seat is lost and comes back; one that waits is gone.
    fn note_connection(
        &self,
        seat: Seat,
        device: DeviceId,
        connected: bool,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        if seat_state.is_waiting(device) && !connected {
            return Ok(vec![Event::DeviceLeft { seat, device }]);
        }
        if !seat_state.is_held_by(device) {
            return Ok(Vec::new());
        }
        let lost = seat_state.lost_since.is_some();
        Ok(match (lost, connected) {
            (false, false) => vec![Event::ConnectionLost { seat }],
            (true, true) => vec![Event::ConnectionRestored { seat }],
            _ => Vec::new(),
        })
    }
}
