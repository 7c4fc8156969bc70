//! From anywhere on the desk to the sessions or the open incidents.

use yew::prelude::*;

use super::center::use_center;
use super::route::ReferentRoute;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::referent::route::ReferentLink;

/// Which of the two pages is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list of sessions.
    Sessions,
    /// The open incidents.
    Queue,
}

/// Properties of [`CenterNav`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CenterNavProps {
    /// The page shown.
    pub here: Place,
}

/// Two links; the second says how many incidents wait, live.
#[component]
pub fn CenterNav(props: &CenterNavProps) -> Html {
    let language = use_language();
    let center = use_center();
    let (open, blocking) = center.open();
    let current = |place: Place| (props.here == place).then_some("page");
    let counts = [("open", open.into()), ("blocking", blocking.into())];
    html! {
        <nav class="vigie-center-nav" aria-label={language.text("referent-center-nav")}>
            <span aria-current={current(Place::Sessions)}>
                <ReferentLink to={ReferentRoute::Sessions} testid="referent-nav-sessions">
                    { Icon::Clipboard }{ " " }{ language.text("referent-sessions-title") }
                </ReferentLink>
            </span>
            <span aria-current={current(Place::Queue)}>
                <ReferentLink to={ReferentRoute::Queue} testid="referent-nav-queue">
                    { Icon::Flag }{ " " }{ language.text("referent-queue-title") }
                    if center.view.is_some() && open > 0 {
                        <span
                            class={classes!("vigie-count", (blocking > 0).then_some("vigie-count--blocking"))}
                            data-testid="referent-nav-count"
                        >
                            <span aria-hidden="true">{ open }</span>
                            <span class="pf-v6-screen-reader">
                                { language.text_with("referent-queue-count", &counts) }
                            </span>
                        </span>
                    }
                </ReferentLink>
            </span>
        </nav>
    }
}
