//! The candidates of a roster or of a session.

use std::sync::Arc;

use vigie_shared::api::RosterCandidate;
use vigie_shared::time::ExtraTime;
use yew::prelude::*;

use super::accommodations::Accommodations;
use crate::components::{DataTable, TABLE_ROW, TableCell, TableStacking, table_cells};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`RosterTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterTableProps {
    pub candidates: Arc<[RosterCandidate]>,
    /// Accessible name.
    pub title: AttrValue,
    /// Of the table; its rows have the same with `-row`.
    pub testid: AttrValue,
    /// What can be done about a candidate, in a last column; none where nothing can.
    #[prop_or_default]
    pub actions: Option<Callback<RosterCandidate, Html>>,
}

/// One row for each candidate, as enrolled or as a roster would enroll them.
#[component]
pub fn RosterTable(props: &RosterTableProps) -> Html {
    let language = use_language();
    let mut columns = vec![
        "referent-seat",
        "referent-column-last-name",
        "referent-column-first-name",
        "referent-column-birthdate",
        "referent-column-sex",
        "referent-column-birth-place",
        "referent-column-external-id",
        "referent-column-division",
        "referent-col-needs",
    ];
    columns.extend(props.actions.as_ref().map(|_| "candidate-actions"));
    let columns: Vec<AttrValue> = columns
        .into_iter()
        .map(|key| AttrValue::from(language.text(key)))
        .collect();
    let row = |candidate: &RosterCandidate| {
        let accommodations = html! {
            <>
                <Accommodations
                    extra_time={candidate.extra_time}
                    accessible={candidate.accessible}
                />
                { for test_time(candidate.extra_time) }
            </>
        };
        // Without the column the last cell is left out.
        let actions = props.actions.as_ref();
        let actions = actions.map_or_else(Html::default, |actions| actions.emit(candidate.clone()));
        html! {
            <tr class={TABLE_ROW} data-testid={format!("{}-row", props.testid)}>
                { table_cells(&columns, vec![
                    TableCell::data(candidate.seat.0),
                    TableCell::header(with_more(&candidate.last_name, &candidate.used_name)),
                    TableCell::data(with_more(&candidate.first_name, &candidate.other_first_names)),
                    TableCell::data(format::day(&language, &candidate.birthdate)),
                    TableCell::data(&candidate.sex),
                    TableCell::data(&candidate.birth_place),
                    TableCell::data(&candidate.external_id),
                    TableCell::data(&candidate.division),
                    TableCell::data(accommodations),
                    TableCell::data(actions),
                ]) }
            </tr>
        }
    };
    html! {
        <div class="vigie-scroll" tabindex="0" role="group" aria-label={props.title.clone()}>
            <DataTable
                columns={columns.clone()}
                label={props.title.clone()}
                testid={props.testid.clone()}
                stacking={TableStacking::Never}
                compact=true
                class="vigie-table--people"
            >
                { for props.candidates.iter().map(row) }
            </DataTable>
        </div>
    }
}

/// A name, and in brackets what people may enter with as well.
fn with_more(name: &str, more: &str) -> String {
    match more.is_empty() {
        true => name.to_owned(),
        false => format!("{name} ({more})"),
    }
}

/// How long a test with extra time is, such as `= 2 h 20`: minutes are what people check.
pub fn test_time(extra_time: ExtraTime) -> Option<String> {
    const TEST_MINUTES: u32 = 105;
    let minutes = TEST_MINUTES + (TEST_MINUTES * extra_time.basis_points() + 5_000) / 10_000;
    let time = format!(" = {}\u{a0}h\u{a0}{:02}", minutes / 60, minutes % 60);
    (extra_time != ExtraTime::NONE).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_more_is_two_hours_and_twenty_minutes() {
        let time = |points| test_time(ExtraTime::from_basis_points(points).unwrap_or_default());
        assert_eq!(time(3_300).as_deref(), Some(" = 2\u{a0}h\u{a0}20"));
        assert_eq!(time(0), None);
    }
}
