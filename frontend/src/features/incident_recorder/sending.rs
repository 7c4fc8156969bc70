//! A note on its way: the form waits for the answer, so that nothing typed is lost.

use vigie_shared::session::{Command, Refusal};
use yew::prelude::*;

use crate::features::board::Errands;

/// A command that was given, and how many answers had come before.
#[derive(Debug, Clone, PartialEq)]
struct Sent {
    command: Command,
    told: u32,
}

/// Where the sending stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Sending {
    /// Nothing was sent, or what was sent is answered.
    Idle,
    /// It was given and has no answer yet.
    UnderWay,
    /// It was refused; the form is still there.
    Refused(Refusal),
}

/// What a form needs to send.
pub struct Outbox {
    /// Where it stands.
    pub sending: Sending,
    /// Gives the command.
    pub send: Callback<Command>,
}

/// Sends by `ask`, then hears what came of it: `ondone` when it is on record. A
/// refusal is told in the form, so its notice is read: `onread`.
#[hook]
pub fn use_outbox(
    errands: &Errands,
    ask: &Callback<Command>,
    ondone: Callback<()>,
    onread: Callback<u32>,
) -> Outbox {
    let sent = use_state_eq(|| None::<Sent>);
    let refusal = use_state_eq(|| None::<Refusal>);
    let answer = sent.as_ref().and_then(|sent| answer(errands, sent));
    {
        let (sent, refusal) = (sent.setter(), refusal.setter());
        use_effect_with(answer.clone(), move |answer| {
            let Some((id, answer)) = answer else { return };
            sent.set(None);
            match answer {
                None => ondone.emit(()),
                Some(why) => {
                    refusal.set(Some(why.clone()));
                    onread.emit(*id);
                }
            }
        });
    }
    let send = {
        let (ask, told) = (ask.clone(), errands.told());
        let (sent, refusal) = (sent.setter(), refusal.setter());
        Callback::from(move |command: Command| {
            refusal.set(None);
            sent.set(Some(Sent {
                command: command.clone(),
                told,
            }));
            ask.emit(command);
        })
    };
    let sending = match (&*sent, &*refusal) {
        (Some(_), _) => Sending::UnderWay,
        (None, Some(why)) => Sending::Refused(why.clone()),
        (None, None) => Sending::Idle,
    };
    Outbox { sending, send }
}

/// The notice of a command that came after it was given, and why not.
fn answer(errands: &Errands, sent: &Sent) -> Option<(u32, Option<Refusal>)> {
    errands
        .notices
        .iter()
        .find(|notice| notice.id > sent.told && notice.command == sent.command)
        .map(|notice| (notice.id, notice.refusal.clone()))
}
