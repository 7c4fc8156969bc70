//! Commands that were processed: they are not decided again.

use crate::ids::{CommandId, IncidentId, LoginId, Seat};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};

/// Commands remembered of one candidate, and of one login of the staff. A client resends only
/// what was not acknowledged, a few commands within minutes; and an older answer is refused by
/// its [`PresentationId`](crate::ids::PresentationId) anyway. Each has a window of its own, so
/// that the commands of one cannot push out what another may resend.
const SEAT_WINDOW: usize = 64;
const LOGIN_WINDOW: usize = 512;

/// Commands remembered of all the staff of a session. Beyond it the login with the most gives
/// up its oldest: whoever logs in again and again pushes out their own first.
const STAFF_TOTAL: usize = 4_096;

/// Idempotency key of a command, as the journal keeps it: written as `[seat, id]`, and as
/// `[seat, id, login]` where the login is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenKey", into = "WrittenKey")]
pub struct CommandKey {
    /// The seat the command came from; none for staff and the server.
    pub seat: Option<Seat>,
    /// The id its client gave it.
    pub id: CommandId,
    /// The login of the staff it came from. Says whose window it takes a place in; the command
    /// is the same when another login resends it. None for candidates, and in journals of
    /// earlier versions.
    pub login: Option<LoginId>,
}

impl CommandKey {
    /// Of a command of the candidate at `seat`.
    pub fn of_candidate(seat: Seat, id: CommandId) -> Self {
        Self {
            seat: Some(seat),
            id,
            login: None,
        }
    }

    /// Of a command of the staff, at the login it came from.
    pub fn of_staff(login: Option<LoginId>, id: CommandId) -> Self {
        Self {
            seat: None,
            id,
            login,
        }
    }
}

/// A key as it is written.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenKey {
    OfLogin(Option<Seat>, CommandId, LoginId),
    Plain(Option<Seat>, CommandId),
}

impl From<WrittenKey> for CommandKey {
    fn from(written: WrittenKey) -> Self {
        let (seat, id, login) = match written {
            WrittenKey::OfLogin(seat, id, login) => (seat, id, Some(login)),
            WrittenKey::Plain(seat, id) => (seat, id, None),
        };
        Self { seat, id, login }
    }
}

impl From<CommandKey> for WrittenKey {
    fn from(CommandKey { seat, id, login }: CommandKey) -> Self {
        match login {
            Some(login) => Self::OfLogin(seat, id, login),
            None => Self::Plain(seat, id),
        }
    }
}

/// A command that is not decided again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ProcessedCommand {
    id: CommandId,
    /// The incident it put on record.
    pub(super) created: Option<IncidentId>,
}

/// The last commands of one seat, oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct SeatCommands(VecDeque<ProcessedCommand>);

impl SeatCommands {
    pub(super) fn find(&self, id: CommandId) -> Option<&ProcessedCommand> {
        self.0.iter().rev().find(|known| known.id == id)
    }

    pub(super) fn find_mut(&mut self, id: CommandId) -> Option<&mut ProcessedCommand> {
        self.0.iter_mut().rev().find(|known| known.id == id)
    }

    pub(super) fn push(&mut self, id: CommandId) {
        push(&mut self.0, id, SEAT_WINDOW);
    }
}

/// The last commands of each login of the staff.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct StaffCommands(BTreeMap<Option<LoginId>, VecDeque<ProcessedCommand>>);

impl StaffCommands {
    /// Whatever login it came from: who logs in again resends what is left from before.
    pub(super) fn find(&self, id: CommandId) -> Option<&ProcessedCommand> {
        let mut known = self.0.values().flat_map(|window| window.iter().rev());
        known.find(|known| known.id == id)
    }

    pub(super) fn find_mut(&mut self, id: CommandId) -> Option<&mut ProcessedCommand> {
        let mut known = self
            .0
            .values_mut()
            .flat_map(|window| window.iter_mut().rev());
        known.find(|known| known.id == id)
    }

    pub(super) fn push(&mut self, login: Option<LoginId>, id: CommandId) {
        push(self.0.entry(login).or_default(), id, LOGIN_WINDOW);
        let total: usize = self.0.values().map(VecDeque::len).sum();
        if total > STAFF_TOTAL {
            self.forget_one();
        }
    }

    fn forget_one(&mut self) {
        let largest = self.0.iter().max_by_key(|(_, window)| window.len());
        let Some(login) = largest.map(|(login, _)| *login) else {
            return;
        };
        if let Some(window) = self.0.get_mut(&login) {
            window.pop_front();
            if window.is_empty() {
                self.0.remove(&login);
            }
        }
    }
}

fn push(window: &mut VecDeque<ProcessedCommand>, id: CommandId, most: usize) {
    if window.len() == most {
        window.pop_front();
    }
    window.push_back(ProcessedCommand { id, created: None });
}
