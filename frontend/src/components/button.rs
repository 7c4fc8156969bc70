//! A button that acts.

use yew::prelude::*;

use super::Icon;

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonVariant {
    /// The main action of a page, form or dialog.
    Primary,
    #[default]
    Secondary,
    /// Cannot be undone.
    Danger,
    /// Less prominent than the actions beside it.
    Link,
    /// A link among words, without a button's padding.
    InlineLink,
    /// Cannot be undone, and is less prominent than the actions beside it.
    DangerLink,
}

impl ButtonVariant {
    /// The classes of a link or label that looks like a button.
    pub(super) fn look(self) -> Classes {
        classes!("pf-v6-c-button", "vigie-button", self.class())
    }

    fn class(self) -> &'static str {
        match self {
            Self::Primary => "pf-m-primary",
            Self::Secondary => "pf-m-secondary",
            Self::Danger => "pf-m-danger",
            Self::Link => "pf-m-link",
            Self::InlineLink => "pf-m-link pf-m-inline",
            Self::DangerLink => "pf-m-link pf-m-danger",
        }
    }
}

/// Whether a button can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonState {
    #[default]
    Ready,
    /// Its action has been requested and has no result yet.
    Pending,
    /// Not possible now; `reason_id` names the element that says why.
    Disabled,
    /// Nothing is left to do. The button stays, so that nothing moves on the page.
    Done,
}

impl ButtonState {
    /// Pending while `pending`, otherwise ready.
    pub fn pending_if(pending: bool) -> Self {
        if pending { Self::Pending } else { Self::Ready }
    }

    /// Disabled while `disabled`, otherwise ready.
    pub fn disabled_if(disabled: bool) -> Self {
        if disabled {
            Self::Disabled
        } else {
            Self::Ready
        }
    }

    fn class(self) -> Option<&'static str> {
        match self {
            Self::Ready => None,
            Self::Pending => Some("vigie-button--pending"),
            Self::Disabled | Self::Done => Some("pf-m-aria-disabled"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Pending => "pending",
            Self::Disabled => "disabled",
            Self::Done => "done",
        }
    }
}

/// The HTML `type` of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    #[default]
    Button,
    /// Submits the form around it, which then handles the click.
    Submit,
}

/// The size of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// For rows and lists.
    Small,
    #[default]
    Normal,
    /// The one action of a page.
    Large,
}

/// Properties of [`Button`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ButtonProps {
    pub label: AttrValue,
    pub testid: AttrValue,
    #[prop_or_default]
    pub variant: ButtonVariant,
    #[prop_or_default]
    pub state: ButtonState,
    #[prop_or_default]
    pub size: ButtonSize,
    #[prop_or_default]
    pub kind: ButtonKind,
    /// As wide as what it stands in.
    #[prop_or_default]
    pub full_width: bool,
    /// Before the label.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// After the label.
    #[prop_or_default]
    pub trailing_icon: Option<Icon>,
    /// Replaces the label while the action is pending.
    #[prop_or_default]
    pub pending_label: Option<AttrValue>,
    /// Replaces the label when nothing is left to do.
    #[prop_or_default]
    pub done_label: Option<AttrValue>,
    /// Replaces the label for screen readers.
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    /// Read after the label by screen readers: what the button refers to.
    #[prop_or_default]
    pub context: Option<AttrValue>,
    /// Id of the element that says why the button is disabled.
    #[prop_or_default]
    pub reason_id: Option<AttrValue>,
    /// For a button that stays pressed.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Id of the element it shows or hides, and whether that is shown.
    #[prop_or_default]
    pub expands: Option<(AttrValue, bool)>,
    /// `aria-keyshortcuts`: the key that does the same.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
    /// It opens a dialog.
    #[prop_or_default]
    pub opens_dialog: bool,
    /// Id, for moving the focus here.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub node: NodeRef,
    #[prop_or_default]
    pub onclick: Callback<()>,
    /// After the label and the icons.
    #[prop_or_default]
    pub children: Html,
}

/// A button that keeps the focus: it is never `disabled`, because a disabled button loses
/// the focus the moment it is pressed. Unless it is ready, a click does nothing.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let ready = props.state == ButtonState::Ready;
    let onclick = {
        let onclick = props.onclick.clone();
        move |event: MouseEvent| {
            if ready {
                onclick.emit(());
            } else {
                // A submit button must not submit either.
                event.prevent_default();
            }
        }
    };
    let label = match props.state {
        ButtonState::Pending => props.pending_label.as_ref(),
        ButtonState::Done => props.done_label.as_ref(),
        ButtonState::Ready | ButtonState::Disabled => None,
    };
    let label = label.unwrap_or(&props.label);
    let icon = match props.state {
        ButtonState::Pending if props.pending_label.is_some() => Some(Icon::Sync),
        ButtonState::Done => Some(Icon::Check),
        _ => props.icon,
    };
    let size = match props.size {
        ButtonSize::Small => Some("pf-m-small"),
        ButtonSize::Normal => None,
        ButtonSize::Large => Some("pf-m-display-lg"),
    };
    let (controls, expanded) = props.expands.clone().unzip();
    html! {
        <button
            ref={props.node.clone()}
            id={props.id.clone()}
            type={match props.kind { ButtonKind::Button => "button", ButtonKind::Submit => "submit" }}
            class={classes!(
                "pf-v6-c-button",
                "vigie-button",
                props.variant.class(),
                size,
                props.full_width.then_some("pf-m-block"),
                props.state.class(),
                props.class.clone(),
            )}
            data-testid={props.testid.clone()}
            data-state={props.state.name()}
            aria-label={props.aria_label.clone()}
            aria-disabled={(!ready).then_some("true")}
            aria-describedby={props.reason_id.clone()}
            aria-pressed={props.pressed.map(|pressed| pressed.to_string())}
            aria-controls={controls}
            aria-expanded={expanded.map(|expanded| expanded.to_string())}
            aria-keyshortcuts={props.shortcut.clone()}
            aria-haspopup={props.opens_dialog.then_some("dialog")}
            {onclick}
        >
            if let Some(icon) = icon {
                <span class="pf-v6-c-button__icon pf-m-start">{ icon }</span>
            }
            <span class="pf-v6-c-button__text">
                { label }
                if let Some(context) = &props.context {
                    <span class="pf-v6-screen-reader">{ " " }{ context }</span>
                }
            </span>
            if let Some(icon) = props.trailing_icon {
                <span class="pf-v6-c-button__icon pf-m-end">{ icon }</span>
            }
            { props.children.clone() }
        </button>
    }
}

/// The content of a link or label that looks like a button.
pub(super) fn button_content(icon: Option<Icon>, label: &Html) -> Html {
    html! {
        <>
            if let Some(icon) = icon {
                <span class="pf-v6-c-button__icon pf-m-start">{ icon }</span>
            }
            <span class="pf-v6-c-button__text">{ label.clone() }</span>
        </>
    }
}
