//! A list of checks with their results, each with a word beside its color.

use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// What a check has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckResult {
    /// It is not known yet.
    Running,
    /// In order.
    Good,
    /// In order, and worth knowing.
    Notice,
    /// Something must be done.
    Bad,
}

/// One check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckLine {
    /// For browser tests.
    pub name: &'static str,
    /// What it has found.
    pub result: CheckResult,
    /// In a sentence, with what to do.
    pub words: String,
}

/// Properties of [`CheckList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CheckListProps {
    /// In the order shown.
    pub lines: Vec<CheckLine>,
}

/// The checks, one below the other.
#[component]
pub fn CheckList(props: &CheckListProps) -> Html {
    let language = use_language();
    let line = |line: &CheckLine| {
        let (class, mark, word, code) = match line.result {
            CheckResult::Running => ("vigie-state--wait", Icon::Sync, "check-running", "running"),
            CheckResult::Good => ("vigie-state--good", Icon::CheckCircle, "check-good", "good"),
            CheckResult::Notice => ("vigie-state--wait", Icon::Warning, "check-notice", "notice"),
            CheckResult::Bad => ("vigie-state--bad", Icon::Error, "check-bad", "bad"),
        };
        html! {
            <li
                class={classes!("vigie-state", class)}
                data-testid={format!("check-{}", line.name)}
                data-result={code}
            >
                { mark }
                <span><strong>{ language.text(word) }</strong>{ " " }{ line.words.clone() }</span>
            </li>
        }
    };
    html! { <ul class="vigie-checks">{ for props.lines.iter().map(line) }</ul> }
}
