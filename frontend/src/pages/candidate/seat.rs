//! The session of one candidate, from the login to the end.

use std::rc::Rc;

use vigie_shared::api::CurrentCandidate;
use vigie_shared::view::CandidatePhase;
use yew::prelude::*;

use super::admission::{ResumePage, WaitingPage};
use super::connection::{CandidateConnection, use_candidate_connection, use_session_end};
use super::device_notice::OtherDevices;
use super::disconnected::DisconnectedPage;
use super::ended::EndedPage;
use super::help::Help;
use super::instructions::InstructionsPage;
use super::logout_button::LogoutReason;
use super::state::CandidateAction;
use crate::components::{Icon, Spinner};
use crate::features::question::{PageView, QuestionPage, TestClock};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal};
use crate::live::ConnectionStatus;

/// Properties of [`SeatPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SeatPageProps {
    /// The candidate who is logged in.
    pub me: Rc<CurrentCandidate>,
    /// The login is over.
    pub onlogout: Callback<LogoutReason>,
    /// The results are there.
    pub onpublished: Callback<()>,
}

/// Connects, and shows the page of the moment.
#[component]
pub fn SeatPage(props: &SeatPageProps) -> Html {
    let language = use_language();
    let connection = use_candidate_connection(&props.me);
    use_session_end(
        &connection,
        props.onlogout.clone(),
        props.onpublished.clone(),
    );
    let page = connection.state.page.as_ref();
    let content = match (connection.status, page) {
        (ConnectionStatus::Ended(reason), _) => html! {
            <DisconnectedPage
                {reason}
                owner={connection.owner.clone()}
                onlogout={props.onlogout.clone()}
            />
        },
        (_, None) => html! {
            <>
                <PageTitle text={language.text("candidate-title")} />
                <Spinner />
            </>
        },
        (_, Some(page)) => phase(page, &connection, &props.onlogout),
    };
    // Without a connection the clock is hidden: it receives no updates any more.
    let shown = page.filter(|_| !matches!(connection.status, ConnectionStatus::Ended(_)));
    let other_devices = shown.map_or_else(Vec::new, |page| page.other_devices.clone());
    html! {
        <Layout
            portal={Portal::Candidate}
            connection={connection.status}
            during_test={connection.testing}
            tools={html! { <>{ tools(&language, &props.me, shown) }<Help /></> }}
        >
            { content }
            <OtherDevices signs={other_devices} />
        </Layout>
    }
}

/// The candidate's name, the sign of the device, and the clock once it runs: always visible,
/// as the masthead does not scroll.
fn tools(language: &LanguageHandle, me: &CurrentCandidate, page: Option<&Rc<PageView>>) -> Html {
    let sign = page
        .and_then(|page| page.sign)
        .map(|sign| language.text_with("candidate-device", &[("sign", sign.to_string().into())]));
    let clock = page.map(|page| match &page.phase {
        CandidatePhase::Testing {
            deadline,
            frozen_left_micros,
            ..
        } => html! {
            <TestClock deadline={*deadline} frozen_left_micros={*frozen_left_micros} />
        },
        _ => Html::default(),
    });
    html! {
        <>
            <span class="vigie-candidate-name" data-testid="who">{ Icon::Person }{ " " }{ me.full_name() }</span>
            if let Some(sign) = sign {
                <span class="vigie-candidate-device" data-testid="device">{ sign }</span>
            }
            { for clock }
        </>
    }
}

fn phase(
    page: &Rc<PageView>,
    connection: &CandidateConnection,
    onlogout: &Callback<LogoutReason>,
) -> Html {
    let context = connection.context(page);
    let refusal = connection.state.refusal.clone();
    let (page, onlogout) = (page.clone(), onlogout.clone());
    match &page.phase {
        CandidatePhase::Instructions => html! {
            <InstructionsPage page={page.clone()} {context} {refusal} {onlogout} />
        },
        CandidatePhase::Waiting { confirmed_until } => html! {
            <WaitingPage
                page={page.clone()}
                until={*confirmed_until}
                {context}
                {refusal}
                {onlogout}
            />
        },
        CandidatePhase::AwaitingResume { authorized_until } => html! {
            <ResumePage
                page={page.clone()}
                until={*authorized_until}
                {context}
                {refusal}
                {onlogout}
            />
        },
        CandidatePhase::Testing { .. } => {
            let dispatcher = connection.state.dispatcher();
            let ondismiss = Callback::from(move |()| dispatcher.dispatch(CandidateAction::Dismiss));
            html! {
                <QuestionPage
                    page={page.clone()}
                    {context}
                    notice={connection.state.notice}
                    {refusal}
                    {ondismiss}
                />
            }
        }
        CandidatePhase::Ended { cause, treated, .. } => html! {
            <EndedPage
                page={page.clone()}
                cause={*cause}
                treated={*treated}
                owner={context.owner}
                {onlogout}
            />
        },
    }
}
