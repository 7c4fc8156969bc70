//! The invigilator's portal: log in, then the board of one room.

mod chime;
mod login;
mod room;
mod sound;
mod tools;

use vigie_shared::api::CurrentInvigilator;
use yew::prelude::*;
use yew_router::prelude::*;

use self::login::LoginForm;
use self::room::RoomPage;
use crate::api::HttpError;
use crate::center_zone::set_center_zone;
use crate::components::{Alert, AlertVariant, ButtonVariant, NavLink};
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;
use crate::storage::LastSession;

/// Properties of [`InvigilatorPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InvigilatorPageProps {
    /// The session in the address, if it names one.
    pub session: Option<u32>,
}

/// The room of the session in the address. Without one, the login, and the way back to the
/// room that was last watched on this device: an invigilator may watch a second one.
#[component]
pub fn InvigilatorPage(props: &InvigilatorPageProps) -> Html {
    let navigator = use_navigator();
    let onentered = use_callback(navigator, |session: u32, navigator| {
        LastSession::INVIGILATOR.remember(session);
        if let Some(navigator) = navigator {
            navigator.replace(&Route::InvigilatorSession { session });
        }
    });
    match props.session {
        Some(session) => html! { <SessionPage key={session} {session} {onentered} /> },
        None => html! {
            <LoginPage {onentered}>
                if let Some(session) = LastSession::INVIGILATOR.read() {
                    <WatchedRoom {session} />
                }
            </LoginPage>
        },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct InvigilatorSessionProps {
    session: u32,
    onentered: Callback<u32>,
}

/// The board, or the login.
#[component]
fn SessionPage(props: &InvigilatorSessionProps) -> Html {
    let language = use_language();
    let session = props.session;
    let me = use_fetch::<CurrentInvigilator>(me_path(session));
    // The same session again: the address does not change, so the page asks once more.
    let onentered = use_callback(
        (props.onentered.clone(), me.reload.clone()),
        move |entered: u32, (onentered, reload)| {
            onentered.emit(entered);
            if entered == session {
                reload.emit(());
            }
        },
    );
    match &me.answer {
        RemoteData::Ready(found) => {
            set_center_zone(&found.session.time_zone);
            html! {
                <RoomPage key={format!("{:?}", found.login)} me={found.clone()} onleave={me.reload.clone()} />
            }
        }
        RemoteData::Failed(HttpError::Unauthenticated) => html! {
            <LoginPage {session} {onentered} />
        },
        RemoteData::Pending | RemoteData::Failed(_) => html! {
            <Layout portal={Portal::Invigilator}>
                <PageTitle text={language.text("invigilator-title")} />
                { me.view(|_| Html::default()) }
            </Layout>
        },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LoginPageProps {
    #[prop_or_default]
    session: Option<u32>,
    onentered: Callback<u32>,
    #[prop_or_default]
    children: Html,
}

#[component]
fn LoginPage(props: &LoginPageProps) -> Html {
    let language = use_language();
    html! {
        <Layout portal={Portal::Invigilator}>
            <div class="vigie-entrance">
                <PageTitle text={language.text("invigilator-title")} />
                { props.children.clone() }
                <LoginForm session={props.session} onentered={props.onentered.clone()} />
            </div>
        </Layout>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WatchedRoomProps {
    session: u32,
}

/// A link to the room that this device still watches.
#[component]
fn WatchedRoom(props: &WatchedRoomProps) -> Html {
    let language = use_language();
    let session = props.session;
    let me = use_fetch::<CurrentInvigilator>(me_path(session));
    let Some(me) = me.ready() else {
        return Html::default();
    };
    let room = [
        ("number", session.to_string().into()),
        ("name", me.name.clone().into()),
    ];
    html! {
        <Alert variant={AlertVariant::Info} testid="watched-room">
            <p>{ language.text_with("invigilator-watched", &room) }</p>
            <NavLink<Route>
                to={Route::InvigilatorSession { session }}
                testid="watched-room-open"
                button={ButtonVariant::Secondary}
            >
                { language.text("invigilator-watched-open") }
            </NavLink<Route>>
        </Alert>
    }
}

fn me_path(session: u32) -> AttrValue {
    format!("/api/invigilator/{session}/me").into()
}
