//! Commands that may ask for the password.

use uuid::Uuid;
use vigie_shared::ids::CommandId;
use vigie_shared::session::Refusal;
use yew::prelude::*;

use super::{ConfirmationPrompt, use_confirmation};
use crate::live::{CommandRequest, CommandResult};

type RequestAs = Callback<(CommandId, CommandRequest)>;

/// Submits commands like [`crate::live::LiveHandle::request`]. One that is refused because the
/// password was given too long ago waits for it in the dialog, and is then submitted again under
/// the same id: whatever became of the first attempt, it is done once.
#[hook]
pub fn use_confirmed_request(request_as: RequestAs) -> Callback<CommandRequest> {
    let confirmation = use_confirmation();
    use_callback(
        (request_as, confirmation),
        |request, (request_as, confirmation)| {
            let id = CommandId(Uuid::new_v4());
            submit(id, request, request_as.clone(), confirmation.clone());
        },
    )
}

fn submit(
    id: CommandId,
    request: CommandRequest,
    request_as: RequestAs,
    confirmation: ConfirmationPrompt,
) {
    let CommandRequest { command, then } = request.clone();
    let answered = {
        let request_as = request_as.clone();
        Callback::from(move |result: CommandResult| {
            if result != Err(Refusal::ConfirmationNeeded) {
                then.emit(result);
                return;
            }
            let (request, request_as) = (request.clone(), request_as.clone());
            let again = confirmation.clone();
            confirmation.ask(Callback::from(move |confirmed| {
                if confirmed {
                    submit(id, request.clone(), request_as.clone(), again.clone());
                } else {
                    request.then.emit(Err(Refusal::ConfirmationNeeded));
                }
            }));
        })
    };
    let then = answered;
    request_as.emit((id, CommandRequest { command, then }));
}
