//! A button that shows a picture only.

use yew::prelude::*;

use super::Icon;

/// Properties of [`IconButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IconButtonProps {
    /// Accessible name, and tooltip.
    pub label: AttrValue,
    /// Without one, the button shows its children.
    #[prop_or_default]
    pub icon: Option<Icon>,
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
    /// For a button that stays pressed.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// It opens a dialog.
    #[prop_or_default]
    pub opens_dialog: bool,
    /// `aria-keyshortcuts`: the key that does the same.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
    #[prop_or_default]
    pub onclick: Callback<()>,
    #[prop_or_default]
    pub children: Html,
}

/// For places without room for words: mastheads, headers of dialogs, rows.
#[component]
pub fn IconButton(props: &IconButtonProps) -> Html {
    html! {
        <button
            type="button"
            class={classes!("vigie-icon-button", props.class.clone())}
            aria-label={props.label.clone()}
            aria-pressed={props.pressed.map(|pressed| pressed.to_string())}
            aria-haspopup={props.opens_dialog.then_some("dialog")}
            aria-keyshortcuts={props.shortcut.clone()}
            title={props.label.clone()}
            data-testid={props.testid.clone()}
            onclick={props.onclick.reform(|_| ())}
        >
            if let Some(icon) = props.icon { { icon } }
            { props.children.clone() }
        </button>
    }
}
