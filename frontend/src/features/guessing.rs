//! Somebody is guessing codes or passwords: what, since when, and that right ones get in.

use vigie_shared::view::{GuessedPortal, GuessingNotice};
use yew::prelude::*;

use crate::components::{Alert, AlertVariant};
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`GuessingBanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GuessingBannerProps {
    /// What the board or the center says of it.
    pub notices: Vec<GuessingNotice>,
}

/// Nothing while nobody guesses.
#[component]
pub fn GuessingBanner(props: &GuessingBannerProps) -> Html {
    let language = use_language();
    if props.notices.is_empty() {
        return Html::default();
    }
    html! {
        <Alert variant={AlertVariant::Warning} testid="guessing">
            { for props.notices.iter().map(|notice| line(&language, notice)) }
            <p>{ language.text("guessing-safe") }</p>
        </Alert>
    }
}

fn line(language: &LanguageHandle, notice: &GuessingNotice) -> Html {
    let key = match notice.portal {
        GuessedPortal::Candidate => "guessing-candidate",
        GuessedPortal::Invigilator => "guessing-invigilator",
        GuessedPortal::Referent => "guessing-referent",
    };
    let session = notice.session.unwrap_or_default().to_string();
    let since = hour_and_minute(language, notice.since);
    let args = [("session", session.into()), ("since", since.into())];
    html! { <p>{ language.text_with(key, &args) }</p> }
}
