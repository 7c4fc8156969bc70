//! What waits to be finalized, before the space of the center closes.

use vigie_shared::api::CenterRecord;
use yew::prelude::*;

use crate::components::{Alert, AlertVariant};
use crate::format;
use crate::hooks::use_fetch;
use crate::i18n::use_language;

/// A banner while sessions of earlier days are not finalized, and before the space closes; nothing
/// otherwise.
#[component]
pub fn FinalizationReminder() -> Html {
    let language = use_language();
    let record = use_fetch::<CenterRecord>(AttrValue::Static("/api/center"));
    let overdue = record.ready().map_or(0, |record| record.overdue);
    let Some(record) = record.ready().filter(|_| overdue > 0) else {
        return Html::default();
    };
    let mut args = vec![("count", overdue.into())];
    let key = match &record.window {
        Some(window) => {
            let day = format::day_in_words(&language, window.deadline());
            args.push(("day", day.into()));
            "referent-reminder-closing"
        }
        None => "referent-reminder",
    };
    html! {
        <Alert variant={AlertVariant::Warning} testid="referent-reminder">
            <p>{ language.text_with(key, &args) }</p>
        </Alert>
    }
}
