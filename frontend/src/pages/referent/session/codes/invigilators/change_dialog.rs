//! What takes something from a person is asked for again, with what follows from it.

use vigie_shared::api::{InvigilatorChange, NamedInvigilator};
use vigie_shared::limits::MAX_INVIGILATOR_NAME_CHARS;
use yew::prelude::*;

use super::changes::InvigilatorRequests;
use crate::components::{Button, ButtonVariant, Dialog, TextField};
use crate::i18n::use_language;

/// A change of one person that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonChange {
    /// Another name.
    Rename(NamedInvigilator),
    /// A code in place of the one there is.
    Renew(NamedInvigilator),
    /// Off the list.
    Remove(NamedInvigilator),
}

/// Properties of [`ChangeDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChangeDialogProps {
    pub change: PersonChange,
    pub requests: InvigilatorRequests,
    pub onclose: Callback<()>,
}

/// Says what follows, and asks for the name where there is a new one.
#[component]
pub fn ChangeDialog(props: &ChangeDialogProps) -> Html {
    let language = use_language();
    let (title, consequence, person) = match &props.change {
        PersonChange::Rename(person) => ("referent-staff-rename", None, person),
        PersonChange::Renew(person) => (
            "referent-staff-new-code",
            Some("referent-staff-renew-consequence"),
            person,
        ),
        PersonChange::Remove(person) => (
            "referent-staff-remove",
            Some("referent-staff-remove-consequence"),
            person,
        ),
    };
    let name = {
        let before = person.name.clone();
        use_state_eq(move || before)
    };
    let act = {
        let (requests, onclose) = (props.requests.clone(), props.onclose.clone());
        let (change, name) = (props.change.clone(), name.trim().to_owned());
        Callback::from(move |()| {
            match &change {
                PersonChange::Rename(person) => requests.change.emit(InvigilatorChange::Rename {
                    invigilator: person.id,
                    name: name.clone(),
                }),
                PersonChange::Renew(person) => requests.make_codes.emit(vec![person.id]),
                PersonChange::Remove(person) => requests.change.emit(InvigilatorChange::Remove {
                    invigilator: person.id,
                }),
            }
            onclose.emit(());
        })
    };
    let onsubmit = act.reform(|event: SubmitEvent| event.prevent_default());
    let onchange = {
        let name = name.setter();
        Callback::from(move |typed| name.set(typed))
    };
    html! {
        <Dialog
            title={format!("{} – {}", language.text(title), person.name)}
            testid="referent-staff-dialog"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={language.text(title)}
                    testid="referent-staff-yes"
                    variant={ButtonVariant::Primary}
                    onclick={act}
                />
            }}
        >
            if let Some(consequence) = consequence {
                <p>{ language.text(consequence) }</p>
            } else {
                <form novalidate=true {onsubmit}>
                    <TextField
                        id="referent-staff-new-name"
                        label={language.text("referent-staff-name")}
                        max_length={MAX_INVIGILATOR_NAME_CHARS}
                        spellcheck=false
                        value={(*name).clone()}
                        {onchange}
                    />
                </form>
            }
        </Dialog>
    }
}
