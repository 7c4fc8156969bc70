//! Who supervised when.

use vigie_shared::api::SupervisionEntry;
use vigie_shared::ids::LoginId;
use yew::prelude::*;

use super::end_login::EndLoginDialog;
use crate::components::{
    Badge, BadgeColor, Button, ButtonSize, ButtonVariant, DataTable, Icon, TABLE_ROW, TableCell,
    table_cells,
};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Supervision`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SupervisionProps {
    /// Those who are logged in, then the others, the latest first.
    pub entries: Vec<SupervisionEntry>,
    pub reload: Callback<()>,
    /// Ends a login.
    pub end: Callback<LoginId>,
}

/// One row a login.
#[component]
pub fn Supervision(props: &SupervisionProps) -> Html {
    let language = use_language();
    let asked = use_state_eq(|| None::<(LoginId, AttrValue)>);
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let columns: Vec<AttrValue> = [
        "referent-staff-column-name",
        "referent-staff-column-how",
        "referent-staff-column-from",
        "referent-staff-column-to",
        "referent-staff-column-actions",
    ]
    .into_iter()
    .map(|key| AttrValue::from(language.text(key)))
    .collect();
    let row = |entry: &SupervisionEntry| {
        let to = match entry.left_at {
            Some(at) => format::instant(&language, at),
            None => language.text("referent-staff-still-in"),
        };
        let cells = [
            TableCell::header(html! { &entry.name }),
            TableCell::data(named_badge(&language, entry.named)),
            TableCell::data(html! { format::instant(&language, entry.entered_at) }),
            TableCell::data(html! { to }),
            TableCell::data(end_button(&language, entry, &asked)),
        ];
        html! {
            <tr class={TABLE_ROW} data-testid="referent-supervision-entry">
                { table_cells(&columns, cells) }
            </tr>
        }
    };
    html! {
        <section class="vigie-section" aria-labelledby="referent-supervision-title">
            <div class="vigie-section__head">
                <h2 id="referent-supervision-title">{ language.text("referent-supervision-title") }</h2>
                <Button
                    label={language.text("referent-supervision-reload")}
                    testid="referent-supervision-reload"
                    size={ButtonSize::Small}
                    icon={Icon::Sync}
                    onclick={props.reload.clone()}
                />
            </div>
            <p class="vigie-subtle">{ language.text("referent-supervision-lead") }</p>
            <DataTable
                columns={columns.clone()}
                labelled_by="referent-supervision-title"
                testid="referent-supervision"
                compact=true
            >
                { for props.entries.iter().map(row) }
            </DataTable>
            if let Some((login, name)) = &*asked {
                <EndLoginDialog login={*login} name={name.clone()} end={props.end.clone()} {onclose} />
            }
        </section>
    }
}

/// Asks whether a login ends that is good now.
fn end_button(
    language: &LanguageHandle,
    entry: &SupervisionEntry,
    asked: &UseStateHandle<Option<(LoginId, AttrValue)>>,
) -> Html {
    let Some(login) = entry.login else {
        return Html::default();
    };
    let onclick = {
        let (asked, name) = (asked.setter(), AttrValue::from(entry.name.clone()));
        Callback::from(move |()| asked.set(Some((login, name.clone()))))
    };
    html! {
        <Button
            label={language.text("referent-supervision-end")}
            context={entry.name.clone()}
            testid="referent-supervision-end"
            size={ButtonSize::Small}
            variant={ButtonVariant::Link}
            {onclick}
        />
    }
}

/// What proves who it was.
fn named_badge(language: &LanguageHandle, named: bool) -> Html {
    let (color, icon, key) = match named {
        true => (BadgeColor::Success, Icon::Person, "staff-named"),
        false => (BadgeColor::Neutral, Icon::People, "staff-shared-password"),
    };
    html! { <Badge {color} {icon} text={language.text(key)} /> }
}
