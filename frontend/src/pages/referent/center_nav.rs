//! From any of the referent's pages to the sessions, the open incidents, the audit trail or the
//! list of blocked sites, to what the center says of itself, and to who works for it.

use yew::prelude::*;

use super::center::use_center;
use super::route::ReferentRoute;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::pages::referent::route::ReferentLink;

/// One of these pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CenterPage {
    /// The list of sessions.
    Sessions,
    /// The open incidents.
    Queue,
    /// The audit trail.
    Audit,
    /// The sites that companions block.
    BlockList,
    /// What the center says of itself.
    Settings,
    /// Who works for the center.
    People,
}

/// Properties of [`CenterNav`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CenterNavProps {
    pub here: CenterPage,
}

/// Six links; the second says how many incidents wait, live.
#[component]
pub fn CenterNav(props: &CenterNavProps) -> Html {
    let language = use_language();
    let center = use_center();
    let (open, blocking) = center.open();
    let current = |place: CenterPage| (props.here == place).then_some("page");
    let counts = [("open", open.into()), ("blocking", blocking.into())];
    html! {
        <nav class="vigie-center-nav" aria-label={language.text("referent-center-nav")}>
            <span aria-current={current(CenterPage::Sessions)}>
                <ReferentLink to={ReferentRoute::Sessions} testid="referent-nav-sessions">
                    { Icon::Clipboard }{ " " }{ language.text("referent-sessions-title") }
                </ReferentLink>
            </span>
            <span aria-current={current(CenterPage::Queue)}>
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
            <span aria-current={current(CenterPage::Audit)}>
                <ReferentLink to={ReferentRoute::Audit} testid="referent-nav-audit">
                    { Icon::Eye }{ " " }{ language.text("audit-title") }
                </ReferentLink>
            </span>
            <span aria-current={current(CenterPage::BlockList)}>
                <ReferentLink to={ReferentRoute::BlockList} testid="referent-nav-block-list">
                    { Icon::Lock }{ " " }{ language.text("block-list-title") }
                </ReferentLink>
            </span>
            <span aria-current={current(CenterPage::Settings)}>
                <ReferentLink to={ReferentRoute::Center} testid="referent-nav-center">
                    { Icon::Pencil }{ " " }{ language.text("center-title") }
                </ReferentLink>
            </span>
            <span aria-current={current(CenterPage::People)}>
                <ReferentLink to={ReferentRoute::People} testid="referent-nav-people">
                    { Icon::People }{ " " }{ language.text("people-title") }
                </ReferentLink>
            </span>
        </nav>
    }
}
