//! What a device finds when it checks itself.

use vigie_shared::session::{InstallPolicy, SelfCheck};

use super::CompanionSight;
use crate::storage::StorageScope;

/// A clock that is off by more than this disturbs, milliseconds.
const TOLERATED_SKEW_MS: i64 = 60_000;

/// Skews are reported as multiples of this, milliseconds: they differ a little every time.
const SKEW_STEP_MS: i64 = 5_000;

/// Where the page tries whether it can keep something.
const PROBE: &str = "vigie-self-check";

/// The check of this device. `skew_ms` is how far its clock is ahead of the server, where that
/// is known.
pub fn self_check(sight: &CompanionSight, socket: bool, skew_ms: Option<i64>) -> SelfCheck {
    let answer = sight.answer.as_deref();
    let own = answer.and_then(|answer| answer.self_check);
    SelfCheck {
        extension: answer.and_then(|answer| answer.version.parse().ok()),
        policy: own.map_or(InstallPolicy::None, |own| own.policy),
        permissions: own.is_some_and(|own| own.permissions),
        storage: can_store(),
        socket,
        clock_skew_ms: skew_ms.map(|skew| skew / SKEW_STEP_MS * SKEW_STEP_MS),
    }
}

/// Is there something about a device that somebody should see to before the start?
pub fn needs_attention(check: &SelfCheck) -> bool {
    let clock_is_off = check
        .clock_skew_ms
        .is_some_and(|skew| skew.abs() > TOLERATED_SKEW_MS);
    check.extension.is_none()
        || !check.permissions
        || !check.storage
        || !check.socket
        || clock_is_off
}

fn can_store() -> bool {
    let stored = StorageScope::Tab.write(PROBE, "1");
    StorageScope::Tab.remove(PROBE);
    stored
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit() -> SelfCheck {
        SelfCheck {
            extension: Some("1.0.0".parse().unwrap()),
            policy: InstallPolicy::Managed,
            permissions: true,
            storage: true,
            socket: true,
            clock_skew_ms: Some(-5_000),
        }
    }

    #[test]
    fn what_keeps_a_device_from_a_test_needs_attention() {
        assert!(!needs_attention(&fit()));
        let unfit = [
            SelfCheck {
                extension: None,
                ..fit()
            },
            SelfCheck {
                permissions: false,
                ..fit()
            },
            SelfCheck {
                storage: false,
                ..fit()
            },
            SelfCheck {
                socket: false,
                ..fit()
            },
            SelfCheck {
                clock_skew_ms: Some(-90_000),
                ..fit()
            },
        ];
        assert!(unfit.iter().all(needs_attention));
    }
}
