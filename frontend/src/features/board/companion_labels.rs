//! What the board says of a companion, in the words of the room.

use vigie_shared::companion::{AttemptCounts, SiteCategory};
use vigie_shared::session::{CompanionMisuse, SelfCheck};
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CompanionDetails, CompanionProof};

use crate::features::companion::needs_attention;
use crate::format::hour_and_minute;
use crate::i18n::LanguageHandle;

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineWeight {
    /// As it should be.
    Good,
    /// To know.
    Plain,
    /// To look after.
    Warning,
    /// Something is wrong.
    Bad,
}

impl LineWeight {
    /// The end of the class of a badge.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Plain => "plain",
            Self::Warning => "warn",
            Self::Bad => "bad",
        }
    }
}

/// Everything to say, what it is first.
pub fn companion_lines(
    language: &LanguageHandle,
    details: &CompanionDetails,
    now: Timestamp,
) -> Vec<(LineWeight, String)> {
    let mut lines = vec![proof(language, details)];
    let mut add = |applies: bool, weight, key: &str| {
        if applies {
            lines.push((weight, language.text(key)));
        }
    };
    add(
        details.outdated,
        LineWeight::Warning,
        "board-companion-outdated",
    );
    add(
        details.permission_removed,
        LineWeight::Bad,
        "board-companion-permission",
    );
    add(
        details.private_window,
        LineWeight::Warning,
        "board-companion-private",
    );
    let counted = |key: &str, count: usize| language.text_with(key, &[("count", count.into())]);
    if let Some(count) = details.flapping(now) {
        lines.push((
            LineWeight::Warning,
            counted("board-companion-flapping", count),
        ));
    }
    if !details.forbidden_extensions.is_empty() {
        let names: Vec<&str> = details
            .forbidden_extensions
            .iter()
            .map(|one| one.as_str())
            .collect();
        let names = [("names", names.join(", ").into())];
        let words = language.text_with("board-companion-forbidden", &names);
        lines.push((LineWeight::Bad, words));
    }
    if let Some(count) = details.other_extensions {
        let count = usize::from(count);
        lines.push((
            LineWeight::Warning,
            counted("board-companion-others", count),
        ));
    }
    for misuse in &details.misuses {
        let key = match misuse.kind {
            CompanionMisuse::AnotherExtension => "board-companion-misuse-another",
            CompanionMisuse::PageScript => "board-companion-misuse-page",
            CompanionMisuse::Replayed => "board-companion-misuse-replayed",
            CompanionMisuse::Forged => "board-companion-misuse-forged",
        };
        lines.push((LineWeight::Bad, counted(key, usize::from(misuse.times))));
    }
    if let Some(attempts) = attempts(language, &details.attempts) {
        lines.push((LineWeight::Plain, attempts));
    }
    lines
}

/// The worst of what there is to say.
pub fn companion_weight(details: &CompanionDetails, now: Timestamp) -> LineWeight {
    let is_bad = !details.misuses.is_empty()
        || !details.forbidden_extensions.is_empty()
        || details.permission_removed
        || details.proof == CompanionProof::Missing;
    let is_warning = details.outdated
        || details.private_window
        || details.other_extensions.is_some()
        || details.flapping(now).is_some()
        || details.proof == CompanionProof::Claimed;
    match details.proof {
        _ if is_bad => LineWeight::Bad,
        _ if is_warning => LineWeight::Warning,
        CompanionProof::Linked => LineWeight::Good,
        _ => LineWeight::Plain,
    }
}

fn proof(language: &LanguageHandle, details: &CompanionDetails) -> (LineWeight, String) {
    let version = details.version.as_ref().map(ToString::to_string);
    let version = version.unwrap_or_default();
    let since = details
        .since
        .map(|at| hour_and_minute(language, at))
        .unwrap_or_default();
    match details.proof {
        CompanionProof::Linked => {
            let args = [("version", version.into()), ("time", since.into())];
            let words = language.text_with("board-companion-linked", &args);
            (LineWeight::Good, words)
        }
        CompanionProof::Missing => {
            let words = language.text_with("board-companion-missing", &[("time", since.into())]);
            (LineWeight::Bad, words)
        }
        CompanionProof::Claimed => (
            LineWeight::Warning,
            language.text("board-companion-claimed"),
        ),
        CompanionProof::NeverSeen => (LineWeight::Plain, language.text("board-companion-never")),
    }
}

/// "Sites bloqués : IA 2, aide 1 ; liens masqués : 6".
fn attempts(language: &LanguageHandle, counts: &AttemptCounts) -> Option<String> {
    let direct: Vec<String> = counts
        .direct
        .iter()
        .map(|(category, count)| format!("{} {count}", category_name(language, *category)))
        .collect();
    let links: u32 = counts.links.values().copied().fold(0, u32::saturating_add);
    let direct = (!direct.is_empty()).then(|| {
        let sites = direct.join(", ");
        language.text_with("board-companion-attempts", &[("sites", sites.into())])
    });
    let links = (links > 0).then(|| {
        let count = [("count", u64::from(links).into())];
        language.text_with("board-companion-links", &count)
    });
    let both: Vec<String> = direct.into_iter().chain(links).collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// The name of a category of sites.
pub fn category_name(language: &LanguageHandle, category: SiteCategory) -> String {
    language.text(match category {
        SiteCategory::Ai => "site-category-ai",
        SiteCategory::HelpForum => "site-category-help-forum",
        SiteCategory::AnswerSite => "site-category-answer-site",
        SiteCategory::Messaging => "site-category-messaging",
        SiteCategory::ScreenTranslation => "site-category-screen-translation",
    })
}

/// What a device found when it checked itself.
pub fn self_check_label(language: &LanguageHandle, check: &SelfCheck) -> (LineWeight, String) {
    if !needs_attention(check) {
        return (LineWeight::Good, language.text("board-self-check-fit"));
    }
    let mut missing = Vec::new();
    let mut add = |applies: bool, key: &str| {
        if applies {
            missing.push(language.text(key));
        }
    };
    add(check.extension.is_none(), "board-self-check-extension");
    add(
        check.extension.is_some() && !check.permissions,
        "board-self-check-permissions",
    );
    add(!check.storage, "board-self-check-storage");
    add(!check.socket, "board-self-check-socket");
    add(
        check.clock_skew_ms.is_some_and(|skew| skew.abs() > 60_000),
        "board-self-check-clock",
    );
    let found = [("found", missing.join(", ").into())];
    let words = language.text_with("board-self-check-unfit", &found);
    (LineWeight::Warning, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::at;
    use crate::i18n::Language;
    use vigie_shared::session::MisuseCount;
    use yew::Callback;

    fn french() -> LanguageHandle {
        LanguageHandle {
            language: Language::French,
            choose: Callback::noop(),
        }
    }

    fn details(proof: CompanionProof) -> CompanionDetails {
        CompanionDetails {
            proof,
            since: None,
            version: Some("1.0.0".parse().unwrap()),
            outdated: false,
            losses: Vec::new(),
            attempts: AttemptCounts::default(),
            permission_removed: false,
            private_window: false,
            other_extensions: None,
            forbidden_extensions: Vec::new(),
            misuses: Vec::new(),
            waiver: None,
        }
    }

    #[test]
    fn a_companion_that_is_in_order_takes_one_line() {
        let fit = details(CompanionProof::Linked);
        let lines = companion_lines(&french(), &fit, at(120));
        assert_eq!(lines.len(), 1);
        assert!(lines[0].1.contains("1.0.0"), "{}", lines[0].1);
        assert_eq!(companion_weight(&fit, at(120)), LineWeight::Good);
    }

    #[test]
    fn what_passed_for_it_is_named_with_how_often() {
        let misused = CompanionDetails {
            misuses: vec![MisuseCount {
                kind: CompanionMisuse::AnotherExtension,
                times: 3,
                last_at: at(90),
            }],
            attempts: AttemptCounts {
                direct: [(SiteCategory::Ai, 2)].into(),
                links: [(SiteCategory::HelpForum, 5)].into(),
            },
            ..details(CompanionProof::Linked)
        };
        let lines = companion_lines(&french(), &misused, at(120));
        assert!(lines[1].1.contains('3'), "{}", lines[1].1);
        assert!(
            lines[2].1.contains('2') && lines[2].1.contains('5'),
            "{}",
            lines[2].1
        );
        assert_eq!(companion_weight(&misused, at(120)), LineWeight::Bad);
    }

    #[test]
    fn extensions_that_the_session_forbids_are_named() {
        let found = CompanionDetails {
            forbidden_extensions: vec!["Grammarly".to_owned().try_into().unwrap()],
            ..details(CompanionProof::Linked)
        };
        let lines = companion_lines(&french(), &found, at(120));
        assert!(lines[1].1.contains("Grammarly"), "{}", lines[1].1);
        assert_eq!(companion_weight(&found, at(120)), LineWeight::Bad);
    }

    #[test]
    fn losses_count_as_flapping_from_the_third_in_ten_minutes() {
        let losses = |count: i64| CompanionDetails {
            losses: (0..count).map(|nth| at(nth * 60)).collect(),
            ..details(CompanionProof::Linked)
        };
        assert_eq!(companion_lines(&french(), &losses(2), at(180)).len(), 1);
        assert_eq!(companion_lines(&french(), &losses(3), at(180)).len(), 2);
        assert_eq!(companion_lines(&french(), &losses(3), at(3_600)).len(), 1);
    }
}
