//! One more person.

use vigie_shared::api::InvigilatorChange;
use vigie_shared::limits::MAX_INVIGILATOR_NAME_CHARS;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ButtonVariant, Icon, TextField};
use crate::i18n::use_language;

/// Properties of [`AddForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AddFormProps {
    pub change: Callback<InvigilatorChange>,
    /// How many people are on the list: when it grows, what was typed is there.
    pub count: usize,
}

/// A name and a button. What was typed stays until the person is on the list.
#[component]
pub fn AddForm(props: &AddFormProps) -> Html {
    let language = use_language();
    let name = use_state_eq(String::new);
    {
        let name = name.setter();
        use_effect_with(props.count, move |_| name.set(String::new()));
    }
    let onsubmit = {
        let (name, change) = (name.clone(), props.change.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = name.trim().to_owned();
            if !name.is_empty() {
                change.emit(InvigilatorChange::Add { name });
            }
        }
    };
    let onchange = {
        let name = name.setter();
        Callback::from(move |typed| name.set(typed))
    };
    html! {
        <form class="vigie-staff__add" novalidate=true {onsubmit}>
            <TextField
                id="referent-staff-name"
                label={language.text("referent-staff-name")}
                hint={language.text("referent-staff-name-hint")}
                max_length={MAX_INVIGILATOR_NAME_CHARS}
                spellcheck=false
                value={(*name).clone()}
                {onchange}
            >
                <Button
                    label={language.text("referent-staff-add")}
                    testid="referent-staff-add"
                    variant={ButtonVariant::Secondary}
                    kind={ButtonKind::Submit}
                    icon={Icon::Plus}
                />
            </TextField>
        </form>
    }
}
