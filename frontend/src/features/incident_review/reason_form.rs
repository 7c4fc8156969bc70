//! A decision that needs a reason: a button that opens a form.

use vigie_shared::ids::CommandId;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::session::Command;
use yew::prelude::*;

use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, Icon,
    TextField, TextLines,
};
use crate::focus::focus_and_center;
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::{CommandDelivery, CommandRequest};

/// Properties of [`ReasonForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReasonFormProps {
    /// The `data-testid` of the button, and the beginning of those in the form.
    pub prefix: AttrValue,
    /// Id of what is decided about: it gets the focus when the form closes.
    pub row_id: AttrValue,
    /// Id of the field that gets the focus when the form opens.
    pub first_field_id: AttrValue,
    /// Of the button that opens the form.
    pub label: AttrValue,
    /// The same for screen readers, with what is decided about.
    pub aria_label: AttrValue,
    pub icon: Icon,
    #[prop_or_default]
    pub variant: ButtonVariant,
    pub submit_label: AttrValue,
    /// The command of a reason, when the form is submitted; none while another field of it
    /// is incomplete. Called for an empty reason too, so that all errors appear at once.
    pub command_for: Callback<String, Option<Command>>,
    pub request: Callback<CommandRequest>,
    /// It was opened or closed.
    #[prop_or_default]
    pub onopen: Callback<bool>,
    /// Above the reason: an explanation, or other fields.
    #[prop_or_default]
    pub children: Html,
}

/// The button, or the form in its place.
#[component]
pub fn ReasonForm(props: &ReasonFormProps) -> Html {
    let open = use_state_eq(|| false);
    use_effect_with(
        (*open, props.first_field_id.clone()),
        |(open, first_field_id)| {
            if *open {
                focus_and_center(first_field_id);
            }
        },
    );
    let set_open = |opening: bool| {
        let (open, onopen) = (open.setter(), props.onopen.clone());
        Callback::from(move |()| {
            open.set(opening);
            onopen.emit(opening);
        })
    };
    if *open {
        return html! { <OpenForm form={props.clone()} onclose={set_open(false)} /> };
    }
    html! {
        <div class="vigie-list-item__act">
            <Button
                label={props.label.clone()}
                aria_label={props.aria_label.clone()}
                testid={props.prefix.clone()}
                variant={props.variant}
                size={ButtonSize::Small}
                icon={props.icon}
                onclick={set_open(true)}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OpenFormProps {
    form: ReasonFormProps,
    /// It was cancelled.
    onclose: Callback<()>,
}

#[component]
fn OpenForm(props: &OpenFormProps) -> Html {
    let language = use_language();
    let form = &props.form;
    let prefix = &form.prefix;
    let reason = use_state_eq(String::new);
    let submitted = use_state_eq(|| false);
    let sent = use_state_eq(|| None::<Command>);
    let delivery = use_context::<CommandDelivery>();
    let (command_status, send) = use_command_status(form.request.clone());
    use_effect_with(
        (
            command_status.clone(),
            form.row_id.clone(),
            props.onclose.clone(),
        ),
        |(command_status, row_id, onclose)| {
            if *command_status == CommandStatus::Granted {
                // The form goes: the focus stays with what it was about.
                focus_and_center(row_id);
                onclose.emit(());
            }
        },
    );
    let pending = command_status == CommandStatus::Sent;
    let waiting = withdrawable(delivery.as_ref(), sent.as_ref(), &command_status);
    let onsubmit = {
        let (reason, submitted) = (reason.clone(), submitted.setter());
        let sent = sent.setter();
        let command_for = form.command_for.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            submitted.set(true);
            let words = reason.trim().to_owned();
            let is_given = !words.is_empty();
            let command = command_for.emit(words);
            if let Some(command) = command.filter(|_| is_given && !pending) {
                sent.set(Some(command.clone()));
                send.emit(command);
            }
        }
    };
    let onclose = {
        let (onclose, row_id) = (props.onclose.clone(), form.row_id.clone());
        Callback::from(move |()| {
            let withdrawn = |id| {
                let delivery = delivery.as_ref();
                delivery.is_some_and(|delivery| delivery.withdraw.emit(id))
            };
            if waiting.is_none_or(withdrawn) {
                onclose.emit(());
                focus_and_center(&row_id);
            }
        })
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let missing = *submitted && reason.trim().is_empty();
    html! {
        <form class="vigie-resolve" novalidate=true {onsubmit} data-testid={format!("{prefix}-form")}>
            { form.children.clone() }
            <TextField
                id={format!("{prefix}-reason")}
                lines={TextLines::Prose(3)}
                label={language.text("referent-resolve-reason")}
                hint={language.text("referent-resolve-reason-help")}
                error={missing.then(|| AttrValue::from(language.text("referent-field-empty")))}
                value={(*reason).clone()}
                max_length={MAX_FREE_TEXT_CHARS}
                {onchange}
            />
            { refused(&language, prefix, &command_status) }
            <div class="vigie-buttons">
                <Button
                    label={form.submit_label.clone()}
                    pending_label={language.text("referent-recording")}
                    testid={format!("{prefix}-submit")}
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(pending)}
                    size={ButtonSize::Small}
                />
                <Button
                    label={language.text("referent-cancel")}
                    testid={format!("{prefix}-cancel")}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    state={ButtonState::disabled_if(pending && waiting.is_none())}
                    onclick={onclose}
                />
            </div>
            <p role="status" class="vigie-subtle" data-testid={format!("{prefix}-waiting")}>
                if waiting.is_some() {
                    { language.text("referent-waits-form") }
                } else if pending {
                    { language.text("referent-sent") }
                }
            </p>
        </form>
    }
}

/// Why it was refused, if it was.
fn refused(language: &LanguageHandle, prefix: &str, status: &CommandStatus) -> Html {
    let CommandStatus::Refused(refusal) = status else {
        return Html::default();
    };
    html! {
        <Alert variant={AlertVariant::Danger} testid={format!("{prefix}-refused")}>
            { format::refusal(language, refusal) }
        </Alert>
    }
}

/// This command, while it can be taken back: until it is handed to a socket, since from then on the
/// server may have it.
fn withdrawable(
    delivery: Option<&CommandDelivery>,
    command: Option<&Command>,
    status: &CommandStatus,
) -> Option<CommandId> {
    match status {
        CommandStatus::Sent => delivery?.waiting(command?),
        CommandStatus::Idle | CommandStatus::Granted | CommandStatus::Refused(_) => None,
    }
}
