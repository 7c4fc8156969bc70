//! The general remark of the incident report.

use vigie_shared::limits::MAX_REMARK_CHARS;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::progress::CommandProgress;
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, TextField, TextLines,
};
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`RemarkField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RemarkFieldProps {
    /// What is on record; empty for none.
    pub remark: AttrValue,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
}

/// A text that is kept while another person saves one: it is typed, and nothing takes it away.
#[component]
pub fn RemarkField(props: &RemarkFieldProps) -> Html {
    let language = use_language();
    let (command_status, send) = use_command_status(props.request.clone());
    let typed = use_state_eq(|| None::<String>);
    let onchange = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(Some(text)))
    };
    use_effect_with(command_status.clone(), {
        let typed = typed.setter();
        move |status| {
            if *status == CommandStatus::Granted {
                typed.set(None);
            }
        }
    });
    let changed = typed
        .as_ref()
        .is_some_and(|text| text.trim() != &*props.remark);
    let value: AttrValue = match &*typed {
        Some(text) => text.clone().into(),
        None => props.remark.clone(),
    };
    let onsubmit = {
        let remark = value.trim().to_owned();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(Command::SetRemark {
                remark: remark.clone(),
            });
        })
    };
    let busy = command_status == CommandStatus::Sent;
    html! {
        <form class="vigie-remark" novalidate=true {onsubmit}>
            <TextField
                id="referent-remark"
                lines={TextLines::Prose(2)}
                label={language.text("referent-remark")}
                hint={language.text("referent-remark-help")}
                {value}
                optional=true
                max_length={MAX_REMARK_CHARS}
                {onchange}
            />
            if changed || busy {
                <Button
                    label={language.text("referent-remark-save")}
                    testid="referent-remark-save"
                    kind={ButtonKind::Submit}
                    size={ButtonSize::Small}
                    state={ButtonState::pending_if(busy)}
                />
            }
            <CommandProgress
                sent={busy}
                live={props.live}
                label={language.text("referent-recording")}
                testid="referent-remark"
            />
            if let CommandStatus::Refused(refusal) = &command_status {
                <Alert variant={AlertVariant::Danger} testid="referent-remark-refused">
                    { format::refusal(&language, refusal) }
                </Alert>
            }
        </form>
    }
}
