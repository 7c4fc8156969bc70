//! Connects, and shows the page of the moment.

use std::rc::Rc;

use vigie_shared::ids::CommandId;
use vigie_shared::item::ItemContent;
use vigie_shared::protocol::{CandidateMessage, CloseReason, ServerMessage};
use vigie_shared::session::Command;
use vigie_shared::view::CandidatePhase;
use yew::prelude::*;

use super::arrival::use_arrival;
use super::clock::TestClock;
use super::companion::use_companion;
use super::ended::EndedPage;
use super::help::{HelpButton, use_help};
use super::hold::Hold;
use super::instructions::InstructionsPage;
use super::keep::{Kept, Owner};
use super::ledger::Ledger;
use super::me::Me;
use super::question::QuestionPage;
use super::resume::ResumePage;
use super::stopped::StoppedPage;
use super::store::{Page, Seat, SeatAction};
use super::waiting::WaitingPage;
use crate::components::{Icon, Spinner};
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::live::{Freshness, LiveOptions, Pending, use_live};

/// Properties of [`SeatPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SeatPageProps {
    /// Who.
    pub me: Rc<Me>,
    /// He is not logged in any more; whether he left by himself.
    pub onleave: Callback<bool>,
    /// The results are there.
    pub onpublished: Callback<()>,
}

/// The desk of one candidate, from the log-in to the end.
#[component]
pub fn SeatPage(props: &SeatPageProps) -> Html {
    let language = use_language();
    let owner = use_memo(props.me.clone(), |me| Owner::of(me));
    let keep = AttrValue::from(owner.key(Kept::Commands));
    // Before the connection: it sends what was kept, and the page must know that.
    let ledger = use_memo(keep.clone(), |key| Ledger::restored(key));
    let store = {
        let ledger = ledger.clone();
        use_reducer_eq(move || Seat::restored(ledger.commands()))
    };
    let on_message = {
        let (dispatcher, ledger) = (store.dispatcher(), ledger.clone());
        use_callback((), move |message: CandidateMessage<ItemContent>, ()| {
            let (id, refusal) = match message {
                ServerMessage::Snapshot { state, .. } => {
                    dispatcher.dispatch(SeatAction::Saw(Box::new(state)));
                    return;
                }
                ServerMessage::Done { id } => (id, None),
                ServerMessage::Refused { id, refusal } => (id, Some(refusal)),
                // The connection's own.
                ServerMessage::Welcome { .. }
                | ServerMessage::Heartbeat { .. }
                | ServerMessage::Restarting { .. } => return,
                ServerMessage::Change { change, .. } => match change {},
            };
            if let Some(command) = ledger.answered(id) {
                let left = ledger.commands();
                dispatcher.dispatch(SeatAction::Answered {
                    command,
                    refusal,
                    left,
                });
            }
        })
    };
    let options = LiveOptions {
        path: "/api/socket/candidate".into(),
        keep: Some(keep),
    };
    let live = use_live(options, on_message);
    let ask = {
        let dispatcher = store.dispatcher();
        let submit = live.submit.clone();
        use_callback(
            submit,
            move |command: Command, submit: &Callback<Command, CommandId>| {
                let allowed = ledger.allows(&command);
                if allowed {
                    let id = submit.emit(command.clone());
                    ledger.note(Pending {
                        id,
                        command: command.clone(),
                    });
                    dispatcher.dispatch(SeatAction::Asked(command));
                }
                allowed
            },
        )
    };
    use_arrival(store.page.clone(), ask.clone());
    let companion = use_companion(ask.clone(), store.unheard);
    let help = use_help();
    {
        let onleave = props.onleave.clone();
        use_effect_with(live.freshness, move |freshness| {
            // The log-in ran out: the page asks who is there, and shows the door.
            if *freshness == Freshness::Ended(CloseReason::NotLoggedIn) {
                onleave.emit(false);
            }
        });
    }
    let published = store.page.as_ref().is_some_and(|page| {
        let phase = &page.phase;
        matches!(
            phase,
            CandidatePhase::Ended {
                published: true,
                ..
            }
        )
    });
    {
        let onpublished = props.onpublished.clone();
        use_effect_with(published, move |published| {
            if *published {
                onpublished.emit(());
            }
        });
    }
    let put_away = {
        let dispatcher = store.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(SeatAction::PutAway))
    };
    let page = store.page.as_ref();
    let content = match (live.freshness, page) {
        (Freshness::Ended(reason), _) => html! {
            <StoppedPage {reason} owner={(*owner).clone()} onleave={props.onleave.clone()} />
        },
        (_, None) => html! {
            <>
                <PageTitle text={language.text("candidate-title")} />
                <Spinner />
            </>
        },
        (freshness, Some(page)) => {
            let hold = Hold {
                owner: (*owner).clone(),
                ask,
                pending: store.pending.clone(),
                freshness,
                companion,
                policy: page.companion,
            };
            phase(page, hold, &store, put_away, &props.onleave)
        }
    };
    // A clock that nobody tells any more would only frighten.
    let shown = page.filter(|_| !matches!(live.freshness, Freshness::Ended(_)));
    html! {
        <Layout
            portal={Portal::Candidate}
            connection={live.freshness}
            tools={html! { <>{ tools(&props.me, shown) }<HelpButton help={help.clone()} /></> }}
        >
            { content }
            { help.view() }
        </Layout>
    }
}

/// His name, and the clock once it runs: always in sight, as the bar stays on top.
fn tools(me: &Me, page: Option<&Rc<Page>>) -> Html {
    let clock = page.map(|page| match &page.phase {
        CandidatePhase::Testing {
            deadline,
            frozen_left_micros: frozen_left,
            ..
        } => html! {
            <TestClock deadline={*deadline} frozen_left={*frozen_left} />
        },
        _ => Html::default(),
    });
    html! {
        <>
            <span class="vigie-candidate-name" data-testid="who">{ Icon::Person }{ " " }{ me.full_name() }</span>
            { for clock }
        </>
    }
}

fn phase(
    page: &Rc<Page>,
    hold: Hold,
    seat: &Seat,
    put_away: Callback<()>,
    onleave: &Callback<bool>,
) -> Html {
    let refusal = seat.refusal.clone();
    match &page.phase {
        CandidatePhase::Instructions => html! {
            <InstructionsPage page={page.clone()} {hold} {refusal} onleave={onleave.clone()} />
        },
        CandidatePhase::Waiting { confirmed_until } => html! {
            <WaitingPage
                page={page.clone()}
                until={*confirmed_until}
                {hold}
                {refusal}
                onleave={onleave.clone()}
            />
        },
        CandidatePhase::AwaitingResume {
            authorized_until: authorised_until,
        } => html! {
            <ResumePage
                page={page.clone()}
                until={*authorised_until}
                {hold}
                {refusal}
                onleave={onleave.clone()}
            />
        },
        CandidatePhase::Testing { .. } => html! {
            <QuestionPage page={page.clone()} {hold} notice={seat.notice} {refusal} {put_away} />
        },
        CandidatePhase::Ended { cause, treated, .. } => html! {
            <EndedPage
                page={page.clone()}
                cause={*cause}
                treated={*treated}
                owner={hold.owner}
                onleave={onleave.clone()}
            />
        },
    }
}
