//! Which classes of a file are enrolled.

use vigie_shared::api::RosterClass;
use yew::prelude::*;

use super::answering::RosterAnswer;
use crate::components::{Button, ButtonSize, ButtonVariant, Checkbox};
use crate::i18n::use_language;

/// Properties of [`ClassChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ClassChoiceProps {
    pub classes: Vec<RosterClass>,
    pub onanswer: Callback<RosterAnswer>,
}

/// A box for each class; nothing where there is one class only.
#[component]
pub fn ClassChoice(props: &ClassChoiceProps) -> Html {
    let language = use_language();
    if props.classes.len() < 2 {
        return Html::default();
    }
    let chosen = |changed: &str, ticked: bool| -> Vec<String> {
        let classes = props.classes.iter();
        let kept = classes.filter(|class| match class.name == changed {
            true => ticked,
            false => class.chosen,
        });
        kept.map(|class| class.name.clone()).collect()
    };
    let class_box = |class: &RosterClass| {
        let answers =
            [false, true].map(|ticked| RosterAnswer::Classes(chosen(&class.name, ticked)));
        let onchange = props
            .onanswer
            .reform(move |ticked: bool| answers[usize::from(ticked)].clone());
        let name = match class.name.is_empty() {
            true => language.text("referent-class-none"),
            false => class.name.clone(),
        };
        let args = [("name", name.into()), ("count", class.people.into())];
        html! {
            <li>
                <Checkbox testid="referent-class" checked={class.chosen} {onchange}>
                    { language.text_with("referent-class", &args) }
                </Checkbox>
            </li>
        }
    };
    let every = |ticked: bool| {
        let classes = props.classes.iter().filter(|_| ticked);
        let answer = RosterAnswer::Classes(classes.map(|class| class.name.clone()).collect());
        props.onanswer.reform(move |()| answer.clone())
    };
    html! {
        <fieldset class="vigie-fieldset" data-testid="referent-classes">
            <legend>{ language.text("referent-classes") }</legend>
            <p class="vigie-answers">
                <Button
                    label={language.text("referent-classes-all")}
                    testid="referent-classes-all"
                    size={ButtonSize::Small}
                    variant={ButtonVariant::Link}
                    onclick={every(true)}
                />
                <Button
                    label={language.text("referent-classes-none")}
                    testid="referent-classes-none"
                    size={ButtonSize::Small}
                    variant={ButtonVariant::Link}
                    onclick={every(false)}
                />
            </p>
            <ul class="vigie-class-boxes">{ for props.classes.iter().map(class_box) }</ul>
        </fieldset>
    }
}
