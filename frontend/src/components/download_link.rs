//! A file to save.

use yew::prelude::*;

use super::button::button_content;
use super::{ButtonVariant, Icon};

/// Properties of [`DownloadLink`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DownloadLinkProps {
    pub href: AttrValue,
    pub label: AttrValue,
    pub testid: AttrValue,
    /// It looks like a button.
    #[prop_or_default]
    pub button: Option<ButtonVariant>,
    /// Replaces the label for screen readers.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// Why the file is not available yet.
    #[prop_or_default]
    pub pending_reason: Option<AttrValue>,
    /// Before the browser saves it.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
    #[prop_or_default]
    pub node: NodeRef,
}

/// A link the browser saves. While the file is not available it leads nowhere and says why:
/// the reader learns that there will be a file.
#[component]
pub fn DownloadLink(props: &DownloadLinkProps) -> Html {
    let reason_id = format!("{}-reason", props.testid);
    match &props.pending_reason {
        None => html! {
            <a
                ref={props.node.clone()}
                onclick={props.onclick.clone()}
                class={props.button.map_or_else(|| classes!("vigie-download"), ButtonVariant::look)}
                href={props.href.clone()}
                download=""
                data-testid={props.testid.clone()}
                aria-label={props.aria_label.clone()}
            >
                if props.button.is_some() {
                    { button_content(Some(Icon::Download), &html! { &props.label }) }
                } else {
                    { Icon::Download }{ &props.label }
                }
            </a>
        },
        Some(reason) => html! {
            <>
                <a
                    class="vigie-download vigie-download--pending"
                    role="link"
                    aria-disabled="true"
                    tabindex="0"
                    aria-describedby={reason_id.clone()}
                    data-testid={props.testid.clone()}
                >
                    { Icon::Lock }{ &props.label }
                </a>
                <span id={reason_id} class="vigie-download__reason">{ reason }</span>
            </>
        },
    }
}
