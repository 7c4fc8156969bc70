//! A decision that needs a reason, in a dialog.

use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use yew::prelude::*;

use super::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, DialogSize, TextField,
    TextLines,
};
use crate::i18n::use_language;

/// Properties of [`ReasonDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReasonDialogProps {
    /// The beginning of ids and of what browser tests find: `{prefix}-dialog`,
    /// `{prefix}-reason`, `{prefix}-yes`, `{prefix}-error`.
    pub prefix: AttrValue,
    pub title: AttrValue,
    /// Of the button that decides.
    pub yes_label: AttrValue,
    /// `data-testid` of that button, where it is not `{prefix}-yes`.
    #[prop_or_default]
    pub yes_testid: Option<AttrValue>,
    /// Of the button that leaves everything as it is.
    pub close_label: AttrValue,
    #[prop_or_default]
    pub size: DialogSize,
    /// Of the field of the reason.
    pub reason_label: AttrValue,
    /// How to fill it in.
    #[prop_or_default]
    pub reason_hint: Option<AttrValue>,
    /// What is said about an empty reason; without it, that the field is empty.
    #[prop_or_default]
    pub reason_missing: Option<AttrValue>,
    /// The button was used: the reason without spaces around it, or none while it is empty, so
    /// that what is missing elsewhere is shown at the same time.
    pub ondecide: Callback<Option<String>>,
    /// The decision is on its way.
    #[prop_or_default]
    pub pending: bool,
    /// Why it was not taken, in words.
    #[prop_or_default]
    pub failure: Option<AttrValue>,
    pub onclose: Callback<()>,
    /// Above the reason: what follows, or what else is to be decided.
    #[prop_or_default]
    pub children: Html,
}

/// What is typed stays until the dialog is closed.
#[component]
pub fn ReasonDialog(props: &ReasonDialogProps) -> Html {
    let language = use_language();
    let prefix = &props.prefix;
    let reason = use_state_eq(String::new);
    let asked = use_state_eq(|| false);
    let decide = {
        let (reason, asked) = (reason.clone(), asked.setter());
        props.ondecide.reform(move |()| {
            asked.set(true);
            let reason = reason.trim().to_owned();
            (!reason.is_empty()).then_some(reason)
        })
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let missing = (*asked && reason.trim().is_empty()).then(|| {
        let words = props.reason_missing.clone();
        words.unwrap_or_else(|| language.text("referent-field-empty").into())
    });
    let yes_testid = props.yes_testid.clone();
    let footer = html! {
        <Button
            label={props.yes_label.clone()}
            pending_label={language.text("referent-recording")}
            testid={yes_testid.unwrap_or_else(|| format!("{prefix}-yes").into())}
            variant={ButtonVariant::Primary}
            state={ButtonState::pending_if(props.pending)}
            onclick={decide}
        />
    };
    html! {
        <Dialog
            title={props.title.clone()}
            testid={format!("{prefix}-dialog")}
            size={props.size}
            close_label={props.close_label.clone()}
            onclose={props.onclose.clone()}
            {footer}
        >
            { props.children.clone() }
            <TextField
                id={format!("{prefix}-reason")}
                label={props.reason_label.clone()}
                hint={props.reason_hint.clone()}
                value={(*reason).clone()}
                {onchange}
                lines={TextLines::Prose(2)}
                max_length={MAX_FREE_TEXT_CHARS}
                error={missing}
            />
            if let Some(failure) = &props.failure {
                <Alert variant={AlertVariant::Danger} testid={format!("{prefix}-error")}>
                    { failure }
                </Alert>
            }
        </Dialog>
    }
}
