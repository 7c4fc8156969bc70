//! Starting again.

use yew::prelude::*;

use crate::components::{Button, ButtonVariant, Dialog};
use crate::i18n::use_language;

/// Properties of [`ClearDraft`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ClearDraftProps {
    /// Empties the form.
    pub clear: Callback<()>,
}

/// Empties the form, after asking: ten minutes of typing may be in it.
#[component]
pub fn ClearDraft(props: &ClearDraftProps) -> Html {
    let language = use_language();
    let asked = use_state_eq(|| false);
    let ask = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(true))
    };
    let keep = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(false))
    };
    let clear = {
        let (asked, clear) = (asked.setter(), props.clear.clone());
        Callback::from(move |()| {
            asked.set(false);
            clear.emit(());
        })
    };
    let actions = html! {
        <Button
            label={language.text("referent-create-clear")}
            testid="referent-create-clear-yes"
            variant={ButtonVariant::Danger}
            onclick={clear}
        />
    };
    html! {
        <>
            <Button
                label={language.text("referent-create-clear")}
                testid="referent-create-clear"
                variant={ButtonVariant::Link}
                onclick={ask}
            />
            if *asked {
                <Dialog
                    title={language.text("referent-create-clear")}
                    testid="referent-create-clear-dialog"
                    close_label={language.text("referent-create-clear-no")}
                    onclose={keep}
                    footer={actions}
                >
                    <p>{ language.text("referent-create-clear-sure") }</p>
                </Dialog>
            }
        </>
    }
}
