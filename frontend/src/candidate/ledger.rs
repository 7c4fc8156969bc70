//! What was asked and has no answer yet. Nothing is asked twice.

use std::cell::RefCell;

use vigie_shared::ids::{CommandId, PresentationId};
use vigie_shared::session::Command;

use crate::live::Pending;
use crate::storage::Keep;

/// What a command is about. Two about the same thing never travel together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// To accept the rules, start, resume.
    Door,
    /// To see, answer, pass or report a question.
    Question(PresentationId),
    /// The page was left during a question.
    Focus(PresentationId),
    /// The companion.
    Companion,
    /// Of others; a candidate never asks for it.
    Other,
}

impl Matter {
    /// What `command` is about.
    pub fn of(command: &Command) -> Self {
        match command {
            Command::AcceptRules | Command::StartTest | Command::Resume => Self::Door,
            Command::Reveal { presentation: ask }
            | Command::Answer {
                presentation: ask, ..
            }
            | Command::Pass { presentation: ask }
            | Command::ReportQuestion { presentation: ask } => Self::Question(*ask),
            Command::LoseFocus { presentation: ask } => Self::Focus(*ask),
            Command::ReportCompanion { .. } => Self::Companion,
            _ => Self::Other,
        }
    }

    /// Did the candidate ask himself, and wait for an answer? The rest is the page's.
    pub fn is_his(self) -> bool {
        matches!(self, Self::Door | Self::Question(_))
    }
}

/// The commands on their way. Asked at the moment of a press, so that two presses
/// before the next rendering are one command.
#[derive(Debug, Default)]
pub struct Ledger(RefCell<Vec<Pending>>);

impl Ledger {
    /// With the commands that survived a reload.
    pub fn restored(key: &str) -> Self {
        Self(RefCell::new(Keep::Tab.read_json(key).unwrap_or_default()))
    }

    /// Is nothing about the same thing on its way?
    pub fn allows(&self, command: &Command) -> bool {
        let matter = Matter::of(command);
        self.0
            .borrow()
            .iter()
            .all(|pending| Matter::of(&pending.command) != matter)
    }

    /// It is on its way.
    pub fn note(&self, pending: Pending) {
        self.0.borrow_mut().push(pending);
    }

    /// It was answered; what it was.
    pub fn answered(&self, id: CommandId) -> Option<Command> {
        let mut pendings = self.0.borrow_mut();
        let index = pendings.iter().position(|pending| pending.id == id)?;
        Some(pendings.remove(index).command)
    }

    /// All of them.
    pub fn commands(&self) -> Vec<Command> {
        self.0
            .borrow()
            .iter()
            .map(|pending| pending.command.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(number: u128, command: Command) -> (Ledger, CommandId) {
        let (ledger, id) = (Ledger::default(), CommandId(uuid::Uuid::from_u128(number)));
        ledger.note(Pending { id, command });
        (ledger, id)
    }

    #[test]
    fn a_question_has_one_command_in_flight() {
        let (ledger, id) = noted(
            1,
            Command::Pass {
                presentation: PresentationId(3),
            },
        );
        assert!(!ledger.allows(&Command::Pass {
            presentation: PresentationId(3)
        }));
        assert!(!ledger.allows(&Command::ReportQuestion {
            presentation: PresentationId(3)
        }));
        assert!(ledger.allows(&Command::Pass {
            presentation: PresentationId(4)
        }));
        assert_eq!(
            ledger.answered(id),
            Some(Command::Pass {
                presentation: PresentationId(3)
            })
        );
        assert!(ledger.allows(&Command::Pass {
            presentation: PresentationId(3)
        }));
    }

    #[test]
    fn leaving_the_page_is_told_even_while_a_question_is_on_its_way() {
        let (ledger, _) = noted(
            1,
            Command::Reveal {
                presentation: PresentationId(3),
            },
        );
        assert!(ledger.allows(&Command::LoseFocus {
            presentation: PresentationId(3)
        }));
        assert!(ledger.allows(&Command::ReportCompanion { present: true }));
    }

    #[test]
    fn an_answer_to_what_was_never_asked_is_nothing() {
        let (ledger, _) = noted(1, Command::StartTest);
        assert_eq!(ledger.answered(CommandId(uuid::Uuid::from_u128(2))), None);
    }
}
