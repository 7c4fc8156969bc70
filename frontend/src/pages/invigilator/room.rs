//! The live board of the room he logged in to.

use std::rc::Rc;

use vigie_shared::access::Role;
use vigie_shared::api::CurrentInvigilator;
use vigie_shared::protocol::{CloseReason, ServerMessage};
use vigie_shared::session::ActorName;
use vigie_shared::view::{Board, BoardChange};
use yew::prelude::*;

use super::sound::{SoundSwitch, use_sound};
use super::tools::Tools;
use crate::components::Spinner;
use crate::features::board::{
    BoardAction, BoardState, BoardStore, BoardView, ErrandAction, use_ask, use_errands,
};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal, Width};
use crate::live::{Freshness, LiveOptions, use_live};

/// Properties of [`RoomPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoomPageProps {
    /// Who, and where.
    pub me: Rc<CurrentInvigilator>,
    /// He is not logged in any more.
    pub onleave: Callback<()>,
}

/// Connects, folds, shows.
#[component]
pub fn RoomPage(props: &RoomPageProps) -> Html {
    let language = use_language();
    let me = &props.me;
    // Names the log-in: another invigilator on this device has his own errands.
    let keep = AttrValue::from(format!("vigie-errands-{}-{}", me.session.number, me.name));
    let store = use_reducer_eq(BoardStore::default);
    let errands = use_errands(Some(keep.clone()));
    let on_message = {
        let (store, errands) = (store.dispatcher(), errands.dispatcher());
        use_callback(
            (),
            move |message: ServerMessage<Board, BoardChange>, ()| match message {
                ServerMessage::Snapshot { state, .. } => {
                    store.dispatch(BoardAction::Snapshot(state))
                }
                ServerMessage::Change { seq, change } => {
                    store.dispatch(BoardAction::Change { seq, change });
                }
                ServerMessage::Done { id } => {
                    errands.dispatch(ErrandAction::Answered { id, refusal: None });
                }
                ServerMessage::Refused { id, refusal } => {
                    errands.dispatch(ErrandAction::Answered {
                        id,
                        refusal: Some(refusal),
                    });
                }
                // The connection's own.
                ServerMessage::Welcome { .. }
                | ServerMessage::Heartbeat { .. }
                | ServerMessage::Restarting { .. } => {}
            },
        )
    };
    let options = LiveOptions {
        path: "/api/socket/invigilator".into(),
        keep: Some(keep),
    };
    let live = use_live(options, on_message);
    let ask = use_ask(&errands, &live.submit);
    let sound = use_sound();
    {
        let onleave = props.onleave.clone();
        use_effect_with(live.freshness, move |freshness| {
            // The log-in ran out: the page asks who is there, and shows the door.
            if *freshness == Freshness::Ended(CloseReason::NotLoggedIn) {
                onleave.emit(());
            }
        });
    }
    let state = store.state();
    html! {
        <Layout
            portal={Portal::Invigilator}
            connection={live.freshness}
            width={Width::Full}
            tools={html! { <Tools me={me.clone()} onleave={props.onleave.clone()} /> }}
        >
            <PageTitle text={title(&language, me, state)} class="pf-v6-screen-reader" />
            if let Some(board) = state {
                <BoardView
                    board={board.clone()}
                    role={Role::Invigilator}
                    me={ActorName::Invigilator(me.name.clone())}
                    drafts={AttrValue::from(format!("vigie-notes-{}", me.session.number))}
                    freshness={live.freshness}
                    {errands}
                    {ask}
                    onalert={sound.play.clone()}
                    tools={html! { <SoundSwitch {sound} /> }}
                />
            } else {
                <Spinner />
            }
        </Layout>
    }
}

/// Begins with the alerts: a tab in the background shows no more than that.
fn title(language: &LanguageHandle, me: &CurrentInvigilator, board: Option<&BoardState>) -> String {
    let number = me.session.number.to_string();
    let session = language.text_with("invigilator-room-title", &[("number", number.into())]);
    let alerts = board.map_or(0, BoardState::open_alerts);
    match alerts {
        0 => session,
        _ => {
            let count = language.text_with("board-alert-count", &[("count", alerts.into())]);
            format!("{count} – {session}")
        }
    }
}
