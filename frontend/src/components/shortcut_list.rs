//! Shortcuts and what they do.

use yew::prelude::*;

/// Properties of [`ShortcutList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ShortcutListProps {
    /// The keys as they are written on a keyboard, and what they do.
    pub shortcuts: Vec<(&'static str, String)>,
}

/// For the help of a page.
#[component]
pub fn ShortcutList(props: &ShortcutListProps) -> Html {
    let shortcut = |(keys, meaning): &(&'static str, String)| {
        html! { <div><dt><kbd>{ *keys }</kbd></dt><dd>{ meaning }</dd></div> }
    };
    html! { <dl class="vigie-shortcuts">{ for props.shortcuts.iter().map(shortcut) }</dl> }
}
