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
mod page_entry;
mod seat;
mod state;
mod waiting_room;

use std::rc::Rc;

use vigie_shared::api::CurrentCandidate;
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use self::login::CandidateLoginPage;
use self::logout_button::{LogoutButton, LogoutReason};
use self::seat::SeatPage;
use crate::api::HttpError;
use crate::components::{ButtonVariant, Icon};
use crate::features::published_result::ResultPage;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::storage::StorageOwner;

/// Shows the login, the session or the result, depending on who is logged in.
#[component]
pub fn CandidatePage() -> Html {
    let language = use_language();
    let me = use_fetch::<CurrentCandidate>("/api/candidate/me".into());
    let expired = use_state_eq(|| false);
    let onlogout = {
        let (expired, reload) = (expired.setter(), me.reload.clone());
        use_callback(reload, move |reason: LogoutReason, reload| {
            expired.set(reason == LogoutReason::Expired);
            reload.emit(());
        })
    };
    match &me.answer {
        RemoteData::Ready(found) if found.session.status == SessionStatus::Published => html! {
            <OwnResult me={found.clone()} {onlogout} />
        },
        RemoteData::Ready(found) => html! {
            <SeatPage
                key={found.full_name()}
                me={found.clone()}
                {onlogout}
                onpublished={me.reload.clone()}
            />
        },
        RemoteData::Failed(HttpError::Unauthenticated) => html! {
            <CandidateLoginPage expired={*expired} onlogin={me.reload.clone()} />
        },
        RemoteData::Pending | RemoteData::Failed(_) => html! {
            <Layout portal={Portal::Candidate}>
                <PageTitle text={language.text("candidate-title")} />
                { me.view(|_| Html::default()) }
            </Layout>
        },
    }
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
    html! { <ResultPage {tools} {leave} /> }
}
