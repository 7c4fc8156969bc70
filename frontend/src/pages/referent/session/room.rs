//! The live connection of a session's pages.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use vigie_shared::api::CurrentReferent;
use vigie_shared::ids::{CommandId, SessionId};
use vigie_shared::session::{Command, Refusal};
use vigie_shared::view::{FinalizationView, ReferentChange, ReferentView};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::features::board::{BoardAction, BoardState, BoardStore, CommandLog, CommandLogAction};
use crate::features::confirmation::use_confirmed_request;
use crate::live::{
    CommandDelivery, CommandRequest, ConnectionStatus, LiveEvent, LiveOptions, PendingCommands,
    use_live,
};
use crate::pages::referent::require_login::use_auth;

/// The room as the server last described it. Board and finalization come apart, so that
/// an answer of a candidate does not render the incidents again.
pub struct Room {
    /// The board, once it is there.
    pub board: Option<BoardState>,
    /// The finalization, once it is there.
    pub finalization: Option<Rc<FinalizationView>>,
    /// Are they current?
    pub status: ConnectionStatus,
    /// The commands in flight.
    pub pending: PendingCommands,
    /// The same for the parts of the page that show or withdraw one.
    pub delivery: CommandDelivery,
    /// The answers, for the notices of the board.
    pub log: UseReducerHandle<CommandLog>,
    /// Submits a command from the board.
    pub submit: Callback<Command, CommandId>,
    /// Submits a command and reports the result to the part of the page that asked.
    pub request: Callback<CommandRequest>,
}

/// Connects to the room of a session while the page is open.
#[hook]
pub fn use_room(id: SessionId) -> Room {
    let board = use_reducer_eq(BoardStore::default);
    let finalization = use_state(|| None::<Rc<FinalizationView>>);
    let log = use_reducer_eq(CommandLog::default);
    let on_event = {
        let (board, finalization, log) =
            (board.dispatcher(), finalization.setter(), log.dispatcher());
        use_callback(
            (),
            move |event: LiveEvent<ReferentView, ReferentChange>, ()| match event {
                LiveEvent::Snapshot { state, .. } => {
                    board.dispatch(BoardAction::Snapshot(state.board));
                    finalization.set(Some(Rc::new(state.finalization)));
                }
                LiveEvent::Change {
                    seq,
                    change: ReferentChange::Board(change),
                } => board.dispatch(BoardAction::Change { seq, change }),
                LiveEvent::Change {
                    change:
                        ReferentChange::Finalization {
                            finalization: latest,
                        },
                    ..
                } => finalization.set(Some(Rc::new(*latest))),
                LiveEvent::Later { seq } => board.dispatch(BoardAction::Later(seq)),
                // Not the end of it: the dialog asks for the password.
                LiveEvent::Settled {
                    result: Err(Refusal::ConfirmationNeeded),
                    ..
                } => {}
                LiveEvent::Settled { command, result } => {
                    log.dispatch(CommandLogAction::Settled { command, result });
                }
            },
        )
    };
    let account = use_auth().me.account;
    let options = LiveOptions {
        path: format!("/api/socket/referent/{id}").into(),
        // Names session and account: what has not left yet survives a reload and another page, and
        // another referent on this tab has commands of their own.
        storage_key: account.map(|account| format!("vigie-commands-{id}-{account}").into()),
        login: None,
    };
    let live = use_live(options, on_event);
    let delivery = CommandDelivery::of(&live);
    use_login_check(live.status);
    let request = use_confirmed_request(live.request_as);
    Room {
        board: board.state().cloned(),
        finalization: (*finalization).clone(),
        status: live.status,
        pending: live.pending,
        delivery,
        log,
        submit: live.submit,
        request,
    }
}

/// Time between two checks of the login: as often as a new connection is attempted.
const LOGIN_CHECK_MILLIS: u32 = 5_000;

/// A browser does not say why its socket was refused. While there is none, the server
/// is asked over HTTP: with an expired login, waiting for the network would be in vain.
#[hook]
fn use_login_check(status: ConnectionStatus) {
    let account = use_auth();
    let lost = matches!(
        status,
        ConnectionStatus::Offline { .. } | ConnectionStatus::Ended(_)
    );
    use_effect_with(lost, move |&lost| {
        let check = move || {
            let account = account.clone();
            spawn_local(async move {
                if let Err(error) = api::get::<CurrentReferent>("/api/referent/me").await {
                    account.note(&error);
                }
            });
        };
        let interval = lost.then(|| {
            check();
            Interval::new(LOGIN_CHECK_MILLIS, check)
        });
        move || drop(interval)
    });
}
