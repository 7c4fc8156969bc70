//! What an invigilator may do in the room.

use super::{
    DecisionContext,
    candidate::{propose, with_last},
    credit::{ClosedBy, credit_if_last},
};
use crate::{
    ids::{AlertId, Seat},
    rules::EndCause,
    session::{
        Alert, AlertKind, AlertReason, AlertState, Command, Event, IncidentCategory,
        IncidentResolution, PresentationState, Refusal, SeatState, Session, Test,
    },
    time::{CONFIRMATION_VALIDITY, Interval},
};

impl Session {
    pub(super) fn decide_invigilator(
        &self,
        command: &Command,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::ConfirmPresence { seats } => self.confirm_presence(seats, context),
            Command::AuthorizeResume { seat } => self.authorize_resume(*seat, context),
            Command::AcceptAlert {
                seat,
                alert,
                reason,
            } => self.accept_alert(*seat, *alert, *reason, context),
            Command::DismissAlert { seat, alert } => self.dismiss_alert(*seat, *alert, context),
            Command::ClearAlert { seat, alert } => self.clear_alert(*seat, *alert, context),
            Command::CreditWithheldTime { seat } => self.credit_withheld_time(*seat, context),
            Command::EndTest { seat } => self.end_test(*seat, context),
            _ => Err(Refusal::NotAllowed),
        }
    }

    /// In bulk, seats that have started meanwhile are left alone: the list was
    /// made from a board a moment old. A single one is refused with the reason.
    fn confirm_presence(
        &self,
        seats: &[Seat],
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        for (index, seat) in seats.iter().enumerate() {
            let started = self.existing_seat(*seat)?.test.is_some();
            if started && seats.len() == 1 {
                return Err(Refusal::TestAlreadyStarted);
            }
            if !started && !seats[..index].contains(seat) {
                let until = context.at.plus(CONFIRMATION_VALIDITY);
                events.push(Event::PresenceConfirmed {
                    seat: *seat,
                    until,
                    by: context.actor.by(),
                });
            }
        }
        Ok(events)
    }

    fn authorize_resume(
        &self,
        seat: Seat,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        let test = seat_state.running(context.at)?;
        if seat_state
            .device
            .is_none_or(|(device, _)| device == test.device)
        {
            return Err(Refusal::NothingToResume);
        }
        let until = context.at.plus(CONFIRMATION_VALIDITY);
        Ok(vec![Event::ResumeAuthorized {
            seat,
            until,
            by: context.actor.by(),
        }])
    }

    fn accept_alert(
        &self,
        seat: Seat,
        id: AlertId,
        reason: AlertReason,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let (seat_state, test, alert) = self.open_alert(seat, id)?;
        let AlertKind::Question { number, .. } = alert.kind else {
            return Err(Refusal::ReasonDoesNotFit);
        };
        let (_, presented) = test.current().ok_or(Refusal::QuestionMoved)?;
        if !reason.fits(&presented.traits) {
            return Err(Refusal::ReasonDoesNotFit);
        }
        let by = context.actor.by();
        let withdrawn = with_last(test, PresentationState::Withdrawn { alert: id });
        let replacement = propose((seat_state, &self.suspended), &withdrawn, number, context)?;
        let incident = self.next_incident()?;
        let mut events = vec![
            Event::AlertAccepted {
                seat,
                alert: id,
                reason,
                by: by.clone(),
            },
            Event::IncidentRecorded {
                incident,
                category: IncidentCategory::Question(reason),
                seats: vec![seat],
                number: Some(number),
                alert: Some(id),
                description: String::new(),
                when: Some(Interval {
                    from: alert.raised_at,
                    to: context.at,
                }),
                snapshots: self.snapshots(&[seat], context.at),
                by: by.clone(),
            },
            Event::IncidentResolved {
                incident,
                how: IncidentResolution::Automatic,
                reason: String::new(),
                by,
            },
        ];
        // Before the replacement: the credit belongs to the question that was blocked.
        events.extend(credit_if_last(
            seat_state,
            test,
            (id, ClosedBy::Person),
            context.at,
        ));
        events.push(replacement);
        Ok(events)
    }

    fn dismiss_alert(
        &self,
        seat: Seat,
        id: AlertId,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let (seat_state, test, alert) = self.open_alert(seat, id)?;
        if alert.kind == AlertKind::Companion {
            return Err(Refusal::ReasonDoesNotFit);
        }
        let mut events = vec![Event::AlertDismissed {
            seat,
            alert: id,
            by: context.actor.by(),
        }];
        events.extend(credit_if_last(
            seat_state,
            test,
            (id, ClosedBy::Person),
            context.at,
        ));
        Ok(events)
    }

    fn clear_alert(
        &self,
        seat: Seat,
        id: AlertId,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let (seat_state, test, alert) = self.open_alert(seat, id)?;
        if alert.kind != AlertKind::Companion {
            return Err(Refusal::ReasonDoesNotFit);
        }
        let mut events = vec![Event::AlertCleared {
            seat,
            alert: id,
            by: context.actor.by(),
        }];
        events.extend(credit_if_last(
            seat_state,
            test,
            (id, ClosedBy::Person),
            context.at,
        ));
        Ok(events)
    }

    fn end_test(&self, seat: Seat, context: &DecisionContext) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        seat_state.running(context.at)?;
        let cause = EndCause::EndedByInvigilator;
        Ok(self.end_tests([seat_state], cause, &context.actor.by(), context.at))
    }

    /// The open alert, or who was faster.
    fn open_alert(&self, seat: Seat, id: AlertId) -> Result<(&SeatState, &Test, &Alert), Refusal> {
        let seat_state = self.existing_seat(seat)?;
        let test = seat_state.test.as_ref().ok_or(Refusal::UnknownAlert)?;
        let alert = test
            .alerts
            .iter()
            .find(|alert| alert.id == id)
            .ok_or(Refusal::UnknownAlert)?;
        match &alert.state {
            AlertState::Open => Ok((seat_state, test, alert)),
            AlertState::Closed { how, by, .. } => Err(Refusal::AlertAlreadyHandled {
                by: by.clone(),
                handled: *how,
            }),
        }
    }
}
