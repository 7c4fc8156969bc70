//! A new session.

mod answering;
mod attempt;
mod class_choice;
mod clear;
mod column_mapping;
mod companion;
mod copy;
mod decode;
mod draft;
mod fields;
mod file_drop;
mod findings;
mod invigilators;
mod line_focus;
mod profile_file;
mod roster;
mod roster_check;
mod set_aside;
mod source;
mod spread_form;
mod submit;
mod template;

use yew::prelude::*;

use self::attempt::CreationRefusal;
use self::clear::ClearDraft;
use self::companion::CompanionChoice;
pub use self::copy::SessionCopy;
use self::draft::{DraftChange, SessionDraft, use_draft};
pub use self::draft::{forget_draft, keep_copy};
use self::fields::Fields;
use self::invigilators::Invigilators;
use self::roster::Roster;
use self::submit::use_submit;
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use super::route::ReferentRoute;
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, Icon,
};
use crate::features::session_concerns::SessionConcerns;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::PageTitle;
use crate::pages::referent::route::ReferentLink;

/// The form. What is typed is kept in the tab until the session exists: neither a
/// refusal, nor a reload, nor an expired login loses it.
#[component]
pub fn CreatePage() -> Html {
    let language = use_language();
    let account = use_auth();
    let draft = use_draft(&account.me.email);
    let submit = use_submit(&draft.now, account);
    let change = draft.change.clone();
    let onsubmit = submit
        .send
        .reform(|event: SubmitEvent| event.prevent_default());
    html! {
        <ReferentLayout>
            <p class="vigie-back">
                <ReferentLink to={ReferentRoute::Sessions} testid="referent-back">
                    { Icon::ArrowLeft }{ " " }{ language.text("referent-back") }
                </ReferentLink>
            </p>
            <PageTitle text={language.text("referent-create-title")} step="create" />
            <p class="vigie-subtle">{ language.text("referent-create-lead") }</p>
            <form class="vigie-form vigie-create" novalidate=true {onsubmit} data-testid="referent-create">
                <section class="vigie-section" aria-labelledby="referent-create-when">
                    <h2 id="referent-create-when">{ language.text("referent-create-when") }</h2>
                    <Fields draft={draft.now.clone()} faults={submit.faults.clone()} change={change.clone()} />
                </section>
                <section class="vigie-section" aria-labelledby="referent-create-staff">
                    <h2 id="referent-create-staff">{ language.text("referent-create-staff") }</h2>
                    <Invigilators
                        names={draft.now.invigilators.clone()}
                        named_only={draft.now.named_only}
                        fault={submit.faults.get("invigilators").copied()}
                        change={change.clone()}
                    />
                    <CompanionChoice policy={draft.now.companion} change={change.clone()} />
                </section>
                <section class="vigie-section" aria-labelledby="referent-create-roster">
                    <h2 id="referent-create-roster">{ language.text("referent-create-roster") }</h2>
                    <Roster
                        draft={draft.now.clone()}
                        refused={submit.roster_faults.clone()}
                        missing={submit.faults.contains_key("roster")}
                        {change}
                    />
                </section>
                <div class="vigie-create__end">
                    { match &submit.refused {
                        None => Html::default(),
                        Some(CreationRefusal::Form) => html! {
                            <Alert variant={AlertVariant::Danger} testid="referent-create-incomplete">
                                { language.text("referent-create-incomplete") }
                            </Alert>
                        },
                        Some(CreationRefusal::Concerns(concerns)) => html! {
                            <SessionConcerns
                                lead={language.text("referent-concerns")}
                                then={language.text("referent-concerns-then")}
                                concerns={concerns.clone()}
                                accepted={draft.now.accepted.clone()}
                                onaccept={draft.change.reform(|(code, accepted)| {
                                    DraftChange::AcceptConcern(code, accepted)
                                })}
                            />
                        },
                        Some(CreationRefusal::Error(error)) => html! {
                            <Alert variant={AlertVariant::Danger} testid="referent-create-error">
                                <p>{ format::error(&language, error) }</p>
                                <p>{ language.text("referent-create-kept") }</p>
                            </Alert>
                        },
                    } }
                    <Button
                        label={if submit.busy {
                            language.text("referent-create-sent")
                        } else {
                            submit_label(&language, &draft.now)
                        }}
                        testid="referent-create-submit"
                        variant={ButtonVariant::Primary}
                        kind={ButtonKind::Submit}
                        state={ButtonState::pending_if(submit.busy)}
                    />
                    <ClearDraft clear={draft.clear.clone()} />
                </div>
            </form>
        </ReferentLayout>
    }
}

fn submit_label(language: &LanguageHandle, draft: &SessionDraft) -> String {
    language.text(match draft.spread {
        Some(_) => "referent-create-submit-several",
        None => "referent-create-submit",
    })
}
