//! A file to take away.

use yew::prelude::*;

use crate::ui::Mark;

/// Properties of [`Take`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TakeProps {
    /// Where it is.
    pub href: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// What browser tests find it by.
    pub testid: AttrValue,
    /// Says more to those who do not see where it stands.
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
    /// What it waits for, if it cannot be had yet.
    #[prop_or_default]
    pub waits: Option<AttrValue>,
}

/// A link the browser saves. Before its time it is a link that leads nowhere, and says why:
/// what is not there at all cannot be looked forward to.
#[component]
pub fn Take(props: &TakeProps) -> Html {
    let reason = format!("{}-waits", props.testid);
    match &props.waits {
        None => html! {
            <a
                class="vigie-download"
                href={props.href.clone()}
                download=""
                data-testid={props.testid.clone()}
                aria-label={props.spoken.clone()}
            >
                { Mark::Download }{ &props.label }
            </a>
        },
        Some(waits) => html! {
            <>
                <a
                    class="vigie-download vigie-download--waits"
                    role="link"
                    aria-disabled="true"
                    tabindex="0"
                    aria-describedby={reason.clone()}
                    data-testid={props.testid.clone()}
                >
                    { Mark::Lock }{ &props.label }
                </a>
                <span id={reason} class="vigie-download__waits">{ waits }</span>
            </>
        },
    }
}
