//! Playing a scenario: each move becomes a command to the room as it is then.

use super::{
    actor_kind::ActorKind,
    corrections::change_terms,
    fake_engine::{FakeEngine, item, right},
    page_steps::signal,
    scenario::{CommandTemplate, Scenario, ScenarioStep, TimeStep},
    session_harness::{
        SessionHarness, authorize, candidate_on, companion, confirm, confirm_on, connection,
        device, noticed, refuse,
    },
};
use vigie_shared::{
    ids::{AlertId, IncidentId, PresentationId, Seat},
    session::{
        Actor, Command, Event, Incident, IncidentCategory, IncidentResolution, IncidentState,
        Refusal, SeatDevice, Session,
    },
    time::Interval,
};

/// One command of a scenario, with what came of it.
pub struct Transition<'a> {
    pub actor: &'a Actor,
    pub command: &'a Command,
    pub result: &'a Result<Vec<Event>, Refusal>,
}

impl Scenario {
    /// Plays the scenario; `watch` sees the room before and after every command.
    pub fn run(
        &self,
        mut watch: impl FnMut(&Session, &Transition, &SessionHarness),
    ) -> SessionHarness {
        let mut room =
            SessionHarness::with_seats(self.seats.clone(), self.companion, FakeEngine::varied());
        self.run_in(&mut room, &mut watch);
        room
    }

    /// Plays the scenario as it were if no page had reported anything of itself.
    pub fn run_with_silent_pages(&self) -> SessionHarness {
        let mut room =
            SessionHarness::with_seats(self.seats.clone(), self.companion, FakeEngine::varied());
        room.pages_are_silent = true;
        self.run_in(&mut room, &mut |_, _, _| {});
        room
    }

    fn run_in(&self, room: &mut SessionHarness, watch: &mut Watch) {
        let begin = self.begun.iter().flat_map(|(seat, far)| {
            [CommandTemplate::Begin, CommandTemplate::Rush(*far)].map(|template| ScenarioStep {
                wait: TimeStep::Micros(0),
                seat: *seat,
                who: ActorKind::Candidate(0),
                template,
            })
        });
        for step in begin.chain(self.moves.iter().cloned()) {
            room.pass_time(step.wait);
            room.run_step(&step, &mut |before, turn, after| watch(before, turn, after));
        }
    }
}

pub(super) type Watch<'a> = dyn FnMut(&Session, &Transition, &SessionHarness) + 'a;

impl SessionHarness {
    fn pass_time(&mut self, wait: TimeStep) {
        match wait {
            TimeStep::Micros(micros) => self.wait(micros),
            TimeStep::Deadline(offset) => {
                let deadline = self.session.next_deadline().unwrap_or(self.now);
                self.now = self.now.max(deadline.plus(offset));
            }
        }
    }

    pub(super) fn transition(&mut self, actor: &Actor, command: &Command, watch: &mut Watch) {
        let before = self.session.clone();
        let result = self.execute(actor, command);
        watch(
            &before,
            &Transition {
                actor,
                command,
                result: &result,
            },
            self,
        );
    }

    fn run_step(&mut self, step: &ScenarioStep, watch: &mut Watch) {
        let actor = match step.who {
            ActorKind::Candidate(nth) => candidate_on(step.seat, nth),
            ActorKind::Grace => Actor::Invigilator("Grace".into()),
            ActorKind::Linus => Actor::Invigilator("Linus".into()),
            ActorKind::Referent => Actor::Referent("Edsger".into()),
            ActorKind::Server => Actor::Server,
        };
        match &step.template {
            CommandTemplate::Begin => {
                let confirm = match step.who {
                    ActorKind::Candidate(nth) => confirm_on(step.seat, nth),
                    _ => confirm(&[step.seat]),
                };
                self.transition(&actor, &Command::NoteLogin, watch);
                let there = companion(step.seat, step.who.device(), true);
                self.transition(&Actor::Server, &there, watch);
                self.transition(&actor, &Command::AcceptRules, watch);
                self.transition(&Actor::Invigilator("Grace".into()), &confirm, watch);
                self.transition(&actor, &Command::StartTest, watch);
            }
            CommandTemplate::Rush(count) => {
                for _ in 0..*count {
                    let presentation = self.presentation_at(step.seat, 0);
                    self.transition(&actor, &Command::Reveal { presentation }, watch);
                    self.transition(
                        &actor,
                        &Command::Answer {
                            presentation,
                            response: right(),
                        },
                        watch,
                    );
                }
            }
            CommandTemplate::Trouble => {
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(&actor, &Command::Reveal { presentation }, watch);
                self.transition(&actor, &Command::ReportQuestion { presentation }, watch);
            }
            CommandTemplate::Stray => {
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(&actor, &Command::Reveal { presentation }, watch);
                self.transition(&actor, &Command::LoseFocus { presentation }, watch);
            }
            CommandTemplate::Detour => {
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(&actor, &Command::Reveal { presentation }, watch);
                self.transition(&actor, &Command::ReportQuestion { presentation }, watch);
                self.transition(&actor, &Command::LoseFocus { presentation }, watch);
            }
            CommandTemplate::Wander(_)
            | CommandTemplate::Vanish(_)
            | CommandTemplate::Excursion(_) => self.leave_page(step, &actor, watch),
            CommandTemplate::Toggle(micros) => {
                let nth = step.who.device();
                let gone = companion(step.seat, nth, false);
                self.transition(&Actor::Server, &gone, watch);
                self.wait(*micros);
                let back = companion(step.seat, nth, true);
                self.transition(&Actor::Server, &back, watch);
            }
            CommandTemplate::Close(end_running) => {
                let end_running = *end_running;
                if end_running {
                    self.leave_nothing_open(&actor, watch);
                }
                self.transition(&actor, &Command::Finalize { end_running }, watch);
                self.transition(&actor, &Command::Publish, watch);
            }
            CommandTemplate::ChangeDevice(nth) => {
                let actor = candidate_on(step.seat, *nth);
                let grace = Actor::Invigilator("Grace".into());
                self.transition(&actor, &Command::NoteLogin, watch);
                let seat_state = self.session.seat_state(Seat(step.seat));
                if seat_state.is_some_and(|seat_state| seat_state.test.is_some()) {
                    self.transition(&grace, &authorize(step.seat, *nth), watch);
                    self.transition(&actor, &Command::Resume, watch);
                } else {
                    self.transition(&actor, &Command::AcceptRules, watch);
                    self.transition(&grace, &confirm_on(step.seat, *nth), watch);
                }
            }
            CommandTemplate::Intrude(nth) => {
                let actor = candidate_on(step.seat, *nth);
                self.transition(&actor, &Command::NoteLogin, watch);
                self.transition(&actor, &Command::AcceptRules, watch);
                self.transition(&actor, &Command::StartTest, watch);
                self.transition(&actor, &Command::Resume, watch);
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(&actor, &Command::Pass { presentation }, watch);
            }
            template => {
                let seat = self.where_needed(step.seat, template);
                let command = self.resolve(seat, template);
                self.transition(&actor, &command, watch);
            }
        }
    }

    /// An invigilator turns to a seat with an open alert, or with time withheld, if there is
    /// one.
    fn where_needed(&self, seat: u16, template: &CommandTemplate) -> u16 {
        if !matches!(
            template,
            CommandTemplate::Accept(0, _)
                | CommandTemplate::Dismiss(0)
                | CommandTemplate::Clear(0)
                | CommandTemplate::CreditWithheldTime
        ) {
            return seat;
        }
        let withheld = matches!(template, CommandTemplate::CreditWithheldTime);
        let needs = |seat_state: &&vigie_shared::session::SeatState| {
            seat_state.test.as_ref().is_some_and(|test| match withheld {
                true => test.end.is_none() && test.withheld_micros() > 0,
                false => test.open_alerts().next().is_some(),
            })
        };
        self.session
            .seats()
            .iter()
            .find(needs)
            .map_or(seat, |seat_state| seat_state.config.seat.0)
    }

    pub(super) fn presentation_at(&self, seat: u16, offset: i8) -> PresentationId {
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

    #[expect(clippy::too_many_lines, reason = "one arm for each command")]
    pub(super) fn resolve(&self, n: u16, template: &CommandTemplate) -> Command {
        let seat = Seat(n);
        match template.clone() {
            CommandTemplate::Plain(command) => command,
            CommandTemplate::Reveal(at) => Command::Reveal {
                presentation: self.presentation_at(n, at),
            },
            CommandTemplate::Answer(at, response) => Command::Answer {
                presentation: self.presentation_at(n, at),
                response,
            },
            CommandTemplate::Pass(at) => Command::Pass {
                presentation: self.presentation_at(n, at),
            },
            CommandTemplate::LoseFocus(at) => Command::LoseFocus {
                presentation: self.presentation_at(n, at),
            },
            CommandTemplate::ReportQuestion(at) => Command::ReportQuestion {
                presentation: self.presentation_at(n, at),
            },
            CommandTemplate::Signal(at, kind, phase, lasted_ms) => {
                signal(self.presentation_at(n, at), kind, phase, lasted_ms)
            }
            CommandTemplate::Excuse(back) => Command::ExcuseFocusLoss {
                seat,
                signal: self.signal_at(n, back),
                reason: "A message of the system.".into(),
            },
            CommandTemplate::Accept(back, reason) => Command::AcceptAlert {
                seat,
                alert: self.alert_at(n, back),
                reason,
            },
            CommandTemplate::Dismiss(back) => Command::DismissAlert {
                seat,
                alert: self.alert_at(n, back),
            },
            CommandTemplate::Clear(back) => Command::ClearAlert {
                seat,
                alert: self.alert_at(n, back),
            },
            CommandTemplate::Resolve(back, how) => Command::ResolveIncident {
                incident: self.incident_at(back),
                how,
                reason: "looked into".into(),
            },
            CommandTemplate::AuthorizeResume(nth) => authorize(n, nth),
            CommandTemplate::RefuseDevice(nth) => refuse(n, nth),
            CommandTemplate::WithdrawPresence => Command::WithdrawPresence { seat },
            CommandTemplate::CreditWithheldTime => Command::CreditWithheldTime { seat },
            CommandTemplate::ServerAway(from, to) => Command::CreditServerOutage {
                outage: Interval {
                    from: self.now.plus(-from),
                    to: self.now.plus(-to),
                },
            },
            CommandTemplate::EndTest => Command::EndTest { seat },
            CommandTemplate::Abort(reason) => Command::SetAbortReason { seat, reason },
            CommandTemplate::Terms(points, accessible) => {
                let known = self.session.seat_state(seat);
                change_terms(seat, known, points, accessible)
            }
            CommandTemplate::Record(category, number, other) => {
                Command::RecordIncident(vigie_shared::session::RecordIncident {
                    category,
                    seats: vec![seat, Seat(other)],
                    number,
                    description: "happened".into(),
                    when: None,
                    credit: false,
                })
            }
            CommandTemplate::RoomWide(from, to, other) => {
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
            CommandTemplate::Delete(back) => Command::DeleteIncident {
                incident: self.incident_at(back),
            },
            CommandTemplate::Reopen(back) => Command::ReopenIncident {
                incident: match back {
                    0 => self.last_judged().unwrap_or(self.incident_at(0)),
                    back => self.incident_at(back),
                },
                reason: "An invigilator saw it.".into(),
            },
            CommandTemplate::Suspend(k, suspended) => Command::SuspendItem {
                item: item(k),
                suspended,
            },
            CommandTemplate::Confirm(seats, nth) => Command::ConfirmPresence {
                devices: seats
                    .into_iter()
                    .map(|seat| SeatDevice {
                        seat: Seat(seat),
                        device: device(seat, nth),
                    })
                    .collect(),
            },
            CommandTemplate::Connection(nth, connected) => connection(n, nth, connected),
            CommandTemplate::Companion(nth, present) => companion(n, nth, present),
            CommandTemplate::Notice(nth, notice) => noticed(n, nth, notice),
            CommandTemplate::Waive(true) => Command::WaiveCompanion {
                seat,
                reason: "the computer is locked".into(),
            },
            CommandTemplate::Waive(false) => Command::WithdrawCompanionWaiver { seat },
            CommandTemplate::Begin
            | CommandTemplate::Rush(_)
            | CommandTemplate::Trouble
            | CommandTemplate::Stray
            | CommandTemplate::ChangeDevice(_)
            | CommandTemplate::Detour
            | CommandTemplate::Wander(_)
            | CommandTemplate::Vanish(_)
            | CommandTemplate::Excursion(_)
            | CommandTemplate::Toggle(_)
            | CommandTemplate::Intrude(_)
            | CommandTemplate::Close(_) => unreachable!("several commands"),
        }
    }
}
