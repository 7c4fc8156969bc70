//! The live board of the room that the invigilator logged in to.

use std::rc::Rc;

use vigie_shared::access::Role;
use vigie_shared::api::CurrentInvigilator;
use vigie_shared::protocol::CloseReason;
use vigie_shared::session::ActorName;
use vigie_shared::view::{Board, BoardChange};
use yew::prelude::*;

use super::sound::{SoundSwitch, use_sound};
use super::tools::Tools;
use crate::components::Spinner;
use crate::features::board::{
    BoardAction, BoardState, BoardStore, BoardView, CommandLog, CommandLogAction,
};
use crate::features::door::DoorPanel;
use crate::features::guessing::GuessingBanner;
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal, Width};
use crate::live::{ConnectionStatus, LiveEvent, LiveOptions, use_live};

/// Properties of [`RoomPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoomPageProps {
    /// The invigilator and the session.
    pub me: Rc<CurrentInvigilator>,
    /// The login is over.
    pub onleave: Callback<()>,
}

/// Connects, reduces the events, shows the board.
#[component]
pub fn RoomPage(props: &RoomPageProps) -> Html {
    let language = use_language();
    let me = &props.me;
    let store = use_reducer_eq(BoardStore::default);
    let log = use_reducer_eq(CommandLog::default);
    let on_event = {
        let (store, log) = (store.dispatcher(), log.dispatcher());
        use_callback(
            (),
            move |event: LiveEvent<Board, BoardChange>, ()| match event {
                LiveEvent::Snapshot { state, .. } => store.dispatch(BoardAction::Snapshot(state)),
                LiveEvent::Change { seq, change } => {
                    store.dispatch(BoardAction::Change { seq, change });
                }
                LiveEvent::Later { seq } => store.dispatch(BoardAction::Later(seq)),
                LiveEvent::Settled { command, result } => {
                    log.dispatch(CommandLogAction::Settled { command, result });
                }
            },
        )
    };
    let login = me.login.map_or_else(String::new, |login| login.to_string());
    let options = LiveOptions {
        path: format!("/api/socket/invigilator/{}", me.session.number).into(),
        // Names session and login: another room, and another invigilator on this device, have
        // commands of their own.
        storage_key: Some(format!("vigie-commands-{}-{login}", me.session.number).into()),
        login: me.login,
    };
    let live = use_live(options, on_event);
    let sound = use_sound();
    {
        let onleave = props.onleave.clone();
        use_effect_with(live.status, move |status| {
            // The login ran out: the page asks who is logged in, and shows the form.
            if *status == ConnectionStatus::Ended(CloseReason::NotLoggedIn) {
                onleave.emit(());
            }
        });
    }
    let state = store.state();
    html! {
        <Layout
            portal={Portal::Invigilator}
            connection={live.status}
            width={Width::Full}
            tools={html! { <Tools me={me.clone()} onleave={props.onleave.clone()} /> }}
        >
            <PageTitle text={title(&language, me, state)} class="pf-v6-screen-reader" />
            if let Some(board) = state {
                <GuessingBanner notices={board.guessing().to_vec()} />
                <DoorPanel
                    path={format!("/api/invigilator/{}/door", me.session.number)}
                    board={board.clone()}
                />
                <BoardView
                    board={board.clone()}
                    role={Role::Invigilator}
                    me={ActorName::Invigilator(me.member())}
                    drafts={AttrValue::from(format!("vigie-notes-{}-{login}", me.session.number))}
                    session={me.session.number}
                    connection={live.status}
                    {log}
                    pending={live.pending}
                    submit={live.submit}
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
