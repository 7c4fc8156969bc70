//! A button that asks the session something, and waits for the answer.

use yew::prelude::*;

use super::errands::use_office;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::live::Freshness;

/// Where the deed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It can be done.
    Open,
    /// It was asked for.
    UnderWay,
    /// Something else was asked for that excludes it.
    Barred,
    /// Nothing left to do; the button stays so that nothing moves.
    Done,
}

impl Deed {
    /// Under way or open.
    pub fn under_way(is: bool) -> Self {
        if is { Self::UnderWay } else { Self::Open }
    }
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DeedLook {
    /// The obvious one.
    Primary,
    /// One of several.
    #[default]
    Secondary,
    /// Cannot be taken back.
    Danger,
}

/// Properties of [`DeedButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DeedButtonProps {
    /// What it does.
    pub label: AttrValue,
    /// More words for those who do not see what it stands beside.
    #[prop_or_default]
    pub told: Option<AttrValue>,
    /// Where the deed stands.
    pub deed: Deed,
    /// How it looks.
    #[prop_or_default]
    pub look: DeedLook,
    /// In a list.
    #[prop_or_default]
    pub small: bool,
    /// For browser tests.
    pub testid: AttrValue,
    /// Do it.
    pub onclick: Callback<()>,
}

/// Never `disabled`: that would throw the focus away the moment it is pressed.
#[component]
pub fn DeedButton(props: &DeedButtonProps) -> Html {
    let language = use_language();
    let live = use_office().freshness == Freshness::Live;
    let label = match props.deed {
        Deed::Open | Deed::Barred => props.label.to_string(),
        Deed::UnderWay if live => language.text("board-sending"),
        Deed::UnderWay => language.text("board-queued"),
        Deed::Done => language.text("board-done"),
    };
    let look = match props.look {
        DeedLook::Primary => "pf-m-primary",
        DeedLook::Secondary => "pf-m-secondary",
        DeedLook::Danger => "pf-m-danger",
    };
    let state = match props.deed {
        Deed::Open => "open",
        Deed::UnderWay => "under-way",
        Deed::Barred => "barred",
        Deed::Done => "done",
    };
    let idle = props.deed == Deed::Open;
    let onclick = {
        let onclick = props.onclick.clone();
        move |_| {
            if idle {
                onclick.emit(());
            }
        }
    };
    html! {
        <button
            type="button"
            class={classes!(
                "pf-v6-c-button",
                look,
                props.small.then_some("pf-m-small"),
                (!idle).then_some("pf-m-aria-disabled"),
            )}
            aria-disabled={(!idle).to_string()}
            data-testid={props.testid.clone()}
            data-deed={state}
            {onclick}
        >
            if props.deed == Deed::UnderWay { { Icon::Sync } }
            if props.deed == Deed::Done { { Icon::Check } }
            <span>{ label }</span>
            if let Some(told) = &props.told {
                <span class="pf-v6-screen-reader">{ " " }{ told }</span>
            }
        </button>
    }
}
