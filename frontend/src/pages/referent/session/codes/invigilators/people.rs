//! The people of the list.

use vigie_shared::api::NamedInvigilator;
use vigie_shared::ids::AccountId;
use yew::prelude::*;

use super::change_dialog::PersonChange;
use crate::components::{
    Badge, BadgeColor, Button, ButtonSize, ButtonVariant, DataTable, Icon, TABLE_ROW, TableCell,
    table_cells,
};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`People`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PeopleProps {
    pub people: Vec<NamedInvigilator>,
    /// Can anything still be changed?
    pub open: bool,
    /// Opens a dialog.
    pub onask: Callback<PersonChange>,
    /// Makes codes at once: a first one takes nothing from anybody.
    pub make_codes: Callback<Vec<AccountId>>,
}

/// One row a person.
#[component]
pub fn People(props: &PeopleProps) -> Html {
    let language = use_language();
    if props.people.is_empty() {
        return html! { <p data-testid="referent-staff-none">{ language.text("referent-staff-none") }</p> };
    }
    let columns: Vec<AttrValue> = [
        "referent-staff-column-name",
        "referent-staff-column-code",
        "referent-staff-column-actions",
    ]
    .into_iter()
    .map(|key| AttrValue::from(language.text(key)))
    .collect();
    let row = |person: &NamedInvigilator| {
        let cells = [
            TableCell::header(html! { &person.name }),
            TableCell::data(state(&language, person)),
            TableCell::data(actions(&language, person, props)),
        ];
        html! {
            <tr class={TABLE_ROW} data-testid="referent-staff-person">
                { table_cells(&columns, cells) }
            </tr>
        }
    };
    html! {
        <DataTable
            columns={columns.clone()}
            labelled_by="referent-staff-title"
            testid="referent-staff"
            compact=true
        >
            { for props.people.iter().map(row) }
        </DataTable>
    }
}

fn state(language: &LanguageHandle, person: &NamedInvigilator) -> Html {
    let (color, icon, key) = match (person.removed, person.has_code, person.has_entered) {
        (true, ..) => (BadgeColor::Neutral, Icon::Cross, "referent-staff-removed"),
        (false, true, true) => (BadgeColor::Success, Icon::Check, "referent-staff-entered"),
        (false, true, false) => (BadgeColor::Info, Icon::Lock, "referent-staff-has-code"),
        (false, false, _) => (BadgeColor::Neutral, Icon::Info, "referent-staff-no-code"),
    };
    html! { <Badge {color} {icon} text={language.text(key)} testid="referent-staff-state" /> }
}

fn actions(language: &LanguageHandle, person: &NamedInvigilator, props: &PeopleProps) -> Html {
    if person.removed || !props.open {
        return Html::default();
    }
    let ask = |change: PersonChange| props.onask.reform(move |()| change.clone());
    let id = person.id;
    let code = match person.has_code {
        true => ask(PersonChange::Renew(person.clone())),
        false => props.make_codes.reform(move |()| vec![id]),
    };
    let button = |key: &str, testid: &'static str, onclick: Callback<()>| {
        html! {
            <Button
                label={language.text(key)}
                context={person.name.clone()}
                {testid}
                size={ButtonSize::Small}
                variant={ButtonVariant::Link}
                {onclick}
            />
        }
    };
    html! {
        <div class="vigie-staff__actions">
            { button("referent-staff-new-code", "referent-staff-new-code", code) }
            if !person.has_entered {
                { button("referent-staff-rename", "referent-staff-rename", ask(PersonChange::Rename(person.clone()))) }
            }
            { button("referent-staff-remove", "referent-staff-remove", ask(PersonChange::Remove(person.clone()))) }
        </div>
    }
}
