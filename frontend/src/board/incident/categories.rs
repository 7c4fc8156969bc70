//! All categories at once: one click, or one key.

use vigie_shared::session::IncidentCategory;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::brief;
use super::catalogue::Group;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Categories`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CategoriesProps {
    /// May a question be named? Not while one of the candidates has seen none.
    pub questions: Questions,
    /// Was another category chosen before? Then the focus comes here.
    pub again: bool,
    /// This one.
    pub onchoose: Callback<IncidentCategory>,
}

/// May a question be named?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Questions {
    /// All have seen some.
    Shown,
    /// The only candidate has seen none.
    NotYet,
    /// One of several has seen none.
    NotAll,
}

impl Questions {
    /// Of so many candidates, who have all seen the questions up to `shown`.
    pub fn of(shown: Option<u8>, candidates: usize) -> Self {
        match (shown, candidates) {
            (Some(_), _) => Self::Shown,
            (None, 1) => Self::NotYet,
            (None, _) => Self::NotAll,
        }
    }

    /// Why none can be named; nothing where some can.
    pub fn why(self, language: &LanguageHandle) -> Option<String> {
        match self {
            Self::Shown => None,
            Self::NotYet => Some(language.text("incident-number-none-yet")),
            Self::NotAll => Some(language.text("incident-number-none")),
        }
    }
}

/// Three groups of buttons, each with its key.
#[component]
pub fn Categories(props: &CategoriesProps) -> Html {
    let language = use_language();
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(props.again, move |again| {
            if let Some(place) = place.cast::<HtmlElement>().filter(|_| *again) {
                place.focus().unwrap_or_default();
            }
        });
    }
    html! {
        <div ref={place} class="vigie-categories" tabindex="-1" role="group" aria-label={language.text("incident-category")}>
            { for Group::ALL.into_iter().map(|group| section(&language, props, group)) }
        </div>
    }
}

fn section(language: &LanguageHandle, props: &CategoriesProps, group: Group) -> Html {
    let (class, title) = match group {
        Group::Frequent => ("frequent", language.text("incident-group-frequent")),
        Group::Question => ("question", language.text("incident-group-question")),
        Group::Other => ("other", language.text("incident-group-other")),
    };
    let why = match group {
        Group::Question => props.questions.why(language),
        Group::Frequent | Group::Other => None,
    };
    let barred = why.is_some();
    html! {
        <section class={classes!("vigie-categories__group", format!("vigie-categories__group--{class}"))}>
            <h3>{ title }</h3>
            if let Some(why) = why {
                <p class="vigie-categories__why">{ why }</p>
            }
            <ul>
                { for group.keyed().into_iter().map(|(key, category)| {
                    let onclick = props.onchoose.reform(move |_: MouseEvent| category);
                    html! {
                        <li key={category.code()}>
                            <button
                                type="button"
                                class={classes!("vigie-category", barred.then_some("vigie-category--barred"))}
                                aria-disabled={barred.to_string()}
                                aria-keyshortcuts={key.to_string()}
                                data-testid={format!("incident-category-{}", category.code())}
                                {onclick}
                            >
                                <kbd aria-hidden="true">{ key }</kbd>
                                <b>{ category.code() }</b>
                                <span>{ brief(language, category) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
