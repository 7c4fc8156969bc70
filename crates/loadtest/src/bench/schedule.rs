//! When each candidate should answer.

use super::BenchOptions;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// Turns at a fixed total rate, candidates one after the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schedule {
    start: Instant,
    turns: u64,
    candidates: u64,
    nanos_per_turn: f64,
}

impl Schedule {
    pub(crate) fn new(options: &BenchOptions, start: Instant) -> Self {
        Self {
            start,
            turns: u64::from(options.rate) * u64::from(options.seconds),
            candidates: options.candidate_count(),
            nanos_per_turn: 1e9 / f64::from(options.rate),
        }
    }

    pub(crate) fn start(&self) -> Instant {
        self.start
    }

    /// Until the last turn is over.
    pub(crate) fn length(&self) -> Duration {
        self.after(self.turns)
    }

    /// The `nth` turn (from 0) of candidate `index` (from 0); none when the
    /// measurement is over by then.
    pub(crate) fn turn(&self, index: u64, nth: u64) -> Option<Instant> {
        let turn = nth * self.candidates + index;
        (turn < self.turns).then(|| self.start + self.after(turn))
    }

    fn after(&self, turns: u64) -> Duration {
        Duration::from_nanos((turns as f64 * self.nanos_per_turn) as u64)
    }
}

/// Waits for the start of the measurement.
pub(crate) async fn schedule_start(started: &mut watch::Receiver<Option<Schedule>>) -> Schedule {
    let schedule = started
        .wait_for(Option::is_some)
        .await
        .ok()
        .and_then(|schedule| *schedule);
    match schedule {
        Some(schedule) => schedule,
        // The fleet is gone, and this task is about to be aborted.
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(rooms: u16, candidates: u16, rate: u32, seconds: u32) -> Schedule {
        let options = BenchOptions {
            server: "vigie".into(),
            data: None,
            rooms,
            candidates,
            invigilators: 1,
            rate,
            seconds,
            companions: false,
            bare: false,
        };
        Schedule::new(&options, Instant::now())
    }

    #[test]
    fn all_turns_of_all_candidates_are_evenly_spread_over_the_time() {
        let schedule = schedule(2, 5, 20, 3);
        let mut turns: Vec<Duration> = (0..10)
            .flat_map(|index| (0..).map_while(move |nth| schedule.turn(index, nth)))
            .map(|turn| turn - schedule.start())
            .collect();
        turns.sort();
        assert_eq!(turns.len(), 60);
        assert_eq!(turns[0], Duration::ZERO);
        assert!(
            turns
                .windows(2)
                .all(|pair| pair[1] - pair[0] == Duration::from_millis(50))
        );
        assert_eq!(schedule.length(), Duration::from_secs(3));
    }

    #[test]
    fn when_there_are_more_candidates_than_turns_some_have_none() {
        let schedule = schedule(1, 30, 2, 5);
        assert!(schedule.turn(9, 0).is_some());
        assert!(schedule.turn(10, 0).is_none() && schedule.turn(0, 1).is_none());
    }
}
