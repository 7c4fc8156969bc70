//! Replacing codes with new ones.

use vigie_shared::api::{SessionCodeKind, SessionDetails};
use vigie_shared::ids::SessionId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonSize, ButtonState, ButtonVariant, Dialog, Icon,
};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`RenewButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RenewButtonProps {
    pub id: SessionId,
    pub kind: SessionCodeKind,
    /// They have changed.
    pub onrenewed: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
enum Renewal {
    Closed,
    Asking,
    Pending,
    Failed(HttpError),
}

/// A button, and a dialog that says what stops working.
#[component]
pub fn RenewButton(props: &RenewButtonProps) -> Html {
    let language = use_language();
    let renewal = use_state_eq(|| Renewal::Closed);
    let set = |state: Renewal| {
        let setter = renewal.setter();
        Callback::from(move |()| setter.set(state.clone()))
    };
    let renew = {
        let (renewal, onrenewed) = (renewal.setter(), props.onrenewed.clone());
        let (id, codes) = (props.id, props.kind);
        Callback::from(move |()| {
            renewal.set(Renewal::Pending);
            let (renewal, onrenewed) = (renewal.clone(), onrenewed.clone());
            spawn_local(async move {
                let path = format!("/api/sessions/{id}/codes/{}", codes.as_str());
                match api::post::<_, SessionDetails>(&path, &()).await {
                    Ok(_) => {
                        renewal.set(Renewal::Closed);
                        onrenewed.emit(());
                    }
                    Err(error) => renewal.set(Renewal::Failed(error)),
                }
            });
        })
    };
    let (label, consequence, testid) = match props.kind {
        SessionCodeKind::AccessCode => (
            language.text("referent-renew-access"),
            language.text("referent-renew-access-consequence"),
            "referent-renew-access",
        ),
        SessionCodeKind::InvigilatorPassword => (
            language.text("referent-renew-password"),
            language.text("referent-renew-password-consequence"),
            "referent-renew-password",
        ),
        SessionCodeKind::PersonalCodes => (
            language.text("referent-renew-personal"),
            language.text("referent-renew-personal-consequence"),
            "referent-renew-personal",
        ),
    };
    html! {
        <>
            <Button
                label={label.clone()}
                {testid}
                icon={Icon::Sync}
                size={ButtonSize::Small}
                onclick={set(Renewal::Asking)}
            />
            if *renewal != Renewal::Closed {
                <Dialog
                    title={label.clone()}
                    testid={format!("{testid}-dialog")}
                    onclose={set(Renewal::Closed)}
                    close_label={language.text("referent-cancel")}
                    footer={html! {
                        <Button
                            {label}
                            testid={format!("{testid}-yes")}
                            variant={ButtonVariant::Primary}
                            state={ButtonState::pending_if(*renewal == Renewal::Pending)}
                            onclick={renew}
                        />
                    }}
                >
                    <p>{ consequence }</p>
                    if let Renewal::Failed(error) = &*renewal {
                        <Alert variant={AlertVariant::Danger} testid="referent-renew-error">
                            { format::error(&language, error) }
                        </Alert>
                    }
                </Dialog>
            }
        </>
    }
}
