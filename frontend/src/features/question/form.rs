//! The question, the field for the answer, and the buttons.

use vigie_shared::item::{ItemContent, ItemResponse};
use vigie_shared::session::Command;
use vigie_shared::view::QuestionView;
use yew::prelude::*;

use super::DisabledReason;
use super::actions::AnswerActions;
use super::answer::AnswerField;
use super::context::TestContext;
use super::draft;
use super::media::{AttachmentLink, Figure};
use super::prompt::Prompt;
use super::report::ReportButton;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`AnswerForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnswerFormProps {
    /// The question.
    pub question: QuestionView<ItemContent>,
    /// What is shown of it.
    pub content: ItemContent,
    /// The way to submit.
    pub context: TestContext,
    /// Why it cannot be answered at this moment.
    pub disabled_reason: Option<DisabledReason>,
}

/// One question. The key of the component is the presentation: each has its own draft.
#[component]
pub fn AnswerForm(props: &AnswerFormProps) -> Html {
    let language = use_language();
    let AnswerFormProps {
        question,
        content,
        context,
        disabled_reason,
    } = props;
    let (presentation, seed) = (question.presentation, question.shuffle);
    let response = use_state_eq(|| draft::restored(&context.owner, presentation, content, seed));
    let incomplete = use_state_eq(|| false);
    let onresponse = {
        let (setter, incomplete) = (response.setter(), incomplete.setter());
        let owner = context.owner.clone();
        Callback::from(move |response: ItemResponse| {
            draft::store(&owner, presentation, &response);
            setter.set(response);
            incomplete.set(false);
        })
    };
    let onsubmit = {
        let (response, incomplete) = (response.clone(), incomplete.setter());
        let (disabled, submit) = (disabled_reason.is_some(), context.submit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if disabled {
                return;
            }
            let complete = draft::is_complete(&response);
            if complete {
                let response = (*response).clone();
                submit.emit(Command::Answer {
                    presentation,
                    response,
                });
            }
            incomplete.set(!complete);
        })
    };
    let prompt = language.language.of(&content.prompt).to_owned();
    let address = |file: &str| context.owner.resource(&format!("bank/{file}"));
    html! {
        <>
            <form class="vigie-sheet vigie-question" novalidate=true data-testid="question" {onsubmit}>
                <Prompt text={prompt} />
                if let Some(image) = &content.image {
                    <Figure image={image.clone()} address={address(&image.file)} status={context.status} />
                }
                if let Some(attachment) = &content.attachment {
                    <AttachmentLink attachment={attachment.clone()} address={address(&attachment.file)} />
                }
                <fieldset class="vigie-answer" disabled={disabled_reason.is_some()} data-testid="answer">
                    <AnswerField
                        content={content.clone()}
                        {seed}
                        response={(*response).clone()}
                        fixed={disabled_reason.is_some()}
                        {onresponse}
                    />
                </fieldset>
                <div class="vigie-question-actions">
                    <p role="status" class="vigie-candidate-field__about">
                        if *incomplete && disabled_reason.is_none() {
                            <span class="vigie-candidate-field__fault" data-testid="incomplete">
                                { Icon::Error }{ " " }{ language.text(incomplete_key(&response)) }
                            </span>
                        }
                    </p>
                    <AnswerActions {presentation} context={context.clone()} disabled_reason={*disabled_reason} />
                </div>
            </form>
            <ReportButton {presentation} context={context.clone()} disabled_reason={*disabled_reason} />
        </>
    }
}

fn incomplete_key(response: &ItemResponse) -> &'static str {
    match response {
        ItemResponse::Single(_) | ItemResponse::Multiple(_) => "candidate-incomplete-choice",
        ItemResponse::Matching(_) => "candidate-incomplete-matching",
        ItemResponse::Text(_) | ItemResponse::Ordering(_) => "candidate-incomplete-text",
    }
}
