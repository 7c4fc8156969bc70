//! What every page of a running session hands down to its parts.

use vigie_shared::item::ItemContent;
use vigie_shared::session::{Command, CompanionPolicy};
use vigie_shared::view::CandidateView;
use yew::prelude::*;

use crate::features::companion::CompanionStatus;
use crate::live::{ConnectionStatus, PendingCommands};
use crate::storage::StorageOwner;

/// The candidate's page as the server last described it.
pub type PageView = CandidateView<ItemContent>;

/// The way to submit a command, the commands in flight, and the state of what surrounds
/// the page.
#[derive(Debug, Clone, PartialEq)]
pub struct TestContext {
    /// The candidate whose page it is.
    pub owner: StorageOwner,
    /// Submits a command. False if one on the same topic is in flight.
    pub submit: Callback<Command, bool>,
    /// The commands in flight.
    pub pending: PendingCommands,
    /// While it is not live, a command waits in this tab.
    pub status: ConnectionStatus,
    /// The companion, as the page detects it.
    pub companion: CompanionStatus,
    /// Must it be detected?
    pub policy: CompanionPolicy,
    /// Does any loss of focus count, however short? So it was in earlier sessions.
    pub any_loss_counts: bool,
}

impl TestContext {
    /// Is there no connection?
    pub fn is_offline(&self) -> bool {
        matches!(
            self.status,
            ConnectionStatus::Offline { .. } | ConnectionStatus::Connecting
        )
    }

    /// Must the companion be detected, and is it not?
    pub fn lacks_companion(&self) -> bool {
        self.policy != CompanionPolicy::Observed && !self.companion.is_linked()
    }

    /// A callback that submits `command`.
    pub fn submitter<E: 'static>(&self, command: Command) -> Callback<E> {
        let submit = self.submit.clone();
        Callback::from(move |_| {
            submit.emit(command.clone());
        })
    }
}
