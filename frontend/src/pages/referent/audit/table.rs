//! The lines in sentences.

use std::rc::Rc;

use vigie_shared::api::AuditLine;
use yew::prelude::*;

use crate::components::{Badge, BadgeColor, DataTable, Icon, TABLE_ROW, TableCell, table_cells};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`AuditTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AuditTableProps {
    pub lines: Rc<Vec<AuditLine>>,
}

/// One row a line.
#[component]
pub fn AuditTable(props: &AuditTableProps) -> Html {
    let language = use_language();
    let columns = [
        "audit-column-at",
        "audit-column-action",
        "audit-column-session",
        "audit-column-subject",
        "audit-column-address",
    ]
    .map(|key| AttrValue::from(language.text(key)));
    let row = |line: &AuditLine| {
        html! {
            <tr class={TABLE_ROW} data-testid="audit-line" data-action={line.action.clone()}>
                { table_cells(&columns, cells(&language, line)) }
            </tr>
        }
    };
    html! {
        <DataTable columns={columns.to_vec()} label={language.text("audit-title")} testid="audit">
            { for props.lines.iter().map(row) }
        </DataTable>
    }
}

fn cells(language: &LanguageHandle, line: &AuditLine) -> [TableCell; 5] {
    let at = html! { <span class="vigie-nowrap">{ format::instant(language, line.at) }</span> };
    let did = html! {
        <span>
            { sentence(language, line) }
            if line.refused {
                { " " }
                <Badge
                    color={BadgeColor::Danger}
                    icon={Icon::Error}
                    text={language.text("audit-refused")}
                />
            }
        </span>
    };
    let session = line
        .session_number
        .map_or_else(String::new, |number| number.to_string());
    [
        TableCell::header(at),
        TableCell::data(did),
        TableCell::data(session),
        TableCell::data(subject(language, &line.subject)),
        TableCell::data(line.address.clone().unwrap_or_default()),
    ]
}

/// What a line is about, where it says more than its action: a document, an item, a seat. The
/// route of a request stands in the table that is downloaded.
fn subject(language: &LanguageHandle, subject: &str) -> String {
    let seat = subject.split_once("seats/").map(|(_, rest)| rest);
    let seat = seat.and_then(|rest| rest.split('/').next()?.parse::<u16>().ok());
    match seat {
        Some(seat) => language.text_with("audit-subject-seat", &[("seat", seat.into())]),
        None if subject.contains('/') => String::new(),
        None => subject.to_owned(),
    }
}

/// `Nora Benali (referent): downloaded a document`.
fn sentence(language: &LanguageHandle, line: &AuditLine) -> String {
    // fluent: audit-role-*
    let role = language.text_of("audit-role", line.role.as_deref().unwrap_or("stranger"));
    // fluent: audit-action-*
    let action = language.text_of("audit-action", &line.action);
    let action = ("action", action.into());
    match &line.name {
        Some(name) => language.text_with(
            "audit-sentence-named",
            &[
                ("name", name.as_str().into()),
                ("role", role.into()),
                action,
            ],
        ),
        None => language.text_with("audit-sentence", &[("role", role.into()), action]),
    }
}
