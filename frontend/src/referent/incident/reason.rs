//! Why a referent decides as he does.

use yew::prelude::*;

use crate::components::{TextField, TextLines};
use crate::i18n::use_language;

/// Most characters of a reason; the session's limit.
const LONGEST: u32 = 1000;

/// Properties of [`Reason`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReasonProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What is in it.
    pub value: AttrValue,
    /// Was it to be saved already?
    pub tried: bool,
    /// What was typed.
    pub onchange: Callback<String>,
}

/// A field that must not be left empty. The focus comes here with the form.
#[component]
pub fn Reason(props: &ReasonProps) -> Html {
    let language = use_language();
    let missing = props.tried && props.value.trim().is_empty();
    html! {
        <TextField
            id={props.id.clone()}
            lines={TextLines::Prose(3)}
            label={language.text("referent-resolve-reason")}
            hint={language.text("referent-resolve-reason-help")}
            error={missing.then(|| AttrValue::from(language.text("referent-field-empty")))}
            value={props.value.clone()}
            max_length={LONGEST}
            onchange={props.onchange.clone()}
        />
    }
}
