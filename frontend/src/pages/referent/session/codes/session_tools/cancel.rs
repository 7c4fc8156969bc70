//! Calling a session off.

use vigie_shared::api::{CancelSessionRequest, SessionDetails};
use vigie_shared::ids::SessionId;
use yew::prelude::*;

use crate::api;
use crate::components::ReasonDialog;
use crate::format;
use crate::hooks::use_sending;
use crate::i18n::use_language;

/// Properties of [`CancelDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CancelDialogProps {
    pub id: SessionId,
    pub reload: Callback<()>,
    pub onclose: Callback<()>,
}

/// What follows, and why.
#[component]
pub fn CancelDialog(props: &CancelDialogProps) -> Html {
    let language = use_language();
    let cancel = {
        let props = props.clone();
        use_sending(move |reason: String| {
            let props = props.clone();
            async move {
                let path = format!("/api/sessions/{}/cancellation", props.id);
                let request = CancelSessionRequest { reason };
                api::post::<_, SessionDetails>(&path, &request).await?;
                props.reload.emit(());
                props.onclose.emit(());
                Ok(())
            }
        })
    };
    let decide = {
        let send = cancel.send.clone();
        Callback::from(move |reason: Option<String>| {
            if let Some(reason) = reason {
                send.emit(reason);
            }
        })
    };
    let failure = cancel.failure.as_ref();
    html! {
        <ReasonDialog
            prefix="session-cancel"
            title={language.text("session-cancel-title")}
            yes_label={language.text("session-cancel-yes")}
            close_label={language.text("session-cancel-no")}
            reason_label={language.text("session-cancel-reason")}
            ondecide={decide}
            pending={cancel.pending}
            failure={failure.map(|error| AttrValue::from(format::http_error(&language, error)))}
            onclose={props.onclose.clone()}
        >
            <p>{ language.text("session-cancel-consequence") }</p>
        </ReasonDialog>
    }
}
