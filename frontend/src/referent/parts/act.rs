//! A button.

use yew::prelude::*;

use crate::ui::Mark;

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// The one thing to do here.
    Primary,
    /// Something else to do.
    #[default]
    Secondary,
    /// Cannot be undone.
    Danger,
    /// A word among words.
    Link,
}

/// What a button does in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// What its callback says.
    #[default]
    Button,
    /// Sends the form it stands in.
    Submit,
}

/// Properties of [`Act`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ActProps {
    /// What it says.
    pub label: AttrValue,
    /// What browser tests find it by.
    pub testid: AttrValue,
    /// How it looks.
    #[prop_or_default]
    pub kind: Kind,
    /// What it does in a form.
    #[prop_or_default]
    pub role: Role,
    /// A picture before the words.
    #[prop_or_default]
    pub mark: Option<Mark>,
    /// Waits for an answer: a second click does nothing.
    #[prop_or_default]
    pub busy: bool,
    /// Says more to those who do not see where it stands.
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
    /// Id of the element it shows or hides, and whether that is shown.
    #[prop_or_default]
    pub opens: Option<(AttrValue, bool)>,
    /// Smaller, for rows.
    #[prop_or_default]
    pub small: bool,
    /// For the focus.
    #[prop_or_default]
    pub node: NodeRef,
    /// What it does.
    #[prop_or_default]
    pub onclick: Callback<()>,
}

/// A button that keeps the focus. While busy it is not disabled: a disabled button
/// loses the focus and says nothing.
#[component]
pub fn Act(props: &ActProps) -> Html {
    let kind = match props.kind {
        Kind::Primary => "pf-m-primary",
        Kind::Secondary => "pf-m-secondary",
        Kind::Danger => "pf-m-danger",
        Kind::Link => "pf-m-link",
    };
    let onclick = {
        let (onclick, busy) = (props.onclick.clone(), props.busy);
        move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                onclick.emit(());
            }
        }
    };
    let small = props.small.then_some("pf-m-small");
    let (controls, expanded) = props.opens.clone().unzip();
    html! {
        <button
            ref={props.node.clone()}
            type={match props.role { Role::Button => "button", Role::Submit => "submit" }}
            class={classes!("pf-v6-c-button", "vigie-button", kind, small)}
            data-testid={props.testid.clone()}
            aria-label={props.spoken.clone()}
            aria-disabled={props.busy.then_some("true")}
            aria-controls={controls}
            aria-expanded={expanded.map(|expanded| expanded.to_string())}
            {onclick}
        >
            if let Some(mark) = props.mark {
                <span class="pf-v6-c-button__icon pf-m-start">{ mark }</span>
            }
            <span class="pf-v6-c-button__text">{ &props.label }</span>
        </button>
    }
}
