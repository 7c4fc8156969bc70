//! Propositions to tick.

use vigie_shared::item::AnswerOption;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::use_language;

/// How many may be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// One: radio buttons.
    One,
    /// Any number: boxes.
    Several,
}

/// Properties of [`Choices`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChoicesProps {
    /// One or several.
    pub tick: Tick,
    /// In the order shown.
    pub choices: Vec<AnswerOption>,
    /// Ids of those that are ticked.
    pub ticked: Vec<String>,
    /// These are ticked now.
    pub onticked: Callback<Vec<String>>,
}

/// A list of large targets; the whole line ticks.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let language = use_language();
    let (kind, tick) = match props.tick {
        Tick::One => ("radio", Tick::One),
        Tick::Several => ("checkbox", Tick::Several),
    };
    let line = |choice: &AnswerOption| {
        let ticked = props.ticked.contains(&choice.id);
        let onchange = {
            let (id, before) = (choice.id.clone(), props.ticked.clone());
            props.onticked.reform(move |event: Event| {
                let input = event.target_dyn_into::<HtmlInputElement>();
                let on = input.is_some_and(|input| input.checked());
                after(tick, &before, &id, on)
            })
        };
        html! {
            <li key={choice.id.clone()}>
                <label class={classes!("vigie-answer-choice", ticked.then_some("vigie-answer-choice--on"))}>
                    <input
                        type={kind}
                        name="answer"
                        value={choice.id.clone()}
                        checked={ticked}
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

fn after(tick: Tick, before: &[String], id: &str, on: bool) -> Vec<String> {
    let mut ids: Vec<String> = match tick {
        Tick::One => Vec::new(),
        Tick::Several => before
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
        assert_eq!(after(Tick::One, &before, "b", true), ["b"]);
        assert_eq!(after(Tick::Several, &before, "b", true), ["a", "b"]);
        assert!(after(Tick::Several, &before, "a", false).is_empty());
    }
}
