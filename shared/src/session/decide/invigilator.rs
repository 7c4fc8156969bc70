//! What an invigilator may do in the room.

use super::{
    DecisionContext,
    candidate::{propose, with_last},
    credit::{ClosedBy, credit_if_last},
};
use crate::{
    ids::{AlertId, DeviceId, Seat},
    rules::EndCause,
    session::{
        Alert, AlertKind, AlertReason, AlertState, Command, DeviceExclusion, Event,
        IncidentCategory, IncidentResolution, PresentationState, Refusal, SeatDevice, SeatState,
        Session, Test,
    },
    time::{CONFIRMATION_VALIDITY, Interval, Timestamp},
};

impl Session {
    pub(super) fn decide_invigilator(
        &self,
        command: &Command,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::ConfirmPresence { devices } => self.confirm_presence(devices, context),
            Command::WithdrawPresence { seat } => self.withdraw_presence(*seat, context),
            Command::AuthorizeResume { seat, device } => {
                self.authorize_resume(*seat, *device, context)
            }
            Command::RefuseDevice { seat, device } => self.refuse_device(*seat, *device, context),
            Command::AcceptAlert {
                seat,
                alert,
                reason,
            } => self.accept_alert(*seat, *alert, *reason, context),
            Command::DismissAlert { seat, alert } => self.dismiss_alert(*seat, *alert, context),
            Command::ClearAlert { seat, alert } => self.clear_alert(*seat, *alert, context),
            Command::WaiveCompanion { seat, reason } => {
                self.waive_companion(*seat, reason, context)
            }
            Command::WithdrawCompanionWaiver { seat } => {
                self.withdraw_companion_waiver(*seat, context)
            }
            Command::CreditWithheldTime { seat } => self.credit_withheld_time(*seat, context),
            Command::ExcuseFocusLoss {
                seat,
                signal,
                reason,
            } => self.excuse_focus_loss(*seat, *signal, reason, context),
            Command::EndTest { seat } => self.end_test(*seat, context),
            _ => Err(Refusal::NotAllowed),
        }
    }

    /// In bulk, seats that have started meanwhile and devices that are not there any more are
    /// left alone: the list was made from a board a moment old. When nothing is left of it,
    /// it is refused with the first reason.
    fn confirm_presence(
        &self,
        devices: &[SeatDevice],
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let mut events: Vec<Event> = Vec::new();
        let mut left_alone = None;
        for SeatDevice { seat, device } in devices.iter().copied() {
            let seat_state = self.existing_seat(seat)?;
            if events.iter().any(|event| event.seat() == Some(seat)) {
                continue;
            }
            if seat_state.test.is_some() {
                left_alone.get_or_insert(Refusal::TestAlreadyStarted);
            } else if seat_state.entered(device).is_none() {
                left_alone.get_or_insert_with(|| device_changed(seat_state));
            } else {
                events.push(Event::PresenceConfirmed {
                    seat,
                    device: Some(device),
                    until: context.at.plus(CONFIRMATION_VALIDITY),
                    by: context.actor.by(),
                });
            }
        }
        match left_alone {
            Some(reason) if events.is_empty() => Err(reason),
            _ => Ok(events),
        }
    }

    fn withdraw_presence(
        &self,
        seat: Seat,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        if seat_state.test.is_some() {
            return Err(Refusal::TestAlreadyStarted);
        }
        let by = context.actor.by();
        let withdrawn = Event::PresenceWithdrawn { seat, by };
        Ok(seat_state
            .presence
            .iter()
            .map(|_| withdrawn.clone())
            .collect())
    }

    fn authorize_resume(
        &self,
        seat: Seat,
        device: DeviceId,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        let test = seat_state.running(context.at)?;
        if test.device == device {
            return Err(Refusal::NothingToResume);
        }
        if !seat_state.is_waiting(device) {
            return Err(device_changed(seat_state));
        }
        Ok(vec![Event::ResumeAuthorized {
            seat,
            device: Some(device),
            until: context.at.plus(CONFIRMATION_VALIDITY),
            by: context.actor.by(),
        }])
    }

    /// Also the device that holds a seat, before the start: an invigilator who sees nobody
    /// there must be able to free it.
    fn refuse_device(
        &self,
        seat: Seat,
        device: DeviceId,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        let test = seat_state.test.as_ref();
        if test.is_some_and(|test| test.end.is_some()) {
            return Err(Refusal::TestEnded);
        }
        if test.is_some_and(|test| test.device == device) {
            return Err(Refusal::DeviceTakesTest);
        }
        if seat_state.entered(device).is_none() {
            return match seat_state.admits(device, context.at) {
                Err(DeviceExclusion::Refused) => Ok(Vec::new()),
                _ => Err(device_changed(seat_state)),
            };
        }
        let by = context.actor.by();
        Ok(vec![Event::DeviceRefused { seat, device, by }])
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
        let (alert, by) = (id, context.actor.by());
        let event = Event::AlertDismissed { seat, alert, by };
        Ok(closed((seat_state, test), id, event, context.at))
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
        let (alert, by) = (id, context.actor.by());
        let event = Event::AlertCleared { seat, alert, by };
        Ok(closed((seat_state, test), id, event, context.at))
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

/// The end of an alert by a person, with the time that it gives back.
fn closed(
    (seat_state, test): (&SeatState, &Test),
    id: AlertId,
    event: Event,
    at: Timestamp,
) -> Vec<Event> {
    let credit = credit_if_last(seat_state, test, (id, ClosedBy::Person), at);
    std::iter::once(event).chain(credit).collect()
}

fn device_changed(seat_state: &SeatState) -> Refusal {
    Refusal::DeviceChanged {
        signs: seat_state.signs(),
    }
}
