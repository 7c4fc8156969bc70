//! The connection is over and does not come back by itself.

use vigie_shared::protocol::CloseReason;
use yew::prelude::*;

use super::keep::Owner;
use super::leave::Leave;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// Properties of [`StoppedPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StoppedPageProps {
    /// Why.
    pub reason: CloseReason,
    /// Whose page it was.
    pub owner: Owner,
    /// Back to the door.
    pub onleave: Callback<bool>,
}

/// What happened, what is safe, and the one thing to do.
#[component]
pub fn StoppedPage(props: &StoppedPageProps) -> Html {
    let language = use_language();
    let displaced = props.reason == CloseReason::Displaced;
    let [title, safe, advice] = if displaced {
        [
            "candidate-displaced-title",
            "candidate-displaced-safe",
            "candidate-displaced-advice",
        ]
    } else {
        [
            "candidate-outdated-title",
            "candidate-outdated-safe",
            "candidate-outdated-advice",
        ]
    };
    let reload = Callback::from(|_: MouseEvent| {
        // A page that cannot be reloaded stays as it is: the browser's own button is there.
        gloo_utils::window().location().reload().unwrap_or_default();
    });
    html! {
        <div class="vigie-column">
            <section class="vigie-sheet vigie-sheet--centred" data-testid="stopped" data-reason={props.reason.name()}>
                <span class="vigie-emblem">{ Icon::Unplugged }</span>
                <PageTitle text={language.text(title)} step="stopped" />
                <p>{ language.text(safe) }</p>
                <p>{ language.text(advice) }</p>
                if displaced {
                    <Leave
                        label={language.text("candidate-displaced-back")}
                        weight="pf-m-primary"
                        owner={props.owner.clone()}
                        onleave={props.onleave.clone()}
                    />
                } else {
                    <button type="button" class="pf-v6-c-button pf-m-primary" onclick={reload}>
                        { Icon::Sync }{ " " }{ language.text("candidate-reload") }
                    </button>
                }
            </section>
        </div>
    }
}
