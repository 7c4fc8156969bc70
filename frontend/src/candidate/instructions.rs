//! Five pages to read, and the rules to accept on the last one.

mod pages;
mod steps;

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::pages::Leaf;
use self::steps::Steps;
use super::hold::Hold;
use super::keep::Kept;
use super::leave::Leave;
use super::network::{NetworkBanner, Waits};
use super::refusal::RefusalBox;
use super::store::Page;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::storage::Keep;

/// Properties of [`InstructionsPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InstructionsPageProps {
    /// His page: name and duration are on it.
    pub page: Rc<Page>,
    /// The way to accept.
    pub hold: Hold,
    /// Why his wish was not granted.
    pub refusal: Option<Refusal>,
    /// He leaves.
    pub onleave: Callback<bool>,
}

/// One page at a time. The place is kept over a reload.
#[component]
pub fn InstructionsPage(props: &InstructionsPageProps) -> Html {
    let language = use_language();
    let key = props.hold.owner.key(Kept::Page);
    let index = use_state_eq(|| {
        let kept = Keep::Tab.read_json::<usize>(&key);
        kept.unwrap_or(0).min(Leaf::ALL.len() - 1)
    });
    let accepted = use_state_eq(|| false);
    let untold = use_state_eq(|| false);
    let leaf = Leaf::ALL[*index];
    let go = {
        let index = index.setter();
        Callback::from(move |to: usize| {
            Keep::Tab.write_json(&key, &to);
            index.set(to);
        })
    };
    let to = |to: usize| {
        let go = go.clone();
        Callback::from(move |_: MouseEvent| go.emit(to))
    };
    let ontick = {
        let (accepted, untold) = (accepted.setter(), untold.setter());
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            accepted.set(input.is_some_and(|input| input.checked()));
            untold.set(false);
        })
    };
    let sending = props.hold.at_the_door().is_some();
    let onaccept = {
        let (ask, untold) = (props.hold.ask.clone(), untold.setter());
        let accepted = *accepted;
        Callback::from(move |_| {
            if accepted {
                ask.emit(Command::AcceptRules);
            }
            untold.set(!accepted);
        })
    };
    html! {
        <div class="vigie-column">
            <NetworkBanner freshness={props.hold.freshness} waits={Waits::of(props.hold.at_the_door())} />
            <Steps count={Leaf::ALL.len()} now={*index} />
            <section class="vigie-sheet" data-testid="instructions" data-page={(*index + 1).to_string()}>
                <PageTitle
                    text={leaf.title(&language, &props.page)}
                    step={format!("instructions-{}", *index)}
                />
                { leaf.body(&language, &props.page) }
                if leaf == Leaf::Rules {
                    <label class="vigie-agreement">
                        <input
                            type="checkbox"
                            checked={*accepted}
                            aria-describedby="accept-fault"
                            aria-invalid={untold.to_string()}
                            data-testid="accept"
                            onchange={ontick}
                        />
                        <span>{ language.text("candidate-rules-accept") }</span>
                    </label>
                    <p id="accept-fault" role="status" class="vigie-candidate-field__about">
                        if *untold {
                            <span class="vigie-candidate-field__fault">
                                { Icon::Error }{ " " }{ language.text("candidate-rules-fault") }
                            </span>
                        }
                    </p>
                    <RefusalBox refusal={props.refusal.clone()} />
                }
            </section>
            <div class="vigie-page-foot">
                if *index > 0 {
                    <button
                        type="button"
                        class="pf-v6-c-button pf-m-secondary"
                        data-testid="previous"
                        onclick={to(*index - 1)}
                    >
                        { Icon::ArrowLeft }{ " " }{ language.text("candidate-previous") }
                    </button>
                }
                if leaf == Leaf::Rules {
                    <button
                        type="button"
                        class="pf-v6-c-button pf-m-primary"
                        aria-disabled={sending.to_string()}
                        data-testid="accept-rules"
                        onclick={onaccept}
                    >
                        if sending {
                            { language.text("candidate-sending") }
                        } else {
                            { language.text("candidate-rules-go") }
                        }
                    </button>
                } else {
                    <button
                        type="button"
                        class="pf-v6-c-button pf-m-primary"
                        data-testid="next"
                        onclick={to(*index + 1)}
                    >
                        { language.text("candidate-next") }{ " " }{ Icon::ArrowRight }
                    </button>
                }
            </div>
            if *index == 0 {
                <Leave
                    label={language.text("candidate-not-me")}
                    weight="pf-m-link pf-m-inline"
                    owner={props.hold.owner.clone()}
                    onleave={props.onleave.clone()}
                />
            }
        </div>
    }
}
