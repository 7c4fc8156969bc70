//! The offset between the server's clock and this device's.

use std::collections::VecDeque;

use vigie_shared::time::Timestamp;

use super::DeviceInstant;

/// Heartbeats come every 5 s: this is the last minute, enough to meet one quick
/// message, short enough to follow a drifting clock.
const SAMPLES: usize = 12;

/// Learns the offset from the instants at which the server's messages arrive.
///
/// A message that took `latency` shows an offset that is too small by exactly
/// that, so the greatest one of the last minute is the most accurate.
#[derive(Debug, Clone, Default)]
pub struct ClockOffset {
    samples: VecDeque<i64>,
    /// In force until there are samples, microseconds.
    fallback: i64,
}

impl ClockOffset {
    /// Records that a message of `server` time arrived at `here`.
    pub fn record(&mut self, here: DeviceInstant, server: Timestamp) {
        if self.samples.len() == SAMPLES {
            self.samples.pop_front();
        }
        self.samples.push_back(server.0.saturating_sub(here.0));
    }

    /// Without samples, but keeping the last known offset until there are some.
    pub fn without_samples(&self) -> Self {
        Self {
            samples: VecDeque::new(),
            fallback: self.micros(),
        }
    }

    /// The server's instant at `here`.
    pub fn server(&self, here: DeviceInstant) -> Timestamp {
        Timestamp(here.0.saturating_add(self.micros()))
    }

    /// The device's instant at the server's `at`.
    pub fn device(&self, at: Timestamp) -> DeviceInstant {
        DeviceInstant(at.0.saturating_sub(self.micros()))
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
        let mut offset = ClockOffset::default();
        for (here, latency) in [(0, 900), (5_000, 40), (10_000, 300)] {
            offset.record(DeviceInstant(here), Timestamp(here + 70_000 - latency));
        }
        assert_eq!(
            offset.server(DeviceInstant(20_000)),
            Timestamp(20_000 + 70_000 - 40)
        );
        assert_eq!(offset.device(Timestamp(89_960)), DeviceInstant(20_000));
    }

    #[test]
    fn a_clock_that_drifts_is_followed() {
        let mut offset = ClockOffset::default();
        offset.record(DeviceInstant(0), Timestamp(5_000));
        for here in 1..=12 {
            offset.record(DeviceInstant(here), Timestamp(here + 1_000));
        }
        assert_eq!(offset.server(DeviceInstant(100)), Timestamp(1_100));
    }

    #[test]
    fn a_new_connection_keeps_the_old_offset_only_until_its_first_message() {
        let mut offset = ClockOffset::default();
        offset.record(DeviceInstant(0), Timestamp(5_000));
        offset = offset.without_samples();
        assert_eq!(offset.server(DeviceInstant(1)), Timestamp(5_001));
        offset.record(DeviceInstant(2), Timestamp(12));
        assert_eq!(offset.server(DeviceInstant(3)), Timestamp(13));
    }
}
