//! Where and when.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::draft::{Change, Draft};
use crate::components::{TextField, TextLines};
use crate::i18n::use_language;

/// Faults by field: name of the field, code of the fault.
pub type FieldFaults = BTreeMap<String, String>;

/// Properties of [`Fields`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldsProps {
    /// What is filled in.
    pub draft: Rc<Draft>,
    /// What is wrong with it.
    pub faults: Rc<FieldFaults>,
    /// Changes it.
    pub change: Callback<Change>,
}

/// Address, room, date, time, observations.
#[component]
pub fn Fields(props: &FieldsProps) -> Html {
    let language = use_language();
    let error = |field: &str| {
        let code = props.faults.get(field)?;
        Some(AttrValue::from(language.text_of("referent-field", code)))
    };
    let change = |make: fn(String) -> Change| props.change.reform(make);
    let draft = &props.draft;
    html! {
        <>
            <div class="vigie-fields">
                <TextField
                    id="referent-site"
                    label={language.text("referent-site")}
                    hint={language.text("referent-site-help")}
                    value={draft.site.clone()}
                    error={error("site")}
                    max_length={120}
                    autocomplete="street-address"
                    onchange={change(Change::Site)}
                />
                <TextField
                    id="referent-room"
                    label={language.text("referent-room")}
                    hint={language.text("referent-room-help")}
                    value={draft.room.clone()}
                    error={error("room")}
                    max_length={120}
                    onchange={change(Change::Room)}
                />
                <TextField
                    id="referent-held_on"
                    label={language.text("referent-date")}
                    input_type="date"
                    value={draft.held_on.clone()}
                    error={error("held_on")}
                    onchange={change(Change::HeldOn)}
                />
                <TextField
                    id="referent-held_at"
                    label={language.text("referent-time")}
                    hint={language.text("referent-time-help")}
                    input_type="time"
                    value={draft.held_at.clone()}
                    error={error("held_at")}
                    onchange={change(Change::HeldAt)}
                />
            </div>
            <TextField
                id="referent-observations"
                lines={TextLines::Prose(3)}
                label={language.text("referent-observations")}
                hint={language.text("referent-observations-help")}
                value={draft.observations.clone()}
                error={error("observations")}
                max_length={2000}
                optional=true
                onchange={change(Change::Observations)}
            />
        </>
    }
}
