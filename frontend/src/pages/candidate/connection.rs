//! The live connection of a candidate's page.

use std::rc::Rc;

use vigie_shared::api::CurrentCandidate;
use vigie_shared::protocol::{CloseReason, Never};
use vigie_shared::session::Command;
use vigie_shared::view::CandidatePhase;
use yew::prelude::*;

use super::logout_button::LogoutReason;
use super::page_entry::use_page_entry;
use super::state::{CandidateAction, CandidateState};
use crate::features::companion::{CompanionStatus, use_companion};
use crate::features::question::{PageView, TestContext};
use crate::live::{
    CommandTopic, ConnectionStatus, LiveEvent, LiveOptions, PendingCommands, use_live,
};
use crate::storage::{StorageKey, StorageOwner};

/// The session of one candidate as this page knows it.
pub struct CandidateConnection {
    /// What the server last sent.
    pub state: UseReducerHandle<CandidateState>,
    /// Is it current?
    pub status: ConnectionStatus,
    /// The owner of what this tab stores.
    pub owner: StorageOwner,
    submit: Callback<Command, bool>,
    pending: PendingCommands,
    companion: CompanionStatus,
}

impl CandidateConnection {
    /// What the parts of `page` need.
    pub fn context(&self, page: &PageView) -> TestContext {
        TestContext {
            owner: self.owner.clone(),
            submit: self.submit.clone(),
            pending: self.pending.clone(),
            status: self.status,
            companion: self.companion,
            policy: page.companion,
        }
    }
}

/// Connects while the page is open, and reports what the page itself detects: a loss of
/// focus by navigation, and the companion.
#[hook]
pub fn use_candidate_connection(me: &Rc<CurrentCandidate>) -> CandidateConnection {
    let owner = use_memo(me.clone(), |me| StorageOwner::from_current(me));
    let state = use_reducer_eq(CandidateState::default);
    let on_event = {
        let dispatcher = state.dispatcher();
        use_callback(
            (),
            move |event: LiveEvent<PageView, Never>, ()| match event {
                LiveEvent::Snapshot { state, .. } => {
                    dispatcher.dispatch(CandidateAction::Received(Box::new(state)));
                }
                LiveEvent::Settled { command, result } => {
                    let command = command.command;
                    dispatcher.dispatch(CandidateAction::Settled { command, result });
                }
                LiveEvent::Change { change, .. } => match change {},
            },
        )
    };
    let options = LiveOptions {
        path: "/api/socket/candidate".into(),
        storage_key: Some(owner.key(StorageKey::Commands).into()),
    };
    let live = use_live(options, on_event);
    let submit = {
        let dispatcher = state.dispatcher();
        use_callback(
            live.submit_once,
            move |command: Command, submit_once: &Callback<Command, bool>| {
                let topic = CommandTopic::of(&command);
                let submitted = submit_once.emit(command);
                if submitted {
                    dispatcher.dispatch(CandidateAction::Submitted(topic));
                }
                submitted
            },
        )
    };
    use_page_entry(state.page.clone(), submit.clone());
    let companion = use_companion(submit.clone(), state.refused_companion_reports);
    CandidateConnection {
        state,
        status: live.status,
        owner: (*owner).clone(),
        submit,
        pending: live.pending,
        companion,
    }
}

/// Emits `onlogout` when the login has expired, and `onpublished` when the result is
/// there.
#[hook]
pub fn use_session_end(
    connection: &CandidateConnection,
    onlogout: Callback<LogoutReason>,
    onpublished: Callback<()>,
) {
    use_effect_with(connection.status, move |status| {
        if *status == ConnectionStatus::Ended(CloseReason::NotLoggedIn) {
            onlogout.emit(LogoutReason::Expired);
        }
    });
    let published = connection.state.page.as_ref().is_some_and(|page| {
        matches!(
            page.phase,
            CandidatePhase::Ended {
                published: true,
                ..
            }
        )
    });
    use_effect_with(published, move |published| {
        if *published {
            onpublished.emit(());
        }
    });
}
