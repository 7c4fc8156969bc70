//! The dialog in which an incident is recorded: candidates, category, then Enter.

use vigie_shared::access::Action;
use yew::prelude::*;

use super::candidate_picker::CandidatePicker;
use super::category_picker::CategoryPicker;
use super::draft::IncidentDraft;
use super::form_errors::form_error;
use super::recorder_fields::RecorderFields;
use super::recorder_form::{RecorderForm, RecorderProps, use_recorder_form};
use super::submission::SubmissionStatus;
use crate::components::{Button, ButtonState, ButtonVariant, Dialog, Icon};
use crate::features::board::{pending_label, use_board_context};
use crate::i18n::{LanguageHandle, use_language};

/// A dialog over the board. In a closed session it shows what was typed, to be copied.
#[component]
pub fn Recorder(props: &RecorderProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let form = use_recorder_form(props);
    let title = language.text("incident-title");
    let onclose = props.onclose.clone();
    if !context.can(Action::RecordIncident) {
        return html! {
            <Dialog {title} testid="recorder" {onclose}>
                { closed(&language, &form.draft) }
            </Dialog>
        };
    }
    let footer = match form.draft.category {
        None => Html::default(),
        Some(_) => html! {
            <>
                <Button
                    label={language.text("incident-save")}
                    state={ButtonState::pending_if(form.submission == SubmissionStatus::InFlight)}
                    pending_label={pending_label(&language, context.connection)}
                    variant={ButtonVariant::Primary}
                    testid="incident-save"
                    onclick={form.onsave.clone()}
                />
                <Button
                    label={language.text("board-cancel")}
                    variant={ButtonVariant::Link}
                    testid="incident-cancel"
                    onclick={onclose.clone()}
                />
                <p class="vigie-recorder__attached">{ language.text("incident-attached") }</p>
            </>
        },
    };
    html! {
        <Dialog {title} testid="recorder" {onclose} onkeydown={form.onkeydown.clone()} {footer}>
            { fields(&language, props, &form) }
        </Dialog>
    }
}

fn closed(language: &LanguageHandle, draft: &IncidentDraft) -> Html {
    html! {
        <>
            <p class="vigie-recorder__closed" data-testid="recorder-closed">
                { Icon::Lock }
                <span>{ language.text("incident-closed") }</span>
            </p>
            if draft.is_edited {
                <p class="vigie-recorder__notice">{ &draft.description }</p>
            }
        </>
    }
}

fn fields(language: &LanguageHandle, props: &RecorderProps, form: &RecorderForm) -> Html {
    let onseats = {
        let draft = form.draft.clone();
        form.onchange.reform(move |seats| IncidentDraft {
            seats,
            ..draft.clone()
        })
    };
    html! {
        <div class="vigie-recorder">
            <CandidatePicker board={props.board.clone()} seats={form.draft.seats.clone()} onchange={onseats} />
            if form.is_resumed {
                <p class="vigie-recorder__resumed" role="status">
                    { Icon::Pencil }
                    <span>{ language.text("incident-resumed") }</span>
                    <Button
                        label={language.text("incident-start-over")}
                        variant={ButtonVariant::InlineLink}
                        testid="incident-afresh"
                        onclick={form.onstartover.clone()}
                    />
                </p>
            }
            if let Some(category) = form.draft.category {
                <RecorderFields
                    board={props.board.clone()}
                    draft={form.draft.clone()}
                    {category}
                    last_question={form.last_question}
                    onchange={form.onchange.clone()}
                    onchooseagain={form.onchooseagain.clone()}
                />
            } else {
                <CategoryPicker
                    questions={form.questions}
                    focused={form.is_choosing_again}
                    onchoose={form.onchoose.clone()}
                />
            }
            <p class="vigie-alert__error" role="alert" data-testid="incident-fault">
                { form_error(language, form.error, form.questions, &form.submission) }
            </p>
        </div>
    }
}
