//! What waiting for the test and waiting to resume it have in common: the invigilator
//! must permit it, and then there is one button.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use super::device_notice::DeviceSign;
use super::logout_button::{LogoutButton, LogoutReason};
use crate::components::{Button, ButtonSize, ButtonState, ButtonVariant, Icon};
use crate::features::companion::{CompanionHelp, CompanionLine};
use crate::features::question::{NetworkBanner, PageView, PendingNotice, RefusalBox, TestContext};
use crate::format::hour_and_minute;
use crate::hooks::use_has_passed;
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// Properties of the two pages.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AdmissionProps {
    /// The page as the server describes it.
    pub page: Rc<PageView>,
    /// End of the permission; none without a permission.
    pub until: Option<Timestamp>,
    /// The way to submit.
    pub context: TestContext,
    /// Why the last command changed nothing.
    pub refusal: Option<Refusal>,
    /// The login is over.
    pub onlogout: Callback<LogoutReason>,
}

/// Message keys of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdmissionTexts {
    /// The permission is there.
    pub granted: &'static str,
    /// What the invigilator must do, and what it means for the candidate.
    pub needed: [&'static str; 2],
    /// The same once the permission has run out.
    pub expired: [&'static str; 2],
}

/// Properties of [`WaitingRoom`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WaitingRoomProps {
    /// The properties of the page.
    pub admission: AdmissionProps,
    /// Name of the page for browser tests.
    pub name: AttrValue,
    /// Its heading.
    pub title: AttrValue,
    /// Its messages.
    pub texts: AdmissionTexts,
    /// Below the heading.
    #[prop_or_default]
    pub lead: Html,
    /// Shown with a permission.
    pub button: Html,
    /// Below the button.
    #[prop_or_default]
    pub children: Html,
}

/// Nothing to press before the permission; then one button.
#[component]
pub fn WaitingRoom(props: &WaitingRoomProps) -> Html {
    let language = use_language();
    let AdmissionProps {
        page,
        until,
        context,
        refusal,
        onlogout,
        ..
    } = &props.admission;
    let expired = use_has_passed(*until);
    let granted = until.filter(|_| !expired);
    let state = match (granted, expired) {
        (Some(_), _) => "granted",
        (None, true) => "expired",
        (None, false) => "asked",
    };
    let [needed, meaning] = match expired {
        true => props.texts.expired,
        false => props.texts.needed,
    };
    let pending = PendingNotice::for_command(context.pending.for_admission());
    html! {
        <div class="vigie-column">
            <NetworkBanner status={context.status} {pending} />
            <section
                class="vigie-sheet vigie-sheet--centred"
                data-testid={props.name.clone()}
                data-state={state}
            >
                <PageTitle text={props.title.clone()} step={format!("{}-{state}", props.name)} />
                { props.lead.clone() }
                if let Some(sign) = page.sign.filter(|_| granted.is_none()) {
                    <DeviceSign {sign} />
                }
                <div role="status">
                    if let Some(until) = granted {
                        <p class="vigie-state vigie-state--good">
                            { Icon::CheckCircle }
                            <strong>{ language.text(props.texts.granted) }</strong>
                        </p>
                        <p>
                            { language.text_with(
                                "candidate-waiting-until",
                                &[("time", hour_and_minute(&language, until).into())],
                            ) }
                        </p>
                    } else {
                        <p class="vigie-state vigie-state--wait">
                            <span class="vigie-pulse" aria-hidden="true" />
                            <strong>{ language.text(needed) }</strong>
                        </p>
                        <p>{ language.text(meaning) }</p>
                    }
                </div>
                <CompanionLine companion={context.companion} policy={context.policy} />
                if context.lacks_companion() {
                    <CompanionHelp companion={context.companion} />
                }
                <RefusalBox refusal={refusal.clone()} />
                if granted.is_some() {
                    { props.button.clone() }
                }
                { props.children.clone() }
            </section>
            <LogoutButton
                label={language.text("candidate-not-me")}
                variant={ButtonVariant::InlineLink}
                owner={context.owner.clone()}
                onlogout={onlogout.clone()}
            />
        </div>
    }
}

/// Properties of [`AdmissionButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AdmissionButtonProps {
    /// The way to submit.
    pub context: TestContext,
    /// What the button submits.
    pub command: Command,
    /// Text on the button.
    pub label: AttrValue,
    /// Name for browser tests.
    pub testid: AttrValue,
    /// Does it do nothing at this moment?
    #[prop_or_default]
    pub disabled: bool,
    /// Below it: what it does, or why it does nothing.
    #[prop_or_default]
    pub note: Option<AttrValue>,
}

/// The one button.
#[component]
pub fn AdmissionButton(props: &AdmissionButtonProps) -> Html {
    let language = use_language();
    let sending = props.context.pending.for_admission().is_some();
    html! {
        <>
            <Button
                label={props.label.clone()}
                pending_label={language.text("candidate-sending")}
                testid={props.testid.clone()}
                variant={ButtonVariant::Primary}
                size={ButtonSize::Large}
                state={if sending {
                    ButtonState::Pending
                } else {
                    ButtonState::disabled_if(props.disabled)
                }}
                reason_id={props.note.as_ref().map(|_| "go-note")}
                class="vigie-test-start"
                onclick={props.context.submitter(props.command.clone())}
            />
            if let Some(note) = &props.note {
                <p id="go-note" class="vigie-quiet">{ note }</p>
            }
        </>
    }
}
