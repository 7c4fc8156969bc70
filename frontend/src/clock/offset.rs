//! The offset between the server's clock and this device's.

use std::collections::VecDeque;

use vigie_shared::time::Timestamp;

use super::Local;

/// Beats come every 5 s: this is the last minute, enough to meet one quick
/// message, short enough to follow a drifting clock.
const SAMPLES: usize = 12;

/// Learns the offset from the instants at which the server's messages arrive.
///
/// A message that took `latency` shows an offset that is too small by exactly
/// that, so the greatest one seen lately is the nearest to the truth.
#[derive(Debug, Clone, Default)]
pub struct Offset {
    samples: VecDeque<i64>,
    /// In force until the next message is heard.
    fallback: i64,
}

impl Offset {
    /// Notes that a message of `server` time arrived at `here`.
    pub fn heard(&mut self, here: Local, server: Timestamp) {
        if self.samples.len() == SAMPLES {
            self.samples.pop_front();
        }
        self.samples.push_back(server.0.saturating_sub(here.0));
    }

    /// Without samples, but keeping the last known offset until there are some.
    pub fn fresh(&self) -> Self {
        Self {
            samples: VecDeque::new(),
            fallback: self.micros(),
        }
    }

    /// The server's instant at `here`.
    pub fn server(&self, here: Local) -> Timestamp {
        Timestamp(here.0.saturating_add(self.micros()))
    }

    /// The device's instant at the server's `at`.
    pub fn local(&self, at: Timestamp) -> Local {
        Local(at.0.saturating_sub(self.micros()))
    }

    fn micros(&self) -> i64 {
        self.samples.iter().copied().max().unwrap_or(self.fallback)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quickest_message_of_the_last_minute_counts() {
        let mut offset = Offset::default();
        for (here, latency) in [(0, 900), (5_000, 40), (10_000, 300)] {
            offset.heard(Local(here), Timestamp(here + 70_000 - latency));
        }
        assert_eq!(
            offset.server(Local(20_000)),
            Timestamp(20_000 + 70_000 - 40)
        );
        assert_eq!(offset.local(Timestamp(89_960)), Local(20_000));
    }

    #[test]
    fn a_clock_that_drifts_is_followed() {
        let mut offset = Offset::default();
        offset.heard(Local(0), Timestamp(5_000));
        for here in 1..=12 {
            offset.heard(Local(here), Timestamp(here + 1_000));
        }
        assert_eq!(offset.server(Local(100)), Timestamp(1_100));
    }

    #[test]
    fn a_new_connection_keeps_the_old_offset_only_until_it_hears_something() {
        let mut offset = Offset::default();
        offset.heard(Local(0), Timestamp(5_000));
        offset = offset.fresh();
        assert_eq!(offset.server(Local(1)), Timestamp(5_001));
        offset.heard(Local(2), Timestamp(12));
        assert_eq!(offset.server(Local(3)), Timestamp(13));
    }
}
