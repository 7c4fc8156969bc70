//! When an incident happened: some choices, or a time of day on the server's clock.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::incident_time::{MINUTES_AGO, TimePoint};
use super::time_of_day::{ServerDay, TimeOfDay};
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`TimePicker`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TimePickerProps {
    pub label: AttrValue,
    /// The beginning of the `data-testid`s inside.
    pub testid: AttrValue,
    pub choices: Vec<TimePoint>,
    pub chosen: TimePoint,
    pub onchoose: Callback<TimePoint>,
}

/// Now, or some minutes ago.
pub fn now_or_ago_choices() -> Vec<TimePoint> {
    std::iter::once(TimePoint::Now)
        .chain(minutes_ago_choices())
        .collect()
}

/// Some minutes ago.
pub fn minutes_ago_choices() -> impl Iterator<Item = TimePoint> {
    MINUTES_AGO.into_iter().map(TimePoint::MinutesAgo)
}

/// Buttons, and a field for the time of day.
#[component]
pub fn TimePicker(props: &TimePickerProps) -> Html {
    let language = use_language();
    let field = use_time_text(props.chosen);
    let choice = |(index, point): (usize, &TimePoint)| {
        let point = *point;
        html! {
            <button
                type="button"
                class="vigie-choice"
                aria-pressed={(props.chosen == point).to_string()}
                data-testid={format!("{}-{}", props.testid, index + 1)}
                onclick={props.onchoose.reform(move |_: MouseEvent| point)}
            >
                { choice_label(&language, point) }
            </button>
        }
    };
    let oninput = {
        let onchoose = props.onchoose.clone();
        move |event: InputEvent| {
            let text = event
                .target_dyn_into::<HtmlInputElement>()
                .map(|input| input.value());
            if let Some(time) = text.and_then(|text| TimeOfDay::parse(&text)) {
                onchoose.emit(TimePoint::TimeOfDay(time));
            }
        }
    };
    let id = format!("{}-time", props.testid);
    html! {
        <div class="vigie-time-picker" role="group" aria-label={props.label.clone()}>
            <span class="vigie-time-picker__label">{ &props.label }</span>
            { for props.choices.iter().enumerate().map(choice) }
            <label class="vigie-time-picker__time" for={id.clone()}>
                <span>{ language.text("incident-at") }</span>
                <input ref={field} id={id.clone()} type="time" data-testid={id} {oninput} />
            </label>
        </div>
    }
}

/// The node of an input that shows the time of `chosen` when that changes. Not by its
/// `value` attribute: that would be written at every change of the board, over a time that
/// is half typed.
#[hook]
fn use_time_text(chosen: TimePoint) -> NodeRef {
    let language = use_language();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(chosen, move |chosen| {
            let text = match chosen {
                TimePoint::TimeOfDay(time) => time.text(),
                other => hour_and_minute(&language, other.instant(ServerDay::today())),
            };
            let field = field.cast::<HtmlInputElement>();
            if let Some(field) = field.filter(|field| field.value() != text) {
                field.set_value(&text);
            }
        });
    }
    field
}

fn choice_label(language: &LanguageHandle, point: TimePoint) -> String {
    match point {
        TimePoint::Now => language.text("incident-now"),
        TimePoint::MinutesAgo(minutes) => {
            language.text_with("incident-ago", &[("minutes", minutes.into())])
        }
        TimePoint::TimeOfDay(time) => time.text(),
        TimePoint::Exact(at) => language.text_with(
            "incident-since-lost",
            &[("time", hour_and_minute(language, at).into())],
        ),
    }
}
