//! Everything that is wrong in a roster.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::{Button, ButtonSize};
use crate::i18n::{LanguageHandle, use_language};
use crate::referent::api::Fault;

/// Properties of [`Faults`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FaultsProps {
    /// All of them, in the order of the file.
    pub faults: Rc<Vec<Fault>>,
    /// Brings a line of the text into sight.
    pub show_line: Callback<u32>,
}

/// A table of faults: line, column, what is wrong, the value found.
#[component]
pub fn Faults(props: &FaultsProps) -> Html {
    let language = use_language();
    let head = [
        language.text("referent-fault-line"),
        language.text("referent-fault-column"),
        language.text("referent-fault-what"),
        language.text("referent-fault-value"),
    ];
    let row = |fault: &Fault| {
        let line = fault.line;
        let spoken = language.text_with("referent-fault-show-line", &[("line", line.into())]);
        html! {
            <tr class="pf-v6-c-table__tr" data-testid="referent-fault" data-code={fault.code.clone()}>
                <th class="pf-v6-c-table__td" scope="row" data-label={head[0].clone()}>
                    <Button
                        label={line.to_string()}
                        aria_label={spoken}
                        testid="referent-fault-show"
                        size={ButtonSize::Small}
                        onclick={props.show_line.reform(move |()| line)}
                    />
                </th>
                <td class="pf-v6-c-table__td" data-label={head[1].clone()}>
                    { column(&language, fault) }
                </td>
                <td class="pf-v6-c-table__td" data-label={head[2].clone()}>
                    { in_words(&language, fault) }
                </td>
                <td class="pf-v6-c-table__td" data-label={head[3].clone()}>
                    if let Some(value) = &fault.value {
                        <code class="vigie-value">{ value }</code>
                    } else {
                        { "–" }
                    }
                </td>
            </tr>
        }
    };
    html! {
        <div class="vigie-row-errors" data-testid="referent-faults" id="referent-faults" tabindex="-1">
            <h3>{ language.text("referent-faults-title") }</h3>
            <p>{ language.text("referent-faults-lead") }</p>
            <table
                class="pf-v6-c-table pf-m-grid-md pf-m-compact vigie-table"
                aria-label={language.text("referent-faults-title")}
            >
                <thead class="pf-v6-c-table__thead">
                    <tr class="pf-v6-c-table__tr">
                        { for head.iter().map(|text| html! {
                            <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                        }) }
                    </tr>
                </thead>
                <tbody class="pf-v6-c-table__tbody">{ for props.faults.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// The column as it is called in a French or English roster.
fn column(language: &LanguageHandle, fault: &Fault) -> String {
    match &fault.column {
        Some(column) => language.text_of("referent-column", column),
        None => language.text("referent-column-whole-line"),
    }
}

fn in_words(language: &LanguageHandle, fault: &Fault) -> String {
    match fault.same_as_line {
        Some(first) => language.text_with(
            "referent-fault-duplicate-of-line",
            &[("line", first.into())],
        ),
        None => language.text_of("referent-fault", &fault.code),
    }
}
