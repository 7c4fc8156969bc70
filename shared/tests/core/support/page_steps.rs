//! Moves in which the page of a candidate is left.

use super::{
    actor_kind::ActorKind,
    fake_engine::right,
    scenario::{CommandTemplate, ScenarioStep},
    scenario_runner::Watch,
    session_harness::{SessionHarness, connection},
};
use vigie_shared::{
    ids::{PresentationId, Seat, SignalId},
    session::{Actor, Command, SignalKind, SignalPhase, SignalReport},
};

pub(super) fn signal(
    presentation: PresentationId,
    kind: SignalKind,
    phase: SignalPhase,
    lasted_ms: Option<u32>,
) -> Command {
    Command::ReportSignal(SignalReport {
        presentation,
        kind,
        phase,
        lasted_ms,
    })
}

impl SessionHarness {
    /// The page is left, in one of several ways.
    pub(super) fn leave_page(&mut self, step: &ScenarioStep, actor: &Actor, watch: &mut Watch) {
        match &step.template {
            CommandTemplate::Wander(micros) => {
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(actor, &Command::Reveal { presentation }, watch);
                let blur = |phase| signal(presentation, SignalKind::Blur, phase, None);
                self.transition(actor, &blur(SignalPhase::Start), watch);
                self.wait(*micros);
                self.transition(actor, &blur(SignalPhase::End), watch);
            }
            CommandTemplate::Excursion(micros) => {
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(actor, &Command::Reveal { presentation }, watch);
                let start = signal(presentation, SignalKind::Hidden, SignalPhase::Start, None);
                self.transition(actor, &start, watch);
                self.wait(*micros);
                let response = right();
                let answer = Command::Answer {
                    presentation,
                    response,
                };
                self.transition(actor, &answer, watch);
                let excuse = self.resolve(step.seat, &CommandTemplate::Excuse(0));
                self.transition(&Actor::Invigilator("Grace".into()), &excuse, watch);
            }
            CommandTemplate::Vanish(micros) => {
                let presentation = self.presentation_at(step.seat, 0);
                self.transition(actor, &Command::Reveal { presentation }, watch);
                let start = signal(presentation, SignalKind::Blur, SignalPhase::Start, None);
                self.transition(actor, &start, watch);
                let nth = match step.who {
                    ActorKind::Candidate(nth) => nth,
                    _ => 0,
                };
                let note = |connected| connection(step.seat, nth, connected);
                self.transition(&Actor::Server, &note(false), watch);
                self.wait(*micros);
                self.transition(actor, &Command::NoteLogin, watch);
                self.transition(&Actor::Server, &note(true), watch);
            }
            _ => unreachable!("not about the page"),
        }
    }

    /// A loss that an invigilator could excuse, if there is one.
    pub(super) fn signal_at(&self, seat: u16, back: u8) -> SignalId {
        let test = self
            .session
            .seat_state(Seat(seat))
            .and_then(|seat_state| seat_state.test.as_ref());
        let signals = test.map_or(&[][..], |test| test.signals.all());
        let due = signals.iter().rfind(|one| one.is_held_against());
        match (back, due) {
            (0, Some(due)) => due.id,
            _ => SignalId((signals.len() as u16).wrapping_sub(back.into())),
        }
    }
}
