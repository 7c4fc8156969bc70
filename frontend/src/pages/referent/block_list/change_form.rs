//! The form that changes the list: first what it would do, then the change.

use std::rc::Rc;

use vigie_shared::api::{
    BlockListChangeRequest, BlockListPreview, BlockListVersion, BlockRuleEntry, SuspensionScope,
};
use vigie_shared::companion::SiteCategory;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::effect::{ChangeEffect, is_acceptable};
use crate::api::{self, HttpError};
use crate::components::{
    Button, ButtonState, ButtonVariant, Checkbox, ErrorMessage, Field, TextField, TextLines,
};
use crate::features::board::category_name;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`ChangeForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChangeFormProps {
    /// The version the change is made from.
    pub version: u32,
    /// May they change the list of all centers?
    pub is_editor: bool,
    /// The change was made.
    pub onsaved: Callback<()>,
}

/// As typed.
#[derive(Debug, Clone, PartialEq, Default)]
struct ListDraft {
    add: String,
    category: Option<SiteCategory>,
    remove: String,
    reason: String,
    for_all: bool,
}

impl ListDraft {
    fn request(&self, version: u32) -> BlockListChangeRequest {
        let category = self.category.unwrap_or(SiteCategory::Ai);
        let lines = |text: &str| -> Vec<String> {
            let lines = text.lines().map(str::trim);
            let filled = lines.filter(|line| !line.is_empty());
            filled.map(str::to_owned).collect()
        };
        let add = lines(&self.add).into_iter();
        BlockListChangeRequest {
            scope: match self.for_all {
                true => SuspensionScope::Platform,
                false => SuspensionScope::OwnCenter,
            },
            version,
            add: add.map(|rule| BlockRuleEntry { category, rule }).collect(),
            remove: lines(&self.remove),
            reason: self.reason.trim().to_owned(),
        }
    }
}

/// Where the change stands.
#[derive(Debug, Clone, PartialEq)]
enum ChangeStep {
    Editing,
    Asking,
    /// This is what it would do.
    Shown(Rc<BlockListPreview>),
    Failed(HttpError),
}

/// Rules to add and to remove, the reason, and two buttons: one shows, one does.
#[component]
pub fn ChangeForm(props: &ChangeFormProps) -> Html {
    let language = use_language();
    let draft = use_state_eq(ListDraft::default);
    let step = use_state(|| ChangeStep::Editing);
    let edit = |change: fn(&mut ListDraft, String)| {
        let (draft, step) = (draft.clone(), step.setter());
        Callback::from(move |text: String| {
            let mut changed = (*draft).clone();
            change(&mut changed, text);
            draft.set(changed);
            // What was shown is not what would be done any more.
            step.set(ChangeStep::Editing);
        })
    };
    let onpreview = {
        let (request, step) = (draft.request(props.version), step.setter());
        move |()| preview(request.clone(), step.clone())
    };
    let onsave = {
        let (request, step) = (draft.request(props.version), step.setter());
        let onsaved = props.onsaved.clone();
        move |()| save(request.clone(), step.clone(), onsaved.clone())
    };
    let shown = match &*step {
        ChangeStep::Shown(preview) => Some(preview.clone()),
        _ => None,
    };
    let can_save = shown.as_deref().is_some_and(is_acceptable) && !draft.reason.trim().is_empty();
    let oncheck = {
        let (draft, step) = (draft.clone(), step.setter());
        Callback::from(move |for_all| {
            draft.set(ListDraft {
                for_all,
                ..(*draft).clone()
            });
            step.set(ChangeStep::Editing);
        })
    };
    html! {
        <section data-testid="block-list-form">
            <h2>{ language.text("block-list-edit") }</h2>
            <TextField
                id="block-list-add"
                label={language.text("block-list-add")}
                hint={language.text("block-list-add-hint")}
                value={draft.add.clone()}
                onchange={edit(|draft, text| draft.add = text)}
                lines={TextLines::Table(4)}
                optional=true
            />
            { category_field(&language, &draft) }
            <TextField
                id="block-list-remove"
                label={language.text("block-list-remove")}
                hint={language.text("block-list-remove-hint")}
                value={draft.remove.clone()}
                onchange={edit(|draft, text| draft.remove = text)}
                lines={TextLines::Table(3)}
                optional=true
            />
            <TextField
                id="block-list-reason"
                label={language.text("block-list-reason")}
                value={draft.reason.clone()}
                onchange={edit(|draft, text| draft.reason = text)}
                lines={TextLines::Prose(2)}
                max_length={MAX_FREE_TEXT_CHARS}
            />
            if props.is_editor {
                <Checkbox testid="block-list-for-all" checked={draft.for_all} onchange={oncheck}>
                    { language.text("block-list-for-all") }
                </Checkbox>
            }
            if let Some(preview) = shown {
                <ChangeEffect {preview} />
            }
            if let ChangeStep::Failed(error) = &*step {
                <ErrorMessage error={error.clone()} />
            }
            <div class="vigie-alert__actions">
                <Button
                    label={language.text("block-list-show")}
                    variant={ButtonVariant::Secondary}
                    state={ButtonState::pending_if(*step == ChangeStep::Asking)}
                    testid="block-list-show"
                    onclick={onpreview}
                />
                <Button
                    label={language.text("block-list-save")}
                    variant={ButtonVariant::Primary}
                    state={ButtonState::disabled_if(!can_save)}
                    reason_id={(!can_save).then_some("block-list-save-note")}
                    testid="block-list-save"
                    onclick={onsave}
                />
            </div>
            if !can_save {
                <p id="block-list-save-note" class="vigie-quiet">{ language.text("block-list-save-note") }</p>
            }
        </section>
    }
}

fn category_field(language: &LanguageHandle, draft: &UseStateHandle<ListDraft>) -> Html {
    let chosen = draft.category.unwrap_or(SiteCategory::Ai);
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let index = usize::try_from(select.selected_index()).unwrap_or_default();
            draft.set(ListDraft {
                category: SiteCategory::ALL.get(index).copied(),
                ..(*draft).clone()
            });
        })
    };
    html! {
        <Field id="block-list-category" label={language.text("block-list-category")}>
            <span class="pf-v6-c-form-control">
                <select id="block-list-category" data-testid="block-list-category" {onchange}>
                    { for SiteCategory::ALL.into_iter().map(|category| html! {
                        <option selected={category == chosen}>
                            { category_name(language, category) }
                        </option>
                    }) }
                </select>
            </span>
        </Field>
    }
}

fn preview(request: BlockListChangeRequest, step: UseStateSetter<ChangeStep>) {
    step.set(ChangeStep::Asking);
    spawn_local(async move {
        let shown = api::post::<_, BlockListPreview>("/api/block-list/preview", &request).await;
        step.set(match shown {
            Ok(preview) => ChangeStep::Shown(Rc::new(preview)),
            Err(error) => ChangeStep::Failed(error),
        });
    });
}

fn save(request: BlockListChangeRequest, step: UseStateSetter<ChangeStep>, onsaved: Callback<()>) {
    step.set(ChangeStep::Asking);
    spawn_local(async move {
        let saved = api::post::<_, BlockListVersion>("/api/block-list/change", &request).await;
        match saved {
            Ok(_) => onsaved.emit(()),
            Err(error) => step.set(ChangeStep::Failed(error)),
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_rule_and_empty_lines_are_none() {
        let draft = ListDraft {
            add: " chatgpt.com \n\nhttps://claude.ai/\n".to_owned(),
            category: Some(SiteCategory::HelpForum),
            remove: "quora.com".to_owned(),
            reason: " Why ".to_owned(),
            for_all: true,
        };
        let request = draft.request(7);
        let rules: Vec<&str> = request.add.iter().map(|entry| &*entry.rule).collect();
        assert_eq!(rules, ["chatgpt.com", "https://claude.ai/"]);
        assert_eq!(request.add[0].category, SiteCategory::HelpForum);
        assert_eq!(request.remove, ["quora.com"]);
        assert_eq!((request.version, &*request.reason), (7, "Why"));
        assert_eq!(request.scope, SuspensionScope::Platform);
    }
}
