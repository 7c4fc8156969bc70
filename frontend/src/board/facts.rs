//! The small facts of a card: connection, companion, pages left, extra time.

use vigie_shared::person::EnrolledCandidate;
use vigie_shared::session::CompanionStatus;
use vigie_shared::view::CandidateCard;
use yew::prelude::*;

use super::filter::is_lost;
use super::words::extra_time;
use super::{Elapsed, Standing};
use crate::components::Icon;
use crate::i18n::LanguageHandle;

/// Properties of [`Facts`].
#[derive(Debug, Clone, PartialEq)]
pub struct Facts<'a> {
    /// Who.
    pub person: &'a EnrolledCandidate,
    /// How he is doing.
    pub card: &'a CandidateCard,
    /// Where he stands.
    pub standing: Standing,
}

impl Facts<'_> {
    /// The last line of a card. What is as it should be is a picture with a hidden
    /// word; what is not says so.
    pub fn line(&self, language: &LanguageHandle) -> Html {
        let losses = self.card.test.as_ref().map_or(0, |test| test.focus_losses);
        html! {
            <span class="vigie-facts">
                { self.connection(language) }
                { self.companion(language) }
                if losses > 0 {
                    { fact("warn", Icon::Target.into(), losses.to_string(), &losses_told(language, losses)) }
                }
                if let Some(extra) = extra_time(language, self.person) {
                    <span class="vigie-fact vigie-fact--extra">{ extra }</span>
                }
            </span>
        }
    }

    fn connection(&self, language: &LanguageHandle) -> Html {
        if self.standing == Standing::Absent {
            return Html::default();
        }
        match self.card.lost_since {
            Some(since) if is_lost(self.card, self.standing) => html! {
                <span class="vigie-fact vigie-fact--bad">
                    { Icon::Unplugged }
                    <span class="vigie-fact__word">{ language.text("board-lost") }</span>
                    <Elapsed {since} />
                </span>
            },
            // A test that is over needs no connection any more.
            Some(_) => Html::default(),
            None if self.card.unstable => html! {
                <span class="vigie-fact vigie-fact--warn">
                    { Icon::Warning }
                    <span class="vigie-fact__word">{ language.text("board-unstable") }</span>
                </span>
            },
            None => fact(
                "good",
                Icon::Check.into(),
                language.text("board-connected-short"),
                &language.text("board-connected"),
            ),
        }
    }

    fn companion(&self, language: &LanguageHandle) -> Html {
        if matches!(self.standing, Standing::Absent | Standing::Ended) {
            return Html::default();
        }
        let told = companion(language, self.card.companion);
        match self.card.companion {
            CompanionStatus::Present => fact("good", puzzle(), String::new(), &told),
            CompanionStatus::Unknown => fact("plain", puzzle(), "?".to_owned(), &told),
            CompanionStatus::Absent => fact(
                "bad",
                puzzle(),
                language.text("board-companion-absent-short"),
                &told,
            ),
        }
    }
}

/// A piece of a puzzle, as browsers draw their extensions.
pub fn puzzle() -> Html {
    html! {
        <svg class="vigie-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4 8h4.2a2.4 2.4 0 1 1 4.6 0H17v4.2a2.4 2.4 0 1 1 0 4.6V21H4v-4.4a2.3 2.3 0 1 0 0-4.2z" />
        </svg>
    }
}

/// What is known of the companion.
fn companion(language: &LanguageHandle, companion: CompanionStatus) -> String {
    match companion {
        CompanionStatus::Present => language.text("board-companion-present"),
        CompanionStatus::Absent => language.text("board-companion-absent"),
        CompanionStatus::Unknown => language.text("board-companion-unknown"),
    }
}

/// How often the page was left.
pub fn losses_told(language: &LanguageHandle, losses: u8) -> String {
    language.text_with("board-focus-losses", &[("count", losses.into())])
}

fn fact(class: &str, mark: Html, seen: String, told: &str) -> Html {
    html! {
        <span class={classes!("vigie-fact", format!("vigie-fact--{class}"))} title={told.to_owned()}>
            { mark }
            if !seen.is_empty() {
                <span class="vigie-fact__word" aria-hidden="true">{ seen }</span>
            }
            <span class="pf-v6-screen-reader">{ told }</span>
        </span>
    }
}
