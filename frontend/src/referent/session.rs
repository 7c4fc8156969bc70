//! One session, from its codes to its outcomes.

mod codes;
mod documents;
mod filter;
mod finalize;
mod head;
mod incidents;
mod names;
mod replay;
mod results;
mod room;
mod rows;
mod search;
mod totals;

use vigie_shared::access::Role;
use vigie_shared::ids::SessionId;
use vigie_shared::session::ActorName;
use yew::prelude::*;
use yew_router::prelude::*;

use self::codes::CodesView;
pub use self::codes::show_codes_of;
use self::finalize::FinalizeView;
use self::head::Head;
use self::replay::ReplayView;
pub use self::room::{Room, use_room};
use super::api::Details;
use super::gate::use_account;
use super::layout::ReferentLayout;
use super::route::ReferentRoute;
use super::say;
use crate::components::{Alert, AlertVariant, Button, ButtonSize, Icon, Spinner};
use crate::features::board::BoardView;
use crate::fetch::{Answer, use_fetch};
use crate::hooks::use_shortcuts;
use crate::i18n::use_language;
use crate::layout::{PageTitle, Width};
use crate::live::Freshness;
use crate::referent::route::ReferentLink;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What people need to come in.
    Codes,
    /// The room, live.
    Follow,
    /// What is missing, the incidents, the results.
    Finalize,
    /// The room as it was at any moment.
    Replay,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Codes, Self::Follow, Self::Finalize, Self::Replay];

    /// The view of a shortcut: the number of its tab.
    fn for_key(key: &str) -> Option<Self> {
        let number = key.parse::<usize>().ok()?;
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    /// The address of this view of a session.
    pub fn route(self, id: SessionId) -> ReferentRoute {
        match self {
            Self::Codes => ReferentRoute::Codes { id },
            Self::Follow => ReferentRoute::Follow { id },
            Self::Finalize => ReferentRoute::Finalize { id },
            Self::Replay => ReferentRoute::Replay { id },
        }
    }
}

/// Properties of [`SessionPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionPageProps {
    /// Which session.
    pub id: SessionId,
    /// What is looked at.
    pub view: View,
}

/// The page: four views of one session over one live connection.
#[component]
pub fn SessionPage(props: &SessionPageProps) -> Html {
    let language = use_language();
    let account = use_account();
    let details = use_fetch::<Details>(format!("/api/sessions/{}", props.id).into());
    let room = use_room(props.id);
    let navigator = use_navigator();
    let show = use_callback((navigator, props.id), |view: View, (navigator, id)| {
        if let Some(navigator) = navigator {
            navigator.push(&view.route(*id));
        }
    });
    use_shortcuts(View::for_key, show);
    let me = ActorName::Referent(account.me.name.clone());
    let failed = match &details.answer {
        Answer::Failed(error) => Some(error.clone()),
        Answer::Pending | Answer::Ready(_) => None,
    };
    use_effect_with(failed.clone(), move |failed| {
        if let Some(error) = failed {
            account.note(error);
        }
    });
    let width = match props.view {
        View::Codes => Width::Reading,
        View::Follow | View::Finalize | View::Replay => Width::Full,
    };
    let connection = failed.is_none().then_some(room.freshness);
    let view = |details: &std::rc::Rc<Details>| match props.view {
        View::Codes => html! { <CodesView id={props.id} details={details.clone()} /> },
        View::Follow => match &room.board {
            None => html! { <Spinner /> },
            Some(board) => html! {
                <BoardView
                    board={board.clone()}
                    role={Role::Referent}
                    me={me.clone()}
                    drafts={AttrValue::from(format!("vigie-notes-{}", props.id))}
                    freshness={room.freshness}
                    errands={room.errands.clone()}
                    ask={room.ask_from_board.clone()}
                />
            },
        },
        View::Finalize => html! {
            <FinalizeView
                id={props.id}
                board={room.board.clone()}
                desk={room.desk.clone()}
                live={room.freshness == Freshness::Live}
                ask={room.ask.clone()}
            />
        },
        View::Replay => html! { <ReplayView id={props.id} /> },
    };
    html! {
        // The board brings keys of its own, and its own page about them.
        <ReferentLayout {connection} {width} help={props.view != View::Follow}>
            <p class="vigie-back">
                <ReferentLink to={ReferentRoute::Sessions} testid="referent-back">
                    { Icon::ArrowLeft }{ " " }{ language.text("referent-back") }
                </ReferentLink>
            </p>
            { match &details.answer {
                Answer::Pending => html! { <Spinner /> },
                Answer::Failed(error) => html! {
                    <>
                        <PageTitle text={language.text("referent-session-failed")} step="failed" />
                        <Alert variant={AlertVariant::Danger} testid="referent-session-error">
                            <p>{ say::error(&language, error) }</p>
                            <Button
                                label={language.text("try-again")}
                                testid="referent-session-retry"
                                size={ButtonSize::Small}
                                onclick={details.reload.clone()}
                            />
                        </Alert>
                    </>
                },
                Answer::Ready(ready) => html! {
                    <>
                        <Head
                            id={props.id}
                            view={props.view}
                            details={ready.clone()}
                            status={room.board.as_ref().map_or(ready.status, |board| board.status())}
                            missing={room.desk.as_ref().map_or(0, |desk| desk.blockers.len())}
                        />
                        { view(ready) }
                    </>
                },
            } }
        </ReferentLayout>
    }
}
