//! The candidate's desk: enter, read, wait, take the test, leave.
//!
//! Reading order: [`seat`] (connects, and shows the page of the moment), [`store`]
//! (what the server last said), [`ledger`] (what is on its way), then the pages in
//! the order a candidate meets them: [`entry`], [`instructions`], [`waiting`],
//! [`question`], [`ended`], and, once published, the [`outcome`].

mod arrival;
mod clock;
mod companion;
mod doorstep;
mod ended;
mod entry;
mod help;
mod hold;
mod instructions;
mod keep;
mod leave;
mod ledger;
mod me;
mod mode;
mod network;
mod notice;
mod outcome;
mod past;
mod question;
mod refusal;
mod resume;
#[cfg(test)]
mod samples;
mod seat;
mod seek;
mod span;
mod stopped;
mod store;
mod waited;
mod waiting;

use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use self::entry::EntryPage;
use self::me::Me;
use self::outcome::OutcomePage;
use self::seat::SeatPage;
use crate::fetch::{Answer, use_fetch};
use crate::http::HttpError;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};

/// The candidate's page. Who is logged in decides which.
#[component]
pub fn CandidatePage() -> Html {
    let language = use_language();
    let me = use_fetch::<Me>("/api/candidate/me".into());
    let expired = use_state_eq(|| false);
    let onleave = {
        let (expired, reload) = (expired.setter(), me.reload.clone());
        use_callback(reload, move |by_himself: bool, reload| {
            expired.set(!by_himself);
            reload.emit(());
        })
    };
    match &me.answer {
        Answer::Ready(found) if found.session.status == SessionStatus::Published => html! {
            <OutcomePage me={found.clone()} {onleave} />
        },
        Answer::Ready(found) => html! {
            <SeatPage
                key={found.full_name()}
                me={found.clone()}
                {onleave}
                onpublished={me.reload.clone()}
            />
        },
        Answer::Failed(HttpError::Unauthenticated) => html! {
            <EntryPage expired={*expired} onentered={me.reload.clone()} />
        },
        Answer::Pending | Answer::Failed(_) => html! {
            <Layout portal={Portal::Candidate}>
                <PageTitle text={language.text("candidate-title")} />
                { me.view(|_| Html::default()) }
            </Layout>
        },
    }
}
