//! Where and when.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use vigie_shared::api::ValidationCode;
use vigie_shared::limits::{MAX_OBSERVATIONS_CHARS, MAX_VENUE_CHARS};
use yew::prelude::*;

use super::draft::{DraftChange, SessionDraft};
use crate::components::{TextField, TextLines};
use crate::format;
use crate::i18n::use_language;

/// Names of the fields that have an error, and what is wrong with each.
pub type FieldErrors = BTreeMap<Cow<'static, str>, ValidationCode>;

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
        let code = *props.faults.get(field)?;
        Some(AttrValue::from(format::validation(&language, code)))
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
                    max_length={MAX_VENUE_CHARS}
                    autocomplete="street-address"
                    onchange={change(DraftChange::Site)}
                />
                <TextField
                    id="referent-room"
                    label={language.text("referent-room")}
                    hint={language.text("referent-room-help")}
                    value={draft.room.clone()}
                    error={error("room")}
                    max_length={MAX_VENUE_CHARS}
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
                max_length={MAX_OBSERVATIONS_CHARS}
                optional=true
                onchange={change(DraftChange::Observations)}
            />
        </>
    }
}
