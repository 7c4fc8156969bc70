//! Doing away with what stands in the way of a finalization.

use super::{
    scenario_runner::Watch,
    session_harness::{SessionHarness, referent},
};
use vigie_shared::{
    ids::Seat,
    session::{
        Actor, Command, Incident, IncidentCategory, IncidentResolution, IncidentSettlement,
        SeatState,
    },
};

impl SessionHarness {
    fn blocked_seats(&self) -> Vec<Seat> {
        let blocked = |seat_state: &SeatState| {
            let test = seat_state.test.as_ref().filter(|test| test.end.is_none());
            let open = test.and_then(|test| test.open_alerts().next());
            open.map(|_| seat_state.config.seat)
        };
        self.session.seats().iter().filter_map(blocked).collect()
    }

    /// A referent ends the tests that an alert blocks; each leaves an incident.
    pub fn end_blocked(&mut self) {
        for seat in self.blocked_seats() {
            self.execute(&referent(), &Command::EndTest { seat })
                .unwrap();
        }
    }

    /// A referent looks at the alerts that nobody handled.
    pub fn uphold_lapsed(&mut self) {
        let open = self.session.incidents().iter();
        let open = open.filter(|one| one.is_open() && one.category == IncidentCategory::A1);
        for incident in open.map(|one| one.id).collect::<Vec<_>>() {
            let uphold = Command::ResolveIncident {
                incident,
                how: IncidentResolution::Upheld,
                reason: "They could not go on.".into(),
            };
            self.execute(&referent(), &uphold).unwrap();
        }
    }

    /// A referent takes note of what is open and does not block.
    pub fn settle(&mut self) {
        let open = self.session.incidents().iter();
        let open = open.filter(|one| one.is_unsettled()).map(|one| one.id);
        let settle = Command::SettleIncidents {
            incidents: open.collect(),
            settlement: IncidentSettlement::Close,
        };
        self.execute(&referent(), &settle).unwrap();
    }

    /// What would stand in the way of a finalization and can be done away with: blocked tests are
    /// ended, what that puts on record is resolved, and all that does not block is noted.
    pub(super) fn leave_nothing_open(&mut self, actor: &Actor, watch: &mut Watch) {
        for seat in self.blocked_seats() {
            self.transition(actor, &Command::EndTest { seat }, watch);
        }
        let found: Vec<Incident> = self.session.incidents().to_vec();
        for incident in found.iter().filter(|one| one.is_open()) {
            let id = incident.id;
            let command = match incident.category {
                IncidentCategory::A1 => Command::ResolveIncident {
                    incident: id,
                    how: IncidentResolution::Upheld,
                    reason: "looked into".into(),
                },
                _ => Command::SettleIncidents {
                    incidents: vec![id],
                    settlement: IncidentSettlement::Close,
                },
            };
            self.transition(actor, &command, watch);
        }
    }
}
