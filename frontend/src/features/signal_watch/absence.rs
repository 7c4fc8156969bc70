//! The page is away, and comes back. Milliseconds of the clock of the page.

use vigie_shared::session::SignalKind;

/// Whether the page is away, and how.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PageAbsence {
    away: Option<(SignalKind, f64)>,
}

impl PageAbsence {
    /// The page is left in this way; true when it was not away before.
    pub fn leave(&mut self, kind: SignalKind, now: f64) -> bool {
        match &mut self.away {
            None => {
                self.away = Some((kind, now));
                true
            }
            // What turns out to be more is said when it is over.
            Some((known, _)) => {
                if kind == SignalKind::Hidden {
                    *known = kind;
                }
                false
            }
        }
    }

    /// The page is back; how it was left and for how many milliseconds, if it was.
    pub fn come_back(&mut self, now: f64) -> Option<(SignalKind, u32)> {
        let (kind, since) = self.away.take()?;
        Some((kind, elapsed(since, now)))
    }

    /// How it is away now, if it is.
    pub fn kind(&self) -> Option<SignalKind> {
        self.away.map(|(kind, _)| kind)
    }
}

/// Whole milliseconds between two instants, never below zero.
pub fn elapsed(from: f64, to: f64) -> u32 {
    // Floats are saturated by the conversion.
    (to - from).max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_window_that_hides_the_page_is_one_absence_and_reported_as_hidden() {
        let mut absence = PageAbsence::default();
        assert!(absence.leave(SignalKind::Blur, 1_000.0));
        assert!(!absence.leave(SignalKind::Hidden, 1_010.0));
        assert!(!absence.leave(SignalKind::Blur, 1_020.0));
        assert_eq!(
            absence.come_back(2_200.9),
            Some((SignalKind::Hidden, 1_200))
        );
        assert_eq!(absence.come_back(2_300.0), None, "back already");
    }

    #[test]
    fn a_clock_that_goes_back_gives_no_time() {
        assert_eq!(elapsed(10.0, 3.0), 0);
    }
}
