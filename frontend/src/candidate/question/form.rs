//! The question, its answer, and what may be done with it.

use vigie_shared::item::{ItemContent, ItemResponse};
use vigie_shared::session::Command;
use vigie_shared::view::QuestionView;
use yew::prelude::*;

use super::super::hold::Hold;
use super::Hindrance;
use super::actions::Actions;
use super::answer::AnswerField;
use super::attachment::Download;
use super::draft;
use super::figure::Figure;
use super::prompt::Prompt;
use super::report::Report;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`AnswerForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnswerFormProps {
    /// The question.
    pub question: QuestionView<ItemContent>,
    /// What is shown of it.
    pub content: ItemContent,
    /// The way to answer.
    pub hold: Hold,
    /// Why not now.
    pub hindrance: Option<Hindrance>,
}

/// One question. Rendered under the key of its ask: the draft is its own.
#[component]
pub fn AnswerForm(props: &AnswerFormProps) -> Html {
    let language = use_language();
    let AnswerFormProps {
        question,
        content,
        hold,
        hindrance,
    } = props;
    let (ask, seed) = (question.presentation, question.shuffle);
    let response = use_state_eq(|| draft::restored(&hold.owner, ask, content, seed));
    let incomplete = use_state_eq(|| false);
    let onresponse = {
        let (setter, incomplete) = (response.setter(), incomplete.setter());
        let owner = hold.owner.clone();
        Callback::from(move |response: ItemResponse| {
            draft::keep(&owner, ask, &response);
            setter.set(response);
            incomplete.set(false);
        })
    };
    let onsubmit = {
        let (response, incomplete) = (response.clone(), incomplete.setter());
        let (hindered, ask_for) = (hindrance.is_some(), hold.ask.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if hindered {
                return;
            }
            let complete = draft::is_complete(&response);
            if complete {
                let response = (*response).clone();
                ask_for.emit(Command::Answer {
                    presentation: ask,
                    response,
                });
            }
            incomplete.set(!complete);
        })
    };
    let prompt = language.language.of(&content.prompt).to_owned();
    html! {
        <>
            <form class="vigie-sheet vigie-question" novalidate=true data-testid="question" {onsubmit}>
                <Prompt text={prompt} />
                if let Some(image) = &content.image {
                    <Figure image={image.clone()} freshness={hold.freshness} />
                }
                if let Some(attachment) = &content.attachment {
                    <Download attachment={attachment.clone()} />
                }
                <fieldset class="vigie-answer" disabled={hindrance.is_some()} data-testid="answer">
                    <AnswerField
                        content={content.clone()}
                        {seed}
                        response={(*response).clone()}
                        fixed={hindrance.is_some()}
                        {onresponse}
                    />
                </fieldset>
                <div class="vigie-question-actions">
                    <p role="status" class="vigie-candidate-field__about">
                        if *incomplete && hindrance.is_none() {
                            <span class="vigie-candidate-field__fault" data-testid="incomplete">
                                { Icon::Error }{ " " }{ language.text(incomplete_words(&response)) }
                            </span>
                        }
                    </p>
                    <Actions {ask} hold={hold.clone()} hindrance={*hindrance} />
                </div>
            </form>
            <Report {ask} hold={hold.clone()} hindrance={*hindrance} />
        </>
    }
}

fn incomplete_words(response: &ItemResponse) -> &'static str {
    match response {
        ItemResponse::Single(_) | ItemResponse::Multiple(_) => "candidate-incomplete-choice",
        ItemResponse::Matching(_) => "candidate-incomplete-matching",
        ItemResponse::Text(_) | ItemResponse::Ordering(_) => "candidate-incomplete-text",
    }
}
