//! The slider through the time of a session.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::labels::marker_look;
use super::position::{PositionChange, ReplayPosition};
use super::slider_keys::position_change;
use crate::components::filter_event;
use crate::format;
use crate::i18n::use_language;

/// A slider counts milliseconds.
const MILLI: i64 = 1_000;

/// Properties of [`Slider`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SliderProps {
    /// The instant shown.
    pub position: ReplayPosition,
    pub onmove: Callback<PositionChange>,
}

/// A range with marks where there is something to see. The marks are for the eye; the
/// list below leads to the same places.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let language = use_language();
    let film = &props.position.film;
    let (begin, end) = (film.at(0), film.end());
    let whole = end.since(begin).max(1);
    let oninput = filter_event(&props.onmove, move |event: InputEvent| {
        let value = event
            .target_dyn_into::<HtmlInputElement>()?
            .value_as_number();
        Some(PositionChange::To(begin.plus(value as i64 * MILLI)))
    });
    let onkeydown = {
        let (onmove, last) = (props.onmove.clone(), film.len());
        move |event: KeyboardEvent| {
            let held = event.ctrl_key() || event.alt_key() || event.meta_key();
            if let Some(to) = position_change(&event.key(), last).filter(|_| !held) {
                event.prevent_default();
                onmove.emit(to);
            }
        }
    };
    let mark = |jump: &super::markers::ReplayMarker| {
        let share = jump.at.since(begin) as f64 / whole as f64;
        let (_, class) = marker_look(&jump.what);
        html! {
            <i
                class={format!("vigie-slider__mark vigie-slider__mark--{class}")}
                style={format!("--share: {share:.5}")}
            />
        }
    };
    // Rounded up: the end can be reached.
    let last = (whole + MILLI - 1) / MILLI;
    let now = props.position.at.since(begin) / MILLI;
    let now = if props.position.at >= end { last } else { now };
    html! {
        <div class="vigie-slider">
            <div class="vigie-slider__marks" aria-hidden="true">{ for film.jumps.iter().map(mark) }</div>
            <input
                type="range"
                min="0"
                max={last.to_string()}
                step="1"
                value={now.to_string()}
                aria-label={language.text("replay-slider")}
                aria-valuetext={format::instant_in_words(&language, props.position.at)}
                data-testid="referent-replay-slider"
                {oninput}
                {onkeydown}
            />
            <p class="vigie-slider__ends" aria-hidden="true">
                <span>{ format::hour_and_minute(&language, begin) }</span>
                <span>{ format::hour_and_minute(&language, end) }</span>
            </p>
        </div>
    }
}
