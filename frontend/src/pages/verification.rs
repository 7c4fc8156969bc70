//! The public page: is this certificate real, and what does it say?
//!
//! The code comes behind the `#` of the address (as in the QR code) or is typed. It
//! is sent in the body of a request: an address would end up in logs.

use std::rc::Rc;

use vigie_shared::api::{
    EndedCertificateDetail, ErrorCode, VerifiedCertificate, VerifyCertificateRequest,
};
use vigie_shared::certificate::CertificateCode;
use vigie_shared::limits::MAX_CERTIFICATE_CODE_CHARS;
use vigie_shared::rules::Outcome;
use vigie_shared::time::Timestamp;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{Button, ButtonKind, ButtonState, ButtonVariant, Icon, WorkNotice};
use crate::features::published_result::record::Record;
use crate::features::published_result::sheet::ScoreSheet;
use crate::features::published_result::verdict::OutcomeBox;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle};

/// Where the check stands.
#[derive(Debug, Clone, PartialEq)]
enum CertificateCheck {
    /// Nothing asked yet.
    Idle,
    /// Asked without a code.
    Empty,
    /// On its way.
    Pending,
    /// It is real.
    Real(Rc<VerifiedCertificate>),
    /// No certificate has this code.
    Unknown,
    /// Another one took its place then.
    Replaced(Timestamp),
    /// It is not good any more since then.
    Cancelled(Timestamp),
    /// Too many wrong codes; minutes to wait.
    Wait(u64),
    /// It could not be checked.
    Failed(HttpError),
}

/// A field for the code, and what it shows.
#[component]
pub fn VerificationPage() -> Html {
    let language = use_language();
    let typed = use_state_eq(from_address);
    let check = use_state_eq(|| CertificateCheck::Idle);
    let working = use_state_eq(|| false);
    let verify = {
        let (check, working) = (check.setter(), working.setter());
        Callback::from(move |text: String| verify(&text, check.clone(), working.clone()))
    };
    {
        // A scanned code need not be sent by hand.
        let verify = verify.clone();
        let scanned = (*typed).clone();
        use_effect_with((), move |()| {
            if !scanned.is_empty() {
                verify.emit(scanned);
            }
        });
    }
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            typed.set(field.value());
        })
    };
    let onsubmit = {
        let (typed, verify, check) = (typed.clone(), verify, check.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *check != CertificateCheck::Pending {
                verify.emit((*typed).clone());
            }
        })
    };
    let pending = *check == CertificateCheck::Pending;
    html! {
        <Layout>
            <div class="vigie-result-page" data-testid="verification">
                <PageTitle text={language.text("verification-title")} />
                <p class="vigie-lead">{ language.text("verification-lead") }</p>
                <form class="vigie-result-verify" novalidate=true {onsubmit}>
                    <label for="verification-code">{ language.text("verification-code") }</label>
                    <div class="vigie-result-verify__row">
                        <span class="pf-v6-c-form-control vigie-result-verify__field">
                            <input
                                id="verification-code"
                                type="text"
                                autocomplete="off"
                                autocapitalize="characters"
                                spellcheck="false"
                                maxlength={MAX_CERTIFICATE_CODE_CHARS.to_string()}
                                aria-describedby="verification-hint"
                                aria-invalid={matches!(*check, CertificateCheck::Empty | CertificateCheck::Unknown).then_some("true")}
                                value={(*typed).clone()}
                                {oninput}
                                data-testid="verification-code"
                            />
                        </span>
                        <Button
                            label={language.text("verification-submit")}
                            pending_label={language.text("verification-sending")}
                            testid="verification-submit"
                            variant={ButtonVariant::Primary}
                            kind={ButtonKind::Submit}
                            state={ButtonState::pending_if(pending)}
                        />
                    </div>
                    <p id="verification-hint" class="vigie-result-note">{ language.text("verification-hint") }</p>
                </form>
                <WorkNotice working={*working} />
                // Only the answer is announced: the sheet is there to be read.
                <div role="status" class="vigie-result-answer" data-testid="verification-answer">
                    { answer(&language, &check) }
                </div>
                if let CertificateCheck::Real(found) = &*check {
                    { sheet(found) }
                }
            </div>
        </Layout>
    }
}

/// What stands behind the `#` of the address.
fn from_address() -> String {
    let hash = gloo_utils::window().location().hash().unwrap_or_default();
    code_behind(&hash)
}

fn code_behind(hash: &str) -> String {
    hash.trim_start_matches('#')
        .chars()
        .take(MAX_CERTIFICATE_CODE_CHARS)
        .collect()
}

fn verify(text: &str, check: UseStateSetter<CertificateCheck>, working: UseStateSetter<bool>) {
    if text.trim().is_empty() {
        check.set(CertificateCheck::Empty);
        return;
    }
    let Ok(code) = text.parse::<CertificateCode>() else {
        check.set(CertificateCheck::Unknown);
        return;
    };
    check.set(CertificateCheck::Pending);
    spawn_local(async move {
        let request = VerifyCertificateRequest {
            code: code.to_string(),
        };
        let onwork = move |is| working.set(is);
        let came = api::post_credentials("/api/certificates/verify", &request, onwork).await;
        check.set(match came {
            Ok(found) => CertificateCheck::Real(Rc::new(found)),
            Err(HttpError::Refused {
                code: ErrorCode::CertificateUnknown,
                ..
            }) => CertificateCheck::Unknown,
            Err(HttpError::Refused { code, detail }) if ended(code, &detail).is_some() => {
                ended(code, &detail).unwrap_or(CertificateCheck::Unknown)
            }
            Err(error) => match error.retry_after_seconds() {
                Some(seconds) => CertificateCheck::Wait(minutes(seconds.into())),
                None => CertificateCheck::Failed(error),
            },
        });
    });
}

fn answer(language: &LanguageHandle, check: &CertificateCheck) -> Html {
    let refused = |key: &str, words: String| {
        html! {
            <div class="vigie-result-verdict vigie-result-verdict--warning" data-testid={key.to_owned()}>
                <span class="vigie-result-verdict__mark" aria-hidden="true">{ Icon::Warning }</span>
                <p>{ words }</p>
            </div>
        }
    };
    match check {
        CertificateCheck::Idle | CertificateCheck::Pending => Html::default(),
        CertificateCheck::Empty => {
            refused("verification-empty", language.text("verification-empty"))
        }
        CertificateCheck::Unknown => refused(
            "verification-unknown",
            language.text("verification-unknown"),
        ),
        CertificateCheck::Replaced(since) => refused(
            "verification-replaced",
            language.text_with(
                "verification-replaced",
                &[("day", format::day_of(language, *since).into())],
            ),
        ),
        CertificateCheck::Cancelled(since) => refused(
            "verification-cancelled",
            language.text_with(
                "verification-cancelled",
                &[("day", format::day_of(language, *since).into())],
            ),
        ),
        CertificateCheck::Wait(minutes) => refused(
            "verification-wait",
            language.text_with("verification-wait", &[("minutes", (*minutes).into())]),
        ),
        CertificateCheck::Failed(error) => {
            refused("verification-failed", format::http_error(language, error))
        }
        CertificateCheck::Real(found) => real(language, found),
    }
}

/// A certificate that was good once.
fn ended(code: ErrorCode, detail: &serde_json::Value) -> Option<CertificateCheck> {
    let since = |detail: &serde_json::Value| {
        let detail: EndedCertificateDetail = serde_json::from_value(detail.clone()).ok()?;
        Some(detail.since)
    };
    match code {
        ErrorCode::CertificateReplaced => since(detail).map(CertificateCheck::Replaced),
        ErrorCode::CertificateCancelled => since(detail).map(CertificateCheck::Cancelled),
        _ => None,
    }
}

fn real(language: &LanguageHandle, found: &VerifiedCertificate) -> Html {
    let name = format!("{} {}", found.first_name, found.last_name)
        .trim()
        .to_owned();
    let day = format::day_in_words(language, &found.sat.held_on);
    let sat = [
        ("center", found.sat.center.clone().into()),
        ("day", day.into()),
    ];
    html! {
        <OutcomeBox outcome={Outcome::Validated} title={language.text("verification-real")}>
            <p class="vigie-result-holder" data-testid="verification-name"><strong>{ name }</strong></p>
            <p>{ language.text_with("verification-sat", &sat) }</p>
            <p>
                { language.text("result-code") }{ " " }
                <strong class="vigie-result-code">{ found.code.to_string() }</strong>
            </p>
            if found.degraded {
                <p>{ language.text("verification-degraded") }</p>
            }
            <p class="vigie-result-note">{ language.text("verification-compare") }</p>
        </OutcomeBox>
    }
}

fn sheet(found: &VerifiedCertificate) -> Html {
    html! {
        <>
            <ScoreSheet score={found.score.clone()} />
            <Record fingerprint={found.fingerprint.clone()} />
        </>
    }
}

/// Whole minutes to wait, never none.
fn minutes(seconds: u64) -> u64 {
    seconds.div_ceil(60).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scanned_address_gives_its_code() {
        assert_eq!(code_behind("#P-7KTM4HXR"), "P-7KTM4HXR");
        assert_eq!(code_behind(""), "");
    }

    #[test]
    fn an_endless_address_is_cut() {
        assert_eq!(
            code_behind(&"#x".repeat(500)).chars().count(),
            MAX_CERTIFICATE_CODE_CHARS
        );
    }

    #[test]
    fn a_wait_is_shown_in_whole_minutes() {
        let minutes_shown = [0, 1, 60, 61, 900].map(minutes);
        assert_eq!(minutes_shown, [1, 1, 1, 2, 15]);
    }
}
