//! Somebody is guessing codes or passwords: what, since when, and that right ones get in.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use vigie_shared::api::{GuessedPortal, GuessingNotice, GuessingReport};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::components::{Alert, AlertVariant};
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Guessing is slow by design: nobody has to know within seconds.
const EVERY_MILLIS: u32 = 30_000;

/// Properties of [`GuessingBanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GuessingBannerProps {
    /// Where the report is: `/api/invigilator/{session}/guessing` or `/api/referent/guessing`.
    pub path: AttrValue,
}

/// Nothing while nobody guesses. A report that does not come leaves what was shown: the page
/// says itself when the server is away.
#[component]
pub fn GuessingBanner(props: &GuessingBannerProps) -> Html {
    let language = use_language();
    let report = use_state_eq(Rc::<GuessingReport>::default);
    {
        let report = report.setter();
        use_effect_with(props.path.clone(), move |path| {
            let path = path.clone();
            let ask = move || {
                let (path, report) = (path.clone(), report.clone());
                spawn_local(async move {
                    if let Ok(latest) = api::get::<GuessingReport>(&path).await {
                        report.set(Rc::new(latest));
                    }
                });
            };
            ask();
            let interval = Interval::new(EVERY_MILLIS, ask);
            move || drop(interval)
        });
    }
    if report.notices.is_empty() {
        return Html::default();
    }
    html! {
        <Alert variant={AlertVariant::Warning} testid="guessing">
            { for report.notices.iter().map(|notice| line(&language, notice)) }
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
