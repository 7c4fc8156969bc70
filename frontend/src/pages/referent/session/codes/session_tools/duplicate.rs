//! A session like this one, to be created.

use std::rc::Rc;

use vigie_shared::api::SessionDetails;
use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::{Button, ButtonVariant, Checkbox, Dialog};
use crate::i18n::use_language;
use crate::pages::referent::create::{SessionCopy, keep_copy};
use crate::pages::referent::require_login::use_auth;
use crate::pages::referent::route::ReferentRoute;

/// Properties of [`DuplicateDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DuplicateDialogProps {
    pub details: Rc<SessionDetails>,
    /// Whether the companion must be seen, once that is known.
    pub companion: Option<CompanionPolicy>,
    pub onclose: Callback<()>,
}

/// With or without the candidates; the form is shown before anything is created.
#[component]
pub fn DuplicateDialog(props: &DuplicateDialogProps) -> Html {
    let language = use_language();
    let account = use_auth();
    let navigator = use_navigator();
    let with_roster = use_state_eq(|| false);
    let onroster = {
        let with_roster = with_roster.setter();
        Callback::from(move |checked| with_roster.set(checked))
    };
    let act = {
        let details = props.details.clone();
        let wanted = SessionCopy {
            with_roster: *with_roster,
            companion: props.companion,
        };
        Callback::from(move |()| {
            keep_copy(&account.me.email, &details, &wanted);
            if let Some(navigator) = &navigator {
                navigator.push(&ReferentRoute::Create);
            }
        })
    };
    html! {
        <Dialog
            title={language.text("session-duplicate-title")}
            testid="session-duplicate-dialog"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={language.text("session-duplicate-yes")}
                    testid="session-duplicate-yes"
                    variant={ButtonVariant::Primary}
                    onclick={act}
                />
            }}
        >
            <p>{ language.text("session-duplicate-consequence") }</p>
            <Checkbox
                testid="session-duplicate-roster"
                checked={*with_roster}
                onchange={onroster}
            >
                { language.text("session-duplicate-roster") }
            </Checkbox>
        </Dialog>
    }
}
