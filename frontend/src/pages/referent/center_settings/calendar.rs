//! The windows of certification that the server knows, by school year.

use vigie_shared::api::{CalendarRecord, EstablishmentType, TypedWindow};
use yew::prelude::*;

use super::type_field::type_name;
use crate::components::{DataTable, TABLE_ROW, TableCell, table_cells};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`CalendarSection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CalendarSectionProps {
    pub calendar: CalendarRecord,
    /// The type of the center, once it is said.
    pub establishment: Option<EstablishmentType>,
}

/// A table, where its dates are from, and what is not known.
#[component]
pub fn CalendarSection(props: &CalendarSectionProps) -> Html {
    let language = use_language();
    let calendar = &props.calendar;
    let columns: Vec<AttrValue> = [
        "center-calendar-year",
        "center-type",
        "center-calendar-opens",
        "center-calendar-first",
        "center-calendar-last",
    ]
    .map(|key| AttrValue::from(language.text(key)))
    .to_vec();
    html! {
        <section class="vigie-section" aria-labelledby="center-calendar" data-testid="center-calendar">
            <h2 id="center-calendar">{ language.text("center-calendar") }</h2>
            <p class="vigie-subtle">{ language.text("center-calendar-lead") }</p>
            if !calendar.windows.is_empty() {
                <DataTable columns={columns.clone()} labelled_by="center-calendar" compact=true>
                    { for calendar.windows.iter().rev().map(|one| row(&language, &columns, one)) }
                </DataTable>
            }
            <p data-testid="center-calendar-unknown">{ what_is_missing(&language, props) }</p>
            if !calendar.source.is_empty() {
                <p class="vigie-subtle">
                    { language.text_with("center-calendar-source", &[("source", calendar.source.as_str().into())]) }
                </p>
            }
        </section>
    }
}

fn row(language: &LanguageHandle, columns: &[AttrValue], one: &TypedWindow) -> Html {
    let window = &one.window;
    let opens = window.opens_on.as_deref();
    let opens = opens.map_or_else(|| "–".to_owned(), |day| format::day(language, day));
    html! {
        <tr class={TABLE_ROW}>
            { table_cells(columns, [
                TableCell::header(window.school_year.clone()),
                TableCell::data(type_name(language, one.establishment)),
                TableCell::data(opens),
                TableCell::data(format::day(language, &window.first_day)),
                TableCell::data(format::day(language, window.deadline())),
            ]) }
        </tr>
    }
}

/// Whether the dates of this year are known for this center.
fn what_is_missing(language: &LanguageHandle, props: &CalendarSectionProps) -> String {
    let Some(establishment) = props.establishment else {
        return language.text("center-calendar-no-type");
    };
    let year = &props.calendar.school_year;
    let mut windows = props.calendar.windows.iter();
    let is_known =
        windows.any(|one| one.establishment == establishment && one.window.school_year == *year);
    let key = match is_known {
        true => "center-calendar-known",
        false => "center-calendar-unknown",
    };
    let args = [
        ("year", year.as_str().into()),
        ("type", type_name(language, establishment).into()),
    ];
    language.text_with(key, &args)
}
