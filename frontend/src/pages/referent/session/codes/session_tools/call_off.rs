//! Calling a session off, or deleting it.

use std::rc::Rc;

use serde::Serialize;
use vigie_shared::api::{CancelSessionRequest, DeleteSessionRequest, SessionDetails};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{Button, ButtonSize, Icon, ReasonDialog};
use crate::features::confirmation::{ConfirmationPrompt, use_confirmation};
use crate::format;
use crate::hooks::use_sending;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::route::ReferentRoute;

/// What becomes of a session that does not take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionEnd {
    /// It stays on record.
    Cancelled,
    /// Nothing is left but the line of the audit trail.
    Deleted,
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CallOffDialogProps {
    pub details: Rc<SessionDetails>,
    pub end: SessionEnd,
    pub reload: Callback<()>,
    pub onclose: Callback<()>,
}

/// What follows, and why.
#[component]
fn CallOffDialog(props: &CallOffDialogProps) -> Html {
    let language = use_language();
    let confirmation = use_confirmation();
    let navigator = use_navigator();
    let calling_off = {
        let props = props.clone();
        use_sending(move |reason: String| {
            let (props, confirmation) = (props.clone(), confirmation.clone());
            let navigator = navigator.clone();
            async move {
                send(&props, confirmation, reason).await?;
                match (props.end, navigator) {
                    // There is no such page any more.
                    (SessionEnd::Deleted, Some(navigator)) => {
                        navigator.replace(&ReferentRoute::Sessions);
                    }
                    _ => {
                        props.reload.emit(());
                        props.onclose.emit(());
                    }
                }
                Ok(())
            }
        })
    };
    let decide = {
        let send = calling_off.send.clone();
        Callback::from(move |reason: Option<String>| {
            if let Some(reason) = reason {
                send.emit(reason);
            }
        })
    };
    let failure = calling_off.failure.as_ref();
    let words = EndWords::of(&language, props);
    html! {
        <ReasonDialog
            prefix={words.prefix}
            title={words.title}
            yes_label={words.yes}
            close_label={language.text("session-cancel-no")}
            reason_label={words.reason}
            ondecide={decide}
            pending={calling_off.pending}
            failure={failure.map(|error| AttrValue::from(format::http_error(&language, error)))}
            onclose={props.onclose.clone()}
        >
            <p>{ words.consequence }</p>
        </ReasonDialog>
    }
}

/// What the dialog says.
struct EndWords {
    prefix: &'static str,
    title: String,
    /// What is lost, and what stays.
    consequence: String,
    reason: String,
    yes: String,
}

impl EndWords {
    fn of(language: &LanguageHandle, props: &CallOffDialogProps) -> Self {
        match props.end {
            SessionEnd::Cancelled => Self {
                prefix: "session-cancel",
                title: language.text("session-cancel-title"),
                consequence: language.text("session-cancel-consequence"),
                reason: language.text("session-cancel-reason"),
                yes: language.text("session-cancel-yes"),
            },
            SessionEnd::Deleted => {
                let number = props.details.number.to_string();
                let candidates = props.details.candidates.len();
                Self {
                    prefix: "session-delete",
                    title: language.text_with("session-delete-title", &[("number", number.into())]),
                    consequence: language.text_with(
                        "session-delete-consequence",
                        &[("candidates", candidates.into())],
                    ),
                    reason: language.text("session-delete-reason"),
                    yes: language.text("session-delete-yes"),
                }
            }
        }
    }
}

async fn send(
    props: &CallOffDialogProps,
    confirmation: ConfirmationPrompt,
    reason: String,
) -> Result<(), HttpError> {
    let base = format!("/api/sessions/{}", props.details.id);
    match props.end {
        SessionEnd::Cancelled => {
            let request = CancelSessionRequest { reason };
            post::<SessionDetails>(&confirmation, format!("{base}/cancellation"), &request)
                .await
                .map(|_| ())
        }
        SessionEnd::Deleted => {
            let request = DeleteSessionRequest { reason };
            post::<()>(&confirmation, format!("{base}/deletion"), &request).await
        }
    }
}

async fn post<T: serde::de::DeserializeOwned>(
    confirmation: &ConfirmationPrompt,
    path: String,
    request: &impl Serialize,
) -> Result<T, HttpError> {
    confirmation
        .confirmed(async || api::post(&path, request).await)
        .await
}

/// Properties of [`CallOffButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CallOffButtonProps {
    pub details: Rc<SessionDetails>,
    pub end: SessionEnd,
    pub reload: Callback<()>,
}

/// The button that opens the dialog.
#[component]
pub fn CallOffButton(props: &CallOffButtonProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.setter();
        Callback::from(move |()| open.set(true))
    };
    let onclose = use_callback(open.setter(), |(), open| open.set(false));
    let (label, testid, icon) = match props.end {
        SessionEnd::Cancelled => (
            language.text("session-cancel"),
            "session-cancel",
            Icon::Cross,
        ),
        SessionEnd::Deleted => (
            language.text("session-delete"),
            "session-delete",
            Icon::Trash,
        ),
    };
    html! {
        <>
            <Button {label} {testid} {icon} size={ButtonSize::Small} {onclick} />
            if *open {
                <CallOffDialog
                    details={props.details.clone()}
                    end={props.end}
                    reload={props.reload.clone()}
                    {onclose}
                />
            }
        </>
    }
}
