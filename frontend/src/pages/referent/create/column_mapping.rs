//! What each column of a file is taken for, and the way to say otherwise.

use vigie_i18n::roster_column;
use vigie_shared::api::{RosterColumn, RosterColumnReading};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::answering::RosterAnswer;
use crate::components::{DataTable, TABLE_ROW, TableCell, filter_event, table_cells};
use crate::i18n::use_language;

/// Properties of [`ColumnMapping`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ColumnMappingProps {
    pub columns: Vec<RosterColumnReading>,
    pub onanswer: Callback<RosterAnswer>,
}

/// A table of the columns, folded: the findings ask about what is doubtful.
#[component]
pub fn ColumnMapping(props: &ColumnMappingProps) -> Html {
    let language = use_language();
    let used = props.columns.iter();
    let used = used
        .filter(|column| column.role != RosterColumn::Ignored)
        .count();
    let headings: Vec<AttrValue> = [
        "referent-mapping-column",
        "referent-mapping-sample",
        "referent-mapping-role",
    ]
    .map(|key| AttrValue::from(language.text(key)))
    .to_vec();
    let row = |column: &RosterColumnReading| {
        let place = column.place;
        let id = format!("referent-mapping-{place}");
        let name = match &column.letter {
            Some(letter) => format!("{letter} – {}", column.heading),
            None => column.heading.clone(),
        };
        let onchange = filter_event(&props.onanswer, move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>()?.value();
            let mut roles = RosterColumn::ALL.iter().copied();
            let role = roles.find(|role| role.as_str() == chosen)?;
            Some(RosterAnswer::Column(place, role))
        });
        let label = language.text_with(
            "referent-mapping-role-of",
            &[("column", name.as_str().into())],
        );
        let select = html! {
            <>
                <span class="pf-v6-c-form-control">
                    <select id={id.clone()} data-testid={id} aria-label={label} {onchange}>
                        { for RosterColumn::ALL.iter().map(|role| html! {
                            <option value={role.as_str()} selected={*role == column.role}>
                                { roster_column(language.language, *role) }
                            </option>
                        }) }
                    </select>
                </span>
                if column.remembered {
                    <span class="vigie-subtle">{ language.text("referent-mapping-remembered") }</span>
                }
            </>
        };
        html! {
            <tr class={TABLE_ROW} data-testid="referent-mapping-row">
                { table_cells(&headings, [
                    TableCell::header(name),
                    TableCell::data(column.sample.clone().unwrap_or_else(|| "–".to_owned())),
                    TableCell::data(select),
                ]) }
            </tr>
        }
    };
    html! {
        <details class="vigie-import-details" data-testid="referent-mapping">
            <summary>
                { language.text_with("referent-mapping", &[
                    ("used", used.into()),
                    ("count", props.columns.len().into()),
                ]) }
            </summary>
            <p class="vigie-subtle">{ language.text("referent-mapping-lead") }</p>
            <DataTable
                columns={headings.clone()}
                label={language.text("referent-mapping-title")}
                compact=true
            >
                { for props.columns.iter().map(row) }
            </DataTable>
        </details>
    }
}
