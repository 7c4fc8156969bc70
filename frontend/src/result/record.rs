//! The row of the session's record that decided a result.

use yew::prelude::*;

use crate::i18n::use_language;

/// Properties of [`Record`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordProps {
    /// Its fingerprint.
    pub fingerprint: AttrValue,
}

/// The fingerprint, and what it is good for, for whoever wants to know.
#[component]
pub fn Record(props: &RecordProps) -> Html {
    let language = use_language();
    html! {
        <details class="vigie-result-record">
            <summary>{ language.text("result-record") }</summary>
            <p>{ language.text("result-record-note") }</p>
            <code>{ &props.fingerprint }</code>
        </details>
    }
}
