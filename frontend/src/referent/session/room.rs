//! The live side of a session.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use vigie_shared::ids::{CommandId, SessionId};
use vigie_shared::protocol::{ReferentMessage, ServerMessage};
use vigie_shared::session::Command;
use vigie_shared::view::{FinalizationView, ReferentChange};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::features::board::{
    BoardAction, BoardState, BoardStore, ErrandAction, Errands, use_ask, use_errands,
};
use crate::http;
use crate::live::{Freshness, LiveOptions, use_live};
use crate::referent::api::Me;
use crate::referent::ask::{Ask, Reply};
use crate::referent::gate::use_account;

/// What is known of the room now. Board and desk come apart, so that an answer of a
/// candidate does not draw the incidents again.
pub struct Room {
    /// The board, once it is there.
    pub board: Option<BoardState>,
    /// The rest of the desk, once it is there.
    pub desk: Option<Rc<FinalizationView>>,
    /// Is it still true?
    pub freshness: Freshness,
    /// Asks the session for something, and hears what became of it.
    pub ask: Callback<Ask>,
    /// What was asked from the board.
    pub errands: UseReducerHandle<Errands>,
    /// Asks from the board.
    pub ask_from_board: Callback<Command>,
}

/// Connects to the room of a session while the page is open.
#[hook]
pub fn use_room(id: SessionId) -> Room {
    let board = use_reducer_eq(BoardStore::default);
    let desk = use_state(|| None::<Rc<FinalizationView>>);
    let errands = use_errands(None);
    let waiting = use_mut_ref(BTreeMap::<CommandId, Callback<Reply>>::new);
    let on_message = {
        let (board, desk, errands) = (board.dispatcher(), desk.setter(), errands.dispatcher());
        let waiting = waiting.clone();
        let answered = move |id: CommandId, reply: Reply| {
            errands.dispatch(ErrandAction::Answered {
                id,
                refusal: reply.clone().err(),
            });
            // Taken out first: whoever hears it may ask something else.
            let who = waiting.borrow_mut().remove(&id);
            if let Some(who) = who {
                who.emit(reply);
            }
        };
        use_callback((), move |message: ReferentMessage, ()| match message {
            ServerMessage::Snapshot { state, .. } => {
                board.dispatch(BoardAction::Snapshot(state.board));
                desk.set(Some(Rc::new(state.finalization)));
            }
            ServerMessage::Change {
                seq,
                change: ReferentChange::Board(change),
            } => {
                board.dispatch(BoardAction::Change { seq, change });
            }
            ServerMessage::Change {
                change:
                    ReferentChange::Finalization {
                        finalization: whole,
                    },
                ..
            } => {
                desk.set(Some(Rc::new(*whole)));
            }
            ServerMessage::Done { id } => answered(id, Ok(())),
            ServerMessage::Refused { id, refusal } => answered(id, Err(refusal)),
            ServerMessage::Welcome { .. }
            | ServerMessage::Heartbeat { .. }
            | ServerMessage::Restarting { .. } => {}
        })
    };
    let path = format!("/api/socket/referent/{id}").into();
    let live = use_live(LiveOptions { path, keep: None }, on_message);
    use_check_of_log_in(live.freshness);
    let ask_from_board = use_ask(&errands, &live.submit);
    let ask = use_callback(live.submit, move |ask: Ask, submit| {
        let id = submit.emit(ask.command);
        waiting.borrow_mut().insert(id, ask.then);
    });
    Room {
        board: board.state().cloned(),
        desk: (*desk).clone(),
        freshness: live.freshness,
        ask,
        errands,
        ask_from_board,
    }
}

/// Between two questions whether the log-in is still good, milliseconds: as often as
/// the connection itself is tried again.
const ASK_EVERY: u32 = 5_000;

/// A browser is not told why its socket was refused. While there is none, the server
/// is asked the ordinary way: if the log-in is over, waiting for the network would be
/// in vain.
#[hook]
fn use_check_of_log_in(freshness: Freshness) {
    let account = use_account();
    let lost = matches!(freshness, Freshness::Offline { .. } | Freshness::Ended(_));
    use_effect_with(lost, move |&lost| {
        let ask = move || {
            let account = account.clone();
            spawn_local(async move {
                if let Err(error) = http::get::<Me>("/api/referent/me").await {
                    account.note(&error);
                }
            });
        };
        let asking = lost.then(|| {
            ask();
            Interval::new(ASK_EVERY, ask)
        });
        move || drop(asking)
    });
}
