//! One session, from its codes to its outcomes.

mod codes;
mod companion_policy;
mod forbidden_extensions;
mod header;
mod room;

use std::rc::Rc;

use vigie_shared::access::Role;
use vigie_shared::api::SessionDetails;
use vigie_shared::ids::{IncidentId, SessionId};
use vigie_shared::session::ActorName;
use vigie_shared::view::SessionStatus;
use yew::prelude::*;
use yew_router::prelude::*;

pub use self::codes::show_codes_of;
use self::codes::{CallOffButton, CodesView, SessionEnd};
use self::companion_policy::CompanionPolicyTool;
use self::forbidden_extensions::ForbiddenExtensionsTool;
use self::header::SessionHeader;
pub use self::room::{Room, use_room};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use super::route::ReferentRoute;
use crate::api::HttpError;
use crate::components::{Alert, AlertVariant, Button, ButtonSize, Icon, Spinner};
use crate::features::board::BoardView;
use crate::features::door::DoorPanel;
use crate::features::finalization::{FinalizeView, IncidentTarget, IncidentsView};
use crate::features::replay::ReplayView;
use crate::format;
use crate::hooks::use_shortcuts;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{PageTitle, Width};
use crate::live::{CommandDelivery, ConnectionStatus};
use crate::pages::referent::route::ReferentLink;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionView {
    /// What people need to come in.
    Codes,
    /// The room, live.
    Follow,
    /// What was put on record, and what is decided about it.
    Incidents,
    /// What is missing, the results.
    Finalize,
    /// The room as it was at any moment.
    Replay,
}

impl SessionView {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Codes,
        Self::Follow,
        Self::Incidents,
        Self::Finalize,
        Self::Replay,
    ];

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
            Self::Incidents => ReferentRoute::Incidents { id },
            Self::Finalize => ReferentRoute::Finalize { id },
            Self::Replay => ReferentRoute::Replay { id },
        }
    }

    fn width(self) -> Width {
        match self {
            Self::Codes => Width::Reading,
            Self::Follow | Self::Incidents | Self::Finalize | Self::Replay => Width::Full,
        }
    }
}

/// Properties of [`SessionPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionPageProps {
    pub id: SessionId,
    pub view: SessionView,
}

/// The page: five views of one session over one live connection.
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
    use_shortcuts(SessionView::for_key, show.clone());
    let target = use_state_eq(|| None::<IncidentTarget>);
    let onincident = {
        let target = target.clone();
        Callback::from(move |incident: IncidentId| {
            let nth = target.map_or(0, |(nth, _)| nth);
            target.set(Some((nth + 1, incident)));
            show.emit(SessionView::Incidents);
        })
    };
    let me = account.me.member();
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
    let context = ViewContext {
        me: ActorName::Referent(me),
        target: *target,
        onincident,
        reload: details.reload.clone(),
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
                RemoteData::Failed(error) => load_failure(&language, error, &details.reload),
                RemoteData::Ready(ready) => html! {
                    <>
                        <SessionHeader
                            id={props.id}
                            view={props.view}
                            details={ready.clone()}
                            status={room.board.as_ref().map_or(ready.status, |board| board.status())}
                            finalization={room.finalization.clone()}
                        />
                        <ContextProvider<CommandDelivery> context={room.delivery.clone()}>
                            { view(props, &room, ready, &context) }
                        </ContextProvider<CommandDelivery>>
                    </>
                },
            } }
        </ReferentLayout>
    }
}

/// What the views share beside the room.
struct ViewContext {
    /// Who looks.
    me: ActorName,
    /// The incident that somebody came for.
    target: Option<IncidentTarget>,
    onincident: Callback<IncidentId>,
    reload: Callback<()>,
}

/// One of the views.
fn view(
    props: &SessionPageProps,
    room: &Room,
    ready: &Rc<SessionDetails>,
    context: &ViewContext,
) -> Html {
    let known = room.finalization.as_deref();
    match props.view {
        SessionView::Codes => html! {
            <CodesView
                id={props.id}
                details={ready.clone()}
                companion={known.and_then(|known| known.companion)}
                other_day_until={known.and_then(|known| known.other_day_until)}
                request={room.request.clone()}
                reload={context.reload.clone()}
            />
        },
        SessionView::Follow => match &room.board {
            None => html! { <Spinner /> },
            Some(board) => html! {
                <>
                <DoorPanel
                    path={format!("/api/sessions/{}/door", props.id)}
                    board={board.clone()}
                />
                <BoardView
                    board={board.clone()}
                    role={Role::Referent}
                    me={context.me.clone()}
                    drafts={AttrValue::from(format!("vigie-notes-{}", props.id))}
                    connection={room.status}
                    log={room.log.clone()}
                    pending={room.pending.clone()}
                    submit={room.submit.clone()}
                    tools={policy_tool(room)}
                />
                </>
            },
        },
        SessionView::Incidents => html! {
            <IncidentsView
                id={props.id}
                board={room.board.clone()}
                finalization={room.finalization.clone()}
                request={room.request.clone()}
                target={context.target}
            />
        },
        SessionView::Finalize => html! {
            <FinalizeView
                id={props.id}
                number={ready.number}
                me={context.me.clone()}
                board={room.board.clone()}
                finalization={room.finalization.clone()}
                live={room.status == ConnectionStatus::Live}
                request={room.request.clone()}
                onincident={context.onincident.clone()}
                call_off={call_off(ready, &context.reload)}
            />
        },
        SessionView::Replay => html! { <ReplayView id={props.id} /> },
    }
}

/// That the session cannot be shown.
fn load_failure(language: &LanguageHandle, error: &HttpError, reload: &Callback<()>) -> Html {
    html! {
        <>
            <PageTitle text={language.text("referent-session-failed")} step="failed" />
            <Alert variant={AlertVariant::Danger} testid="referent-session-error">
                <p>{ format::error(language, error) }</p>
                <Button
                    label={language.text("try-again")}
                    testid="referent-session-retry"
                    size={ButtonSize::Small}
                    onclick={reload.clone()}
                />
            </Alert>
        </>
    }
}

/// The way to call a session off that nobody has started.
fn call_off(details: &Rc<SessionDetails>, reload: &Callback<()>) -> Html {
    if details.status != SessionStatus::Created {
        return Html::default();
    }
    html! {
        <CallOffButton
            details={details.clone()}
            end={SessionEnd::Cancelled}
            reload={reload.clone()}
        />
    }
}

/// The decisions on the companion, while the session is open.
fn policy_tool(room: &Room) -> Html {
    let finalization = room.finalization.as_deref();
    let policy = finalization.and_then(|finalization| finalization.companion);
    let closed = room
        .board
        .as_ref()
        .is_none_or(|board| board.status().is_closed());
    match policy.filter(|_| !closed) {
        Some(policy) => html! {
            <>
                <CompanionPolicyTool {policy} submit={room.submit.clone()} />
                <ForbiddenExtensionsTool
                    extensions={finalization.map_or_else(Vec::new, |view| view.forbidden_extensions.clone())}
                    submit={room.submit.clone()}
                />
            </>
        },
        None => Html::default(),
    }
}
