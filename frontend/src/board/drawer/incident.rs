//! Putting something on record about a candidate.

use vigie_shared::access::Action;
use vigie_shared::rules::QUESTIONS;
use vigie_shared::session::{AlertReason, Category, Command};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::PartProps;
use crate::board::errands::use_office;
use crate::board::words::category;
use crate::board::{Deed, DeedButton, DeedLook};
use crate::i18n::use_language;
use crate::ui::Mark;

/// Longest description, characters: the bound of the core.
const LONGEST: u16 = 1000;

/// What people record, in the order of the list.
fn categories() -> impl Iterator<Item = Category> {
    use Category::*;
    let of_questions = AlertReason::ALL.into_iter().map(Question);
    [C6, C7, C8, C1, C2, C4].into_iter().chain(of_questions)
}

/// A form that opens on demand.
#[component]
pub fn IncidentForm(props: &PartProps) -> Html {
    let language = use_language();
    let office = use_office();
    let open = use_state_eq(|| false);
    let chosen = use_state_eq(|| None::<Category>);
    let number = use_state_eq(|| {
        props
            .seated
            .card
            .test
            .as_ref()
            .map_or(1, |test| test.number.max(1))
    });
    let words = use_state_eq(String::new);
    let forgotten = use_state_eq(|| false);
    if !office.may(Action::RecordIncident) {
        return Html::default();
    }
    let toggle = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    let onchoose = {
        let chosen = chosen.setter();
        move |event: Event| {
            let code = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            chosen.set(categories().find(|category| Some(category.code()) == code.as_deref()));
        }
    };
    let onnumber = {
        let number = number.setter();
        move |event: InputEvent| {
            let typed = event
                .target_dyn_into::<HtmlInputElement>()
                .map(|input| input.value());
            if let Some(typed) = typed.and_then(|typed| typed.parse().ok()) {
                number.set(typed);
            }
        }
    };
    let onwords = {
        let words = words.setter();
        move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                words.set(area.value());
            }
        }
    };
    let record = {
        let seat = props.seated.card.seat;
        let (ask, forgotten, open) = (office.ask.clone(), forgotten.clone(), open.clone());
        let (words, category, number) = (words.clone(), *chosen, *number);
        move |()| match category.filter(|_| !words.trim().is_empty()) {
            Some(category) => {
                ask.emit(Command::RecordIncident {
                    category,
                    seats: vec![seat],
                    number: category.needs_number().then_some(number),
                    description: words.trim().to_owned(),
                });
                words.set(String::new());
                forgotten.set(false);
                open.set(false);
            }
            None => forgotten.set(true),
        }
    };
    let option = |one: Category| {
        let text = format!("{} – {}", one.code(), category(&language, one));
        html! { <option value={one.code()} selected={*chosen == Some(one)}>{ text }</option> }
    };
    html! {
        <section class="vigie-part">
            <button
                type="button"
                class="pf-v6-c-button pf-m-link"
                aria-expanded={open.to_string()}
                data-testid="incident"
                onclick={toggle}
            >
                { Mark::Flag }{ " " }{ language.text("board-incident") }
            </button>
            if *open {
                <div class="vigie-incident">
                    <p>{ language.text("board-incident-explanation") }</p>
                    <label for="incident-category">{ language.text("board-incident-category") }</label>
                    <select id="incident-category" data-testid="incident-category" onchange={onchoose}>
                        <option value="" selected={chosen.is_none()}>{ language.text("board-incident-choose") }</option>
                        { for categories().map(option) }
                    </select>
                    if chosen.is_some_and(Category::needs_number) {
                        <label for="incident-number">{ language.text("board-incident-number") }</label>
                        <input
                            id="incident-number"
                            type="number"
                            min="1"
                            max={QUESTIONS.to_string()}
                            value={number.to_string()}
                            oninput={onnumber}
                        />
                    }
                    <label for="incident-words">{ language.text("board-incident-words") }</label>
                    <textarea
                        id="incident-words"
                        rows="3"
                        maxlength={LONGEST.to_string()}
                        value={(*words).clone()}
                        data-testid="incident-words"
                        oninput={onwords}
                    />
                    <p class="vigie-alert__forgotten" role="alert">
                        if *forgotten { { Mark::Error }{ language.text("board-incident-forgotten") } }
                    </p>
                    <DeedButton
                        label={language.text("board-incident-record")}
                        deed={Deed::Open}
                        look={DeedLook::Secondary}
                        testid="incident-record"
                        onclick={record}
                    />
                </div>
            }
        </section>
    }
}
