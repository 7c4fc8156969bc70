//! The companion in the timeline, in words.

use vigie_shared::companion::ForbiddenExtension;
use vigie_shared::session::{CompanionMisuse, CompanionNote, CompanionPolicy};

use crate::components::Icon;
use crate::features::companion::policy_name;
use crate::i18n::LanguageHandle;

/// The words of a note.
pub fn companion_note(language: &LanguageHandle, note: &CompanionNote) -> String {
    match note {
        CompanionNote::Linked { version, .. } => {
            let version = [("version", version.to_string().into())];
            language.text_with("timeline-companion-linked", &version)
        }
        CompanionNote::Claimed => language.text("timeline-companion-claimed"),
        CompanionNote::Summarized(report) => {
            let count = |counts: &std::collections::BTreeMap<_, u32>| -> u64 {
                counts.values().copied().map(u64::from).sum()
            };
            let args = [
                ("direct", count(&report.attempts.direct).into()),
                ("links", count(&report.attempts.links).into()),
            ];
            language.text_with("timeline-companion-summarized", &args)
        }
        CompanionNote::Misused(kind) => language.text(match kind {
            CompanionMisuse::AnotherExtension => "timeline-companion-another",
            CompanionMisuse::PageScript => "timeline-companion-page",
            CompanionMisuse::Replayed => "timeline-companion-replayed",
            CompanionMisuse::Forged => "timeline-companion-forged",
        }),
        CompanionNote::SelfChecked(_) => language.text("timeline-self-checked"),
        CompanionNote::Waived { reason, .. } => language.text_with(
            "timeline-companion-waived",
            &[("reason", reason.clone().into())],
        ),
        CompanionNote::WaiverWithdrawn { .. } => {
            language.text("timeline-companion-waiver-withdrawn")
        }
    }
}

/// The words of a decision on the whole session.
pub fn companion_policy(
    language: &LanguageHandle,
    policy: CompanionPolicy,
    reason: &str,
) -> String {
    let policy = policy_name(language, policy);
    let args = [
        ("policy", policy.into()),
        ("reason", reason.to_owned().into()),
    ];
    language.text_with("timeline-companion-policy", &args)
}

/// The words of a decision on other extensions, for the whole session.
pub fn forbidden_extensions(
    language: &LanguageHandle,
    extensions: &[ForbiddenExtension],
) -> String {
    if extensions.is_empty() {
        return language.text("timeline-extensions-allowed");
    }
    let names: Vec<&str> = extensions.iter().map(ForbiddenExtension::as_str).collect();
    let names = [("names", names.join(", ").into())];
    language.text_with("timeline-extensions-forbidden", &names)
}

/// The icon beside the words of a note.
pub fn companion_note_icon(note: &CompanionNote) -> Icon {
    match note {
        CompanionNote::Linked { .. } | CompanionNote::SelfChecked(_) => Icon::Check,
        CompanionNote::Claimed | CompanionNote::Misused(_) => Icon::Warning,
        CompanionNote::Summarized(_) => Icon::Eye,
        CompanionNote::Waived { .. } | CompanionNote::WaiverWithdrawn { .. } => Icon::Clipboard,
    }
}
