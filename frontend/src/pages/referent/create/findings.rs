//! Everything that is wrong in a roster.

use std::rc::Rc;

use vigie_shared::api::{RosterDiagnostic, RosterDiagnosticCode};
use vigie_shared::limits::MAX_CANDIDATES;
use yew::prelude::*;

use crate::components::{Button, ButtonSize, DataTable, TABLE_ROW, TableCell, table_cells};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`RosterErrors`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterErrorsProps {
    /// All of them, in the order of the file.
    pub faults: Rc<Vec<RosterDiagnostic>>,
    /// Brings a line of the text into sight.
    pub show_line: Callback<u32>,
}

/// A table of faults: line, column, what is wrong, the value found.
#[component]
pub fn RosterErrors(props: &RosterErrorsProps) -> Html {
    let language = use_language();
    let columns = [
        "referent-fault-line",
        "referent-fault-column",
        "referent-fault-what",
        "referent-fault-value",
    ]
    .map(|key| AttrValue::from(language.text(key)));
    let row = |fault: &RosterDiagnostic| {
        let line = fault.line;
        let show = html! {
            <Button
                label={line.to_string()}
                aria_label={language.text_with("referent-fault-show-line", &[("line", line.into())])}
                testid="referent-fault-show"
                size={ButtonSize::Small}
                onclick={props.show_line.reform(move |()| line)}
            />
        };
        let value = match &fault.value {
            Some(value) => html! { <code class="vigie-value">{ value }</code> },
            None => html! { "–" },
        };
        html! {
            <tr class={TABLE_ROW} data-testid="referent-fault" data-code={fault.code.as_str()}>
                { table_cells(&columns, [
                    TableCell::header(show),
                    TableCell::data(column(&language, fault)),
                    TableCell::data(in_words(&language, fault)),
                    TableCell::data(value),
                ]) }
            </tr>
        }
    };
    html! {
        <div class="vigie-row-errors" data-testid="referent-faults" id="referent-faults" tabindex="-1">
            <h3>{ language.text("referent-faults-title") }</h3>
            <p>{ language.text("referent-faults-lead") }</p>
            <DataTable
                columns={columns.to_vec()}
                label={language.text("referent-faults-title")}
                compact=true
            >
                { for props.faults.iter().map(row) }
            </DataTable>
        </div>
    }
}

/// The column as it is called in a French or English roster.
fn column(language: &LanguageHandle, fault: &RosterDiagnostic) -> String {
    match &fault.column {
        Some(column) => language.text_of("referent-column", column),
        None => language.text("referent-column-whole-line"),
    }
}

fn in_words(language: &LanguageHandle, fault: &RosterDiagnostic) -> String {
    let key = match fault.code {
        RosterDiagnosticCode::MissingColumn => "referent-fault-missing-column",
        RosterDiagnosticCode::UnknownColumn => "referent-fault-unknown-column",
        RosterDiagnosticCode::DuplicateColumn => "referent-fault-duplicate-column",
        RosterDiagnosticCode::ExtraCells => "referent-fault-extra-cells",
        RosterDiagnosticCode::EmptyName => "referent-fault-empty-name",
        RosterDiagnosticCode::BadBirthdate => "referent-fault-bad-birthdate",
        RosterDiagnosticCode::BirthdateBefore1900 => "referent-fault-birthdate-before1900",
        RosterDiagnosticCode::BirthdateInFuture => "referent-fault-birthdate-in-future",
        RosterDiagnosticCode::BadSex => "referent-fault-bad-sex",
        RosterDiagnosticCode::BadExtraTime => "referent-fault-bad-extra-time",
        RosterDiagnosticCode::ExtraTimeLooksLikeAShare => {
            "referent-fault-extra-time-looks-like-a-share"
        }
        RosterDiagnosticCode::BadFlag => "referent-fault-bad-flag",
        RosterDiagnosticCode::NotEligible => "referent-fault-not-eligible",
        RosterDiagnosticCode::DuplicateOfLine => "referent-fault-duplicate-of-line",
        RosterDiagnosticCode::TooLong => "referent-fault-too-long",
        RosterDiagnosticCode::ControlCharacters => "referent-fault-control-characters",
        RosterDiagnosticCode::BadEncoding => "referent-fault-bad-encoding",
        RosterDiagnosticCode::Formula => "referent-fault-formula",
        RosterDiagnosticCode::EmptyRoster => "referent-fault-empty-roster",
        RosterDiagnosticCode::TooMany => "referent-fault-too-many",
        RosterDiagnosticCode::Unknown => "referent-fault-unknown",
    };
    let mut args = vec![("max", MAX_CANDIDATES.into())];
    args.extend(fault.same_as_line.map(|line| ("line", line.into())));
    language.text_with(key, &args)
}
