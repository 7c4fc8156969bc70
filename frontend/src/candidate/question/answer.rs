//! The five ways to answer.

mod choices;
mod matching;
mod ordering;
mod text;

use vigie_shared::item::{ItemContent, ItemResponse, ResponseFormat};
use yew::prelude::*;

use self::choices::{Choices, Tick};
use self::matching::Matching;
use self::ordering::Ordering;
use self::text::TextAnswer;
use super::draft::in_order;
use crate::i18n::use_language;

/// Properties of [`AnswerField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnswerFieldProps {
    /// What is asked.
    pub content: ItemContent,
    /// Propositions are shuffled with this.
    pub seed: u32,
    /// The answer so far.
    pub response: ItemResponse,
    /// Does it stand as it is at present?
    pub fixed: bool,
    /// It is now another.
    pub onresponse: Callback<ItemResponse>,
}

/// The field that fits the question, under its instruction.
#[component]
pub fn AnswerField(props: &AnswerFieldProps) -> Html {
    let language = use_language();
    let AnswerFieldProps {
        content,
        seed,
        response,
        fixed,
        onresponse,
    } = props;
    let shown = |choices: &[_]| in_order(content, choices, *seed);
    let (instruction, field) = match (&content.form, response) {
        (ResponseFormat::Single { choices }, ItemResponse::Single(chosen)) => (
            "candidate-answer-single",
            html! {
                <Choices
                    tick={Tick::One}
                    choices={shown(choices)}
                    ticked={vec![chosen.clone()]}
                    onticked={onresponse.reform(|ids: Vec<String>| {
                        ItemResponse::Single(ids.into_iter().next().unwrap_or_default())
                    })}
                />
            },
        ),
        (ResponseFormat::Multiple { choices }, ItemResponse::Multiple(ticked)) => (
            "candidate-answer-multiple",
            html! {
                <Choices
                    tick={Tick::Several}
                    choices={shown(choices)}
                    ticked={ticked.clone()}
                    onticked={onresponse.reform(ItemResponse::Multiple)}
                />
            },
        ),
        (ResponseFormat::Text, ItemResponse::Text(text)) => (
            "candidate-answer-text",
            html! { <TextAnswer text={text.clone()} ontext={onresponse.reform(ItemResponse::Text)} /> },
        ),
        (ResponseFormat::Ordering { choices }, ItemResponse::Ordering(order)) => (
            "candidate-answer-ordering",
            html! {
                <Ordering
                    choices={choices.clone()}
                    order={order.clone()}
                    fixed={*fixed}
                    onorder={onresponse.reform(ItemResponse::Ordering)}
                />
            },
        ),
        (ResponseFormat::Matching { left, right }, ItemResponse::Matching(pairs)) => (
            "candidate-answer-matching",
            html! {
                <Matching
                    left={left.clone()}
                    right={shown(right)}
                    pairs={pairs.clone()}
                    onpairs={onresponse.reform(ItemResponse::Matching)}
                />
            },
        ),
        // The draft is made for the form it is shown with.
        _ => return Html::default(),
    };
    html! {
        <>
            <legend>{ language.text(instruction) }</legend>
            { field }
        </>
    }
}
