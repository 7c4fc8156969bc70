//! The badges of a card: connection, companion, focus losses, extra time.

use std::rc::Rc;

use vigie_shared::person::EnrolledCandidate;
use vigie_shared::session::CompanionStatus;
use vigie_shared::view::{CandidateCard, CompanionDetails, CompanionProof};
use yew::prelude::*;

use super::companion_labels::{companion_lines, companion_weight};
use super::filter::is_lost;
use super::labels::{extra_time, focus_losses, left_while_blocked};
use super::seat_status::SeatStatus;
use crate::clock::server_now;
use crate::components::{Elapsed, Icon};
use crate::format::{Rounding, duration};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`CardBadges`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CardBadgesProps {
    pub person: Rc<EnrolledCandidate>,
    pub card: Rc<CandidateCard>,
    pub status: SeatStatus,
}

/// The last line of a card. What is in order is an icon with a hidden label; the rest has
/// a visible one.
#[component]
pub fn CardBadges(props: &CardBadgesProps) -> Html {
    let language = use_language();
    let (card, status) = (&props.card, props.status);
    let losses = card.test.as_ref().map_or(0, |test| test.focus_losses);
    let left = card.test.as_ref().map_or(0, |test| test.left_while_blocked);
    html! {
        <span class="vigie-card-badges">
            { connection(&language, card, status) }
            { companion(&language, card, status) }
            if losses > 0 {
                { badge("warn", Icon::Target.into(), losses.to_string(), &focus_losses(&language, losses)) }
            }
            if left > 0 {
                { badge("warn", Icon::LogOut.into(), left.to_string(), &left_while_blocked(&language, left)) }
            }
            if let Some(micros) = card.test.as_ref().and_then(|test| test.withheld_micros) {
                { withheld(&language, micros) }
            }
            if let Some(extra) = extra_time(&language, &props.person) {
                <span class="vigie-card-badge vigie-card-badge--extra">{ extra }</span>
            }
        </span>
    }
}

/// Blocked time that an invigilator may give back.
fn withheld(language: &LanguageHandle, micros: i64) -> Html {
    let time = duration(language, micros, Rounding::Up);
    let label = language.text_with("board-withheld", &[("time", time.clone().into())]);
    badge("warn", Icon::Clock.into(), time, &label)
}

fn connection(language: &LanguageHandle, card: &CandidateCard, status: SeatStatus) -> Html {
    if status == SeatStatus::Absent {
        return Html::default();
    }
    match card.lost_since {
        Some(since) if is_lost(card, status) => html! {
            <span class="vigie-card-badge vigie-card-badge--bad">
                { Icon::Unplugged }
                <span class="vigie-card-badge__label">{ language.text("board-lost") }</span>
                <Elapsed {since} />
            </span>
        },
        // A test that has ended needs no connection.
        Some(_) => Html::default(),
        None if card.unstable => html! {
            <span class="vigie-card-badge vigie-card-badge--warn">
                { Icon::Warning }
                <span class="vigie-card-badge__label">{ language.text("board-unstable") }</span>
            </span>
        },
        None => badge(
            "good",
            Icon::Check.into(),
            language.text("board-connected-short"),
            &language.text("board-connected"),
        ),
    }
}

fn companion(language: &LanguageHandle, card: &CandidateCard, status: SeatStatus) -> Html {
    if matches!(status, SeatStatus::Absent | SeatStatus::Ended) {
        return Html::default();
    }
    if let Some(details) = &card.companion_details {
        let now = server_now();
        let lines = companion_lines(language, details, now);
        let label: Vec<String> = lines.into_iter().map(|(_, words)| words).collect();
        let class = companion_weight(details, now).class();
        let text = match &details.waiver {
            Some(_) => language.text("board-waived-short"),
            None => companion_word(language, details),
        };
        return badge(class, companion_icon(), text, &label.join(". "));
    }
    let (class, text, label) = match card.companion {
        CompanionStatus::Present => ("good", String::new(), "board-companion-present"),
        CompanionStatus::Unknown => ("plain", "?".to_owned(), "board-companion-unknown"),
        CompanionStatus::Absent => (
            "bad",
            language.text("board-companion-absent-short"),
            "board-companion-absent",
        ),
    };
    badge(class, companion_icon(), text, &language.text(label))
}

/// The word on the badge; none where it is in order.
fn companion_word(language: &LanguageHandle, details: &CompanionDetails) -> String {
    let word = match details.proof {
        _ if !details.misuses.is_empty() => "board-companion-misuse-short",
        CompanionProof::Missing => "board-companion-absent-short",
        CompanionProof::Claimed => "board-companion-claimed-short",
        CompanionProof::NeverSeen => "board-companion-never-short",
        CompanionProof::Linked if details.outdated => "board-companion-outdated-short",
        CompanionProof::Linked => return String::new(),
    };
    language.text(word)
}

/// A piece of a puzzle, as browsers draw their extensions.
pub fn companion_icon() -> Html {
    html! {
        <svg class="vigie-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4 8h4.2a2.4 2.4 0 1 1 4.6 0H17v4.2a2.4 2.4 0 1 1 0 4.6V21H4v-4.4a2.3 2.3 0 1 0 0-4.2z" />
        </svg>
    }
}

fn badge(class: &str, icon: Html, text: String, label: &str) -> Html {
    html! {
        <span class={classes!("vigie-card-badge", format!("vigie-card-badge--{class}"))} title={label.to_owned()}>
            { icon }
            if !text.is_empty() {
                <span class="vigie-card-badge__label" aria-hidden="true">{ text }</span>
            }
            <span class="pf-v6-screen-reader">{ label }</span>
        </span>
    }
}
