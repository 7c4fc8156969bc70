//! What was going on when an incident was recorded.

use vigie_i18n::format_countdown;
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::session::{CompanionStatus, SeatSnapshot, TestSnapshot};
use yew::prelude::*;

use super::IncidentPeople;
use crate::components::Icon;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Moments`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MomentsProps {
    /// One a seat.
    pub moments: Vec<SeatSnapshot>,
    pub people: IncidentPeople,
}

/// One line a seat: question, treated, time left, connection, companion, focus losses.
#[component]
pub fn Moments(props: &MomentsProps) -> Html {
    let language = use_language();
    let several = props.moments.len() > 1;
    let line = |moment: &SeatSnapshot| {
        html! {
            <li>
                if several {
                    <strong class="vigie-moment__name">{ props.people.name(moment.seat) }</strong>
                }
                { test(&language, moment.test.as_ref()) }
                { device(&language, moment) }
            </li>
        }
    };
    html! {
        <ul class="vigie-moments" data-testid="referent-moments">
            { for props.moments.iter().map(line) }
        </ul>
    }
}

fn test(language: &LanguageHandle, test: Option<&TestSnapshot>) -> Html {
    let Some(test) = test else {
        return fact(Icon::Person, language.text("referent-moment-not-started"));
    };
    let number = [("number", test.number.into())];
    let treated = [
        ("treated", test.treated.into()),
        ("of", QUESTION_COUNT.into()),
    ];
    html! {
        <>
            if test.ended {
                { fact(Icon::CheckCircle, language.text("referent-moment-ended")) }
            } else {
                { fact(Icon::Pencil, language.text_with("referent-question", &number)) }
            }
            { fact(Icon::Clipboard, language.text_with("referent-moment-treated", &treated)) }
            { fact(
                Icon::Clock,
                language.text_with("referent-moment-left", &[("left", format_countdown(test.left_micros).into())]),
            ) }
            if test.blocked {
                { fact(Icon::Lock, language.text("referent-moment-blocked")) }
            }
            if test.focus_losses > 0 {
                { warning(
                    Icon::Target,
                    language.text_with(
                        "referent-moment-focus",
                        &[("count", test.focus_losses.into())],
                    ),
                ) }
            }
            if test.left_while_blocked > 0 {
                { warning(
                    Icon::LogOut,
                    language.text_with(
                        "referent-moment-left-while-blocked",
                        &[("count", test.left_while_blocked.into())],
                    ),
                ) }
            }
        </>
    }
}

fn device(language: &LanguageHandle, moment: &SeatSnapshot) -> Html {
    html! {
        <>
            if let Some(since) = moment.lost_since {
                { warning(
                    Icon::Unplugged,
                    language.text_with(
                        "referent-moment-lost",
                        &[("since", format::hour_and_minute(language, since).into())],
                    ),
                ) }
            } else if moment.test.is_some() {
                { fact(Icon::Check, language.text("referent-moment-connected")) }
            }
            { match moment.companion {
                CompanionStatus::Unknown => Html::default(),
                CompanionStatus::Present => {
                    fact(Icon::Eye, language.text("referent-moment-companion-present"))
                }
                CompanionStatus::Absent => {
                    warning(Icon::Warning, language.text("referent-moment-companion-absent"))
                }
            } }
        </>
    }
}

fn fact(mark: Icon, words: String) -> Html {
    html! { <span class="vigie-moment">{ mark }{ words }</span> }
}

fn warning(mark: Icon, words: String) -> Html {
    html! { <span class="vigie-moment vigie-moment--warning">{ mark }{ words }</span> }
}
