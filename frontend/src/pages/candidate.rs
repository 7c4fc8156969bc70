//! The candidate's page: log in, read, wait, take the test, log out.
//!
//! Reading order: [`seat`] (shows the page of the moment), [`connection`] (connects,
//! submits), [`state`] (what the server last sent), then the pages in the order a
//! candidate meets them: [`login`], [`instructions`], [`admission`], the questions
//! (`features::question`), [`ended`], and, once published, the result.

mod admission;
mod connection;
mod device_notice;
mod disconnected;
mod ended;
mod help;
mod instructions;
mod login;
mod logout_button;
mod recorded_signals;
mod seat;
mod state;
mod waiting_room;

use std::rc::Rc;

use vigie_shared::api::CurrentCandidate;
use vigie_shared::view::SessionStatus;
use yew::prelude::*;
use yew_router::prelude::*;

use self::login::CandidateLoginPage;
use self::logout_button::{LogoutButton, LogoutReason};
use self::seat::SeatPage;
use crate::api::HttpError;
use crate::center_zone::set_center_zone;
use crate::components::{ButtonVariant, Icon};
use crate::features::published_result::ResultPage;
use crate::hooks::{Fetch, RemoteData, use_fetch};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;
use crate::storage::{LastSession, StorageOwner};

/// Properties of [`CandidatePage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidatePageProps {
    /// The session in the address, if it names one.
    pub session: Option<u32>,
}

/// The page of the session in the address. Without one, the session that this device was last
/// logged in to, or the login.
#[component]
pub fn CandidatePage(props: &CandidatePageProps) -> Html {
    let navigator = use_navigator();
    let onlogin = use_callback(navigator, |session: u32, navigator| {
        LastSession::CANDIDATE.remember(session);
        if let Some(navigator) = navigator {
            navigator.replace(&Route::CandidateSession { session });
        }
    });
    match props.session {
        Some(session) => html! { <SessionPage key={session} {session} {onlogin} /> },
        None => match LastSession::CANDIDATE.read() {
            Some(session) => html! { <SameSession {session} {onlogin} /> },
            None => html! { <CandidateLoginPage expired=false {onlogin} /> },
        },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CandidateSessionProps {
    session: u32,
    onlogin: Callback<u32>,
}

/// Goes to the session that this device was last logged in to, if it still is: a candidate
/// whose browser was closed types the address of the slip again.
#[component]
fn SameSession(props: &CandidateSessionProps) -> Html {
    let language = use_language();
    let session = props.session;
    let me = use_fetch::<CurrentCandidate>(me_path(session));
    let navigator = use_navigator();
    use_effect_with(me.ready().is_some(), move |found| {
        if let Some(navigator) = navigator.filter(|_| *found) {
            navigator.replace(&Route::CandidateSession { session });
        }
    });
    match &me.answer {
        RemoteData::Failed(HttpError::Unauthenticated) => html! {
            <CandidateLoginPage expired=false onlogin={props.onlogin.clone()} />
        },
        RemoteData::Pending | RemoteData::Failed(_) | RemoteData::Ready(_) => {
            waiting(&language, &me)
        }
    }
}

/// Shows the login, the session or the result, depending on who is logged in.
#[component]
fn SessionPage(props: &CandidateSessionProps) -> Html {
    let language = use_language();
    let session = props.session;
    let me = use_fetch::<CurrentCandidate>(me_path(session));
    let expired = use_state_eq(|| false);
    let onlogout = {
        let (expired, reload) = (expired.setter(), me.reload.clone());
        use_callback(reload, move |reason: LogoutReason, reload| {
            expired.set(reason == LogoutReason::Expired);
            reload.emit(());
        })
    };
    // The same session again: the address does not change, so the page asks once more.
    let onlogin = use_callback(
        (props.onlogin.clone(), me.reload.clone()),
        move |entered: u32, (onlogin, reload)| {
            onlogin.emit(entered);
            if entered == session {
                reload.emit(());
            }
        },
    );
    if let Some(found) = me.ready() {
        set_center_zone(&found.session.time_zone);
    }
    match &me.answer {
        RemoteData::Ready(found) if found.session.status == SessionStatus::Published => html! {
            <OwnResult me={found.clone()} {onlogout} />
        },
        RemoteData::Ready(found) => html! {
            <SeatPage
                key={found.device.to_string()}
                me={found.clone()}
                {onlogout}
                onpublished={me.reload.clone()}
            />
        },
        RemoteData::Failed(HttpError::Unauthenticated) => html! {
            <CandidateLoginPage {session} expired={*expired} {onlogin} />
        },
        RemoteData::Pending | RemoteData::Failed(_) => waiting(&language, &me),
    }
}

fn waiting(language: &LanguageHandle, me: &Fetch<CurrentCandidate>) -> Html {
    html! {
        <Layout portal={Portal::Candidate}>
            <PageTitle text={language.text("candidate-title")} />
            { me.view(|_| Html::default()) }
        </Layout>
    }
}

fn me_path(session: u32) -> AttrValue {
    format!("/api/candidate/{session}/me").into()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OwnResultProps {
    me: Rc<CurrentCandidate>,
    onlogout: Callback<LogoutReason>,
}

/// The candidate's result after the publication.
#[component]
fn OwnResult(props: &OwnResultProps) -> Html {
    let language = use_language();
    let tools = html! {
        <span class="vigie-candidate-name" data-testid="who">{ Icon::Person }{ " " }{ props.me.full_name() }</span>
    };
    let leave = html! {
        <LogoutButton
            label={language.text("candidate-leave")}
            variant={ButtonVariant::Secondary}
            owner={StorageOwner::from_current(&props.me)}
            onlogout={props.onlogout.clone()}
        />
    };
    html! { <ResultPage session={props.me.session.number} {tools} {leave} /> }
}
