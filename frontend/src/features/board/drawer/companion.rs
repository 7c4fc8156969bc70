//! The companion of one candidate: what is known of it, and leave to do without it.

use vigie_shared::access::Action;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::session::{Command, CompanionWaiver};
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::clock::server_now;
use crate::components::{Button, ButtonState, ButtonVariant, Icon, TextField, TextLines};
use crate::features::board::companion_labels::{LineWeight, companion_lines};
use crate::features::board::context::use_board_context;
use crate::features::board::focus::use_question_focus;
use crate::features::board::labels::pending_label;
use crate::features::board::seat_status::SeatStatus;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Nothing for who has not entered, or has finished.
#[component]
pub fn CompanionSection(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    use_tick(Ticking::Yes);
    if matches!(props.status, SeatStatus::Absent | SeatStatus::Ended) {
        return Html::default();
    }
    let details = props.board_seat.card.companion_details.as_deref();
    let waiver = details.and_then(|details| details.waiver.clone());
    let lines = details.map_or_else(
        || vec![(LineWeight::Plain, language.text("board-companion-never"))],
        |details| companion_lines(&language, details, server_now()),
    );
    let may_waive = context.can(Action::AdmitCandidate);
    html! {
        <section
            class="vigie-drawer__section"
            aria-label={language.text("board-detail-companion")}
            data-testid="companion-section"
        >
            <h3>{ language.text("board-detail-companion") }</h3>
            <ul class="vigie-bullets">
                { for lines.into_iter().map(|(weight, words)| html! {
                    <li class={format!("vigie-card-badge--{}", weight.class())}>{ words }</li>
                }) }
            </ul>
            if let Some(waiver) = waiver {
                <Waived waiver={waiver} section={props.clone()} {may_waive} />
            } else if may_waive {
                <WaiveForm ..props.clone() />
            }
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WaivedProps {
    waiver: CompanionWaiver,
    section: DrawerSectionProps,
    may_waive: bool,
}

/// Who gave leave, and why.
#[component]
fn Waived(props: &WaivedProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let seat = props.section.board_seat.card.seat;
    let reason = [("reason", props.waiver.grounds.clone().into())];
    html! {
        <>
            <p data-testid="companion-waived">
                { Icon::CheckCircle }{ " " }
                { language.text_with("board-waived", &reason) }
            </p>
            if props.may_waive {
                <Button
                    label={language.text("board-waive-withdraw")}
                    variant={ButtonVariant::Link}
                    state={ButtonState::pending_if(context.pending.is_about_waiver(seat))}
                    pending_label={pending_label(&language, context.connection)}
                    testid="waive-withdraw"
                    onclick={context.send.reform(move |()| Command::WithdrawCompanionWaiver { seat })}
                />
            }
        </>
    }
}

/// A button, then a reason and what it means.
#[component]
fn WaiveForm(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let asking = use_state_eq(|| false);
    let reason = use_state_eq(String::new);
    let missing = use_state_eq(|| false);
    let question = use_question_focus(*asking);
    let seat = props.board_seat.card.seat;
    let set_asking = |to: bool| {
        let asking = asking.setter();
        move |()| asking.set(to)
    };
    if !*asking {
        return html! {
            <Button
                label={language.text("board-waive")}
                variant={ButtonVariant::Link}
                testid="waive"
                onclick={set_asking(true)}
            />
        };
    }
    let onwaive = {
        let (reason, missing, send) = (reason.clone(), missing.setter(), context.send.clone());
        move |()| {
            let reason = reason.trim().to_owned();
            missing.set(reason.is_empty());
            if !reason.is_empty() {
                send.emit(Command::WaiveCompanion { seat, reason });
            }
        }
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let error = missing.then(|| AttrValue::from(language.text("board-waive-reason-missing")));
    html! {
        <div>
            <h4 ref={question} tabindex="-1">{ language.text("board-waive-question") }</h4>
            <p>{ language.text("board-waive-safe") }</p>
            <TextField
                id="waive-reason"
                label={language.text("board-waive-reason")}
                value={(*reason).clone()}
                {onchange}
                lines={TextLines::Prose(2)}
                max_length={MAX_FREE_TEXT_CHARS}
                {error}
            />
            <div class="vigie-alert__actions">
                <Button
                    label={language.text("board-waive-yes")}
                    state={ButtonState::pending_if(context.pending.is_about_waiver(seat))}
                    pending_label={pending_label(&language, context.connection)}
                    variant={ButtonVariant::Primary}
                    testid="waive-confirm"
                    onclick={onwaive}
                />
                <Button
                    label={language.text("board-end-no")}
                    testid="waive-cancel"
                    onclick={set_asking(false)}
                />
            </div>
        </div>
    }
}
