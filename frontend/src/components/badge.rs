//! A state: color, icon and word.

use yew::prelude::*;

use super::Icon;

/// The color of a badge, by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeColor {
    /// Nothing to do and nothing wrong.
    Neutral,
    /// In progress.
    Info,
    Success,
    /// To be looked at.
    Warning,
    /// Failed, or blocks something.
    Danger,
}

impl BadgeColor {
    fn class(self) -> &'static str {
        match self {
            Self::Neutral => "vigie-badge--neutral",
            Self::Info => "vigie-badge--info",
            Self::Success => "vigie-badge--success",
            Self::Warning => "vigie-badge--warning",
            Self::Danger => "vigie-badge--danger",
        }
    }
}

/// Properties of [`Badge`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BadgeProps {
    pub color: BadgeColor,
    pub icon: Icon,
    pub text: AttrValue,
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A state that cannot be shown by its color alone.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    html! {
        <span class={classes!("vigie-badge", props.color.class())} data-testid={props.testid.clone()}>
            { props.icon }
            <span>{ &props.text }</span>
        </span>
    }
}
