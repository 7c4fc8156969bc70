//! The five ways to answer.

mod choices;
mod matching;
mod ordering;
mod text;

use vigie_shared::item::{ItemContent, ItemResponse, ResponseFormat};
use yew::prelude::*;

use self::choices::{ChoiceAnswer, SelectionMode};
use self::matching::MatchingAnswer;
use self::ordering::OrderingAnswer;
use self::text::TextAnswer;
use super::draft::in_order;
use crate::i18n::use_language;

/// Properties of [`AnswerField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnswerFieldProps {
    /// The content of the question.
    pub content: ItemContent,
    /// Options are shuffled with this.
    pub seed: u32,
    /// The answer so far.
    pub response: ItemResponse,
    /// Can nothing change at present?
    pub fixed: bool,
    /// The answer changed.
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
                <ChoiceAnswer
                    mode={SelectionMode::Single}
                    choices={shown(choices)}
                    selected={vec![chosen.clone()]}
                    onselected={onresponse.reform(|ids: Vec<String>| {
                        ItemResponse::Single(ids.into_iter().next().unwrap_or_default())
                    })}
                />
            },
        ),
        (ResponseFormat::Multiple { choices }, ItemResponse::Multiple(selected)) => (
            "candidate-answer-multiple",
            html! {
                <ChoiceAnswer
                    mode={SelectionMode::Multiple}
                    choices={shown(choices)}
                    selected={selected.clone()}
                    onselected={onresponse.reform(ItemResponse::Multiple)}
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
                <OrderingAnswer
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
                <MatchingAnswer
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
