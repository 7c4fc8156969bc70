//! The roster: a file picked or dropped, or a text pasted, and what is in it.

use std::rc::Rc;

use vigie_i18n::{roster_encoding, roster_format};
use vigie_shared::api::{RosterCheckResponse, RosterDiagnostic, RosterFormat, RosterSeverity};
use vigie_shared::limits::MAX_CANDIDATES;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::answering::answered;
use super::class_choice::ClassChoice;
use super::column_mapping::ColumnMapping;
use super::draft::{DraftChange, SessionDraft};
use super::file_drop::FileDrop;
use super::findings::RosterFindings;
use super::line_focus::select_line;
use super::profile_file::ProfileFile;
use super::roster_check::{RosterCheck, use_roster_check};
use super::set_aside::SetAside;
use super::source::RosterSource;
use super::spread_form::SpreadForm;
use super::template::TemplateLink;
use crate::components::{Alert, AlertVariant, Icon, Spinner, TextField, TextLines};
use crate::features::roster_table::RosterTable;
use crate::focus::focus_and_center;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Roster`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterProps {
    /// What is filled in.
    pub draft: Rc<SessionDraft>,
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
    let request = use_memo(props.draft.clone(), |draft| draft.check().map(Rc::new));
    let check = use_roster_check((*request).clone());
    let area = use_node_ref();
    let typed = props
        .change
        .reform(|text: String| DraftChange::Roster(Rc::from(text)));
    let in_text = props.draft.source == RosterSource::Typed;
    let missing = props.missing && request.is_none();
    html! {
        <>
            <p>{ language.text_with("referent-roster-lead", &[("max", MAX_CANDIDATES.into())]) }</p>
            <p><TemplateLink /></p>
            <FileDrop source={props.draft.source.clone()} change={props.change.clone()} />
            if in_text {
                <TextField
                    id="referent-roster"
                    lines={TextLines::Table(8)}
                    label={language.text("referent-roster-text")}
                    hint={language.text("referent-roster-text-help")}
                    error={missing.then(|| AttrValue::from(language.text("referent-roster-missing")))}
                    value={props.draft.roster.to_string()}
                    onchange={typed}
                    node={area.clone()}
                />
            }
            <ProfileFile file={props.draft.profile.clone()} change={props.change.clone()} />
            <div
                role="status"
                class="vigie-roster-check"
                id="referent-roster-status"
                tabindex="-1"
            >
                { status(&language, &check) }
            </div>
            { match &check {
                RosterCheck::Found(checked) | RosterCheck::Looking(Some(checked)) => html! {
                    <CheckedRoster
                        checked={checked.clone()}
                        draft={props.draft.clone()}
                        change={props.change.clone()}
                        area={in_text.then_some(area)}
                    />
                },
                // The server looked when it refused, should it not have been asked before.
                _ => match &props.refused {
                    Some(faults) => html! { <RosterFindings faults={faults.clone()} /> },
                    None => Html::default(),
                },
            } }
        </>
    }
}

/// Properties of [`CheckedRoster`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct CheckedRosterProps {
    checked: Rc<RosterCheckResponse>,
    draft: Rc<SessionDraft>,
    change: Callback<DraftChange>,
    /// The text, where there is one.
    area: Option<NodeRef>,
}

/// What was read, what is asked, and what would be made.
#[component]
fn CheckedRoster(props: &CheckedRosterProps) -> Html {
    let language = use_language();
    let checked = &props.checked;
    let onanswer = {
        let answers = props.draft.answers.clone();
        props
            .change
            .reform(move |answer| DraftChange::Answers(answered(&answers, answer)))
    };
    use_settled_focus(open_findings(checked));
    use_sessions_of_file(props);
    let show_line = props.area.clone().map(|area| {
        Callback::from(move |line: u32| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                select_line(&area, line);
            }
        })
    });
    let chosen = checked.classes.iter().filter(|class| class.chosen).count();
    let can_spread = checked.candidates.len() > 1 || props.draft.spread.is_some();
    html! {
        <>
            { source_line(&language, checked) }
            <RosterFindings
                faults={Rc::new(checked.faults.clone())}
                sheets={checked.source.sheets.clone()}
                {show_line}
                onanswer={onanswer.clone()}
            />
            if checked.faults_in_all as usize > checked.faults.len() {
                <p class="vigie-subtle">
                    { language.text_with("referent-faults-more", &[("count", checked.faults_in_all.into())]) }
                </p>
            }
            if checked.source.format != RosterFormat::Siecle && !checked.columns.is_empty() {
                <ColumnMapping columns={checked.columns.clone()} onanswer={onanswer.clone()} />
            }
            <ClassChoice classes={checked.classes.clone()} {onanswer} />
            <SetAside
                people={checked.set_aside.clone()}
                training_link={checked.training_link.clone().map(AttrValue::from)}
            />
            if can_spread {
                <SpreadForm
                    spread={props.draft.spread.clone()}
                    people={checked.candidates.len()}
                    classes={chosen}
                    sessions={checked.sessions.clone()}
                    change={props.change.clone()}
                />
            }
            if !checked.candidates.is_empty() {
                <RosterTable
                    candidates={checked.candidates.clone()}
                    title={language.text("referent-preview-title")}
                    testid="referent-preview"
                />
            }
        </>
    }
}

/// Findings that stop or ask.
fn open_findings(checked: &RosterCheckResponse) -> usize {
    let open = checked.faults.iter();
    open.filter(|finding| finding.severity != RosterSeverity::Note)
        .count()
}

/// The button that answered is gone with its finding: the focus goes to what is left, or to the
/// status when nothing is.
#[hook]
fn use_settled_focus(open: usize) {
    let before = use_mut_ref(|| open);
    use_effect_with(open, move |&open| {
        let had = before.replace(open);
        let lost = crate::focus::is_lost();
        if open < had && lost {
            let id = if open == 0 {
                "referent-roster-status"
            } else {
                "referent-faults"
            };
            focus_and_center(id);
        }
    });
}

/// A file that names its sessions makes them, unless somebody says otherwise.
#[hook]
fn use_sessions_of_file(props: &CheckedRosterProps) {
    use vigie_shared::api::{RosterSpread, SpreadOrder};
    let offered = use_mut_ref(|| None::<RosterSource>);
    let named = !props.checked.sessions.is_empty() && props.draft.spread.is_none();
    let (source, change) = (props.draft.source.clone(), props.change.clone());
    use_effect_with((named, source), move |(named, source)| {
        if *named && offered.borrow().as_ref() != Some(source) {
            *offered.borrow_mut() = Some(source.clone());
            let by = SpreadOrder::File;
            change.emit(DraftChange::Spread(Some(RosterSpread {
                by,
                rooms: Vec::new(),
            })));
        }
    });
}

/// What kind of file it is, and how it was read.
fn source_line(language: &LanguageHandle, checked: &RosterCheckResponse) -> Html {
    let source = &checked.source;
    if source.format == RosterFormat::Unknown {
        return Html::default();
    }
    let mut parts = vec![roster_format(language.language, source.format)];
    parts.extend(source.sheet.clone());
    parts.extend(
        source
            .encoding
            .map(|encoding| roster_encoding(language.language, encoding)),
    );
    parts.extend(source.school.clone());
    html! {
        <p class="vigie-subtle" data-testid="referent-roster-format">
            { language.text_with("referent-roster-format", &[("format", parts.join(", ").into())]) }
        </p>
    }
}

fn status(language: &LanguageHandle, check: &RosterCheck) -> Html {
    match check {
        RosterCheck::Nothing => Html::default(),
        RosterCheck::Looking(_) => html! { <Spinner /> },
        RosterCheck::Failed(error) => html! {
            <Alert variant={AlertVariant::Warning} testid="referent-roster-unchecked">
                { format::error(language, error) }
            </Alert>
        },
        RosterCheck::Found(checked) => {
            count(language, checked.candidates.len(), open_findings(checked))
        }
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
