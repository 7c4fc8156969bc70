//! The fields of an incident whose category is chosen.

use vigie_shared::session::IncidentCategory;
use yew::prelude::*;

use super::canned_texts::canned_texts;
use super::categories::category_summary;
use super::description_field::DescriptionField;
use super::draft::IncidentDraft;
use super::form_errors::category_notice;
use super::interval_fields::IntervalFields;
use super::question_picker::QuestionPicker;
use super::time_picker::{TimePicker, now_or_ago_choices};
use crate::components::{Button, ButtonVariant};
use crate::features::board::BoardState;
use crate::i18n::use_language;

/// Properties of [`RecorderFields`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecorderFieldsProps {
    pub board: BoardState,
    pub draft: IncidentDraft,
    pub category: IncidentCategory,
    /// The greatest question number that all candidates have seen.
    pub last_question: Option<u8>,
    pub onchange: Callback<IncidentDraft>,
    /// Show the categories again.
    pub onchooseagain: Callback<()>,
}

/// Category, question, description, time: what the category needs.
#[component]
pub fn RecorderFields(props: &RecorderFieldsProps) -> Html {
    let language = use_language();
    let (draft, category) = (&props.draft, props.category);
    let onquestion = {
        let draft = draft.clone();
        props.onchange.reform(move |number| IncidentDraft {
            number: Some(number),
            ..draft.clone()
        })
    };
    let ontime = {
        let draft = draft.clone();
        props.onchange.reform(move |from| IncidentDraft {
            from,
            ..draft.clone()
        })
    };
    html! {
        <>
            <div class="vigie-recorder__category">
                <b>{ category.code() }</b>
                <span>{ category_summary(&language, category) }</span>
                <Button
                    label={language.text("incident-category-change")}
                    variant={ButtonVariant::InlineLink}
                    testid="incident-recategorise"
                    onclick={props.onchooseagain.clone()}
                />
            </div>
            { category_notice(&language, category) }
            if category.needs_number() {
                <QuestionPicker
                    last_question={props.last_question}
                    chosen={draft.number}
                    candidates={draft.seats.len()}
                    onchoose={onquestion}
                />
            }
            <DescriptionField
                draft={draft.clone()}
                canned_texts={canned_texts(&language, category)}
                onchange={props.onchange.clone()}
            />
            if category.needs_interval() {
                <IntervalFields
                    board={props.board.clone()}
                    draft={draft.clone()}
                    onchange={props.onchange.clone()}
                />
            } else {
                <TimePicker
                    label={language.text("incident-when")}
                    testid="incident-when"
                    choices={now_or_ago_choices()}
                    chosen={draft.from}
                    onchoose={ontime}
                />
            }
        </>
    }
}
