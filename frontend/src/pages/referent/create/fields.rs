//! Where and when.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::draft::{DraftChange, SessionDraft};
use crate::components::{TextField, TextLines};
use crate::i18n::use_language;

/// Name of the field and code of its error.
pub type FieldErrors = BTreeMap<String, String>;

/// Properties of [`Fields`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldsProps {
    /// What is filled in.
    pub draft: Rc<SessionDraft>,
    pub faults: Rc<FieldErrors>,
    pub change: Callback<DraftChange>,
}

/// Address, room, date, time, observations.
#[component]
pub fn Fields(props: &FieldsProps) -> Html {
    let language = use_language();
    let error = |field: &str| {
        let code = props.faults.get(field)?;
        Some(AttrValue::from(language.text_of("referent-field", code)))
    };
    let change = |make: fn(String) -> DraftChange| props.change.reform(make);
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
                    onchange={change(DraftChange::Site)}
                />
                <TextField
                    id="referent-room"
                    label={language.text("referent-room")}
                    hint={language.text("referent-room-help")}
                    value={draft.room.clone()}
                    error={error("room")}
                    max_length={120}
                    onchange={change(DraftChange::Room)}
                />
                <TextField
                    id="referent-held_on"
                    label={language.text("referent-date")}
                    input_type="date"
                    value={draft.held_on.clone()}
                    error={error("held_on")}
                    onchange={change(DraftChange::HeldOn)}
                />
                <TextField
                    id="referent-held_at"
                    label={language.text("referent-time")}
                    hint={language.text("referent-time-help")}
                    input_type="time"
                    value={draft.held_at.clone()}
                    error={error("held_at")}
                    onchange={change(DraftChange::HeldAt)}
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
                onchange={change(DraftChange::Observations)}
            />
        </>
    }
}
