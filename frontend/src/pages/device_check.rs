//! The public page on which a computer checks itself, before anybody has logged in.

mod check_list;
mod socket_probe;

pub(super) use self::check_list::{CheckLine, CheckList, CheckResult};
pub(super) use self::socket_probe::use_socket_probe;
use vigie_shared::api::ConnectionInfo;
use vigie_shared::session::{InstallPolicy, SelfCheck};
use yew::prelude::*;
use yew_router::prelude::*;

use self::socket_probe::SocketProbe;
use crate::clock::{record_server_time, server_now};
use crate::components::{Button, ButtonVariant};
use crate::features::companion::{
    CompanionHelp, CompanionStatus, needs_attention, self_check, use_companion_sight,
};
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle};
use crate::route::Route;

/// Named by a page that belongs to none: no session has this number.
const NO_SESSION: u32 = 1;

/// How far the clock may be off, milliseconds.
const TOLERATED_SKEW_MS: i64 = 60_000;

/// What the computer has and lacks, in plain words, with what to do.
#[component]
pub fn DeviceCheckPage() -> Html {
    let language = use_language();
    let sight = use_companion_sight(Some(NO_SESSION), Callback::noop());
    let connection = use_fetch::<ConnectionInfo>(AttrValue::Static("/api/connection"));
    let (probe, probe_again) = use_socket_probe();
    let server_time = connection.ready().map(|info| info.now);
    use_effect_with(server_time, |now| {
        if let Some(now) = *now {
            record_server_time(now);
        }
    });
    let skew = server_time.map(|_| js_sys::Date::now() as i64 - server_now().0 / 1_000);
    let check = self_check(&sight, probe == SocketProbe::Open, skew);
    let failed = matches!(connection.answer, RemoteData::Failed(_));
    let waits = sight.status == CompanionStatus::Unknown
        || probe == SocketProbe::Opening
        || (server_time.is_none() && !failed);
    let again = {
        let reload = connection.reload.clone();
        move |()| {
            reload.emit(());
            probe_again.emit(());
        }
    };
    let verdict = match (waits, needs_attention(&check)) {
        (true, _) => "device-check-running",
        (false, false) => "device-check-fit",
        (false, true) => "device-check-unfit",
    };
    html! {
        <Layout>
            <div class="vigie-check-page" data-testid="device-check">
                <PageTitle text={language.text("device-check-title")} />
                <p class="vigie-lead">{ language.text("device-check-lead") }</p>
                <p role="status" data-testid="device-check-verdict">
                    <strong>{ language.text(verdict) }</strong>
                </p>
                <CheckList lines={lines(&language, &check, sight.status, probe, failed)} />
                if !waits && !sight.status.is_linked() {
                    <CompanionHelp companion={sight.status} />
                }
                <p>
                    <Button
                        label={language.text("device-check-again")}
                        variant={ButtonVariant::Secondary}
                        testid="device-check-again"
                        onclick={again}
                    />
                </p>
                <p class="vigie-note">
                    <Link<Route> to={Route::NetworkCheck}>{ language.text("network-check-title") }</Link<Route>>
                </p>
            </div>
        </Layout>
    }
}

fn lines(
    language: &LanguageHandle,
    check: &SelfCheck,
    companion: CompanionStatus,
    probe: SocketProbe,
    unreachable: bool,
) -> Vec<CheckLine> {
    let unknown = companion == CompanionStatus::Unknown;
    let judged = |good: bool| match (unknown, good) {
        (true, _) => CheckResult::Running,
        (false, true) => CheckResult::Good,
        (false, false) => CheckResult::Bad,
    };
    let line = |name: &'static str, result, words: String| CheckLine {
        name,
        result,
        words,
    };
    let extension = match &check.extension {
        Some(version) => {
            let version = [("version", version.to_string().into())];
            language.text_with("device-check-extension-good", &version)
        }
        None => language.text("device-check-extension-bad"),
    };
    let policy = language.text(match check.policy {
        InstallPolicy::Managed => "device-check-policy-managed",
        InstallPolicy::User => "device-check-policy-user",
        InstallPolicy::None => "device-check-policy-none",
    });
    let good_or_bad = |good: bool, key: [&str; 2]| language.text(key[usize::from(!good)]);
    let (clock, skew) = match check.clock_skew_ms {
        None if unreachable => (CheckResult::Bad, None),
        None => (CheckResult::Running, None),
        Some(skew) if skew.abs() > TOLERATED_SKEW_MS => (CheckResult::Bad, Some(skew)),
        Some(skew) => (CheckResult::Good, Some(skew)),
    };
    let clock_words = match (clock, skew) {
        (CheckResult::Good, _) => language.text("device-check-clock-good"),
        (CheckResult::Bad, Some(skew)) => language.text_with(
            "device-check-clock-bad",
            &[("minutes", (skew.abs() / 60_000).into())],
        ),
        _ => language.text("device-check-clock-unknown"),
    };
    vec![
        line("extension", judged(check.extension.is_some()), extension),
        line(
            "policy",
            match (check.policy, unknown) {
                (_, true) => CheckResult::Running,
                (InstallPolicy::Managed, _) => CheckResult::Good,
                _ => CheckResult::Notice,
            },
            policy,
        ),
        line(
            "permissions",
            judged(check.permissions),
            good_or_bad(
                check.permissions,
                [
                    "device-check-permissions-good",
                    "device-check-permissions-bad",
                ],
            ),
        ),
        line(
            "storage",
            if check.storage {
                CheckResult::Good
            } else {
                CheckResult::Bad
            },
            good_or_bad(
                check.storage,
                ["device-check-storage-good", "device-check-storage-bad"],
            ),
        ),
        line("clock", clock, clock_words),
        line("socket", probe.result(), language.text(probe.words())),
    ]
}
