//! The roster: a file picked or dropped, or a text pasted, and what is in it.

use std::rc::Rc;

use vigie_shared::api::RosterDiagnostic;
use vigie_shared::limits::MAX_CANDIDATES;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::draft::DraftChange;
use super::file_drop::FileDrop;
use super::line_focus::select_line;
use super::roster_check::{RosterCheck, use_roster_check};
use super::row_errors::RosterErrors;
use super::source::RosterSource;
use super::template::TemplateLink;
use crate::components::{Alert, AlertVariant, Icon, Spinner, TextField, TextLines};
use crate::features::roster_table::RosterTable;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Roster`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterProps {
    /// Text of the roster.
    pub text: Rc<str>,
    /// Where it comes from.
    pub source: RosterSource,
    /// The errors for which the server refused the session.
    #[prop_or_default]
    pub refused: Option<Rc<Vec<RosterDiagnostic>>>,
    /// The session was to be made without a roster.
    pub missing: bool,
    pub change: Callback<DraftChange>,
}

/// Where a roster comes in, and everything found in it.
#[component]
pub fn Roster(props: &RosterProps) -> Html {
    let language = use_language();
    let check = use_roster_check(props.text.clone());
    let area = use_node_ref();
    let typed = props
        .change
        .reform(|text: String| DraftChange::Roster(Rc::from(text), RosterSource::Typed));
    let show_line = {
        let area = area.clone();
        Callback::from(move |line: u32| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                select_line(&area, line);
            }
        })
    };
    let missing = props.missing && props.text.trim().is_empty();
    html! {
        <>
            <p>{ language.text_with("referent-roster-lead", &[("max", MAX_CANDIDATES.into())]) }</p>
            <p><TemplateLink /></p>
            <FileDrop
                text={props.text.clone()}
                source={props.source.clone()}
                change={props.change.clone()}
            />
            <TextField
                id="referent-roster"
                lines={TextLines::Table(8)}
                label={language.text("referent-roster-text")}
                hint={language.text("referent-roster-text-help")}
                error={missing.then(|| AttrValue::from(language.text("referent-roster-missing")))}
                value={props.text.to_string()}
                onchange={typed}
                node={area}
            />
            <div role="status" class="vigie-roster-check">
                { match &check {
                    RosterCheck::Nothing => Html::default(),
                    RosterCheck::Looking(_) => html! { <Spinner /> },
                    RosterCheck::Failed(error) => html! {
                        <Alert variant={AlertVariant::Warning} testid="referent-roster-unchecked">
                            { format::error(&language, error) }
                        </Alert>
                    },
                    RosterCheck::Found(checked) => {
                        count(&language, checked.candidates.len(), checked.faults.len())
                    }
                } }
            </div>
            { match &check {
                RosterCheck::Found(checked) | RosterCheck::Looking(Some(checked)) => html! {
                    <>
                        if !checked.faults.is_empty() {
                            <RosterErrors faults={Rc::new(checked.faults.clone())} {show_line} />
                        }
                        if !checked.candidates.is_empty() {
                            <RosterTable
                                candidates={checked.candidates.clone()}
                                title={language.text("referent-preview-title")}
                                testid="referent-preview"
                            />
                        }
                    </>
                },
                // The server looked when it refused, should it not have been asked before.
                _ => match &props.refused {
                    Some(faults) => html! { <RosterErrors faults={faults.clone()} {show_line} /> },
                    None => Html::default(),
                },
            } }
        </>
    }
}

fn count(language: &LanguageHandle, candidates: usize, faults: usize) -> Html {
    if faults == 0 {
        return html! {
            <p class="vigie-roster-check__good" data-testid="referent-roster-good">
                { Icon::CheckCircle }
                { language.text_with("referent-roster-good", &[("count", candidates.into())]) }
            </p>
        };
    }
    html! {
        <p class="vigie-roster-check__bad" data-testid="referent-roster-bad">
            { Icon::Error }
            { language.text_with(
                "referent-roster-bad",
                &[("faults", faults.into()), ("count", candidates.into())],
            ) }
        </p>
    }
}
