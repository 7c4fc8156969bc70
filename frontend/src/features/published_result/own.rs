//! A candidate's own result, once it is published.

use std::rc::Rc;

use vigie_shared::api::ErrorCode;
use vigie_shared::certificate::CertificateCode;
use vigie_shared::view::CandidateResult;
use yew::prelude::*;

use super::explanation;
use super::identify::IdentifyForm;
use super::record::Record;
use super::sheet::ScoreSheet;
use super::verdict::OutcomeBox;
use crate::components::{ButtonVariant, DownloadLink, NavLink};
use crate::format;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;

/// Properties of [`ResultPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultPageProps {
    /// The number of the session.
    pub session: u32,
    /// In the masthead: who is logged in.
    pub tools: Html,
    /// The way out, below everything.
    pub leave: Html,
}

/// The outcome and why, the score if there is one, and what to do with it.
#[component]
pub fn ResultPage(props: &ResultPageProps) -> Html {
    let language = use_language();
    let result =
        use_fetch::<CandidateResult>(format!("/api/candidate/{}/result", props.session).into());
    html! {
        <Layout portal={Portal::Candidate} tools={props.tools.clone()}>
            <div class="vigie-result-page" data-testid="result">
                <PageTitle text={language.text("result-title")} step="result" />
                { match &result.answer {
                    RemoteData::Failed(error) if error.is(ErrorCode::IdentifierNeeded) => html! {
                        <IdentifyForm session={props.session} identified={result.reload.clone()} />
                    },
                    _ => result.view(|result| sheet(&language, props.session, result)),
                } }
                { props.leave.clone() }
            </div>
        </Layout>
    }
}

fn sheet(language: &LanguageHandle, session: u32, result: &Rc<CandidateResult>) -> Html {
    html! {
        <>
            <OutcomeBox outcome={result.outcome}>
                <p data-testid="result-reason">{ explanation::reason(language, result) }</p>
                <p>{ explanation::next(language, result.outcome) }</p>
                if let Some(ending) = explanation::ending(language, result) {
                    <p class="vigie-result-note">{ ending }</p>
                }
            </OutcomeBox>
            if let Some(code) = &result.certificate {
                { certificate(language, session, code) }
            }
            if let Some(score) = &result.score {
                <ScoreSheet score={score.clone()} />
            }
            { identity(language, result) }
        </>
    }
}

fn certificate(language: &LanguageHandle, session: u32, code: &CertificateCode) -> Html {
    let lang = language.language.tag();
    html! {
        <section class="vigie-result-certificate">
            <div>
                <h2>{ language.text("result-certificate") }</h2>
                <p>
                    { language.text("result-code") }{ " " }
                    <strong class="vigie-result-code" data-testid="result-code">{ code.to_string() }</strong>
                </p>
                <p class="vigie-result-note">{ language.text("result-code-note") }</p>
            </div>
            <div class="vigie-result-actions">
                <DownloadLink
                    href={format!("/api/candidate/{session}/certificate.pdf?lang={lang}")}
                    label={language.text("result-pdf")}
                    testid="result-pdf"
                    button={ButtonVariant::Primary}
                />
                <NavLink<Route>
                    to={Route::Verification}
                    testid="result-verify"
                    button={ButtonVariant::Secondary}
                >
                    { language.text("result-verify") }
                </NavLink<Route>>
            </div>
        </section>
    }
}

fn identity(language: &LanguageHandle, result: &CandidateResult) -> Html {
    let fact = |key: &str, value: String| {
        html! { <div><dt>{ language.text(key) }</dt><dd>{ value }</dd></div> }
    };
    let name = format!("{} {}", result.first_name, result.last_name)
        .trim()
        .to_owned();
    let born = [
        ("day", format::day(language, &result.birthdate).into()),
        ("place", result.birth_place.clone().into()),
    ];
    let published = format::day_of(language, result.sat.published_at);
    html! {
        <section class="vigie-result-facts">
            <h2>{ language.text("result-facts") }</h2>
            <dl>
                { fact("result-name", name) }
                { fact("result-born", language.text_with("result-born-value", &born)) }
                { fact("result-center", result.sat.center.clone()) }
                { fact("result-day", format::day_in_words(language, &result.sat.held_on)) }
                { fact("result-session", result.session.to_string()) }
                { fact("result-published", published) }
            </dl>
            <Record fingerprint={result.fingerprint.clone()} />
        </section>
    }
}
