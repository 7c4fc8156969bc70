//! Several commands, one after the other.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use yew::Callback;

use crate::live::{CommandRequest, CommandResult};

#[derive(Debug, Clone, PartialEq)]
pub enum SendingProgress {
    Idle,
    /// So many are done.
    Done(usize),
    /// All of them are.
    Finished,
    /// This one was refused; those after it were not sent.
    Refused(usize, Refusal),
}

/// Sends `commands` from `index` on, each when the one before is durable: a burst of them
/// would reach the rate limit.
pub fn send(
    commands: Rc<[Command]>,
    index: usize,
    request: Callback<CommandRequest>,
    report: Callback<SendingProgress>,
) {
    let Some(command) = commands.get(index).cloned() else {
        report.emit(SendingProgress::Finished);
        return;
    };
    report.emit(SendingProgress::Done(index));
    let then = {
        let request = request.clone();
        Callback::from(move |reply: CommandResult| match reply {
            Ok(_) => send(commands.clone(), index + 1, request.clone(), report.clone()),
            Err(refusal) => report.emit(SendingProgress::Refused(index, refusal)),
        })
    };
    request.emit(CommandRequest { command, then });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use vigie_shared::ids::Seat;
    use vigie_shared::rules::AbortReason;

    fn commands() -> Rc<[Command]> {
        let reason = AbortReason::Technical;
        let command = |seat| Command::SetAbortReason {
            seat: Seat(seat),
            reason,
        };
        (1..=3).map(command).collect()
    }

    /// The reports when the session answers the nth command with `reply(n)`.
    fn report(reply: impl Fn(usize) -> CommandResult + 'static) -> Vec<SendingProgress> {
        let (reported, asked) = (Rc::new(RefCell::new(Vec::new())), RefCell::new(0));
        let request = Callback::from(move |request: CommandRequest| {
            let index = asked.replace_with(|asked| *asked + 1);
            request.then.emit(reply(index));
        });
        let record = reported.clone();
        let onreport = Callback::from(move |one| record.borrow_mut().push(one));
        send(commands(), 0, request, onreport);
        reported.take()
    }

    #[test]
    fn each_is_sent_when_the_one_before_is_done() {
        let expected = [
            SendingProgress::Done(0),
            SendingProgress::Done(1),
            SendingProgress::Done(2),
            SendingProgress::Finished,
        ];
        assert_eq!(report(|_| Ok(None)), expected);
    }

    #[test]
    fn a_refusal_stops_the_rest_and_says_which() {
        let refused = report(|index| match index {
            1 => Err(Refusal::NothingToExplain),
            _ => Ok(None),
        });
        let expected = [
            SendingProgress::Done(0),
            SendingProgress::Done(1),
            SendingProgress::Refused(1, Refusal::NothingToExplain),
        ];
        assert_eq!(refused, expected);
    }
}
