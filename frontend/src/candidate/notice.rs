//! What has just been decided for the candidate, read from two pages in a row.

use vigie_shared::session::AlertKind;
use vigie_shared::view::CandidatePhase;

use super::store::Page;

/// Why the page has unblocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// What became of the alert.
    pub what: Closed,
    /// Time given back by it, microseconds; 0 while another alert still blocks.
    pub credited: i64,
}

/// What became of an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Another question under the same number.
    Replaced,
    /// The same question again.
    Dismissed,
    /// The companion is seen, or may be missing.
    Companion,
}

impl Notice {
    /// What the change from `old` to `new` tells, if anything.
    pub fn between(old: &Page, new: &Page) -> Option<Self> {
        let (
            CandidatePhase::Testing {
                alerts: before,
                question: asked,
                credited_micros: had,
                ..
            },
            CandidatePhase::Testing {
                alerts: after,
                question: now,
                credited_micros: has,
                ..
            },
        ) = (&old.phase, &new.phase)
        else {
            return None;
        };
        let closed =
            |alert: &&vigie_shared::view::OpenAlert| after.iter().all(|other| other.id != alert.id);
        let is_question = |kind: AlertKind| matches!(kind, AlertKind::Question { .. });
        let closed: Vec<_> = before.iter().filter(closed).collect();
        let what = if closed.iter().any(|alert| is_question(alert.kind)) {
            if now.presentation == asked.presentation {
                Closed::Dismissed
            } else {
                Closed::Replaced
            }
        } else if closed.is_empty() {
            return None;
        } else {
            Closed::Companion
        };
        Some(Self {
            what,
            credited: has - had,
        })
    }

    /// This one, after `earlier` on the same question: what became of the question
    /// says more than what became of the companion.
    pub fn after(self, earlier: Option<Self>) -> Self {
        match earlier {
            Some(Self { what, credited }) if self.what == Closed::Companion => Self {
                what,
                credited: credited + self.credited,
            },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::{AlertId, PresentationId};
    use vigie_shared::time::{SECOND, Timestamp};
    use vigie_shared::view::OpenAlert;

    use super::super::samples;
    use super::*;

    fn question(ask: u16) -> OpenAlert {
        let kind = AlertKind::Question {
            presentation: PresentationId(ask),
            number: 3,
        };
        OpenAlert {
            id: AlertId(1),
            kind,
            raised_at: Timestamp(0),
        }
    }

    fn companion() -> OpenAlert {
        OpenAlert {
            id: AlertId(2),
            kind: AlertKind::Companion,
            raised_at: Timestamp(0),
        }
    }

    #[test]
    fn a_replacement_is_told_from_the_same_question_again() {
        let old = samples::testing(3, vec![question(3)], 0);
        let replaced = samples::testing(4, vec![], 20 * SECOND);
        let dismissed = samples::testing(3, vec![], 20 * SECOND);
        let notice = |new| Notice::between(&old, new);
        let told = |what| {
            Some(Notice {
                what,
                credited: 20 * SECOND,
            })
        };
        assert_eq!(notice(&replaced), told(Closed::Replaced));
        assert_eq!(notice(&dismissed), told(Closed::Dismissed));
        assert_eq!(notice(&old), None);
    }

    #[test]
    fn what_became_of_the_question_stays_said_when_the_companion_comes_back() {
        let both = samples::testing(3, vec![question(3), companion()], 0);
        let half = samples::testing(4, vec![companion()], 0);
        let free = samples::testing(4, vec![], 30 * SECOND);
        let first = Notice::between(&both, &half).unwrap();
        assert_eq!(
            first,
            Notice {
                what: Closed::Replaced,
                credited: 0
            }
        );
        let second = Notice::between(&half, &free).unwrap();
        assert_eq!(second.what, Closed::Companion);
        let told = second.after(Some(first));
        assert_eq!(
            told,
            Notice {
                what: Closed::Replaced,
                credited: 30 * SECOND
            }
        );
    }
}
