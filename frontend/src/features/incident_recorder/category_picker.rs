//! All categories at once: one click, or one key.

use vigie_shared::session::IncidentCategory;
use yew::prelude::*;

use super::categories::{CategoryGroup, category_summary};
use super::visible_questions::QuestionAvailability;
use crate::focus::focus_node;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`CategoryPicker`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CategoryPickerProps {
    /// The categories of a question need one that all candidates have seen.
    pub questions: QuestionAvailability,
    /// It replaces the fields of a category: the focus comes here.
    pub focused: bool,
    pub onchoose: Callback<IncidentCategory>,
}

/// Three groups of buttons, each with its key.
#[component]
pub fn CategoryPicker(props: &CategoryPickerProps) -> Html {
    let language = use_language();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.focused, move |focused| {
            if *focused {
                focus_node(&node);
            }
        });
    }
    html! {
        <div ref={node} class="vigie-category-picker" tabindex="-1" role="group" aria-label={language.text("incident-category")}>
            { for CategoryGroup::ALL.into_iter().map(|group| section(&language, props, group)) }
        </div>
    }
}

fn section(language: &LanguageHandle, props: &CategoryPickerProps, group: CategoryGroup) -> Html {
    let (class, title) = match group {
        CategoryGroup::Frequent => ("frequent", language.text("incident-group-frequent")),
        CategoryGroup::Question => ("question", language.text("incident-group-question")),
        CategoryGroup::Other => ("other", language.text("incident-group-other")),
    };
    let unavailable = match group {
        CategoryGroup::Question => props.questions.reason(language),
        CategoryGroup::Frequent | CategoryGroup::Other => None,
    };
    let disabled = unavailable.is_some();
    let button = |(key, category): (char, IncidentCategory)| {
        html! {
            <li key={category.code()}>
                // Also when disabled: choosing it shows why it cannot be chosen.
                <button
                    type="button"
                    class={classes!("vigie-category", disabled.then_some("vigie-category--disabled"))}
                    aria-disabled={disabled.to_string()}
                    aria-keyshortcuts={key.to_string()}
                    data-testid={format!("incident-category-{}", category.code())}
                    onclick={props.onchoose.reform(move |_: MouseEvent| category)}
                >
                    <kbd aria-hidden="true">{ key }</kbd>
                    <b>{ category.code() }</b>
                    <span>{ category_summary(language, category) }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class={classes!("vigie-category-picker__group", format!("vigie-category-picker__group--{class}"))}>
            <h3>{ title }</h3>
            if let Some(reason) = unavailable {
                <p class="vigie-category-picker__reason">{ reason }</p>
            }
            <ul>{ for group.keyed().into_iter().map(button) }</ul>
        </section>
    }
}
