//! When it happened, in one click; or a time of day, on the server's clock.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::clock::{Day, DayMinute};
use super::span::{CHOICES, Point};
use crate::board::words::hour_of;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`When`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WhenProps {
    /// What is asked.
    pub label: AttrValue,
    /// For browser tests: the beginning of their names.
    pub testid: AttrValue,
    /// What one click chooses.
    pub choices: Vec<Point>,
    /// What is chosen.
    pub chosen: Point,
    /// Another one is.
    pub onpoint: Callback<Point>,
}

/// Now, then the quick choices.
pub fn now_or_ago() -> Vec<Point> {
    std::iter::once(Point::Now).chain(ago()).collect()
}

/// The quick choices.
pub fn ago() -> impl Iterator<Item = Point> {
    CHOICES.into_iter().map(Point::Ago)
}

/// Buttons, and a field for the time of day.
#[component]
pub fn When(props: &WhenProps) -> Html {
    let language = use_language();
    let choice = |(index, point): (usize, &Point)| {
        let point = *point;
        let onclick = props.onpoint.reform(move |_: MouseEvent| point);
        html! {
            <button
                type="button"
                class="vigie-say"
                aria-pressed={(props.chosen == point).to_string()}
                data-testid={format!("{}-{}", props.testid, index + 1)}
                {onclick}
            >
                { words(&language, point) }
            </button>
        }
    };
    let ontime = {
        let onpoint = props.onpoint.clone();
        move |event: InputEvent| {
            let typed = event
                .target_dyn_into::<HtmlInputElement>()
                .map(|input| input.value());
            if let Some(minute) = typed.and_then(|typed| DayMinute::parse(&typed)) {
                onpoint.emit(Point::At(minute));
            }
        }
    };
    let name = format!("{}-time", props.testid);
    let field = use_node_ref();
    {
        let (field, language) = (field.clone(), language.clone());
        // Not as an attribute: that would be written again at every change of the board,
        // over a time that is half typed.
        use_effect_with(props.chosen, move |chosen| {
            let text = match chosen {
                Point::At(minute) => minute.text(),
                other => hour_of(&language, other.instant(Day::today())),
            };
            let field = field.cast::<HtmlInputElement>();
            if let Some(field) = field.filter(|field| field.value() != text) {
                field.set_value(&text);
            }
        });
    }
    html! {
        <div class="vigie-when" role="group" aria-label={props.label.clone()}>
            <span class="vigie-when__label">{ &props.label }</span>
            { for props.choices.iter().enumerate().map(choice) }
            <label class="vigie-when__time" for={name.clone()}>
                <span>{ language.text("incident-at") }</span>
                <input
                    ref={field}
                    id={name.clone()}
                    type="time"
                    data-testid={name}
                    oninput={ontime}
                />
            </label>
        </div>
    }
}

fn words(language: &LanguageHandle, point: Point) -> String {
    match point {
        Point::Now => language.text("incident-now"),
        Point::Ago(minutes) => language.text_with("incident-ago", &[("minutes", minutes.into())]),
        Point::At(minute) => minute.text(),
        Point::Then(at) => language.text_with(
            "incident-since-lost",
            &[("time", hour_of(language, at).into())],
        ),
    }
}
