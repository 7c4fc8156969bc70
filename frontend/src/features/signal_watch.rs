//! What the page of a running test notices of itself, and reports.
//!
//! Reading order: [`WatchedQuestion`], `absence`, `window_shape` and `visit`, which are pure;
//! then `standing` and `watch`, which listen to the browser.

mod absence;
mod standing;
mod visit;
mod watch;
mod window_shape;

use vigie_shared::ids::PresentationId;
use vigie_shared::item::ItemMode;
use vigie_shared::session::{AlertKind, Command, SignalKind, SignalPhase, SignalReport};
use vigie_shared::view::CandidatePhase;

use crate::features::question::PageView;

pub use self::visit::use_page_visit;
pub use self::watch::use_signal_watch;

/// The question before the candidate, and what of it is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchedQuestion {
    /// The presentation that reports are about.
    pub presentation: PresentationId,
    /// A focus question that is shown, or hidden behind an alert: its page must not be left.
    pub is_guarded: bool,
}

impl WatchedQuestion {
    /// What is watched on this page; none without a question.
    pub fn from_page(page: &PageView) -> Option<Self> {
        let CandidatePhase::Testing {
            alerts, question, ..
        } = &page.phase
        else {
            return None;
        };
        // The content is hidden while the companion is missed. Leaving is no fault then, and
        // shown to who handles the alert.
        let hidden = alerts
            .iter()
            .any(|alert| alert.kind == AlertKind::Companion);
        let shown = question.content.is_some() || hidden;
        Some(Self {
            presentation: question.presentation,
            is_guarded: shown && question.mode == ItemMode::Focus,
        })
    }

    /// A report about this question.
    fn report(self, kind: SignalKind, phase: SignalPhase, lasted_ms: Option<u32>) -> Command {
        Command::ReportSignal(SignalReport {
            presentation: self.presentation,
            kind,
            phase,
            lasted_ms,
        })
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::AlertId;
    use vigie_shared::item::ItemContent;
    use vigie_shared::time::Timestamp;
    use vigie_shared::view::{OpenAlert, QuestionView};

    use super::*;
    use crate::features::question::samples;

    fn guarded(alerts: Vec<OpenAlert>, change: fn(&mut QuestionView<ItemContent>)) -> bool {
        let mut page = samples::testing(3, alerts, 0);
        if let CandidatePhase::Testing { question, .. } = &mut page.phase {
            question.mode = ItemMode::Focus;
            change(question);
        }
        WatchedQuestion::from_page(&page).unwrap().is_guarded
    }

    #[test]
    fn a_focus_question_is_guarded_as_long_as_it_is_shown_whatever_happened_before() {
        assert!(guarded(vec![], |_| {}));
        assert!(guarded(vec![], |question| question.focus_lost = true));
        assert!(!guarded(vec![], |question| question.content = None));
        assert!(!guarded(vec![], |question| question.mode = ItemMode::Free));
    }

    #[test]
    fn a_question_hidden_behind_the_companion_alert_is_guarded() {
        let alert = || OpenAlert {
            id: AlertId(1),
            kind: AlertKind::Companion,
            raised_at: Timestamp(0),
        };
        assert!(guarded(vec![alert()], |question| question.content = None));
        assert!(!guarded(vec![alert()], |question| {
            question.mode = ItemMode::Free
        }));
    }
}
