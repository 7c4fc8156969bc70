//! Rules accepted: until the invigilator has confirmed the presence.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use super::companion::Seen;
use super::hold::Hold;
use super::keep::Kept;
use super::leave::Leave;
use super::network::{NetworkBanner, Waits};
use super::past::use_past;
use super::refusal::RefusalBox;
use super::span::length;
use super::store::Page;
use crate::clock::local_of;
use crate::i18n::use_language;
use crate::shell::PageTitle;
use crate::storage::Keep;
use crate::ui::Mark;

/// Properties of [`WaitingPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WaitingPageProps {
    /// His page.
    pub page: Rc<Page>,
    /// Confirmed until then, if so.
    pub confirmed_until: Option<Timestamp>,
    /// The way to start.
    pub hold: Hold,
    /// Why his wish was not granted.
    pub refusal: Option<Refusal>,
    /// He leaves.
    pub onleave: Callback<bool>,
}

/// Nothing to press before the confirmation; then one button.
#[component]
pub fn WaitingPage(props: &WaitingPageProps) -> Html {
    let language = use_language();
    let expired = use_past(props.confirmed_until);
    let confirmed = props.confirmed_until.filter(|_| !expired);
    use_effect_with(props.hold.owner.clone(), |owner| {
        // The instructions are read: if they ever come again, it is from the start.
        Keep::Tab.remove(&owner.key(Kept::Page));
    });
    let page = &props.page;
    let name = format!("{} {}", page.first_name, page.last_name);
    let title = language.text_with("candidate-waiting-title", &[("name", name.into())]);
    let step = match (confirmed, expired) {
        (Some(_), _) => "waiting-confirmed",
        (None, true) => "waiting-expired",
        (None, false) => "waiting",
    };
    html! {
        <div class="candidate-column">
            <NetworkBanner freshness={props.hold.freshness} waits={Waits::of(props.hold.at_the_door())} />
            <section class="candidate-sheet candidate-sheet--centred" data-testid="waiting" data-state={step}>
                <PageTitle text={title} {step} />
                <div role="status">
                    if let Some(until) = confirmed {
                        <p class="candidate-state candidate-state--good">
                            { Mark::CheckCircle }
                            <strong>{ language.text("candidate-waiting-confirmed") }</strong>
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
                                    { language.text("candidate-waiting-expired") }
                                } else {
                                    { language.text("candidate-waiting-presence") }
                                }
                            </strong>
                        </p>
                        <p>
                            if expired {
                                { language.text("candidate-waiting-expired-advice") }
                            } else {
                                { language.text("candidate-waiting-advice") }
                            }
                        </p>
                    }
                </div>
                <CompanionLine hold={props.hold.clone()} />
                <RefusalBox refusal={props.refusal.clone()} />
                if confirmed.is_some() {
                    <StartButton hold={props.hold.clone()} />
                }
                <p class="candidate-quiet">
                    { language.text_with(
                        "candidate-waiting-duration",
                        &[("duration", length(&language, page.duration).into())],
                    ) }
                </p>
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

/// Hours and minutes of a time with seconds: a confirmation is not to the second.
pub(super) fn clock_time(time: &str) -> String {
    time.chars().take(5).collect()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct StartButtonProps {
    hold: Hold,
}

#[component]
fn StartButton(props: &StartButtonProps) -> Html {
    let language = use_language();
    let (sending, lacking) = (
        props.hold.at_the_door().is_some(),
        props.hold.lacks_companion(),
    );
    let onclick = if lacking {
        Callback::noop()
    } else {
        props.hold.asks(Command::StartTest)
    };
    html! {
        <>
            <button
                type="button"
                class="pf-v6-c-button pf-m-primary pf-m-display-lg candidate-start"
                aria-disabled={(sending || lacking).to_string()}
                aria-describedby="start-why"
                data-testid="start"
                {onclick}
            >
                if sending {
                    { language.text("candidate-sending") }
                } else {
                    { language.text("candidate-start") }
                }
            </button>
            <p id="start-why" class="candidate-quiet">
                if lacking {
                    { language.text("candidate-start-companion") }
                } else {
                    { language.text("candidate-start-clock") }
                }
            </p>
        </>
    }
}

/// Properties of [`CompanionLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompanionLineProps {
    /// Knows whether it is needed and seen.
    pub hold: Hold,
}

/// Where the companion must be seen: whether it is.
#[component]
pub fn CompanionLine(props: &CompanionLineProps) -> Html {
    let language = use_language();
    let (class, mark, word) = match props.hold.companion {
        _ if props.hold.policy == vigie_shared::session::CompanionPolicy::Observed => {
            return Html::default();
        }
        Seen::Unknown => (
            "candidate-state--wait",
            Mark::Sync,
            "candidate-companion-unknown",
        ),
        Seen::Present => (
            "candidate-state--good",
            Mark::CheckCircle,
            "candidate-companion-present",
        ),
        Seen::Absent => (
            "candidate-state--bad",
            Mark::Warning,
            "candidate-companion-absent",
        ),
    };
    html! {
        <p role="status" class={classes!("candidate-state", class)} data-testid="companion">
            { mark }<span>{ language.text(word) }</span>
        </p>
    }
}
