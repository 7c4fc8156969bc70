//! People of a file who are not enrolled.

use vigie_i18n::set_aside_reason;
use vigie_shared::api::{SetAsidePerson, SetAsideReason};
use yew::prelude::*;

use crate::components::{Alert, AlertVariant, DataTable, TABLE_ROW, TableCell, table_cells};
use crate::i18n::use_language;
use crate::pages::referent::route::{ReferentLink, ReferentRoute};

/// Properties of [`SetAside`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SetAsideProps {
    pub people: Vec<SetAsidePerson>,
    /// Where those train who may not be certified yet.
    #[prop_or_default]
    pub training_link: Option<AttrValue>,
}

/// A folded table with the reason of each. Those of a class that is not ticked are no news.
#[component]
pub fn SetAside(props: &SetAsideProps) -> Html {
    let language = use_language();
    let people = props.people.iter();
    let people: Vec<&SetAsidePerson> = people
        .filter(|person| person.reason != SetAsideReason::ClassNotChosen)
        .collect();
    if people.is_empty() {
        return Html::default();
    }
    let columns: Vec<AttrValue> = [
        "referent-fault-line",
        "referent-column-last-name",
        "referent-column-first-name",
        "referent-column-division",
        "referent-aside-why",
    ]
    .map(|key| AttrValue::from(language.text(key)))
    .to_vec();
    let row = |person: &&SetAsidePerson| {
        html! {
            <tr class={TABLE_ROW} data-testid="referent-aside-row">
                { table_cells(&columns, [
                    TableCell::data(person.line),
                    TableCell::header(person.last_name.clone()),
                    TableCell::data(person.first_name.clone()),
                    TableCell::data(person.division.clone()),
                    TableCell::data(set_aside_reason(language.language, person.reason)),
                ]) }
            </tr>
        }
    };
    let waiting = people.iter();
    let waiting = waiting.filter(|person| person.reason == SetAsideReason::NotEligible);
    let waiting = waiting.count();
    html! {
        <>
        if waiting > 0 {
            <Alert variant={AlertVariant::Info} testid="referent-not-eligible">
                <p>{ language.text_with("referent-not-eligible", &[("count", waiting.into())]) }</p>
                if let Some(link) = &props.training_link {
                    <p>
                        <a href={link.clone()} target="_blank" rel="noopener noreferrer" data-testid="referent-training-link">
                            { language.text("referent-training-link") }
                        </a>
                    </p>
                } else {
                    <p>
                        <ReferentLink to={ReferentRoute::Center} testid="referent-training-missing">
                            { language.text("referent-training-missing") }
                        </ReferentLink>
                    </p>
                }
            </Alert>
        }
        <details class="vigie-import-details" data-testid="referent-aside">
            <summary>
                { language.text_with("referent-aside", &[("count", people.len().into())]) }
            </summary>
            <DataTable
                columns={columns.clone()}
                label={language.text("referent-aside-title")}
                compact=true
            >
                { for people.iter().map(row) }
            </DataTable>
        </details>
        </>
    }
}
