//! The commands in flight: submitted by this page and not answered yet.
//!
//! The connection owns the only list. Pages read it through the selectors below, so
//! that no part of a page keeps a list of its own that could differ.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::ids::{AlertId, CommandId, IncidentId, PresentationId, Seat, SignalId};
use vigie_shared::protocol::ClientMessage;
use vigie_shared::session::{Command, SeatDevice, SignalPhase};

use super::topic::CommandTopic;

/// Reports of one question that wait here: beyond it the question has been left so often that
/// another time changes nothing.
const MAX_PENDING_SIGNALS: usize = 24;

/// One command with its idempotency key. Its JSON is stored in the tab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PendingCommand {
    /// The idempotency key: the server never applies it twice.
    pub id: CommandId,
    /// What was submitted under it.
    pub command: Command,
}

impl PendingCommand {
    /// As it is sent, the first time and again.
    pub(super) fn message(&self) -> ClientMessage {
        ClientMessage::Command {
            id: self.id,
            command: self.command.clone(),
        }
    }
}

/// All commands in flight, oldest first. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PendingCommands {
    list: Rc<[PendingCommand]>,
    /// Those that were handed to a socket, this one or an earlier one: the server may have them.
    left: Rc<BTreeSet<CommandId>>,
}

impl From<Vec<PendingCommand>> for PendingCommands {
    /// Commands that survived a reload: whether they had left is not known.
    fn from(commands: Vec<PendingCommand>) -> Self {
        Self {
            left: Rc::new(commands.iter().map(|pending| pending.id).collect()),
            list: commands.into(),
        }
    }
}

impl PendingCommands {
    pub(super) fn push(&mut self, pending: PendingCommand) {
        self.list = self.list.iter().cloned().chain([pending]).collect();
    }

    /// Removes an answered command. None if it was not in flight here.
    pub(super) fn settle(&mut self, id: CommandId) -> Option<PendingCommand> {
        let settled = self.list.iter().find(|pending| pending.id == id)?.clone();
        let others = self.list.iter().filter(|pending| pending.id != id);
        self.list = others.cloned().collect();
        if self.left.contains(&id) {
            Rc::make_mut(&mut self.left).remove(&id);
        }
        Some(settled)
    }

    /// Notes that these were handed to a socket.
    pub(super) fn note_left(&mut self, ids: impl IntoIterator<Item = CommandId>) {
        Rc::make_mut(&mut self.left).extend(ids);
    }

    /// The list itself.
    pub fn as_slice(&self) -> &[PendingCommand] {
        &self.list
    }

    /// The number of commands in flight.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Is every command answered?
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Is this one still without an answer?
    pub fn contains(&self, id: CommandId) -> bool {
        self.list.iter().any(|pending| pending.id == id)
    }

    /// May the server have this one already?
    pub fn has_left(&self, id: CommandId) -> bool {
        self.left.contains(&id)
    }

    fn commands(&self) -> impl Iterator<Item = &Command> {
        self.list.iter().map(|pending| &pending.command)
    }

    fn on_topic(&self, topic: CommandTopic) -> Option<&Command> {
        self.commands()
            .find(|command| CommandTopic::of(command) == topic)
    }
}

/// What a candidate's page asks of the list.
impl PendingCommands {
    /// Is there none on the topic of `command`? Of signals there may be several, as many as
    /// tell anything: a page without a connection must not keep more and more.
    pub fn allows(&self, command: &Command) -> bool {
        let topic = CommandTopic::of(command);
        match topic {
            CommandTopic::Signal(_) => {
                let signals = self
                    .commands()
                    .filter(|command| CommandTopic::of(command) == topic);
                signals.count() < MAX_PENDING_SIGNALS
            }
            _ => self.on_topic(topic).is_none(),
        }
    }

    /// The one that reveals, answers, passes or reports this question.
    pub fn for_question(&self, presentation: PresentationId) -> Option<&Command> {
        self.on_topic(CommandTopic::Question(presentation))
    }

    /// The one that accepts the rules, starts or resumes the test.
    pub fn for_admission(&self) -> Option<&Command> {
        self.on_topic(CommandTopic::Admission)
    }

    /// For how long the page of this question was left the last time, milliseconds, if the
    /// report of it is in flight.
    pub fn reported_absence(&self, presentation: PresentationId) -> Option<u32> {
        let absence = |command: &Command| match command {
            Command::ReportSignal(report)
                if report.presentation == presentation
                    && report.kind.is_leaving()
                    && report.phase != SignalPhase::Start =>
            {
                report.lasted_ms
            }
            _ => None,
        };
        self.commands().filter_map(absence).last()
    }
}

/// What the pages of a referent ask of the list.
impl PendingCommands {
    /// The one that decides about this incident.
    pub fn about_incident(&self, id: IncidentId) -> Option<&PendingCommand> {
        self.list.iter().find(|pending| match &pending.command {
            Command::ResolveIncident { incident, .. }
            | Command::UpholdAsEnrolled { incident, .. }
            | Command::ResolveIncidentsOfAuthor { incident, .. }
            | Command::ReopenIncident { incident, .. } => *incident == id,
            Command::SettleIncidents { incidents, .. } => incidents.contains(&id),
            _ => false,
        })
    }
}

/// What a board asks of the list.
impl PendingCommands {
    /// The one that handles this alert.
    pub fn for_alert(&self, of: Seat, id: AlertId) -> Option<&Command> {
        self.commands().find(|command| match command {
            Command::AcceptAlert { seat, alert, .. }
            | Command::DismissAlert { seat, alert }
            | Command::ClearAlert { seat, alert } => (*seat, *alert) == (of, id),
            _ => false,
        })
    }

    /// Is one in flight that lets the candidate start or resume on this device?
    pub fn is_admitting(&self, of: SeatDevice) -> bool {
        self.commands().any(|command| match command {
            Command::ConfirmPresence { devices } => devices.contains(&of),
            Command::AuthorizeResume { seat, device } => (*seat, *device) == (of.seat, of.device),
            _ => false,
        })
    }

    /// Is one in flight that turns this device away?
    pub fn is_refusing(&self, of: SeatDevice) -> bool {
        let SeatDevice { seat, device } = of;
        self.commands()
            .any(|command| *command == Command::RefuseDevice { seat, device })
    }

    /// Is one in flight that takes the confirmation of this candidate back?
    pub fn is_withdrawing(&self, seat: Seat) -> bool {
        self.commands()
            .any(|command| *command == Command::WithdrawPresence { seat })
    }

    /// The incidents that are being put on record.
    pub fn recordings(&self) -> impl Iterator<Item = &Command> {
        self.commands()
            .filter(|command| matches!(command, Command::RecordIncident(_)))
    }

    /// Is one in flight that deletes this incident?
    pub fn is_deleting(&self, incident: IncidentId) -> bool {
        self.commands()
            .any(|command| *command == Command::DeleteIncident { incident })
    }

    /// Is one in flight that gives this candidate the withheld time back?
    pub fn is_crediting_withheld_time(&self, seat: Seat) -> bool {
        self.commands()
            .any(|command| *command == Command::CreditWithheldTime { seat })
    }

    /// Is one in flight that excuses this loss of focus?
    pub fn is_excusing(&self, of: Seat, loss: SignalId) -> bool {
        self.commands().any(|command| match command {
            Command::ExcuseFocusLoss { seat, signal, .. } => (*seat, *signal) == (of, loss),
            _ => false,
        })
    }

    /// Is one in flight that lets this candidate do without the companion, or no longer?
    pub fn is_about_waiver(&self, seat: Seat) -> bool {
        self.commands().any(|command| match command {
            Command::WaiveCompanion { seat: of, .. }
            | Command::WithdrawCompanionWaiver { seat: of } => *of == seat,
            _ => false,
        })
    }

    /// Is one in flight that ends this candidate's test?
    pub fn is_ending_test(&self, seat: Seat) -> bool {
        self.commands()
            .any(|command| *command == Command::EndTest { seat })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> CommandId {
        CommandId(uuid::Uuid::from_u128(number))
    }

    fn pending(command: Command) -> PendingCommands {
        vec![PendingCommand { id: id(1), command }].into()
    }

    fn pass(presentation: u16) -> Command {
        Command::Pass {
            presentation: PresentationId(presentation),
        }
    }

    #[test]
    fn a_question_has_one_command_in_flight() {
        let mut list = pending(pass(3));
        assert!(!list.allows(&pass(3)));
        assert!(!list.allows(&Command::ReportQuestion {
            presentation: PresentationId(3)
        }));
        assert!(list.allows(&pass(4)));
        assert_eq!(list.for_question(PresentationId(3)), Some(&pass(3)));
        let settled = list.settle(id(1)).map(|pending| pending.command);
        assert_eq!(settled, Some(pass(3)));
        assert!(list.allows(&pass(3)));
    }

    #[test]
    fn leaving_the_page_is_reported_even_while_a_question_has_a_command_in_flight() {
        let list = pending(Command::Reveal {
            presentation: PresentationId(3),
        });
        assert!(list.allows(&Command::LoseFocus {
            presentation: PresentationId(3)
        }));
        assert!(list.allows(&Command::ReportCompanion { present: true }));
    }

    #[test]
    fn leaving_and_coming_back_are_both_on_their_way_and_not_without_end() {
        let report = |phase, lasted_ms| {
            Command::ReportSignal(vigie_shared::session::SignalReport {
                presentation: PresentationId(3),
                kind: vigie_shared::session::SignalKind::Blur,
                phase,
                lasted_ms,
            })
        };
        let mut list = pending(report(SignalPhase::Start, None));
        assert_eq!(list.reported_absence(PresentationId(3)), None);
        let back = report(SignalPhase::End, Some(1_200));
        assert!(list.allows(&back));
        let mut number = 2;
        while list.allows(&back) {
            list.push(PendingCommand {
                id: id(number),
                command: back.clone(),
            });
            number += 1;
        }
        assert_eq!(list.len(), MAX_PENDING_SIGNALS);
        assert_eq!(list.reported_absence(PresentationId(3)), Some(1_200));
        assert_eq!(list.reported_absence(PresentationId(4)), None);
    }

    #[test]
    fn an_answer_to_what_was_never_submitted_settles_nothing() {
        let mut list = pending(Command::StartTest);
        assert_eq!(list.settle(id(2)), None);
        assert_eq!(list.len(), 1);
    }

    #[test]
    fn an_alert_is_being_handled_until_the_command_is_answered() {
        let mut list = pending(Command::ClearAlert {
            seat: Seat(2),
            alert: AlertId(1),
        });
        assert!(list.for_alert(Seat(2), AlertId(1)).is_some());
        assert!(list.for_alert(Seat(2), AlertId(2)).is_none());
        list.settle(id(1));
        assert!(list.for_alert(Seat(2), AlertId(1)).is_none());
    }

    #[test]
    fn admitting_several_is_in_flight_for_each_of_them() {
        let at = |seat: u16, device: u128| SeatDevice {
            seat: Seat(seat),
            device: vigie_shared::ids::DeviceId(uuid::Uuid::from_u128(device)),
        };
        let list = pending(Command::ConfirmPresence {
            devices: vec![at(1, 1), at(3, 3)],
        });
        assert!(list.is_admitting(at(3, 3)) && !list.is_admitting(at(2, 2)));
        assert!(!list.is_admitting(at(3, 4)), "another device");
    }
}
