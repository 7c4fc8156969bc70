//! A row of links to the views of one thing.

use yew::prelude::*;

/// Properties of [`Tabs`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// Accessible name.
    pub label: AttrValue,
    /// One entry for each view: a [`NavLink`](super::NavLink) with the class
    /// `vigie-tabs__link`.
    pub tabs: Vec<Html>,
}

/// Navigation, not `role="tablist"`: each view has an address, and the browser's history
/// goes through them.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    html! {
        <nav class="vigie-tabs" aria-label={props.label.clone()}>
            <ul>{ for props.tabs.iter().map(|tab| html! { <li>{ tab.clone() }</li> }) }</ul>
        </nav>
    }
}
