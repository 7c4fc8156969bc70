//! One finding: where, what, and what can be answered.

use vigie_i18n::{roster_column, roster_encoding, roster_finding};
use vigie_shared::api::{
    RosterColumn, RosterDiagnostic, RosterDiagnosticCode, RosterEncoding, RosterSeverity,
};
use yew::prelude::*;

use super::correction::CellCorrection;
use crate::components::{Button, ButtonSize, ButtonVariant, TABLE_ROW, TableCell, table_cells};
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::create::answering::{
    RosterAnswer, can_be_corrected, can_be_right, is_about_a_column,
};

/// Properties of [`FindingRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FindingRowProps {
    pub finding: RosterDiagnostic,
    /// Headings of the table.
    pub columns: Vec<AttrValue>,
    /// How many findings say the same.
    pub alike: usize,
    pub sheets: Vec<String>,
    pub show_line: Option<Callback<u32>>,
    pub onanswer: Option<Callback<RosterAnswer>>,
}

/// A row of the table of findings.
#[component]
pub fn FindingRow(props: &FindingRowProps) -> Html {
    let language = use_language();
    let finding = &props.finding;
    let line = finding.line;
    let place = match &props.show_line {
        Some(show_line) => html! {
            <Button
                label={line.to_string()}
                aria_label={language.text_with("referent-fault-show-line", &[("line", line.into())])}
                testid="referent-fault-show"
                size={ButtonSize::Small}
                onclick={show_line.reform(move |()| line)}
            />
        },
        None => html! { { line } },
    };
    let value = match &finding.value {
        Some(value) => html! { <code class="vigie-value">{ value }</code> },
        None => html! { "–" },
    };
    let words = html! {
        <>
            { roster_finding(language.language, finding) }
            if let Some(person) = &finding.person {
                <span class="vigie-subtle">{ format!(" {person}") }</span>
            }
        </>
    };
    html! {
        <tr class={TABLE_ROW} data-testid="referent-fault" data-code={finding.code.as_str()}>
            { table_cells(&props.columns, [
                TableCell::header(place),
                TableCell::data(column(&language, finding)),
                TableCell::data(words),
                TableCell::data(value),
                TableCell::data(answers(&language, props)),
            ]) }
        </tr>
    }
}

/// The column as the file has it: its letter and heading; where it has none, as it is called.
fn column(language: &LanguageHandle, finding: &RosterDiagnostic) -> String {
    match (&finding.letter, &finding.heading, &finding.column) {
        (Some(letter), Some(heading), _) => format!("{letter} – {heading}"),
        (None, Some(heading), _) => heading.clone(),
        (_, None, Some(column)) => language.text_of("referent-column", column),
        (_, None, None) => language.text("referent-column-whole-line"),
    }
}

/// The buttons of a finding; nothing for a note.
fn answers(language: &LanguageHandle, props: &FindingRowProps) -> Html {
    let finding = &props.finding;
    let Some(onanswer) = &props.onanswer else {
        return html! { "–" };
    };
    if finding.severity == RosterSeverity::Note {
        return html! { "–" };
    }
    let context = language.text_with("referent-fault-context", &[("line", finding.line.into())]);
    let button = |label: String, testid: &'static str, answer: RosterAnswer| {
        html! {
            <Button
                {label}
                {testid}
                context={context.clone()}
                size={ButtonSize::Small}
                variant={ButtonVariant::Secondary}
                onclick={onanswer.reform(move |()| answer.clone())}
            />
        }
    };
    let mut all = Vec::new();
    if let (true, Some(place)) = (is_about_a_column(finding.code), finding.place) {
        for role in roles(finding) {
            let label = roster_column(language.language, role);
            all.push(button(
                label,
                "referent-fault-role",
                RosterAnswer::Column(place, role),
            ));
        }
    }
    if finding.code == RosterDiagnosticCode::SeveralSheets {
        for sheet in &props.sheets {
            let answer = RosterAnswer::Sheet(sheet.clone());
            all.push(button(sheet.clone(), "referent-fault-sheet", answer));
        }
    }
    if finding.code == RosterDiagnosticCode::UncertainEncoding {
        for encoding in RosterEncoding::ALL {
            let label = roster_encoding(language.language, *encoding);
            all.push(button(
                label,
                "referent-fault-encoding",
                RosterAnswer::Encoding(*encoding),
            ));
        }
    } else if let (Some(proposal), Some(_)) = (&finding.proposal, finding.place) {
        let label = language.text_with(
            "referent-fault-take",
            &[("value", proposal.as_str().into())],
        );
        all.push(button(
            label,
            "referent-fault-take",
            RosterAnswer::Take(vec![finding.clone()]),
        ));
    }
    if can_be_right(finding.code) {
        let one = RosterAnswer::Accept(finding.code, Some(finding.line));
        all.push(button(
            language.text("referent-fault-right"),
            "referent-fault-right",
            one,
        ));
        if props.alike > 1 {
            let label =
                language.text_with("referent-fault-right-all", &[("count", props.alike.into())]);
            let every = RosterAnswer::Accept(finding.code, None);
            all.push(button(label, "referent-fault-right-all", every));
        }
    }
    if can_be_corrected(finding) {
        all.push(html! {
            <CellCorrection finding={finding.clone()} onanswer={onanswer.clone()} />
        });
    }
    match all.is_empty() {
        true => html! { { language.text("referent-fault-in-file") } },
        false => html! { <div class="vigie-answers">{ for all }</div> },
    }
}

/// What a column that is asked about may be, the likeliest first.
fn roles(finding: &RosterDiagnostic) -> Vec<RosterColumn> {
    let mut roles = Vec::new();
    let likely = finding.probable_column.into_iter();
    let usual = [
        RosterColumn::ExtraTime,
        RosterColumn::Accessible,
        RosterColumn::Eligible,
        RosterColumn::Ignored,
    ];
    for role in likely.chain(usual) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}
