//! The interval of an incident, and giving back the time that was lost.

use vigie_shared::time::MINUTE;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::credit_preview::preview_credit;
use super::draft::IncidentDraft;
use super::incident_time::{TimePoint, first_connection_loss, resolve_interval};
use super::time_of_day::ServerDay;
use super::time_picker::{TimePicker, minutes_ago_choices};
use crate::components::Icon;
use crate::features::board::BoardState;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`IntervalFields`] and its parts.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IntervalFieldsProps {
    pub board: BoardState,
    pub draft: IncidentDraft,
    pub onchange: Callback<IncidentDraft>,
}

/// Start, end, and what giving the time back would amount to.
#[component]
pub fn IntervalFields(props: &IntervalFieldsProps) -> Html {
    let language = use_language();
    let draft = &props.draft;
    let cards = props.board.seats.iter().map(|one| &*one.card);
    let connection_loss = first_connection_loss(cards, &draft.seats).map(TimePoint::Exact);
    let set = |set: fn(&mut IncidentDraft, TimePoint)| {
        let draft = draft.clone();
        props.onchange.reform(move |point| {
            let mut draft = draft.clone();
            set(&mut draft, point);
            draft
        })
    };
    html! {
        <>
            <TimePicker
                label={language.text("incident-from")}
                testid="incident-from"
                choices={minutes_ago_choices().chain(connection_loss).collect::<Vec<_>>()}
                chosen={draft.from}
                onchoose={set(|draft, point| draft.from = point)}
            />
            <TimePicker
                label={language.text("incident-to")}
                testid="incident-to"
                choices={vec![TimePoint::Now]}
                chosen={draft.to}
                onchoose={set(|draft, point| draft.to = point)}
            />
            <CreditField ..props.clone() />
        </>
    }
}

/// A checkbox to give the lost time back.
#[component]
fn CreditField(props: &IntervalFieldsProps) -> Html {
    let language = use_language();
    let onchange = {
        let draft = props.draft.clone();
        props.onchange.reform(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            IncidentDraft {
                credit: input.is_some_and(|input| input.checked()),
                ..draft.clone()
            }
        })
    };
    html! {
        <div class="vigie-credit">
            <label class="vigie-tick">
                <input
                    type="checkbox"
                    checked={props.draft.credit}
                    data-testid="incident-credit"
                    aria-describedby="incident-credit-about"
                    {onchange}
                />
                <b>{ language.text("incident-credit") }</b>
            </label>
            <p id="incident-credit-about" data-testid="incident-credit-about">
                { Icon::Clock }
                <CreditPreviewText ..props.clone() />
            </p>
        </div>
    }
}

/// What giving the time back would amount to now. It updates on its own.
#[component]
fn CreditPreviewText(props: &IntervalFieldsProps) -> Html {
    let language = use_language();
    use_tick(Ticking::Yes);
    html! { <span>{ credit_preview_text(&language, &props.board, &props.draft) }</span> }
}

fn credit_preview_text(
    language: &LanguageHandle,
    board: &BoardState,
    draft: &IncidentDraft,
) -> String {
    if !draft.credit {
        return language.text("incident-credit-off");
    }
    let day = ServerDay::today();
    let Ok(interval) = resolve_interval(draft.from, draft.to, day) else {
        return language.text("incident-credit-unknown");
    };
    let cards = board.seats.iter().map(|one| &*one.card);
    let preview = preview_credit(cards, &draft.seats, interval, day.now);
    match preview.candidates {
        0 => language.text("incident-credit-nobody"),
        count => {
            let minutes = (preview.longest_micros + MINUTE / 2) / MINUTE;
            let args = [("count", count.into()), ("minutes", minutes.max(1).into())];
            language.text_with("incident-credit-some", &args)
        }
    }
}
