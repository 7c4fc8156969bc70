//! The form.

use std::rc::Rc;

use vigie_shared::api::{CenterRecord, ValidationCode};
use vigie_shared::limits::{
    MAX_CENTER_ADDRESS_CHARS, MAX_CENTER_NAME_CHARS, MAX_LINK_CHARS, MAX_SIGNATORY_CHARS,
};
use yew::prelude::*;

use super::draft::CenterDraft;
use super::saving::{CenterErrors, SaveStep, use_saving};
use super::signature::SignatureField;
use super::type_field::TypeField;
use super::zone_field::ZoneField;
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, ErrorMessage, TextField,
    TextLines,
};
use crate::focus::focus_and_center;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`CenterForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CenterFormProps {
    pub record: Rc<CenterRecord>,
    /// The center is another now.
    pub reload: Callback<()>,
}

/// The parts of the form share what is typed and what is wrong with it.
#[derive(Clone)]
struct FormContext {
    language: LanguageHandle,
    draft: UseStateHandle<CenterDraft>,
    step: UseStateSetter<SaveStep>,
    errors: Rc<CenterErrors>,
}

/// Three sections and one button.
#[component]
pub fn CenterForm(props: &CenterFormProps) -> Html {
    let language = use_language();
    let draft = use_state_eq(|| CenterDraft::of(&props.record));
    let saving = use_saving(props.reload.clone());
    // What was saved is what holds: as the server keeps it.
    use_effect_with(props.record.version, {
        let (draft, record) = (draft.setter(), props.record.clone());
        move |_| draft.set(CenterDraft::of(&record))
    });
    let errors = match &*saving.step {
        SaveStep::Wrong(errors) => errors.clone(),
        _ => Rc::default(),
    };
    use_effect_with(errors.clone(), |errors| {
        if let Some(field) = first_field(errors) {
            focus_and_center(field);
        }
    });
    let onsubmit = {
        let (draft, step, save) = (draft.clone(), saving.step.clone(), saving.save.clone());
        let version = props.record.version;
        move |event: SubmitEvent| {
            event.prevent_default();
            if *step != SaveStep::Sent {
                save.emit(draft.request(version));
            }
        }
    };
    let context = FormContext {
        language: language.clone(),
        draft: draft.clone(),
        step: saving.step.setter(),
        errors,
    };
    html! {
        <form class="vigie-form vigie-create" novalidate=true {onsubmit} data-testid="center-form">
            { context.place() }
            { context.papers(&props.record) }
            { context.people() }
            { match &*saving.step {
                SaveStep::Wrong(_) => html! {
                    <Alert variant={AlertVariant::Danger} testid="center-wrong">
                        { language.text("center-wrong") }
                    </Alert>
                },
                SaveStep::Failed(error) => html! { <ErrorMessage error={error.clone()} /> },
                SaveStep::Saved => html! {
                    <Alert variant={AlertVariant::Success} testid="center-saved">
                        { language.text("center-saved") }
                    </Alert>
                },
                SaveStep::Editing | SaveStep::Sent => Html::default(),
            } }
            <div class="vigie-actions-row">
                <Button
                    label={language.text("center-save")}
                    testid="center-save"
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(*saving.step == SaveStep::Sent)}
                />
            </div>
        </form>
    }
}

impl FormContext {
    /// Changes the draft; what was said about the last attempt goes.
    fn edit<T: 'static>(&self, change: fn(&mut CenterDraft, T)) -> Callback<T> {
        let (draft, step) = (self.draft.clone(), self.step.clone());
        Callback::from(move |value: T| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
            step.set(SaveStep::Editing);
        })
    }

    fn code(&self, field: &str) -> Option<ValidationCode> {
        self.errors.get(field).copied()
    }

    fn error(&self, field: &str) -> Option<AttrValue> {
        let code = self.code(field)?;
        Some(format::validation(&self.language, code).into())
    }

    /// Where the center is.
    fn place(&self) -> Html {
        let (language, settings) = (&self.language, &self.draft.settings);
        html! {
            <section class="vigie-section" aria-labelledby="center-place">
                <h2 id="center-place">{ language.text("center-place") }</h2>
                <div class="vigie-fields">
                    <TextField
                        id="center-name"
                        label={language.text("center-name")}
                        hint={language.text("center-name-hint")}
                        value={settings.name.clone()}
                        error={self.error("name")}
                        max_length={MAX_CENTER_NAME_CHARS}
                        spellcheck=false
                        onchange={self.edit(|draft, text| draft.settings.name = text)}
                    />
                    <TextField
                        id="center-uai"
                        label={language.text("center-uai")}
                        hint={language.text("center-uai-hint")}
                        value={settings.uai.clone()}
                        error={self.error("uai")}
                        max_length={12}
                        autocapitalize="characters"
                        spellcheck=false
                        optional=true
                        onchange={self.edit(|draft, text| draft.settings.uai = text)}
                    />
                    <TypeField
                        value={settings.establishment}
                        onchange={self.edit(|draft, one| draft.settings.establishment = one)}
                    />
                    <ZoneField
                        value={settings.time_zone.clone()}
                        error={self.error("time_zone")}
                        onchange={self.edit(|draft, text| draft.settings.time_zone = text)}
                    />
                </div>
                <TextField
                    id="center-address"
                    label={language.text("center-address")}
                    value={settings.address.clone()}
                    error={self.error("address")}
                    max_length={MAX_CENTER_ADDRESS_CHARS}
                    lines={TextLines::Prose(3)}
                    spellcheck=false
                    optional=true
                    onchange={self.edit(|draft, text| draft.settings.address = text)}
                />
            </section>
        }
    }

    /// Who signs.
    fn papers(&self, record: &CenterRecord) -> Html {
        let (language, settings) = (&self.language, &self.draft.settings);
        let image = self.draft.image(record).map(str::to_owned);
        html! {
            <section class="vigie-section" aria-labelledby="center-papers">
                <h2 id="center-papers">{ language.text("center-papers") }</h2>
                <p class="vigie-subtle">{ language.text("center-papers-lead") }</p>
                <div class="vigie-fields">
                    <TextField
                        id="center-signatory_name"
                        label={language.text("center-signatory")}
                        value={settings.signatory_name.clone()}
                        error={self.error("signatory_name")}
                        max_length={MAX_SIGNATORY_CHARS}
                        spellcheck=false
                        optional=true
                        onchange={self.edit(|draft, text| draft.settings.signatory_name = text)}
                    />
                    <TextField
                        id="center-signatory_function"
                        label={language.text("center-function")}
                        hint={language.text("center-function-hint")}
                        value={settings.signatory_function.clone()}
                        error={self.error("signatory_function")}
                        max_length={MAX_SIGNATORY_CHARS}
                        optional=true
                        onchange={self.edit(|draft, text| draft.settings.signatory_function = text)}
                    />
                </div>
                <SignatureField
                    image={image.map(AttrValue::from)}
                    error={self.code("signature")}
                    onchange={self.edit(|draft, change| draft.signature = change)}
                />
            </section>
        }
    }

    /// Where candidates turn to.
    fn people(&self) -> Html {
        let (language, settings) = (&self.language, &self.draft.settings);
        html! {
            <section class="vigie-section" aria-labelledby="center-people">
                <h2 id="center-people">{ language.text("center-people") }</h2>
                <div class="vigie-fields">
                <TextField
                    id="center-appeal_contact"
                    label={language.text("center-appeal")}
                    hint={language.text("center-appeal-hint")}
                    value={settings.appeal_contact.clone()}
                    error={self.error("appeal_contact")}
                    max_length={MAX_CENTER_ADDRESS_CHARS}
                    lines={TextLines::Prose(2)}
                    optional=true
                    onchange={self.edit(|draft, text| draft.settings.appeal_contact = text)}
                />
                <TextField
                    id="center-training_link"
                    label={language.text("center-training")}
                    hint={language.text("center-training-hint")}
                    value={settings.training_link.clone()}
                    error={self.error("training_link")}
                    input_type="url"
                    inputmode="url"
                    max_length={MAX_LINK_CHARS}
                    spellcheck=false
                    optional=true
                    onchange={self.edit(|draft, text| draft.settings.training_link = text)}
                />
                </div>
            </section>
        }
    }
}

/// Id of the first input with an error, in the order of the form.
fn first_field(errors: &CenterErrors) -> Option<&'static str> {
    const ORDER: [(&str, &str); 8] = [
        ("name", "center-name"),
        ("uai", "center-uai"),
        ("time_zone", "center-zone"),
        ("address", "center-address"),
        ("signatory_name", "center-signatory_name"),
        ("signatory_function", "center-signatory_function"),
        ("appeal_contact", "center-appeal_contact"),
        ("training_link", "center-training_link"),
    ];
    let found = ORDER
        .into_iter()
        .find(|(field, _)| errors.contains_key(*field))?;
    Some(found.1)
}
