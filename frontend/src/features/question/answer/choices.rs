//! Options to select.

use vigie_shared::item::AnswerOption;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::use_language;

/// How many options may be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectionMode {
    /// One: radio buttons.
    Single,
    /// Any number: checkboxes.
    Multiple,
}

/// Properties of [`ChoiceAnswer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChoiceAnswerProps {
    /// One or several.
    pub mode: SelectionMode,
    /// In the order shown.
    pub choices: Vec<AnswerOption>,
    /// Ids of the selected options.
    pub selected: Vec<String>,
    /// The selection changed.
    pub onselected: Callback<Vec<String>>,
}

/// A list of large targets: the whole line selects.
#[component]
pub fn ChoiceAnswer(props: &ChoiceAnswerProps) -> Html {
    let language = use_language();
    let mode = props.mode;
    let kind = match mode {
        SelectionMode::Single => "radio",
        SelectionMode::Multiple => "checkbox",
    };
    let line = |choice: &AnswerOption| {
        let selected = props.selected.contains(&choice.id);
        let onchange = {
            let (id, before) = (choice.id.clone(), props.selected.clone());
            props.onselected.reform(move |event: Event| {
                let input = event.target_dyn_into::<HtmlInputElement>();
                let on = input.is_some_and(|input| input.checked());
                after(mode, &before, &id, on)
            })
        };
        html! {
            <li key={choice.id.clone()}>
                <label class={classes!("vigie-answer-choice", selected.then_some("vigie-answer-choice--on"))}>
                    <input
                        type={kind}
                        name="answer"
                        value={choice.id.clone()}
                        checked={selected}
                        data-testid={format!("choice-{}", choice.id)}
                        {onchange}
                    />
                    <span>{ language.language.of(&choice.text) }</span>
                </label>
            </li>
        }
    };
    html! { <ul class="vigie-answer-choices">{ for props.choices.iter().map(line) }</ul> }
}

fn after(mode: SelectionMode, before: &[String], id: &str, on: bool) -> Vec<String> {
    let mut ids: Vec<String> = match mode {
        SelectionMode::Single => Vec::new(),
        SelectionMode::Multiple => before
            .iter()
            .filter(|other| *other != id)
            .cloned()
            .collect(),
    };
    if on {
        ids.push(id.to_owned());
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_replaces_and_several_add_up() {
        let before = ["a".to_owned()];
        assert_eq!(after(SelectionMode::Single, &before, "b", true), ["b"]);
        assert_eq!(
            after(SelectionMode::Multiple, &before, "b", true),
            ["a", "b"]
        );
        assert!(after(SelectionMode::Multiple, &before, "a", false).is_empty());
    }
}
