//! The roster: a file picked or dropped, or a text pasted, and what is in it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::decode::{Unfit, decode};
use super::draft::Change;
use super::faults::Faults;
use super::preview::Preview;
use super::roster_check::{RosterCheck, use_roster_check};
use super::source::{Encoding, Source};
use super::template::TemplateLink;
use crate::i18n::{LanguageHandle, use_language};
use crate::referent::api::Fault;
use crate::referent::parts::{Notice, TextArea, Weight, heard};
use crate::referent::say;
use crate::ui::{Mark, Waiting};

/// Properties of [`Roster`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterProps {
    /// Text of the roster.
    pub text: Rc<str>,
    /// Where it comes from.
    pub source: Source,
    /// Faults the server refused the session for.
    #[prop_or_default]
    pub refused: Option<Rc<Vec<Fault>>>,
    /// The session was to be made without a roster.
    pub missing: bool,
    /// Changes the draft.
    pub change: Callback<Change>,
}

/// Where a roster comes in, and everything found in it.
#[component]
pub fn Roster(props: &RosterProps) -> Html {
    let language = use_language();
    let check = use_roster_check(props.text.clone());
    let unfit = use_state_eq(|| None::<Unfit>);
    let over = use_state_eq(|| false);
    let area = use_node_ref();
    let take = {
        let (unfit, change) = (unfit.setter(), props.change.clone());
        Callback::from(move |file: File| {
            let (unfit, change) = (unfit.clone(), change.clone());
            spawn_local(async move {
                match decode(&file).await {
                    Ok((text, encoding)) => {
                        unfit.set(None);
                        let source = Source::File { name: file.name(), encoding };
                        change.emit(Change::Roster(Rc::from(text), source));
                    }
                    Err(why) => unfit.set(Some(why)),
                }
            });
        })
    };
    let onpick = heard(&take, |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>()?;
        let file = input.files()?.get(0);
        // So that the same file, corrected, can be picked again.
        input.set_value("");
        file
    });
    let ondrop = {
        let over = over.setter();
        heard(&take, move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            event.data_transfer()?.files()?.get(0)
        })
    };
    let ondragover = {
        let over = over.setter();
        move |event: DragEvent| {
            // Without this the browser would leave the page and open the file.
            event.prevent_default();
            over.set(true);
        }
    };
    let ondragleave = {
        let over = over.setter();
        move |_: DragEvent| over.set(false)
    };
    let typed = {
        let unfit = unfit.setter();
        props.change.reform(move |text: String| {
            unfit.set(None);
            Change::Roster(Rc::from(text), Source::Typed)
        })
    };
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
            <p>{ language.text("referent-roster-lead") }</p>
            <p><TemplateLink /></p>
            <div
                class={classes!("ref-drop", over.then_some("ref-drop--over"))}
                data-testid="referent-roster-drop"
                {ondragover}
                {ondragleave}
                {ondrop}
            >
                <label class="pf-v6-c-button pf-m-secondary ref-file">
                    <input
                        type="file"
                        accept=".csv,.txt,.tsv,text/csv,text/plain"
                        class="ref-file__input"
                        data-testid="referent-roster-file"
                        onchange={onpick}
                    />
                    <span class="pf-v6-c-button__icon pf-m-start">{ Mark::File }</span>
                    <span class="pf-v6-c-button__text">{ language.text("referent-roster-pick") }</span>
                </label>
                <span class="ref-subtle">{ language.text("referent-roster-or-drop") }</span>
                if let Source::File { name, encoding } = &props.source {
                    <p class="ref-drop__source" data-testid="referent-roster-source">
                        { Mark::Check }
                        <span>{ file_read(&language, name, *encoding) }</span>
                    </p>
                }
            </div>
            if let Some(unfit) = *unfit {
                <Notice weight={Weight::Error} testid="referent-roster-unfit">
                    { unfit_in_words(&language, unfit) }
                </Notice>
            }
            <TextArea
                id="referent-roster"
                label={language.text("referent-roster-text")}
                help={language.text("referent-roster-text-help")}
                error={missing.then(|| AttrValue::from(language.text("referent-roster-missing")))}
                value={props.text.to_string()}
                rows={8}
                code=true
                onchange={typed}
                node={area}
            />
            <div role="status" class="ref-found">
                { match &check {
                    RosterCheck::Nothing => Html::default(),
                    RosterCheck::Looking(_) => html! { <Waiting /> },
                    RosterCheck::Failed(error) => html! {
                        <Notice weight={Weight::Warning} testid="referent-roster-unchecked">
                            { say::error(&language, error) }
                        </Notice>
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
                            <Faults faults={Rc::new(checked.faults.clone())} {show_line} />
                        }
                        if !checked.candidates.is_empty() {
                            <Preview checked={checked.clone()} />
                        }
                    </>
                },
                // The server looked when it refused, should it not have been asked before.
                _ => match &props.refused {
                    Some(faults) => html! { <Faults faults={faults.clone()} {show_line} /> },
                    None => Html::default(),
                },
            } }
        </>
    }
}

fn count(language: &LanguageHandle, candidates: usize, faults: usize) -> Html {
    if faults == 0 {
        return html! {
            <p class="ref-found__good" data-testid="referent-roster-good">
                { Mark::CheckCircle }
                { language.text_with("referent-roster-good", &[("count", candidates.into())]) }
            </p>
        };
    }
    html! {
        <p class="ref-found__bad" data-testid="referent-roster-bad">
            { Mark::Error }
            { language.text_with(
                "referent-roster-bad",
                &[("faults", faults.into()), ("count", candidates.into())],
            ) }
        </p>
    }
}

fn file_read(language: &LanguageHandle, name: &str, encoding: Encoding) -> String {
    let args = [("name", name.into())];
    match encoding {
        Encoding::Utf8 | Encoding::Utf16 => language.text_with("referent-roster-file", &args),
        Encoding::Windows1252 => language.text_with("referent-roster-file-windows", &args),
    }
}

fn unfit_in_words(language: &LanguageHandle, unfit: Unfit) -> String {
    match unfit {
        Unfit::TooLarge => language.text("referent-too-large"),
        Unfit::Workbook => language.text("referent-roster-workbook"),
        Unfit::Unreadable => language.text("referent-roster-unreadable"),
    }
}

/// Puts the focus on a line of the text and brings it into sight.
fn select_line(area: &HtmlTextAreaElement, line: u32) {
    let text = area.value();
    let before = text.split_inclusive('\n').take(line.saturating_sub(1) as usize);
    // Positions in a text area count UTF-16 units.
    let start: usize = before.map(|line| line.encode_utf16().count()).sum();
    let length = text.split('\n').nth(line.saturating_sub(1) as usize);
    let end = start + length.map_or(0, |line| line.encode_utf16().count());
    area.focus().unwrap_or_default();
    area.set_selection_range(start as u32, end as u32).unwrap_or_default();
    let lines = text.split('\n').count().max(1) as i32;
    let height = area.scroll_height() / lines;
    area.set_scroll_top(height * (line as i32 - 3).max(0));
}
