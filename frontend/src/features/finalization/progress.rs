//! A command on its way, when it takes long.

use yew::prelude::*;

use crate::components::{Alert, AlertVariant};
use crate::hooks::use_is_slow;
use crate::i18n::use_language;

/// Properties of [`CommandProgress`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CommandProgressProps {
    /// Was it sent, and not answered yet?
    pub sent: bool,
    /// Is there a connection?
    pub live: bool,
    /// What is being done.
    pub label: AttrValue,
    pub testid: AttrValue,
}

/// Nothing for a second; then what is being done. Without a connection, at once and
/// honestly: it is not known whether it was done, only that it will be, and once.
#[component]
pub fn CommandProgress(props: &CommandProgressProps) -> Html {
    let language = use_language();
    let slow = use_is_slow(props.sent);
    html! {
        <div role="status">
            if props.sent && !props.live {
                <Alert variant={AlertVariant::Warning} testid={format!("{}-waits", props.testid)}>
                    { language.text("referent-not-confirmed") }
                </Alert>
            } else if slow {
                <div class="vigie-being-sent" data-testid={format!("{}-progress", props.testid)}>
                    <progress aria-label={props.label.clone()} />
                    <span aria-hidden="true">{ &props.label }</span>
                </div>
            }
        </div>
    }
}
