//! The named invigilators of a session: who they are, their codes, and who supervised when.

mod add_form;
mod change_dialog;
mod changes;
mod code_slips;
mod end_login;
mod made_codes;
mod people;
mod supervision;

use std::rc::Rc;

use vigie_shared::api::{InvigilatorChange, SessionDetails, SessionInvigilators};
use vigie_shared::ids::AccountId;
use yew::prelude::*;

use self::add_form::AddForm;
use self::change_dialog::{ChangeDialog, PersonChange};
use self::changes::{InvigilatorRequests, use_invigilators};
use self::made_codes::MadeCodes;
use self::people::People;
use self::supervision::Supervision;
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Checkbox, CheckboxVariant, Icon,
};
use crate::i18n::use_language;

/// Properties of [`InvigilatorsView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InvigilatorsViewProps {
    pub details: Rc<SessionDetails>,
    /// Fetches the details again: the printed names may have changed.
    pub reload: Callback<()>,
}

/// The list with all that can be done to it, until the session is finalized, and the logins.
#[component]
pub fn InvigilatorsView(props: &InvigilatorsViewProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let invigilators = use_invigilators(details.id, props.reload.clone());
    let requests = &invigilators.requests;
    let open = details.finalized_at.is_none();
    html! {
        <>
            <section class="vigie-section" aria-labelledby="referent-staff-title">
                <h2 id="referent-staff-title">{ language.text("referent-staff-title") }</h2>
                <p class="vigie-subtle">{ language.text("referent-staff-lead") }</p>
                { invigilators.list.view(|list| html! {
                    <StaffList list={list.clone()} requests={requests.clone()} {open} />
                }) }
                if let Some(error) = &requests.failure {
                    <Alert variant={AlertVariant::Danger} testid="referent-staff-error">
                        { changes::words(&language, error) }
                    </Alert>
                }
            </section>
            <MadeCodes codes={invigilators.made.clone()} details={details.clone()} />
            if let Some(list) = invigilators.list.ready() {
                if !list.supervision.is_empty() {
                    <Supervision
                        entries={list.supervision.clone()}
                        reload={invigilators.list.reload.clone()}
                        end={requests.end_login.clone()}
                    />
                }
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct StaffListProps {
    list: Rc<SessionInvigilators>,
    requests: InvigilatorRequests,
    /// Can anything still be changed?
    open: bool,
}

/// The people, the form for one more, codes for all, and the switch.
#[component]
fn StaffList(props: &StaffListProps) -> Html {
    let language = use_language();
    let (list, requests) = (&props.list, &props.requests);
    let asked = use_state_eq(|| None::<PersonChange>);
    let without_code: Vec<AccountId> = list
        .invigilators
        .iter()
        .filter(|one| !one.removed && !one.has_code)
        .map(|one| one.id)
        .collect();
    let onask = {
        let asked = asked.setter();
        Callback::from(move |change| asked.set(Some(change)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let make_all = {
        let missing = without_code.clone();
        requests.make_codes.reform(move |()| missing.clone())
    };
    let is_locked_out = list.named_only
        && !list
            .invigilators
            .iter()
            .any(|one| one.has_code && !one.removed);
    html! {
        <>
            <People people={list.invigilators.clone()} open={props.open} {onask} make_codes={requests.make_codes.clone()} />
            if props.open {
                <AddForm change={requests.change.clone()} count={list.invigilators.len()} />
                <div class="vigie-buttons">
                    if !without_code.is_empty() {
                        <Button
                            label={language.text("referent-staff-make-codes")}
                            testid="referent-staff-make-codes"
                            variant={ButtonVariant::Secondary}
                            icon={Icon::Lock}
                            state={ButtonState::pending_if(requests.busy)}
                            onclick={make_all}
                        />
                    }
                </div>
                <NamedOnlySwitch named_only={list.named_only} change={requests.change.clone()} />
            }
            if is_locked_out {
                <Alert variant={AlertVariant::Warning} testid="referent-staff-locked-out">
                    { language.text("referent-staff-locked-out") }
                </Alert>
            }
            if let Some(change) = &*asked {
                <ChangeDialog change={change.clone()} requests={requests.clone()} {onclose} />
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NamedOnlySwitchProps {
    named_only: bool,
    change: Callback<InvigilatorChange>,
}

/// Whether the password of the session is refused.
#[component]
fn NamedOnlySwitch(props: &NamedOnlySwitchProps) -> Html {
    let language = use_language();
    let onchange = props
        .change
        .reform(|named_only| InvigilatorChange::NamedOnly { named_only });
    html! {
        <div class="vigie-staff__switch">
            <Checkbox
                checked={props.named_only}
                {onchange}
                variant={CheckboxVariant::Switch}
                testid="referent-staff-named-only"
            >
                { language.text("referent-named-only") }
            </Checkbox>
            <p class="vigie-subtle">{ language.text("referent-staff-named-only-help") }</p>
        </div>
    }
}
