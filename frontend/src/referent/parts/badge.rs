//! A state: colour, icon and word.

use yew::prelude::*;

use crate::ui::Mark;

/// The colour of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do, nothing to fear.
    Calm,
    /// Goes on.
    Info,
    /// Well.
    Good,
    /// Look at this.
    Warning,
    /// Bad, or in the way.
    Danger,
}

/// Properties of [`Badge`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BadgeProps {
    /// Colour.
    pub tone: Tone,
    /// Icon.
    pub mark: Mark,
    /// Word.
    pub text: AttrValue,
    /// What browser tests find it by.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A state that cannot be shown without its word.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    let tone = match props.tone {
        Tone::Calm => "vigie-badge--calm",
        Tone::Info => "vigie-badge--info",
        Tone::Good => "vigie-badge--good",
        Tone::Warning => "vigie-badge--warning",
        Tone::Danger => "vigie-badge--danger",
    };
    html! {
        <span class={classes!("vigie-badge", tone)} data-testid={props.testid.clone()}>
            { props.mark }
            <span>{ &props.text }</span>
        </span>
    }
}
