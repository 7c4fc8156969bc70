//! How long somebody has been waiting, and how loudly to say so.

use vigie_shared::time::MINUTE;

/// The two thresholds of an alert: after one minute it should have been seen, after
/// three somebody loses patience.
const SOON: i64 = MINUTE;
const NOW: i64 = 3 * MINUTE;

/// How urgent it has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Just raised.
    Fresh,
    /// Waits for more than a minute.
    Soon,
    /// Waits for more than three.
    Now,
}

impl Urgency {
    /// The urgency after `waited` microseconds.
    pub fn after(waited: i64) -> Self {
        match waited {
            NOW.. => Self::Now,
            SOON.. => Self::Soon,
            _ => Self::Fresh,
        }
    }

    /// The end of its CSS classes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Soon => "soon",
            Self::Now => "now",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_gets_louder_after_one_and_three_minutes() {
        let after = [MINUTE - 1, MINUTE, 3 * MINUTE - 1, 3 * MINUTE].map(Urgency::after);
        assert_eq!(
            after,
            [Urgency::Fresh, Urgency::Soon, Urgency::Soon, Urgency::Now]
        );
    }
}
