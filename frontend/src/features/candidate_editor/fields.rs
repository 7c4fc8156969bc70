//! The fields of the form, in the order of civil status, with the dialog of the accessibility
//! need as the founding document words it.

use vigie_shared::limits::{MAX_CANDIDATE_ID_CHARS, MAX_CANDIDATE_NAME_CHARS, MAX_FREE_TEXT_CHARS};
use yew::prelude::*;

use super::draft::{CandidateDraft, DraftAction, DraftField};
use super::problem::FormProblem;
use crate::components::{Checkbox, TextField, TextLines};
use crate::features::roster_table::test_time;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`CandidateForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidateFormProps {
    pub draft: CandidateDraft,
    pub problem: Option<FormProblem>,
    pub onchange: Callback<DraftAction>,
}

/// Identity, accessibility need, extra time and reason.
#[component]
pub fn CandidateForm(props: &CandidateFormProps) -> Html {
    let language = use_language();
    let field = |field: DraftField, optional: bool| text_field(&language, props, field, optional);
    let onaccessible = props.onchange.reform(DraftAction::SetAccessible);
    html! {
        <>
            <div class="vigie-candidate-form">
                { field(DraftField::LastName, false) }
                { field(DraftField::FirstName, false) }
                { field(DraftField::UsedName, true) }
                { field(DraftField::OtherFirstNames, true) }
                { field(DraftField::Birthdate, false) }
                { field(DraftField::BirthPlace, true) }
                { field(DraftField::Sex, true) }
                { field(DraftField::ExternalId, true) }
                { field(DraftField::Division, true) }
            </div>
            <fieldset class="vigie-fieldset">
                <legend>{ language.text("candidate-accessibility") }</legend>
                <p class="vigie-subtle">{ language.text("candidate-accessibility-meaning") }</p>
                <Checkbox
                    testid="candidate-accessible"
                    checked={props.draft.accessible}
                    onchange={onaccessible}
                >
                    { language.text("candidate-accessibility-need") }
                </Checkbox>
            </fieldset>
            { field(DraftField::ExtraTime, true) }
            { field(DraftField::Reason, false) }
        </>
    }
}

fn text_field(
    language: &LanguageHandle,
    props: &CandidateFormProps,
    field: DraftField,
    optional: bool,
) -> Html {
    let problem = props.problem.as_ref();
    let error = problem.and_then(|problem| problem.of_field(language, field));
    let (lines, max_length) = match field {
        DraftField::Reason => (TextLines::Prose(2), MAX_FREE_TEXT_CHARS),
        DraftField::ExternalId | DraftField::Division => {
            (TextLines::default(), MAX_CANDIDATE_ID_CHARS)
        }
        _ => (TextLines::default(), MAX_CANDIDATE_NAME_CHARS),
    };
    html! {
        <TextField
            id={format!("candidate-{}", field.name())}
            label={label(language, field)}
            value={props.draft.value(field).to_owned()}
            onchange={props.onchange.reform(move |text| DraftAction::Type(field, text))}
            hint={hint(language, props, field).map(AttrValue::from)}
            error={error.map(AttrValue::from)}
            spellcheck={field == DraftField::Reason}
            {lines}
            {max_length}
            {optional}
        />
    }
}

fn label(language: &LanguageHandle, field: DraftField) -> String {
    match field {
        DraftField::ExtraTime => language.text("candidate-extra-time"),
        DraftField::Reason => language.text("candidate-reason"),
        field => language.text_of("referent-column", field.name()),
    }
}

/// Minutes are what people check.
fn hint(
    language: &LanguageHandle,
    props: &CandidateFormProps,
    field: DraftField,
) -> Option<String> {
    match field {
        DraftField::Birthdate => Some(language.text("candidate-birthdate-hint")),
        DraftField::Sex => Some(language.text("candidate-sex-hint")),
        DraftField::ExtraTime => {
            let extra = props.draft.terms()?.extra_time;
            Some(match test_time(extra) {
                Some(time) => format!("{}{time}", format::percent(language, extra)),
                None => language.text("candidate-extra-time-hint"),
            })
        }
        _ => None,
    }
}
