//! Ending a login is asked for again, with what follows from it.

use vigie_shared::ids::LoginId;
use yew::prelude::*;

use crate::components::{Button, ButtonVariant, Dialog};
use crate::i18n::use_language;

/// Properties of [`EndLoginDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EndLoginDialogProps {
    pub login: LoginId,
    /// Of the invigilator.
    pub name: AttrValue,
    pub end: Callback<LoginId>,
    pub onclose: Callback<()>,
}

/// Says that the page closes, and that the password or the code stays good.
#[component]
pub fn EndLoginDialog(props: &EndLoginDialogProps) -> Html {
    let language = use_language();
    let act = {
        let (login, end, onclose) = (props.login, props.end.clone(), props.onclose.clone());
        Callback::from(move |()| {
            end.emit(login);
            onclose.emit(());
        })
    };
    let title = language.text("referent-supervision-end-title");
    html! {
        <Dialog
            title={format!("{title} – {}", props.name)}
            testid="referent-supervision-dialog"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={language.text("referent-supervision-end-title")}
                    testid="referent-supervision-yes"
                    variant={ButtonVariant::Primary}
                    onclick={act}
                />
            }}
        >
            <p>{ language.text("referent-supervision-end-consequence") }</p>
        </Dialog>
    }
}
