//! Playing a story: each move becomes a command to the room as it is then.

use super::{
    bank::{Bank, item, right},
    moves::{Move, Story, Wait, Who, Wish},
    room::{Room, candidate_on},
};
use vigie_shared::{
    ids::{AlertId, IncidentId, PresentationId, Seat},
    session::{
        Actor, Command, Event, Incident, IncidentCategory, IncidentResolution, IncidentState,
        Refusal, Session,
    },
    time::Interval,
};

/// One command of a story, with what came of it.
pub struct Turn<'a> {
    pub actor: &'a Actor,
    pub command: &'a Command,
    pub result: &'a Result<Vec<Event>, Refusal>,
}

impl Story {
    /// Plays the story; `watch` sees the room before and after every command.
    pub fn play(&self, mut watch: impl FnMut(&Session, &Turn, &Room)) -> Room {
        let mut room = Room::with(self.seats.clone(), self.companion, Bank::varied());
        let begin = self.begun.iter().flat_map(|(seat, far)| {
            [Wish::Begin, Wish::Rush(*far)].map(|wish| Move {
                wait: Wait::Micros(0),
                seat: *seat,
                who: Who::Candidate(0),
                wish,
            })
        });
        for step in begin.chain(self.moves.iter().cloned()) {
            room.pass_time(step.wait);
            room.play(&step, &mut |before, turn, after| watch(before, turn, after));
        }
        room
    }
}

type Watch<'a> = dyn FnMut(&Session, &Turn, &Room) + 'a;

impl Room {
    fn pass_time(&mut self, wait: Wait) {
        match wait {
            Wait::Micros(micros) => self.wait(micros),
            Wait::Deadline(offset) => {
                let deadline = self.session.next_deadline().unwrap_or(self.now);
                self.now = self.now.max(deadline.plus(offset));
            }
        }
    }

    fn turn(&mut self, actor: &Actor, command: &Command, watch: &mut Watch) {
        let before = self.session.clone();
        let result = self.act(actor, command);
        watch(
            &before,
            &Turn {
                actor,
                command,
                result: &result,
            },
            self,
        );
    }

    fn play(&mut self, step: &Move, watch: &mut Watch) {
        let actor = match step.who {
            Who::Candidate(nth) => candidate_on(step.seat, nth),
            Who::Grace => Actor::Invigilator("Grace".into()),
            Who::Linus => Actor::Invigilator("Linus".into()),
            Who::Referent => Actor::Referent("Edsger".into()),
            Who::Server => Actor::Server,
        };
        match &step.wish {
            Wish::Begin => {
                let confirm = Command::ConfirmPresence {
                    seats: vec![Seat(step.seat)],
                };
                self.turn(&actor, &Command::NoteLogin, watch);
                self.turn(&actor, &Command::ReportCompanion { present: true }, watch);
                self.turn(&actor, &Command::AcceptRules, watch);
                self.turn(&Actor::Invigilator("Grace".into()), &confirm, watch);
                self.turn(&actor, &Command::StartTest, watch);
            }
            Wish::Rush(count) => {
                for _ in 0..*count {
                    let presentation = self.ask_at(step.seat, 0);
                    self.turn(&actor, &Command::Reveal { presentation }, watch);
                    self.turn(
                        &actor,
                        &Command::Answer {
                            presentation,
                            response: right(),
                        },
                        watch,
                    );
                }
            }
            Wish::Trouble => {
                let presentation = self.ask_at(step.seat, 0);
                self.turn(&actor, &Command::Reveal { presentation }, watch);
                self.turn(&actor, &Command::ReportQuestion { presentation }, watch);
            }
            Wish::Stray => {
                let presentation = self.ask_at(step.seat, 0);
                self.turn(&actor, &Command::Reveal { presentation }, watch);
                self.turn(&actor, &Command::LoseFocus { presentation }, watch);
            }
            Wish::Close(end_running) => {
                let end_running = *end_running;
                self.turn(&actor, &Command::Finalize { end_running }, watch);
                self.turn(&actor, &Command::Publish, watch);
            }
            Wish::ChangeDevice(nth) => {
                let actor = candidate_on(step.seat, *nth);
                let authorise = Command::AuthorizeResume {
                    seat: Seat(step.seat),
                };
                self.turn(&actor, &Command::NoteLogin, watch);
                self.turn(&Actor::Invigilator("Grace".into()), &authorise, watch);
                self.turn(&actor, &Command::Resume, watch);
            }
            wish => {
                let seat = self.where_needed(step.seat, wish);
                let command = self.resolve(seat, wish);
                self.turn(&actor, &command, watch);
            }
        }
    }

    /// An invigilator turns to a seat with an open alert, if there is one.
    fn where_needed(&self, seat: u16, wish: &Wish) -> u16 {
        if !matches!(wish, Wish::Accept(0, _) | Wish::Dismiss(0) | Wish::Clear(0)) {
            return seat;
        }
        let needs = |seat_state: &&vigie_shared::session::SeatState| {
            seat_state
                .test
                .as_ref()
                .is_some_and(|test| test.open_alerts().next().is_some())
        };
        self.session
            .seats()
            .iter()
            .find(needs)
            .map_or(seat, |seat_state| seat_state.config.seat.0)
    }

    fn ask_at(&self, seat: u16, offset: i8) -> PresentationId {
        let test = self
            .session
            .seat_state(Seat(seat))
            .and_then(|seat_state| seat_state.test.as_ref());
        let presented = test.map_or(0, |test| test.presentations.len() as u16);
        PresentationId(presented.wrapping_add_signed(offset.into()))
    }

    fn alert_at(&self, seat: u16, back: u8) -> AlertId {
        let test = self
            .session
            .seat_state(Seat(seat))
            .and_then(|seat_state| seat_state.test.as_ref());
        let alerts = test.map_or(0, |test| test.alerts.len() as u16);
        AlertId(alerts.wrapping_sub(back.into()))
    }

    fn incident_at(&self, back: u8) -> IncidentId {
        let incidents = self.session.incidents().len() as u16;
        IncidentId(incidents.wrapping_sub(back.into()))
    }

    /// The latest incident a referent has resolved.
    fn last_judged(&self) -> Option<IncidentId> {
        let judged = |incident: &&Incident| matches!(&incident.state, IncidentState::Resolved { how, .. } if *how != IncidentResolution::Automatic);
        self.session.incidents().iter().rfind(judged).map(|i| i.id)
    }

    fn resolve(&self, n: u16, wish: &Wish) -> Command {
        let seat = Seat(n);
        match wish.clone() {
            Wish::Plain(command) => command,
            Wish::Reveal(at) => Command::Reveal {
                presentation: self.ask_at(n, at),
            },
            Wish::Answer(at, response) => Command::Answer {
                presentation: self.ask_at(n, at),
                response,
            },
            Wish::Pass(at) => Command::Pass {
                presentation: self.ask_at(n, at),
            },
            Wish::LoseFocus(at) => Command::LoseFocus {
                presentation: self.ask_at(n, at),
            },
            Wish::ReportQuestion(at) => Command::ReportQuestion {
                presentation: self.ask_at(n, at),
            },
            Wish::Accept(back, reason) => Command::AcceptAlert {
                seat,
                alert: self.alert_at(n, back),
                reason,
            },
            Wish::Dismiss(back) => Command::DismissAlert {
                seat,
                alert: self.alert_at(n, back),
            },
            Wish::Clear(back) => Command::ClearAlert {
                seat,
                alert: self.alert_at(n, back),
            },
            Wish::Resolve(back, how) => Command::ResolveIncident {
                incident: self.incident_at(back),
                how,
                reason: "looked into".into(),
            },
            Wish::AuthorizeResume => Command::AuthorizeResume { seat },
            Wish::EndTest => Command::EndTest { seat },
            Wish::Abort(reason) => Command::SetAbortReason { seat, reason },
            Wish::Record(category, number, other) => {
                Command::RecordIncident(vigie_shared::session::RecordIncident {
                    category,
                    seats: vec![seat, Seat(other)],
                    number,
                    description: "happened".into(),
                    when: None,
                    credit: false,
                })
            }
            Wish::RoomWide(from, to, other) => {
                Command::RecordIncident(vigie_shared::session::RecordIncident {
                    category: IncidentCategory::R1,
                    seats: vec![seat, Seat(other)],
                    number: None,
                    description: "the network was down".into(),
                    when: Some(Interval {
                        from: self.now.plus(-from),
                        to: self.now.plus(-to),
                    }),
                    credit: true,
                })
            }
            Wish::Delete(back) => Command::DeleteIncident {
                incident: self.incident_at(back),
            },
            Wish::Reopen(back) => Command::ReopenIncident {
                incident: match back {
                    0 => self.last_judged().unwrap_or(self.incident_at(0)),
                    back => self.incident_at(back),
                },
                reason: "heard somebody else".into(),
            },
            Wish::Suspend(k, suspended) => Command::SuspendItem {
                item: item(k),
                suspended,
            },
            Wish::Confirm(seats) => Command::ConfirmPresence {
                seats: seats.into_iter().map(Seat).collect(),
            },
            Wish::Connection(connected) => Command::NoteConnection { seat, connected },
            Wish::Begin
            | Wish::Rush(_)
            | Wish::Trouble
            | Wish::Stray
            | Wish::ChangeDevice(_)
            | Wish::Close(_) => unreachable!("several commands"),
        }
    }
}
