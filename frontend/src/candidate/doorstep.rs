//! What waiting for the test and waiting to resume it have in common: the invigilator
//! must let him in, and then there is one button.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use super::companion::CompanionLine;
use super::hold::Hold;
use super::leave::Leave;
use super::network::{NetworkBanner, Waits};
use super::past::use_past;
use super::refusal::RefusalBox;
use super::store::Page;
use crate::clock::local_of;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// What a page at the door gets.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DoorProps {
    /// His page.
    pub page: Rc<Page>,
    /// He may go in until then, if he may.
    pub until: Option<Timestamp>,
    /// The way in.
    pub hold: Hold,
    /// Why his wish was not granted.
    pub refusal: Option<Refusal>,
    /// He leaves.
    pub onleave: Callback<bool>,
}

/// Keys of what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// He may go in.
    pub granted: &'static str,
    /// What the invigilator must do, and what it means for the candidate.
    pub asked: [&'static str; 2],
    /// The same once the permission has run out.
    pub expired: [&'static str; 2],
}

/// Properties of [`Doorstep`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DoorstepProps {
    /// What the page got.
    pub door: DoorProps,
    /// Name of the page.
    pub name: AttrValue,
    /// Its title.
    pub title: AttrValue,
    /// What it says.
    pub words: Words,
    /// Above all of it.
    #[prop_or_default]
    pub lead: Html,
    /// The button once he may go in.
    pub go: Html,
    /// Below the button.
    #[prop_or_default]
    pub children: Html,
}

/// Nothing to press before the permission; then one button.
#[component]
pub fn Doorstep(props: &DoorstepProps) -> Html {
    let language = use_language();
    let door = &props.door;
    let expired = use_past(door.until);
    let granted = door.until.filter(|_| !expired);
    let state = match (granted, expired) {
        (Some(_), _) => "granted",
        (None, true) => "expired",
        (None, false) => "asked",
    };
    let [what, meaning] = match expired {
        true => props.words.expired,
        false => props.words.asked,
    };
    html! {
        <div class="vigie-column">
            <NetworkBanner freshness={door.hold.freshness} waits={Waits::of(door.hold.at_the_door())} />
            <section
                class="vigie-sheet vigie-sheet--centred"
                data-testid={props.name.clone()}
                data-state={state}
            >
                <PageTitle text={props.title.clone()} step={format!("{}-{state}", props.name)} />
                { props.lead.clone() }
                <div role="status">
                    if let Some(until) = granted {
                        <p class="vigie-state vigie-state--good">
                            { Icon::CheckCircle }
                            <strong>{ language.text(props.words.granted) }</strong>
                        </p>
                        <p>
                            { language.text_with(
                                "candidate-waiting-until",
                                &[("time", minutes(&language.time_of_day(local_of(until).0)).into())],
                            ) }
                        </p>
                    } else {
                        <p class="vigie-state vigie-state--wait">
                            <span class="vigie-pulse" aria-hidden="true" />
                            <strong>{ language.text(what) }</strong>
                        </p>
                        <p>{ language.text(meaning) }</p>
                    }
                </div>
                <CompanionLine hold={door.hold.clone()} />
                <RefusalBox refusal={door.refusal.clone()} />
                if granted.is_some() {
                    { props.go.clone() }
                }
                { props.children.clone() }
            </section>
            <Leave
                label={language.text("candidate-not-me")}
                weight="pf-m-link pf-m-inline"
                owner={door.hold.owner.clone()}
                onleave={door.onleave.clone()}
            />
        </div>
    }
}

/// Hours and minutes of a time with seconds: a permission is not to the second.
fn minutes(time: &str) -> String {
    time.chars().take(5).collect()
}

/// Properties of [`GoButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GoButtonProps {
    /// The way in.
    pub hold: Hold,
    /// What is asked for.
    pub command: Command,
    /// What it says.
    pub label: AttrValue,
    /// What browser tests find it by.
    pub testid: AttrValue,
    /// Does it do nothing at this moment?
    #[prop_or_default]
    pub hindered: bool,
    /// Below it: what it does, or why it does nothing.
    #[prop_or_default]
    pub note: Option<AttrValue>,
}

/// The one button.
#[component]
pub fn GoButton(props: &GoButtonProps) -> Html {
    let language = use_language();
    let sending = props.hold.at_the_door().is_some();
    let onclick = match props.hindered {
        true => Callback::noop(),
        false => props.hold.asks(props.command.clone()),
    };
    html! {
        <>
            <button
                type="button"
                class="pf-v6-c-button pf-m-primary pf-m-display-lg vigie-test-start"
                aria-disabled={(sending || props.hindered).to_string()}
                aria-describedby={props.note.as_ref().map(|_| "go-note")}
                data-testid={props.testid.clone()}
                {onclick}
            >
                if sending {
                    { language.text("candidate-sending") }
                } else {
                    { &props.label }
                }
            </button>
            if let Some(note) = &props.note {
                <p id="go-note" class="vigie-quiet">{ note }</p>
            }
        </>
    }
}
