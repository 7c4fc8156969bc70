//! Whether the companion must be seen: decided again while the session is open.

use vigie_shared::ids::CommandId;
use vigie_shared::session::{Command, CompanionPolicy};
use yew::prelude::*;

use crate::components::{Button, ButtonSize, Icon, ReasonDialog};
use crate::features::companion::{PolicyChoices, policy_name};
use crate::i18n::use_language;

/// Properties of [`CompanionPolicyTool`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionPolicyToolProps {
    /// The policy in force.
    pub policy: CompanionPolicy,
    /// Submits a command.
    pub submit: Callback<Command, CommandId>,
}

/// A button that says what is in force; behind it the decision, with its reason.
#[component]
pub fn CompanionPolicyTool(props: &CompanionPolicyToolProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let show = {
        let open = open.setter();
        move |()| open.set(true)
    };
    let onclose = use_callback(open.setter(), |(), open| open.set(false));
    let policy = [("policy", policy_name(&language, props.policy).into())];
    html! {
        <>
            <Button
                label={language.text_with("referent-policy-tool", &policy)}
                icon={Icon::Lock}
                size={ButtonSize::Small}
                testid="companion-policy"
                onclick={show}
            />
            if *open {
                <PolicyDialog
                    policy={props.policy}
                    submit={props.submit.clone()}
                    {onclose}
                />
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PolicyDialogProps {
    policy: CompanionPolicy,
    submit: Callback<Command, CommandId>,
    onclose: Callback<()>,
}

#[component]
fn PolicyDialog(props: &PolicyDialogProps) -> Html {
    let language = use_language();
    let chosen = use_state_eq(|| props.policy);
    let ondecide = {
        let (policy, onclose) = (*chosen, props.onclose.clone());
        let submit = props.submit.clone();
        Callback::from(move |reason: Option<String>| {
            if let Some(reason) = reason {
                submit.emit(Command::SetCompanionPolicy { policy, reason });
                onclose.emit(());
            }
        })
    };
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |policy| chosen.set(policy))
    };
    html! {
        <ReasonDialog
            prefix="companion-policy"
            title={language.text("referent-policy-title")}
            yes_label={language.text("referent-policy-decide")}
            yes_testid="companion-policy-decide"
            close_label={language.text("referent-policy-cancel")}
            reason_label={language.text("referent-policy-reason")}
            reason_missing={language.text("referent-policy-reason-missing")}
            {ondecide}
            onclose={props.onclose.clone()}
        >
            <p>{ language.text("referent-policy-lead") }</p>
            <fieldset class="vigie-fieldset">
                <legend>{ language.text("referent-companion") }</legend>
                <PolicyChoices name="companion-policy" policy={*chosen} {onchoose} />
            </fieldset>
        </ReasonDialog>
    }
}
