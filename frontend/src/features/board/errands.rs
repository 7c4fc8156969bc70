//! What was asked of the session from this page, and what came of it.
//!
//! Nothing is shown as done before the server says so: a button waits, then a
//! notice tells.

use std::rc::Rc;

use vigie_shared::ids::{AlertId, CommandId, IncidentId, Seat};
use vigie_shared::session::{Command, Refusal};
use yew::prelude::*;

use crate::live::Pending;
use crate::storage::Keep;

/// Commands without an answer, and answers that have not been put away.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Errands {
    pending: Vec<Pending>,
    /// Newest last.
    pub notices: Vec<Notice>,
    counted: u32,
}

/// An answer, as a notice on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Number of the notice on this page.
    pub id: u32,
    /// What was asked.
    pub command: Command,
    /// Why not; none when it is done.
    pub refusal: Option<Refusal>,
}

/// What happens to errands.
#[derive(Debug)]
pub enum ErrandAction {
    /// Something was asked.
    Asked(Pending),
    /// An answer came. Answers to what this page did not ask are ignored.
    Answered {
        /// To what.
        id: CommandId,
        /// Why not; none when it is done.
        refusal: Option<Refusal>,
    },
    /// A notice was read.
    PutAway(u32),
}

impl Reducible for Errands {
    type Action = ErrandAction;

    fn reduce(self: Rc<Self>, action: ErrandAction) -> Rc<Self> {
        let mut errands = (*self).clone();
        match action {
            ErrandAction::Asked(pending) => errands.pending.push(pending),
            ErrandAction::Answered { id, refusal } => {
                let asked = errands.pending.iter().position(|pending| pending.id == id);
                let Some(index) = asked else { return self };
                let command = errands.pending.remove(index).command;
                errands.counted += 1;
                // Of good news the latest is enough; refusals wait to be read, and what can
                // be undone waits for the next of its kind.
                let next_of_kind = refusal.is_none() && about_incident(&command);
                errands.notices.retain(|notice| {
                    notice.refusal.is_some() || (!next_of_kind && about_incident(&notice.command))
                });
                errands.notices.push(Notice {
                    id: errands.counted,
                    command,
                    refusal,
                });
            }
            ErrandAction::PutAway(id) => errands.notices.retain(|notice| notice.id != id),
        }
        Rc::new(errands)
    }
}

impl Errands {
    /// How many have no answer yet.
    pub fn unanswered(&self) -> usize {
        self.pending.len()
    }

    /// The one about this alert that is on its way.
    pub fn handling(&self, of: Seat, id: AlertId) -> Option<&Command> {
        self.pending
            .iter()
            .map(|pending| &pending.command)
            .find(|command| match command {
                Command::AcceptAlert { seat, alert, .. }
                | Command::DismissAlert { seat, alert }
                | Command::ClearAlert { seat, alert } => (*seat, *alert) == (of, id),
                _ => false,
            })
    }

    /// Is one that lets this candidate in on its way?
    pub fn admits(&self, of: Seat) -> bool {
        self.pending.iter().any(|pending| match &pending.command {
            Command::ConfirmPresence { seats } => seats.contains(&of),
            Command::AuthorizeResume { seat } => *seat == of,
            _ => false,
        })
    }

    /// What is on its way to the record.
    pub fn recording(&self) -> impl Iterator<Item = &Command> {
        self.pending
            .iter()
            .map(|pending| &pending.command)
            .filter(|command| matches!(command, Command::RecordIncident(_)))
    }

    /// Is one that takes this incident back on its way?
    pub fn deletes(&self, incident: IncidentId) -> bool {
        let deletes = |one: &Pending| one.command == Command::DeleteIncident { incident };
        self.pending.iter().any(deletes)
    }

    /// What was put on record last and is still told.
    pub fn undoable(&self) -> Option<&Command> {
        let done = |notice: &&Notice| {
            notice.refusal.is_none() && matches!(notice.command, Command::RecordIncident(_))
        };
        self.notices
            .iter()
            .rfind(done)
            .map(|notice| &notice.command)
    }

    /// How many answers have come: the number of the latest notice.
    pub fn told(&self) -> u32 {
        self.counted
    }

    /// Is one that ends this candidate's test on its way?
    pub fn ends(&self, of: Seat) -> bool {
        let ends = |pending: &Pending| pending.command == Command::EndTest { seat: of };
        self.pending.iter().any(ends)
    }
}

/// Does it put something on record, or take it back?
fn about_incident(command: &Command) -> bool {
    matches!(
        command,
        Command::RecordIncident(_) | Command::DeleteIncident { .. }
    )
}

/// The errands of a page. `keep` is the key of [`crate::live::LiveOptions`]: what was
/// asked before a reload and is still unanswered is known here too.
#[hook]
pub fn use_errands(keep: Option<AttrValue>) -> UseReducerHandle<Errands> {
    use_reducer_eq(|| Errands {
        pending: keep
            .and_then(|key| Keep::Tab.read_json(&key))
            .unwrap_or_default(),
        ..Errands::default()
    })
}

/// Asks the session, and notes it. `submit` is the one of the live connection.
#[hook]
pub fn use_ask(
    errands: &UseReducerHandle<Errands>,
    submit: &Callback<Command, CommandId>,
) -> Callback<Command> {
    let dispatcher = errands.dispatcher();
    use_callback(submit.clone(), move |command: Command, submit| {
        let id = submit.emit(command.clone());
        dispatcher.dispatch(ErrandAction::Asked(Pending { id, command }));
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::session::IncidentCategory;

    fn pending(number: u128, command: Command) -> Pending {
        Pending {
            id: CommandId(uuid::Uuid::from_u128(number)),
            command,
        }
    }

    fn errands(actions: impl IntoIterator<Item = ErrandAction>) -> Errands {
        let start = Rc::new(Errands::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    #[test]
    fn an_errand_is_under_way_until_it_is_answered_and_then_tells() {
        let clear = Command::ClearAlert {
            seat: Seat(2),
            alert: AlertId(1),
        };
        let asked = pending(1, clear);
        let id = asked.id;
        let before = errands([ErrandAction::Asked(asked.clone())]);
        assert!(before.handling(Seat(2), AlertId(1)).is_some());
        assert!(before.handling(Seat(2), AlertId(2)).is_none());
        let refusal = Some(Refusal::UnknownAlert);
        let answered = ErrandAction::Answered {
            id,
            refusal: refusal.clone(),
        };
        let after = errands([ErrandAction::Asked(asked), answered]);
        assert_eq!((after.unanswered(), after.notices.len()), (0, 1));
        assert_eq!(after.notices[0].refusal, refusal);
    }

    #[test]
    fn good_news_replaces_good_news_and_no_refusal() {
        let tell = |number: u128, refusal: Option<Refusal>| {
            let asked = pending(number, Command::EndTest { seat: Seat(1) });
            let id = asked.id;
            [
                ErrandAction::Asked(asked),
                ErrandAction::Answered { id, refusal },
            ]
        };
        let told = [
            (1, None),
            (2, Some(Refusal::TestEnded)),
            (3, None),
            (4, None),
        ];
        let after = errands(told.into_iter().flat_map(|(number, why)| tell(number, why)));
        let left: Vec<_> = after.notices.iter().map(|notice| notice.id).collect();
        assert_eq!(left, [2, 4]);
    }

    #[test]
    fn what_can_be_undone_is_not_replaced_by_other_good_news() {
        let record = Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::C7,
            seats: vec![Seat(1)],
            number: None,
            description: "Mouse replaced".to_owned(),
            when: None,
            credit: false,
        });
        let delete = Command::DeleteIncident {
            incident: IncidentId(1),
        };
        let end = Command::EndTest { seat: Seat(1) };
        let left = |commands: &[&Command]| {
            let after = errands(commands.iter().zip(1..).flat_map(|(command, number)| {
                let asked = pending(number, (*command).clone());
                let id = asked.id;
                [
                    ErrandAction::Asked(asked),
                    ErrandAction::Answered { id, refusal: None },
                ]
            }));
            after
                .notices
                .into_iter()
                .map(|one| one.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(left(&[&end, &record, &end]), [2, 3]);
        assert_eq!(left(&[&record, &end, &record]), [3]);
        assert_eq!(left(&[&record, &delete]), [2]);
    }

    #[test]
    fn an_answer_to_what_nobody_asked_says_nothing() {
        let id = CommandId(uuid::Uuid::from_u128(9));
        let after = errands([ErrandAction::Answered { id, refusal: None }]);
        assert_eq!(after, Errands::default());
    }

    #[test]
    fn letting_in_several_is_under_way_for_each_of_them() {
        let command = Command::ConfirmPresence {
            seats: vec![Seat(1), Seat(3)],
        };
        let before = errands([ErrandAction::Asked(pending(1, command))]);
        assert!(before.admits(Seat(3)) && !before.admits(Seat(2)));
    }
}
