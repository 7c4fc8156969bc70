//! The slider, what moves it, and the room below.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use vigie_shared::api::SessionReplay;
use vigie_shared::time::SECOND;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::board_history::BoardHistory;
use super::labels::{marker_label, marker_look};
use super::markers::ReplayMarker;
use super::position::{PositionChange, ReplayPosition};
use super::room::RoomAtInstant;
use super::slider::Slider;
use crate::components::filter_event;
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Times as fast as it was.
const SPEEDS: [i64; 5] = [1, 5, 10, 30, 60];

/// Properties of [`Player`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PlayerProps {
    pub replay: Rc<SessionReplay>,
}

/// Opens at the end: what the session has come to, and from there back.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let language = use_language();
    let film = use_memo(props.replay.clone(), BoardHistory::of);
    let position = use_reducer_eq({
        let film = film.clone();
        move || ReplayPosition::at_end(film)
    });
    let speed = use_state_eq(|| SPEEDS[2]);
    use_effect_with((position.playing, *speed), {
        let dispatcher = position.dispatcher();
        move |&(playing, speed)| {
            // With reduced motion, one image a second is shown.
            let every: u32 = if wants_calm() { 1_000 } else { 200 };
            let micros = i64::from(every) * SECOND / 1_000 * speed;
            let interval = playing.then(|| {
                Interval::new(every, move || {
                    dispatcher.dispatch(PositionChange::Play(micros))
                })
            });
            move || drop(interval)
        }
    });
    let onmove = {
        let dispatcher = position.dispatcher();
        use_callback((), move |to, ()| dispatcher.dispatch(to))
    };
    let onspeed = {
        let speed = speed.setter();
        Callback::from(move |chosen| speed.set(chosen))
    };
    let board = use_memo((film.clone(), position.steps), |(film, steps)| {
        film.board(*steps)
    });
    let now = &*position;
    let row = [("row", film.row(now.steps).into())];
    html! {
        <>
            <p class="vigie-replay__now">
                <strong data-testid="referent-replay-now">
                    { format::instant_in_words(&language, now.at) }
                </strong>
                <span class="vigie-subtle">{ language.text_with("replay-row", &row) }</span>
            </p>
            <Slider position={now.clone()} onmove={onmove.clone()} />
            { buttons(&language, now, &onmove, (*speed, onspeed)) }
            <div class="vigie-replay__body">
                { jumps(&language, (&film, &board), now, &onmove) }
                <RoomAtInstant board={board.clone()} at={now.at} />
            </div>
        </>
    }
}

fn buttons(
    language: &LanguageHandle,
    now: &ReplayPosition,
    onmove: &Callback<PositionChange>,
    (speed, onspeed): (i64, Callback<i64>),
) -> Html {
    let step = |label: &str, testid: &'static str, mark, to| {
        html! {
            <Button
                label={language.text(label)}
                {testid}
                size={ButtonSize::Small}
                icon={mark}
                onclick={onmove.reform(move |()| to)}
            />
        }
    };
    let (label, mark) = if now.playing {
        (language.text("replay-pause"), Icon::Pause)
    } else {
        (language.text("replay-play"), Icon::ArrowRight)
    };
    let onchange = filter_event(&onspeed, |event: Event| {
        event
            .target_dyn_into::<HtmlSelectElement>()?
            .value()
            .parse()
            .ok()
    });
    let option = |one: i64| {
        html! { <option value={one.to_string()} selected={one == speed}>{ one }{ " ×" }</option> }
    };
    html! {
        <div class="vigie-row vigie-replay__buttons">
            { step("replay-back", "referent-replay-back", Icon::ArrowLeft, PositionChange::Back) }
            <Button
                {label}
                testid="referent-replay-play"
                variant={ButtonVariant::Primary}
                size={ButtonSize::Small}
                icon={mark}
                onclick={onmove.reform(|()| PositionChange::Turn)}
            />
            { step("replay-on", "referent-replay-on", Icon::Skip, PositionChange::On) }
            <label class="vigie-select">
                <span>{ language.text("replay-speed") }</span>
                <select data-testid="referent-replay-speed" {onchange}>
                    { for SPEEDS.into_iter().map(option) }
                </select>
            </label>
            <span class="vigie-subtle">{ language.text("replay-keys") }</span>
        </div>
    }
}

fn jumps(
    language: &LanguageHandle,
    (film, board): (&BoardHistory, &vigie_shared::view::Board),
    now: &ReplayPosition,
    onmove: &Callback<PositionChange>,
) -> Html {
    let current = film.jumps.iter().rposition(|jump| jump.steps <= now.steps);
    let item = |(index, jump): (usize, &ReplayMarker)| {
        let (mark, class) = marker_look(&jump.what);
        let steps = jump.steps;
        html! {
            <li>
                <button
                    type="button"
                    class={format!("vigie-marker vigie-marker--{class}")}
                    aria-current={(current == Some(index)).then_some("step")}
                    data-testid="referent-replay-jump"
                    onclick={onmove.reform(move |_| PositionChange::After(steps))}
                >
                    { mark }
                    <span class="vigie-nowrap">{ format::time_of_day(language, jump.at) }</span>
                    <span>{ marker_label(language, board, &jump.what) }</span>
                </button>
            </li>
        }
    };
    html! {
        <nav class="vigie-markers" aria-labelledby="referent-replay-jumps">
            <h3 id="referent-replay-jumps">{ language.text("replay-jumps") }</h3>
            if film.jumps.is_empty() {
                <p class="vigie-subtle">{ language.text("replay-nothing") }</p>
            }
            <ol>{ for film.jumps.iter().enumerate().map(item) }</ol>
        </nav>
    }
}

fn wants_calm() -> bool {
    let query = gloo_utils::window().match_media("(prefers-reduced-motion: reduce)");
    query.is_ok_and(|query| query.is_some_and(|query| query.matches()))
}
