//! The test goes on elsewhere, until the invigilator authorises this device.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use super::hold::Hold;
use super::leave::Leave;
use super::network::{NetworkBanner, Waits};
use super::past::use_past;
use super::refusal::RefusalBox;
use super::store::Page;
use super::waiting::{CompanionLine, clock_time};
use crate::clock::local_of;
use crate::i18n::use_language;
use crate::shell::PageTitle;
use crate::ui::Mark;

/// Properties of [`ResumePage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResumePageProps {
    /// His page.
    pub page: Rc<Page>,
    /// Authorised until then, if so.
    pub authorised_until: Option<Timestamp>,
    /// The way to resume.
    pub hold: Hold,
    /// Why his wish was not granted.
    pub refusal: Option<Refusal>,
    /// He leaves.
    pub onleave: Callback<bool>,
}

/// What is safe, what to do, and the button once it is allowed.
#[component]
pub fn ResumePage(props: &ResumePageProps) -> Html {
    let language = use_language();
    let expired = use_past(props.authorised_until);
    let authorised = props.authorised_until.filter(|_| !expired);
    let sending = props.hold.at_the_door().is_some();
    let step = match (authorised, expired) {
        (Some(_), _) => "resume-authorised",
        (None, true) => "resume-expired",
        (None, false) => "resume",
    };
    let name = props.page.first_name.clone();
    html! {
        <div class="candidate-column">
            <NetworkBanner freshness={props.hold.freshness} waits={Waits::of(props.hold.at_the_door())} />
            <section class="candidate-sheet candidate-sheet--centred" data-testid="resume" data-state={step}>
                <PageTitle
                    text={language.text_with("candidate-resume-title", &[("name", name.into())])}
                    {step}
                />
                <p>{ language.text("candidate-resume-safe") }</p>
                <div role="status">
                    if let Some(until) = authorised {
                        <p class="candidate-state candidate-state--good">
                            { Mark::CheckCircle }
                            <strong>{ language.text("candidate-resume-authorised") }</strong>
                        </p>
                        <p>
                            { language.text_with(
                                "candidate-waiting-until",
                                &[("time", clock_time(&language.time_of_day(local_of(until).0)).into())],
                            ) }
                        </p>
                    } else {
                        <p class="candidate-state candidate-state--wait">
                            <span class="candidate-pulse" aria-hidden="true" />
                            <strong>
                                if expired {
                                    { language.text("candidate-resume-expired") }
                                } else {
                                    { language.text("candidate-resume-raise") }
                                }
                            </strong>
                        </p>
                        <p>{ language.text("candidate-resume-advice") }</p>
                    }
                </div>
                <CompanionLine hold={props.hold.clone()} />
                <RefusalBox refusal={props.refusal.clone()} />
                if authorised.is_some() {
                    <button
                        type="button"
                        class="pf-v6-c-button pf-m-primary pf-m-display-lg candidate-start"
                        aria-disabled={sending.to_string()}
                        data-testid="resume-test"
                        onclick={props.hold.asks(Command::Resume)}
                    >
                        if sending {
                            { language.text("candidate-sending") }
                        } else {
                            { language.text("candidate-resume") }
                        }
                    </button>
                }
            </section>
            <Leave
                label={language.text("candidate-not-me")}
                weight="pf-m-link pf-m-inline"
                owner={props.hold.owner.clone()}
                onleave={props.onleave.clone()}
            />
        </div>
    }
}
