//! One session, from its codes to its outcomes.

mod codes;
mod companion_policy;
mod header;
mod room;

use vigie_shared::access::Role;
use vigie_shared::api::SessionDetails;
use vigie_shared::ids::SessionId;
use vigie_shared::session::ActorName;
use yew::prelude::*;
use yew_router::prelude::*;

use self::codes::CodesView;
pub use self::codes::show_codes_of;
use self::companion_policy::CompanionPolicyTool;
use self::header::SessionHeader;
pub use self::room::{Room, use_room};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use super::route::ReferentRoute;
use crate::components::{Alert, AlertVariant, Button, ButtonSize, Icon, Spinner};
use crate::features::board::BoardView;
use crate::features::finalization::FinalizeView;
use crate::features::replay::ReplayView;
use crate::format;
use crate::hooks::use_shortcuts;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;
use crate::layout::{PageTitle, Width};
use crate::live::ConnectionStatus;
use crate::pages::referent::route::ReferentLink;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionView {
    /// What people need to come in.
    Codes,
    /// The room, live.
    Follow,
    /// What is missing, the incidents, the results.
    Finalize,
    /// The room as it was at any moment.
    Replay,
}

impl SessionView {
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

    fn width(self) -> Width {
        match self {
            Self::Codes => Width::Reading,
            Self::Follow | Self::Finalize | Self::Replay => Width::Full,
        }
    }
}

/// Properties of [`SessionPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionPageProps {
    pub id: SessionId,
    pub view: SessionView,
}

/// The page: four views of one session over one live connection.
#[component]
pub fn SessionPage(props: &SessionPageProps) -> Html {
    let language = use_language();
    let account = use_auth();
    let details = use_fetch::<SessionDetails>(format!("/api/sessions/{}", props.id).into());
    let room = use_room(props.id);
    let navigator = use_navigator();
    let show = use_callback(
        (navigator, props.id),
        |view: SessionView, (navigator, id)| {
            if let Some(navigator) = navigator {
                navigator.push(&view.route(*id));
            }
        },
    );
    use_shortcuts(SessionView::for_key, show);
    let me = ActorName::Referent(account.me.member());
    let failed = match &details.answer {
        RemoteData::Failed(error) => Some(error.clone()),
        RemoteData::Pending | RemoteData::Ready(_) => None,
    };
    use_effect_with(failed.clone(), move |failed| {
        if let Some(error) = failed {
            account.note(error);
        }
    });
    let connection = failed.is_none().then_some(room.status);
    let reload = details.reload.clone();
    let view = |ready: &std::rc::Rc<SessionDetails>| match props.view {
        SessionView::Codes => html! {
            <CodesView id={props.id} details={ready.clone()} reload={reload.clone()} />
        },
        SessionView::Follow => match &room.board {
            None => html! { <Spinner /> },
            Some(board) => html! {
                <BoardView
                    board={board.clone()}
                    role={Role::Referent}
                    me={me.clone()}
                    drafts={AttrValue::from(format!("vigie-notes-{}", props.id))}
                    connection={room.status}
                    log={room.log.clone()}
                    pending={room.pending.clone()}
                    submit={room.submit.clone()}
                    tools={policy_tool(&room)}
                />
            },
        },
        SessionView::Finalize => html! {
            <FinalizeView
                id={props.id}
                number={ready.number}
                me={me.clone()}
                board={room.board.clone()}
                finalization={room.finalization.clone()}
                live={room.status == ConnectionStatus::Live}
                request={room.request.clone()}
            />
        },
        SessionView::Replay => html! { <ReplayView id={props.id} /> },
    };
    html! {
        // The board has shortcuts and a help page of its own.
        <ReferentLayout {connection} width={props.view.width()} help={props.view != SessionView::Follow}>
            <p class="vigie-back">
                <ReferentLink to={ReferentRoute::Sessions} testid="referent-back">
                    { Icon::ArrowLeft }{ " " }{ language.text("referent-back") }
                </ReferentLink>
            </p>
            { match &details.answer {
                RemoteData::Pending => html! { <Spinner /> },
                RemoteData::Failed(error) => html! {
                    <>
                        <PageTitle text={language.text("referent-session-failed")} step="failed" />
                        <Alert variant={AlertVariant::Danger} testid="referent-session-error">
                            <p>{ format::error(&language, error) }</p>
                            <Button
                                label={language.text("try-again")}
                                testid="referent-session-retry"
                                size={ButtonSize::Small}
                                onclick={details.reload.clone()}
                            />
                        </Alert>
                    </>
                },
                RemoteData::Ready(ready) => html! {
                    <>
                        <SessionHeader
                            id={props.id}
                            view={props.view}
                            details={ready.clone()}
                            status={room.board.as_ref().map_or(ready.status, |board| board.status())}
                            missing={room.finalization.as_ref().map_or(0, |finalization| finalization.blockers.len())}
                        />
                        { view(ready) }
                    </>
                },
            } }
        </ReferentLayout>
    }
}

/// The decision on the companion, while the session is open.
fn policy_tool(room: &Room) -> Html {
    let finalization = room.finalization.as_deref();
    let policy = finalization.and_then(|finalization| finalization.companion);
    let closed = room
        .board
        .as_ref()
        .is_none_or(|board| board.status().is_closed());
    match policy.filter(|_| !closed) {
        Some(policy) => html! {
            <CompanionPolicyTool {policy} submit={room.submit.clone()} />
        },
        None => Html::default(),
    }
}
