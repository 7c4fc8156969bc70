//! What lasted and befell several: from when to when, and the time that was lost.

use vigie_shared::time::MINUTE;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Draft;
use super::clock::Day;
use super::gains::gains;
use super::span::{Point, first_lost, lasting};
use super::when::{When, ago};
use crate::board::BoardState;
use crate::clock::{Running, use_second};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Lasting`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LastingProps {
    /// For what was lost.
    pub board: BoardState,
    /// What is written so far.
    pub draft: Draft,
    /// Something else.
    pub ondraft: Callback<Draft>,
}

/// Beginning, end, and what giving the time back comes to.
#[component]
pub fn Lasting(props: &LastingProps) -> Html {
    let language = use_language();
    let draft = &props.draft;
    let cards = || props.board.seats.iter().map(|one| &*one.card);
    let lost = first_lost(cards(), &draft.seats).map(Point::Then);
    let change = |change: fn(&mut Draft, Point)| {
        let draft = draft.clone();
        props.ondraft.reform(move |point| {
            let mut draft = draft.clone();
            change(&mut draft, point);
            draft
        })
    };
    let oncredit = {
        let (draft, ondraft) = (draft.clone(), props.ondraft.clone());
        move |event: Event| {
            let credit = event
                .target_dyn_into::<HtmlInputElement>()
                .is_some_and(|input| input.checked());
            ondraft.emit(Draft {
                credit,
                ..draft.clone()
            });
        }
    };
    html! {
        <>
            <When
                label={language.text("incident-from")}
                testid="incident-from"
                choices={ago().chain(lost).collect::<Vec<_>>()}
                chosen={draft.from}
                onpoint={change(|draft, point| draft.from = point)}
            />
            <When
                label={language.text("incident-to")}
                testid="incident-to"
                choices={vec![Point::Now]}
                chosen={draft.to}
                onpoint={change(|draft, point| draft.to = point)}
            />
            <div class="vigie-credit">
                <label class="vigie-tick">
                    <input type="checkbox" checked={draft.credit} data-testid="incident-credit" aria-describedby="incident-credit-about" onchange={oncredit} />
                    <b>{ language.text("incident-credit") }</b>
                </label>
                <p id="incident-credit-about" data-testid="incident-credit-about">
                    { Icon::Clock }
                    <Consequence board={props.board.clone()} draft={draft.clone()} />
                </p>
            </div>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ConsequenceProps {
    board: BoardState,
    draft: Draft,
}

/// It grows with the clock, so it looks at it.
#[component]
fn Consequence(props: &ConsequenceProps) -> Html {
    let language = use_language();
    use_second(Running::Yes);
    html! { <span>{ consequence(&language, &props.board, &props.draft) }</span> }
}

/// What will happen, before it does.
fn consequence(language: &LanguageHandle, board: &BoardState, draft: &Draft) -> String {
    if !draft.credit {
        return language.text("incident-credit-off");
    }
    let day = Day::today();
    let Ok(when) = lasting(draft.from, draft.to, day) else {
        return language.text("incident-credit-unknown");
    };
    let cards = board.seats.iter().map(|one| &*one.card);
    let gains = gains(cards, &draft.seats, when, day.now);
    match gains.candidates {
        0 => language.text("incident-credit-nobody"),
        count => {
            let minutes = (gains.most + MINUTE / 2) / MINUTE;
            let args = [("count", count.into()), ("minutes", minutes.max(1).into())];
            language.text_with("incident-credit-some", &args)
        }
    }
}
