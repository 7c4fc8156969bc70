//! Names of the invigilators, one row each.

use vigie_shared::limits::MAX_INVIGILATOR_NAME_CHARS;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::draft::{Change, MOST_INVIGILATORS};
use crate::i18n::use_language;
use crate::referent::keys::go_to;
use crate::referent::parts::{Act, Kind, heard};
use crate::ui::Mark;

/// Properties of [`Invigilators`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InvigilatorsProps {
    /// One entry a row.
    pub names: Vec<String>,
    /// What is wrong with them.
    #[prop_or_default]
    pub fault: Option<String>,
    /// Changes them.
    pub change: Callback<Change>,
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
            go_to(&row_id(count - 1));
        }
    });
    let row = |(index, name): (usize, &String)| {
        let position = index + 1;
        let oninput = heard(&props.change, move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>()?;
            Some(Change::NameInvigilator(index, input.value()))
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
            <li class="ref-row">
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
                <button
                    type="button"
                    class="vigie-icon-button"
                    aria-label={remove.clone()}
                    title={remove}
                    data-testid={format!("{}-remove", row_id(index))}
                    onclick={props.change.reform(move |_| Change::RemoveInvigilator(index))}
                >
                    { Mark::Cross }
                </button>
            </li>
        }
    };
    html! {
        <fieldset class="ref-fieldset">
            <legend>
                { language.text("referent-invigilators") }
                <span class="ref-field__optional">{ language.text("referent-optional") }</span>
            </legend>
            <p class="ref-field__help">{ language.text("referent-invigilators-help") }</p>
            <ul class="ref-rows">{ for props.names.iter().enumerate().map(row) }</ul>
            if let Some(code) = &props.fault {
                <p class="ref-field__error" data-testid="referent-invigilators-error">
                    { Mark::Error }
                    <span>{ language.text_of("referent-field", code) }</span>
                </p>
            }
            if count < MOST_INVIGILATORS {
                <Act
                    label={language.text("referent-invigilator-add")}
                    testid="referent-invigilator-add"
                    kind={Kind::Link}
                    mark={Mark::Plus}
                    onclick={props.change.reform(|()| Change::AddInvigilator)}
                />
            }
        </fieldset>
    }
}

fn row_id(index: usize) -> String {
    format!("referent-invigilator-{}", index + 1)
}
