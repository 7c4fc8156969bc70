//! The page for who manages computers and networks: which addresses and settings are needed,
//! tried from here.

use vigie_shared::api::{CompanionSettings, ConnectionInfo};
use yew::prelude::*;
use yew_router::prelude::*;

use super::device_check::{CheckLine, CheckList, CheckResult, use_socket_probe};
use crate::hooks::{Fetch, RemoteData, use_fetch};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle};
use crate::route::Route;

/// What must be reachable and set, with a test of each from this browser.
#[component]
pub fn NetworkCheckPage() -> Html {
    let language = use_language();
    let settings = use_fetch::<CompanionSettings>(AttrValue::Static("/api/companion/settings"));
    let connection = use_fetch::<ConnectionInfo>(AttrValue::Static("/api/connection"));
    let (probe, _) = use_socket_probe();
    let reached = |answer: &RemoteDataState| match answer {
        RemoteDataState::Pending => CheckResult::Running,
        RemoteDataState::Failed => CheckResult::Bad,
        RemoteDataState::Ready => CheckResult::Good,
    };
    let line = |name: &'static str, result, key: &str| CheckLine {
        name,
        result,
        words: language.text(key),
    };
    let lines = vec![
        line("https", reached(&state(&connection)), "network-check-https"),
        line(
            "settings",
            reached(&state(&settings)),
            "network-check-settings",
        ),
        line("websocket", probe.result(), "network-check-websocket"),
    ];
    html! {
        <Layout>
            <div class="vigie-check-page" data-testid="network-check">
                <PageTitle text={language.text("network-check-title")} />
                <p class="vigie-lead">{ language.text("network-check-lead") }</p>
                <h2>{ language.text("network-check-reach") }</h2>
                <CheckList {lines} />
                <ul class="vigie-bullets">
                    <li>{ language.text("network-check-proxy") }</li>
                    <li>{ language.text("network-check-inspection") }</li>
                    <li>{ language.text("network-check-idle") }</li>
                </ul>
                <h2>{ language.text("network-check-values") }</h2>
                { settings.view(|settings| values(&language, settings)) }
                <p class="vigie-note">
                    <Link<Route> to={Route::DeviceCheck}>{ language.text("device-check-title") }</Link<Route>>
                </p>
            </div>
        </Layout>
    }
}

/// Where a request stands, without what it brought.
enum RemoteDataState {
    Pending,
    Failed,
    Ready,
}

fn state<T>(fetch: &Fetch<T>) -> RemoteDataState {
    match &fetch.answer {
        RemoteData::Pending => RemoteDataState::Pending,
        RemoteData::Failed(_) => RemoteDataState::Failed,
        RemoteData::Ready(_) => RemoteDataState::Ready,
    }
}

/// The values to copy into policies.
fn values(language: &LanguageHandle, settings: &CompanionSettings) -> Html {
    let row = |name: &str, value: String| {
        html! {
            <div>
                <dt>{ language.text(name) }</dt>
                <dd><code class="vigie-code">{ value }</code></dd>
            </div>
        }
    };
    let ids = settings.chromium_ids.join(", ");
    html! {
        <dl class="vigie-details" data-testid="network-check-values">
            { row("network-check-origin", settings.origin.clone()) }
            { row("network-check-key", settings.public_key.clone()) }
            { row("network-check-id", ids) }
            { row("network-check-version", settings.oldest_version.clone()) }
            if let Some(manifest) = &settings.update_manifest {
                { row("network-check-update", manifest.clone()) }
            }
        </dl>
    }
}
