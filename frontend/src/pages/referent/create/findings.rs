//! Everything that was found in a roster, with the answers.

mod correction;
mod row;

use std::rc::Rc;

use vigie_shared::api::{RosterDiagnostic, RosterSeverity};
use yew::prelude::*;

use self::row::FindingRow;
use super::answering::RosterAnswer;
use crate::components::{Button, ButtonSize, DataTable};
use crate::i18n::use_language;

/// Properties of [`RosterFindings`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterFindingsProps {
    /// All of them, in the order of the file.
    pub faults: Rc<Vec<RosterDiagnostic>>,
    /// The sheets of a workbook.
    #[prop_or_default]
    pub sheets: Vec<String>,
    /// Brings a line of the text into sight; none for a file.
    #[prop_or_default]
    pub show_line: Option<Callback<u32>>,
    #[prop_or_default]
    pub onanswer: Option<Callback<RosterAnswer>>,
}

/// What must be mended or answered, in a table; what is only to be known, folded below.
#[component]
pub fn RosterFindings(props: &RosterFindingsProps) -> Html {
    let language = use_language();
    let (notes, open): (Vec<_>, Vec<_>) = props
        .faults
        .iter()
        .cloned()
        .partition(|finding| finding.severity == RosterSeverity::Note);
    let proposed: Vec<RosterDiagnostic> = open
        .iter()
        .filter(|finding| finding.proposal.is_some() && finding.place.is_some())
        .cloned()
        .collect();
    let take_all = props
        .onanswer
        .clone()
        .filter(|_| proposed.len() > 1)
        .map(|onanswer| {
            let label = language.text_with(
                "referent-fault-take-all",
                &[("count", proposed.len().into())],
            );
            html! {
                <p>
                    <Button
                        {label}
                        testid="referent-fault-take-all"
                        size={ButtonSize::Small}
                        onclick={onanswer.reform(move |()| RosterAnswer::Take(proposed.clone()))}
                    />
                </p>
            }
        });
    html! {
        <>
            if !open.is_empty() {
                <div class="vigie-row-errors" data-testid="referent-faults" id="referent-faults" tabindex="-1">
                    <h3>{ language.text("referent-faults-title") }</h3>
                    <p>{ language.text("referent-faults-lead") }</p>
                    { for take_all }
                    { table(props, &language.text("referent-faults-title"), open, &language) }
                </div>
            }
            if !notes.is_empty() {
                <details class="vigie-import-details" data-testid="referent-notes">
                    <summary>
                        { language.text_with("referent-notes", &[("count", notes.len().into())]) }
                    </summary>
                    { table(props, &language.text("referent-notes-title"), notes, &language) }
                </details>
            }
        </>
    }
}

fn table(
    props: &RosterFindingsProps,
    title: &str,
    findings: Vec<RosterDiagnostic>,
    language: &crate::i18n::LanguageHandle,
) -> Html {
    let columns: Vec<AttrValue> = [
        "referent-fault-line",
        "referent-fault-column",
        "referent-fault-what",
        "referent-fault-value",
        "referent-fault-answer",
    ]
    .map(|key| AttrValue::from(language.text(key)))
    .to_vec();
    let same = |finding: &RosterDiagnostic| {
        let alike = findings.iter().filter(|other| other.code == finding.code);
        alike.count()
    };
    html! {
        <DataTable columns={columns.clone()} label={title.to_owned()} compact=true>
            { for findings.iter().enumerate().map(|(at, finding)| html! {
                <FindingRow
                    key={format!("{}-{:?}-{}-{at}", finding.line, finding.place, finding.code)}
                    finding={finding.clone()}
                    columns={columns.clone()}
                    alike={same(finding)}
                    sheets={props.sheets.clone()}
                    show_line={props.show_line.clone()}
                    onanswer={props.onanswer.clone()}
                />
            }) }
        </DataTable>
    }
}
