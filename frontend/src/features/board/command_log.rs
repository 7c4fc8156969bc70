//! The answers to the commands of this page, shown as notices until they are dismissed.
//!
//! Nothing is shown as done before the server says so: a button waits, then a notice
//! reports the result. The commands in flight are in [`crate::live::PendingCommands`].

use std::rc::Rc;

use vigie_shared::ids::{CommandId, IncidentId};
use vigie_shared::session::{Command, Refusal};
use yew::prelude::*;

use crate::live::{CommandResult, PendingCommand};

/// The answers that have not been dismissed, for `use_reducer_eq`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CommandLog {
    /// Newest last.
    pub notices: Vec<Notice>,
}

/// The answer to one command.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Id of the command, and of the notice.
    pub id: CommandId,
    /// The command that was submitted.
    pub command: Command,
    /// What came of it.
    pub result: CommandResult,
}

impl Notice {
    /// Why the command changed nothing, if it was refused.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.result.as_ref().err()
    }

    /// The incident that it put on record. An accepted alert creates one as well, which
    /// only a referent can decide on.
    pub fn recorded(&self) -> Option<IncidentId> {
        let created = self.result.as_ref().ok().copied().flatten();
        created.filter(|_| matches!(self.command, Command::RecordIncident(_)))
    }
}

/// What changes the log.
#[derive(Debug)]
pub enum CommandLogAction {
    /// A command of this page was answered.
    Settled {
        /// The command.
        command: PendingCommand,
        /// The answer.
        result: CommandResult,
    },
    /// A notice was read.
    Dismiss(CommandId),
}

impl Reducible for CommandLog {
    type Action = CommandLogAction;

    fn reduce(self: Rc<Self>, action: CommandLogAction) -> Rc<Self> {
        let mut log = (*self).clone();
        match action {
            CommandLogAction::Settled { command, result } => {
                let PendingCommand { id, command } = command;
                // Of successes the latest is enough; refusals wait to be read, and what can
                // be undone waits for the next of its kind.
                let next_of_kind = result.is_ok() && is_about_incident(&command);
                log.notices.retain(|notice| {
                    notice.result.is_err() || (!next_of_kind && is_about_incident(&notice.command))
                });
                log.notices.push(Notice {
                    id,
                    command,
                    result,
                });
            }
            CommandLogAction::Dismiss(id) => log.notices.retain(|notice| notice.id != id),
        }
        Rc::new(log)
    }
}

impl CommandLog {
    /// The incident that was put on record last, while its notice is shown.
    pub fn last_recorded(&self) -> Option<IncidentId> {
        self.notices.iter().rev().find_map(Notice::recorded)
    }

    /// The answer to this command, while its notice is shown.
    pub fn result_of(&self, id: CommandId) -> Option<&CommandResult> {
        let notice = self.notices.iter().find(|notice| notice.id == id)?;
        Some(&notice.result)
    }
}

/// Does it put an incident on record, or delete it?
fn is_about_incident(command: &Command) -> bool {
    matches!(
        command,
        Command::RecordIncident(_) | Command::DeleteIncident { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::{AlertId, Seat};
    use vigie_shared::session::{IncidentCategory, RecordIncident};

    fn settled(number: u128, command: &Command, result: CommandResult) -> CommandLogAction {
        let command = PendingCommand {
            id: CommandId(uuid::Uuid::from_u128(number)),
            command: command.clone(),
        };
        CommandLogAction::Settled { command, result }
    }

    fn log(actions: impl IntoIterator<Item = CommandLogAction>) -> CommandLog {
        let start = Rc::new(CommandLog::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    fn left(log: &CommandLog) -> Vec<u128> {
        log.notices
            .iter()
            .map(|notice| notice.id.0.as_u128())
            .collect()
    }

    fn record() -> Command {
        Command::RecordIncident(RecordIncident {
            category: IncidentCategory::C7,
            seats: vec![Seat(1)],
            number: None,
            description: "Mouse replaced".to_owned(),
            when: None,
            credit: false,
        })
    }

    #[test]
    fn an_answer_is_a_notice_until_it_is_dismissed() {
        let clear = Command::ClearAlert {
            seat: Seat(2),
            alert: AlertId(1),
        };
        let id = CommandId(uuid::Uuid::from_u128(1));
        let refused = || settled(1, &clear, Err(Refusal::UnknownAlert));
        let after = log([refused()]);
        assert_eq!(after.notices[0].refusal(), Some(&Refusal::UnknownAlert));
        assert_eq!(after.result_of(id), Some(&Err(Refusal::UnknownAlert)));
        let dismissed = log([refused(), CommandLogAction::Dismiss(id)]);
        assert_eq!(dismissed, CommandLog::default());
    }

    #[test]
    fn a_success_replaces_a_success_and_no_refusal() {
        let end = Command::EndTest { seat: Seat(1) };
        let after = log([
            settled(1, &end, Ok(None)),
            settled(2, &end, Err(Refusal::TestEnded)),
            settled(3, &end, Ok(None)),
            settled(4, &end, Ok(None)),
        ]);
        assert_eq!(left(&after), [2, 4]);
    }

    #[test]
    fn what_can_be_undone_is_not_replaced_by_another_success() {
        let record = record();
        let delete = Command::DeleteIncident {
            incident: IncidentId(1),
        };
        let end = Command::EndTest { seat: Seat(1) };
        let left = |commands: &[&Command]| {
            let actions = commands.iter().zip(1..);
            left(&log(
                actions.map(|(command, number)| settled(number, command, Ok(None)))
            ))
        };
        assert_eq!(left(&[&end, &record, &end]), [2, 3]);
        assert_eq!(left(&[&record, &end, &record]), [3]);
        assert_eq!(left(&[&record, &delete]), [2]);
    }

    #[test]
    fn the_last_recorded_incident_is_the_one_that_the_answer_names() {
        let end = Command::EndTest { seat: Seat(1) };
        let recorded = || settled(1, &record(), Ok(Some(IncidentId(7))));
        let after = log([recorded(), settled(2, &end, Ok(None))]);
        assert_eq!(after.last_recorded(), Some(IncidentId(7)));
        let refused = log([settled(1, &record(), Err(Refusal::TooFast))]);
        assert_eq!(refused.last_recorded(), None);
    }
}
