//! Suspending a question in the sessions of the center, or of all, and reinstating it.

use vigie_shared::api::{ItemDecisionRequest, SuspensionScope};
use vigie_shared::item::ItemId;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::view::{ItemSuspension, PlatformSuspension};
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, TextField,
    TextLines,
};
use crate::focus::focus_and_center;
use crate::format;
use crate::hooks::use_sending;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::require_login::use_auth;

/// Properties of [`Suspend`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SuspendProps {
    pub item: ItemId,
    /// Since when, by whom and why the question is suspended in the center.
    pub suspended: Option<ItemSuspension>,
    /// Since when and why it is suspended in all centers.
    pub suspended_for_all: Option<PlatformSuspension>,
    /// Id of the heading above: it gets the focus when a button that had it goes away.
    pub heading: AttrValue,
}

/// What can be decided on a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ItemDecision {
    scope: SuspensionScope,
    suspends: bool,
}

impl ItemDecision {
    fn path(self) -> &'static str {
        match self.suspends {
            true => "/api/items/suspend",
            false => "/api/items/reinstate",
        }
    }

    /// Of the button that opens the form.
    fn label(self, language: &LanguageHandle) -> String {
        language.text(match (self.scope, self.suspends) {
            (SuspensionScope::OwnCenter, true) => "referent-problem-suspend",
            (SuspensionScope::OwnCenter, false) => "referent-problem-reinstate",
            (SuspensionScope::Platform, true) => "referent-problem-suspend-for-all",
            (SuspensionScope::Platform, false) => "referent-problem-reinstate-for-all",
        })
    }

    /// What follows from it.
    fn note(self, language: &LanguageHandle) -> String {
        language.text(match (self.scope, self.suspends) {
            (SuspensionScope::OwnCenter, true) => "referent-problem-suspend-note",
            (SuspensionScope::OwnCenter, false) => "referent-problem-reinstate-note",
            (SuspensionScope::Platform, true) => "referent-problem-suspend-for-all-note",
            (SuspensionScope::Platform, false) => "referent-problem-reinstate-for-all-note",
        })
    }

    fn testid(self) -> &'static str {
        match (self.scope, self.suspends) {
            (SuspensionScope::OwnCenter, true) => "referent-problem-suspend",
            (SuspensionScope::OwnCenter, false) => "referent-problem-reinstate",
            (SuspensionScope::Platform, true) => "referent-problem-suspend-for-all",
            (SuspensionScope::Platform, false) => "referent-problem-reinstate-for-all",
        }
    }
}

/// A question that is in use can be suspended, for a reason; a suspended one reinstated, for a
/// reason as well. Bank editors can do both for all centers. The live view brings the result.
#[component]
pub fn Suspend(props: &SuspendProps) -> Html {
    let language = use_language();
    let is_bank_editor = use_auth().me.bank_editor;
    let open = use_state_eq(|| None::<ItemDecision>);
    let set_open = |opening: Option<ItemDecision>| {
        let (open, heading) = (open.setter(), props.heading.clone());
        Callback::from(move |()| {
            open.set(opening);
            if opening.is_none() {
                focus_and_center(&heading);
            }
        })
    };
    let own = ItemDecision {
        scope: SuspensionScope::OwnCenter,
        suspends: props.suspended.is_none(),
    };
    let for_all = ItemDecision {
        scope: SuspensionScope::Platform,
        suspends: props.suspended_for_all.is_none(),
    };
    let possible = [Some(own), is_bank_editor.then_some(for_all)];
    let button = |decision: ItemDecision| {
        html! {
            <Button
                label={decision.label(&language)}
                testid={decision.testid()}
                size={ButtonSize::Small}
                onclick={set_open(Some(decision))}
            />
        }
    };
    html! {
        <>
            { for props.suspended_for_all.as_ref().map(|found| for_all_facts(&language, found)) }
            { for props.suspended.as_ref().map(|found| own_facts(&language, found)) }
            if let Some(decision) = *open {
                <DecisionForm item={props.item.clone()} {decision} onclose={set_open(None)} />
            } else {
                <div class="vigie-buttons">{ for possible.into_iter().flatten().map(button) }</div>
            }
        </>
    }
}

fn own_facts(language: &LanguageHandle, suspension: &ItemSuspension) -> Html {
    let since = [
        ("by", suspension.by.clone().into()),
        ("at", format::instant(language, suspension.at).into()),
    ];
    html! {
        <>
            <p class="vigie-subtle">
                { language.text_with("referent-problem-suspended-by", &since) }
            </p>
            <p class="vigie-lines">{ &suspension.reason }</p>
            if suspension.overruled {
                <p>{ language.text("referent-problem-overruled") }</p>
            }
        </>
    }
}

fn for_all_facts(language: &LanguageHandle, suspension: &PlatformSuspension) -> Html {
    let since = [("at", format::instant(language, suspension.at).into())];
    html! {
        <>
            <p class="vigie-subtle">
                { language.text_with("referent-problem-suspended-for-all", &since) }
            </p>
            if let Some(reason) = &suspension.reason {
                <p class="vigie-lines">{ reason }</p>
            }
        </>
    }
}

fn failure_alert(language: &LanguageHandle, failure: Option<&HttpError>) -> Html {
    failure.map_or_else(Html::default, |error| {
        html! {
            <Alert variant={AlertVariant::Danger} testid="referent-suspend-failed">
                { format::error(language, error) }
            </Alert>
        }
    })
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DecisionFormProps {
    item: ItemId,
    decision: ItemDecision,
    /// It was decided, or the form cancelled.
    onclose: Callback<()>,
}

#[component]
fn DecisionForm(props: &DecisionFormProps) -> Html {
    let language = use_language();
    let decision = props.decision;
    let reason = use_state_eq(String::new);
    let submitted = use_state_eq(|| false);
    let field = format!("suspend-{}", props.item);
    use_effect_with(field.clone(), |field| {
        focus_and_center(field);
    });
    let request = {
        let onclose = props.onclose.clone();
        use_sending(move |body: ItemDecisionRequest| {
            let onclose = onclose.clone();
            async move {
                api::post::<_, ()>(decision.path(), &body).await?;
                onclose.emit(());
                Ok(())
            }
        })
    };
    let onsubmit = {
        let (submitted, reason) = (submitted.setter(), reason.clone());
        let (item, field, send) = (props.item.clone(), field.clone(), request.send.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            submitted.set(true);
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                focus_and_center(&field);
            } else {
                send.emit(ItemDecisionRequest {
                    item: item.clone(),
                    reason,
                    scope: decision.scope,
                });
            }
        }
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let missing = *submitted && reason.trim().is_empty();
    html! {
        <form class="vigie-resolve" novalidate=true {onsubmit}>
            <p>{ decision.note(&language) }</p>
            <TextField
                id={field}
                lines={TextLines::Prose(2)}
                label={language.text("referent-problem-reason")}
                error={missing.then(|| AttrValue::from(language.text("referent-field-empty")))}
                value={(*reason).clone()}
                max_length={MAX_FREE_TEXT_CHARS}
                {onchange}
            />
            { failure_alert(&language, request.failure.as_ref()) }
            <div class="vigie-buttons">
                <Button
                    label={decision.label(&language)}
                    testid={format!("{}-yes", decision.testid())}
                    variant={if decision.suspends {
                        ButtonVariant::Danger
                    } else {
                        ButtonVariant::Primary
                    }}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(request.pending)}
                    size={ButtonSize::Small}
                />
                <Button
                    label={language.text("referent-cancel")}
                    testid="referent-problem-suspend-cancel"
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    onclick={props.onclose.clone()}
                />
            </div>
        </form>
    }
}
