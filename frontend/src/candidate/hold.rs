//! What every page of the desk holds in its hands.

use std::rc::Rc;

use vigie_shared::ids::PresentationId;
use vigie_shared::session::{Command, CompanionPolicy};
use yew::prelude::*;

use super::companion::Seen;
use super::keep::Owner;
use super::ledger::Matter;
use crate::live::Freshness;

/// The way to ask, what is on its way, and how things stand around the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Hold {
    /// Whose page it is.
    pub owner: Owner,
    /// Asks the session. False when the same is on its way already.
    pub ask: Callback<Command, bool>,
    /// Commands without an answer, oldest first.
    pub pending: Rc<Vec<Command>>,
    /// Will a command be sent at once?
    pub freshness: Freshness,
    /// The companion, as the page sees it.
    pub companion: Seen,
    /// Must it be seen?
    pub policy: CompanionPolicy,
}

impl Hold {
    /// The command about this question that is on its way.
    pub fn about(&self, ask: PresentationId) -> Option<&Command> {
        self.pending
            .iter()
            .find(|command| Matter::of(command) == Matter::Question(ask))
    }

    /// The wish to accept, start or resume that is on its way.
    pub fn at_the_door(&self) -> Option<&Command> {
        self.pending
            .iter()
            .find(|command| Matter::of(command) == Matter::Door)
    }

    /// Is the fact that the page was left on its way?
    pub fn tells_of_leaving(&self, ask: PresentationId) -> bool {
        self.pending
            .contains(&Command::LoseFocus { presentation: ask })
    }

    /// Is there no connection?
    pub fn is_offline(&self) -> bool {
        matches!(
            self.freshness,
            Freshness::Offline { .. } | Freshness::Connecting
        )
    }

    /// Must the companion be seen, and is it not?
    pub fn lacks_companion(&self) -> bool {
        self.policy != CompanionPolicy::Observed && self.companion != Seen::Present
    }

    /// A callback that asks for `command`.
    pub fn asks<E: 'static>(&self, command: Command) -> Callback<E> {
        let ask = self.ask.clone();
        Callback::from(move |_| {
            ask.emit(command.clone());
        })
    }
}
