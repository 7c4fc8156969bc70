//! When leaving the page of a focus question counts. It belongs to the rule set of a session.

use crate::time::SECOND;

/// A first loss shorter than this is shown to the candidate and counts nothing, microseconds.
pub const FOCUS_GRACE: i64 = 2 * SECOND;

/// Losses of one question whose end nobody saw, because the connection was lost with them, and
/// which therefore count nothing. Beyond it they are measured like all others: who leaves and
/// pulls the plug again and again has no free way out.
pub const MAX_UNDECIDED_LOSSES: usize = 3;

/// How a rule set treats a loss of focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusRule {
    /// Rule set 2024-11: any loss counts, from its first instant.
    AnyLoss,
    /// Since rule set 2026-12: a first loss shorter than [`FOCUS_GRACE`] counts nothing, a
    /// longer or a later one does, once its end is known; an invigilator may excuse it.
    ShortFirstSpared,
}

impl FocusRule {
    /// The rule of a rule set. One that this program does not know is treated as today's.
    pub fn of_rule_set(rule_set: &str) -> Self {
        match rule_set {
            "2024-11" => Self::AnyLoss,
            _ => Self::ShortFirstSpared,
        }
    }

    /// Does a loss that lasted `micros` count, on a question with or without an earlier loss?
    pub fn counts(self, micros: i64, is_first: bool) -> bool {
        match self {
            Self::AnyLoss => true,
            Self::ShortFirstSpared => !is_first || micros >= FOCUS_GRACE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_first_loss_under_two_seconds_is_spared_and_only_since_2026_12() {
        let today = FocusRule::of_rule_set(crate::rules::RULE_SET);
        assert_eq!(today, FocusRule::ShortFirstSpared);
        assert!(!today.counts(FOCUS_GRACE - 1, true));
        assert!(today.counts(FOCUS_GRACE, true));
        assert!(today.counts(0, false));
        assert!(FocusRule::of_rule_set("2024-11").counts(0, true));
    }
}
