//! The time zone.

use vigie_i18n::{french_zones, time_zone_place};
use vigie_shared::limits::MAX_TIME_ZONE_CHARS;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::{Field, TextField, filter_event};
use crate::i18n::use_language;

/// Properties of [`ZoneField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ZoneFieldProps {
    /// IANA name.
    pub value: AttrValue,
    pub error: Option<AttrValue>,
    pub onchange: Callback<String>,
}

/// The zones of France by their places; another one by its name.
#[component]
pub fn ZoneField(props: &ZoneFieldProps) -> Html {
    let language = use_language();
    let is_french = french_zones().any(|zone| *zone == *props.value);
    let onchange = filter_event(&props.onchange, |event: Event| {
        Some(event.target_dyn_into::<HtmlSelectElement>()?.value())
    });
    let option = |zone: &'static str| {
        html! {
            <option value={zone} selected={*zone == *props.value}>
                { format!("{} ({zone})", time_zone_place(language.language, zone)) }
            </option>
        }
    };
    html! {
        <>
            <Field
                id="center-zone"
                label={language.text("center-zone")}
                hint={language.text("center-zone-hint")}
                error={props.error.clone().filter(|_| is_french)}
            >
                <span class="pf-v6-c-form-control">
                    <select id="center-zone" data-testid="center-zone" aria-describedby="center-zone-hint" {onchange}>
                        { for french_zones().map(option) }
                        <option value="" selected={!is_french}>
                            { language.text("center-zone-other") }
                        </option>
                    </select>
                </span>
            </Field>
            if !is_french {
                <TextField
                    id="center-zone-name"
                    label={language.text("center-zone-name")}
                    hint={language.text("center-zone-name-hint")}
                    value={props.value.clone()}
                    error={props.error.clone()}
                    max_length={MAX_TIME_ZONE_CHARS}
                    spellcheck=false
                    onchange={props.onchange.clone()}
                />
            }
        </>
    }
}
