//! Names of the invigilators, one row each.

use vigie_shared::api::ValidationCode;
use vigie_shared::limits::{MAX_INVIGILATOR_NAME_CHARS, MAX_INVIGILATORS};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::draft::DraftChange;
use crate::components::{Button, ButtonVariant, Checkbox, Icon, IconButton, filter_event};
use crate::focus::focus_and_center;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`Invigilators`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InvigilatorsProps {
    /// One entry a row.
    pub names: Vec<String>,
    /// Do only they get in?
    pub named_only: bool,
    #[prop_or_default]
    pub fault: Option<ValidationCode>,
    pub change: Callback<DraftChange>,
}

/// Rows that can be added and removed; the focus follows.
#[component]
pub fn Invigilators(props: &InvigilatorsProps) -> Html {
    let language = use_language();
    let count = props.names.len();
    let before = use_mut_ref(|| count);
    use_effect_with(count, move |&count| {
        let had = before.replace(count);
        if count != had {
            // The new row, or the one that took the place of the removed last one.
            focus_and_center(&row_id(count - 1));
        }
    });
    let row = |(index, name): (usize, &String)| {
        let position = index + 1;
        let oninput = filter_event(&props.change, move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>()?;
            Some(DraftChange::NameInvigilator(index, input.value()))
        });
        let label = language.text_with("referent-invigilator", &[("position", position.into())]);
        let remove = language.text_with(
            "referent-invigilator-remove",
            &[
                ("position", position.into()),
                ("name", name.as_str().into()),
            ],
        );
        html! {
            <li class="vigie-input-row">
                <span class="pf-v6-c-form-control">
                    <input
                        id={row_id(index)}
                        data-testid={row_id(index)}
                        type="text"
                        autocomplete="off"
                        maxlength={MAX_INVIGILATOR_NAME_CHARS.to_string()}
                        value={name.clone()}
                        aria-label={label}
                        {oninput}
                    />
                </span>
                <IconButton
                    label={remove}
                    icon={Icon::Cross}
                    testid={format!("{}-remove", row_id(index))}
                    onclick={props.change.reform(move |()| DraftChange::RemoveInvigilator(index))}
                />
            </li>
        }
    };
    html! {
        <fieldset class="vigie-fieldset">
            <legend>
                { language.text("referent-invigilators") }
                <span class="vigie-field__optional">{ language.text("field-optional") }</span>
            </legend>
            <p class="vigie-field__hint">{ language.text("referent-invigilators-help") }</p>
            <ul class="vigie-rows">{ for props.names.iter().enumerate().map(row) }</ul>
            if let Some(code) = props.fault {
                <p class="vigie-field__error" data-testid="referent-invigilators-error">
                    { Icon::Error }
                    <span>{ format::validation(&language, code) }</span>
                </p>
            }
            if count < MAX_INVIGILATORS {
                <Button
                    label={language.text("referent-invigilator-add")}
                    testid="referent-invigilator-add"
                    variant={ButtonVariant::Link}
                    icon={Icon::Plus}
                    onclick={props.change.reform(|()| DraftChange::AddInvigilator)}
                />
            }
            <Checkbox
                checked={props.named_only}
                onchange={props.change.reform(DraftChange::NamedOnly)}
                testid="referent-named-only"
            >
                { language.text("referent-named-only") }
            </Checkbox>
        </fieldset>
    }
}

fn row_id(index: usize) -> String {
    format!("referent-invigilator-{}", index + 1)
}
