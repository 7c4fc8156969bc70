//! The submission of the form: it stays open until the answer, so that nothing typed
//! is lost.

use vigie_shared::ids::CommandId;
use vigie_shared::session::{Command, Refusal};
use yew::prelude::*;

use crate::features::board::BoardContext;
use crate::live::CommandResult;

/// State of the submission.
#[derive(Debug, Clone, PartialEq)]
pub enum SubmissionStatus {
    /// Nothing was submitted, or the answer has come.
    Idle,
    /// Submitted, without an answer yet.
    InFlight,
    /// Refused; the form is still there.
    Refused(Refusal),
}

/// What a form needs to submit.
pub struct CommandSubmission {
    /// The present state.
    pub status: SubmissionStatus,
    /// Submits the command.
    pub submit: Callback<Command>,
}

/// Submits commands of one form: `ondone` when the command is on record. A refusal is
/// shown in the form, so its notice counts as read: `onread`.
#[hook]
pub fn use_submission(
    context: &BoardContext,
    ondone: Callback<()>,
    onread: Callback<CommandId>,
) -> CommandSubmission {
    let submitted = use_state_eq(|| None::<CommandId>);
    let refusal = use_state_eq(|| None::<Refusal>);
    let answer = submitted.and_then(|id| {
        let result = context.log.result_of(id)?;
        Some((id, result.clone()))
    });
    {
        let (submitted, refusal) = (submitted.setter(), refusal.setter());
        use_effect_with(
            answer,
            move |answer: &Option<(CommandId, CommandResult)>| {
                let Some((id, result)) = answer else { return };
                submitted.set(None);
                match result {
                    Ok(_) => ondone.emit(()),
                    Err(why) => {
                        refusal.set(Some(why.clone()));
                        onread.emit(*id);
                    }
                }
            },
        );
    }
    let submit = {
        let submit = context.submit.clone();
        let (submitted, refusal) = (submitted.setter(), refusal.setter());
        Callback::from(move |command: Command| {
            refusal.set(None);
            submitted.set(Some(submit.emit(command)));
        })
    };
    let status = match (&*submitted, &*refusal) {
        (Some(_), _) => SubmissionStatus::InFlight,
        (None, Some(why)) => SubmissionStatus::Refused(why.clone()),
        (None, None) => SubmissionStatus::Idle,
    };
    CommandSubmission { status, submit }
}
