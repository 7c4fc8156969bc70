//! What people need to come in, on screen and on paper.

mod code;
mod handouts;
mod invigilator_sheet;
mod invigilators;
mod print;
mod renewal;
mod roster;
mod session_tools;
mod slip;

use std::rc::Rc;

use vigie_shared::api::{SessionCodeKind, SessionDetails};
use vigie_shared::ids::SessionId;
use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use self::code::CodeCard;
use self::invigilators::InvigilatorsView;
use self::print::{PrintedHandout, use_print};
use self::renewal::RenewButton;
use self::roster::RosterSection;
use self::session_tools::SessionTools;
pub use self::session_tools::{CallOffButton, SessionEnd};
use crate::components::{Button, ButtonVariant, Checkbox, CheckboxVariant, Icon};
use crate::features::confirmation::use_confirmation;
use crate::hooks::use_shortcut;
use crate::i18n::use_language;
use crate::live::CommandRequest;
use crate::storage::StorageScope;

const KEY: &str = "vigie-referent-codes";

/// Codes are hidden until asked for; those of a session just made are shown. Kept for
/// the tab: a reload in front of a class must not show more than before.
pub fn show_codes_of(id: SessionId) {
    StorageScope::Tab.write(KEY, &id.to_string());
}

/// Properties of [`CodesView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CodesViewProps {
    pub id: SessionId,
    pub details: Rc<SessionDetails>,
    /// Whether the companion must be seen, once that is known.
    pub companion: Option<CompanionPolicy>,
    /// Until when tests may start on another day, as decided last.
    pub other_day_until: Option<Timestamp>,
    pub request: Callback<CommandRequest>,
    /// Fetches the details again: the codes have changed, or the password was given.
    pub reload: Callback<()>,
}

/// The codes, the sheets to print, and who is enrolled.
#[component]
pub fn CodesView(props: &CodesViewProps) -> Html {
    let language = use_language();
    let id = props.id;
    let shown = use_state_eq(|| StorageScope::Tab.read(KEY) == Some(id.to_string()));
    let details = &props.details;
    let readable = details.access_code.is_some();
    let with_codes = use_codes(readable, props.reload.clone());
    let turn = use_callback((shown.clone(), id, with_codes.clone()), |(), deps| {
        let (shown, id, with_codes) = deps.clone();
        let on = *shown;
        let turn = Callback::from(move |()| {
            if on {
                StorageScope::Tab.remove(KEY);
            } else {
                show_codes_of(id);
            }
            shown.set(!on);
        });
        if on {
            turn.emit(())
        } else {
            with_codes.emit(turn)
        }
    });
    use_shortcut("c", turn.clone());
    let (sheet, print) = use_print();
    let print = {
        let print = print.clone();
        Callback::from(move |handout: PrintedHandout| {
            with_codes.emit(print.reform(move |()| handout));
        })
    };
    // Hidden again when they are not sent any more; the switch then asks for the password.
    let shown = *shown && readable;
    let code = |code: &Option<String>| AttrValue::from(code.clone().unwrap_or_default());
    let renew = |kind: SessionCodeKind| {
        // Of a finalized session they open nothing any more.
        if details.finalized_at.is_some() {
            return Html::default();
        }
        html! { <RenewButton {id} {kind} onrenewed={props.reload.clone()} /> }
    };
    html! {
        <>
            <section class="vigie-section" aria-labelledby="referent-codes-title">
                <div class="vigie-section__head">
                    <h2 id="referent-codes-title">{ language.text("referent-codes-title") }</h2>
                    <Checkbox
                        checked={shown}
                        onchange={turn.reform(|_| ())}
                        variant={CheckboxVariant::Switch}
                        testid="referent-show-codes"
                    >
                        { language.text("referent-show-codes") }
                    </Checkbox>
                </div>
                <p class="vigie-subtle">{ language.text("referent-codes-lead") }</p>
                <div class="vigie-codes">
                    <CodeCard
                        label={language.text("referent-code-number")}
                        whom={language.text("referent-code-number-whom")}
                        code={details.number.to_string()}
                        shown=true
                        testid="referent-code-number"
                    />
                    <CodeCard
                        label={language.text("referent-code-access")}
                        whom={language.text("referent-code-access-whom")}
                        code={code(&details.access_code)}
                        {shown}
                        testid="referent-code-access"
                    >
                        { renew(SessionCodeKind::AccessCode) }
                    </CodeCard>
                    <CodeCard
                        label={language.text("referent-code-password")}
                        whom={language.text("referent-code-password-whom")}
                        code={code(&details.invigilator_password)}
                        {shown}
                        testid="referent-code-password"
                    >
                        { renew(SessionCodeKind::InvigilatorPassword) }
                    </CodeCard>
                </div>
            </section>
            <InvigilatorsView details={details.clone()} reload={props.reload.clone()} />
            <PrintSection {print}>{ renew(SessionCodeKind::PersonalCodes) }</PrintSection>
            <About ..props.clone() />
            <RosterSection details={details.clone()} reload={props.reload.clone()} />
            { sheet.map_or_else(Html::default, |sheet| sheet.view(details)) }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PrintSectionProps {
    print: Callback<PrintedHandout>,
    /// Beside the buttons.
    children: Html,
}

/// The sheets on paper.
#[component]
fn PrintSection(props: &PrintSectionProps) -> Html {
    let language = use_language();
    html! {
            <section class="vigie-section" aria-labelledby="referent-print-title">
                <h2 id="referent-print-title">{ language.text("referent-print-title") }</h2>
                <p class="vigie-subtle">{ language.text("referent-print-lead") }</p>
                <div class="vigie-buttons">
                    <Button
                        label={language.text("referent-print-invigilators")}
                        testid="referent-print-invigilators"
                        icon={Icon::Clipboard}
                        variant={ButtonVariant::Secondary}
                        onclick={props.print.reform(|()| PrintedHandout::Invigilators)}
                    />
                    <Button
                        label={language.text("referent-print-slips")}
                        testid="referent-print-slips"
                        icon={Icon::People}
                        variant={ButtonVariant::Secondary}
                        onclick={props.print.reform(|()| PrintedHandout::Slips)}
                    />
                    { props.children.clone() }
                </div>
            </section>
    }
}

/// Runs an action that needs the codes: at once when they are there, otherwise after the
/// password was given and the codes have come.
#[hook]
fn use_codes(readable: bool, reload: Callback<()>) -> Callback<Callback<()>> {
    let confirmation = use_confirmation();
    let waiting = use_mut_ref(|| None::<Callback<()>>);
    use_effect_with(readable, {
        let waiting = waiting.clone();
        move |readable| {
            let action = waiting.take().filter(|_| *readable);
            if let Some(action) = action {
                action.emit(());
            }
        }
    });
    use_callback(
        (readable, reload, confirmation),
        move |action: Callback<()>, (readable, reload, confirmation)| {
            if *readable {
                action.emit(());
                return;
            }
            let (waiting, reload) = (waiting.clone(), reload.clone());
            confirmation.ask(Callback::from(move |confirmed| {
                if confirmed {
                    waiting.replace(Some(action.clone()));
                    reload.emit(());
                }
            }));
        },
    )
}

/// Invigilators and observations.
#[component]
fn About(props: &CodesViewProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let names = details.invigilators.join(", ");
    html! {
        <section class="vigie-section" aria-labelledby="referent-about-title">
            <h2 id="referent-about-title">{ language.text("referent-about-title") }</h2>
            <dl class="vigie-description-list">
                <dt>{ language.text("referent-invigilators") }</dt>
                <dd>{ if names.is_empty() { language.text("referent-none-named") } else { names } }</dd>
                if !details.observations.is_empty() {
                    <dt>{ language.text("referent-observations") }</dt>
                    <dd class="vigie-lines">{ &details.observations }</dd>
                }
            </dl>
            <SessionTools
                details={details.clone()}
                companion={props.companion}
                reload={props.reload.clone()}
                other_day_until={props.other_day_until}
                request={props.request.clone()}
            />
        </section>
    }
}
