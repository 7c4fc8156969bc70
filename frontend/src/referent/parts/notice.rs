//! Something to know, in a box.

use yew::prelude::*;

use crate::ui::Mark;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It worked.
    Good,
    /// To be looked at.
    Warning,
    /// It did not work. Announced at once.
    Error,
}

/// Properties of [`Notice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// How much it matters.
    pub weight: Weight,
    /// What browser tests find it by.
    pub testid: AttrValue,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
}

/// A message in the page. Only errors interrupt a screen reader.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (class, mark, role) = match props.weight {
        Weight::Good => ("vigie-message--good", Mark::CheckCircle, "status"),
        Weight::Warning => ("vigie-message--warning", Mark::Warning, "status"),
        Weight::Error => ("vigie-message--error", Mark::Error, "alert"),
    };
    html! {
        <div class={classes!("vigie-message", class)} {role} data-testid={props.testid.clone()}>
            { mark }
            <div>{ props.children.clone() }</div>
        </div>
    }
}
