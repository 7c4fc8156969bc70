//! Time in which nothing could be recorded, so that no candidate loses it: measured for the whole
//! server between two writes that came through, and given back by each room.

use crate::{clock::Clock, store::Store};
use std::{collections::VecDeque, sync::Arc, time::Duration};
use tokio::sync::{Notify, watch};
use vigie_shared::time::{Interval, SECOND, Timestamp};

/// From one write to the next, microseconds.
const WRITE_INTERVAL: i64 = SECOND;

/// A longer time from one write to the next is an outage, microseconds: the process was stopped,
/// or the database kept it waiting.
const LONGEST_PAUSE: i64 = 3 * SECOND;

/// From one attempt to the next while the database refuses.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);

/// How long a room waits to know whether an outage is over.
const PROBE_LIMIT: Duration = Duration::from_secs(6);

/// Outages kept for rooms that start later, at most.
const MAX_OUTAGES: usize = 64;

/// The outages since the start, the one before it included. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ServerOutageLog {
    state: Arc<watch::Sender<OutageState>>,
    /// Asks for an attempt at once.
    probe: Arc<Notify>,
}

#[derive(Debug)]
struct OutageState {
    /// The last instant at which the database is known to have taken a write.
    stored_at: Timestamp,
    /// Did it refuse the last one? What follows `stored_at` is an outage then, however short.
    refused: bool,
    /// Is a long time without a write one as well? Not with a clock that is set by hand.
    counts_pauses: bool,
    /// The last ones, in order.
    outages: VecDeque<Interval>,
    /// Outages so far, those that are no longer kept included.
    count: usize,
    /// Attempts to write so far.
    attempts: u64,
}

impl OutageState {
    fn is_open(&self, now: Timestamp) -> bool {
        self.refused || (self.counts_pauses && now.since(self.stored_at) > LONGEST_PAUSE)
    }
}

impl ServerOutageLog {
    /// A server that starts now, on a database that took its last write at `last_alive`. Until the
    /// first write comes through it counts as away.
    pub fn new(last_alive: Option<Timestamp>, clock: &Clock) -> Self {
        let now = clock.now();
        let state = OutageState {
            stored_at: last_alive.map_or(now, |at| at.min(now)),
            refused: last_alive.is_some(),
            counts_pauses: !clock.is_manual(),
            outages: VecDeque::new(),
            count: 0,
            attempts: 0,
        };
        Self {
            state: Arc::new(watch::Sender::new(state)),
            probe: Arc::default(),
        }
    }

    /// Is nothing being recorded, as far as is known?
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state.borrow().is_open(now)
    }

    /// During an outage: asks whether it is over, and waits for the answer. What a room decides
    /// while an outage that ended is not on record yet would count the time against candidates.
    pub(crate) async fn probe(&self, clock: &Clock) {
        if !self.is_open(clock.now()) {
            return;
        }
        let mut state = self.state.subscribe();
        let attempts = state.borrow_and_update().attempts;
        self.probe.notify_one();
        let answered = state.wait_for(|state| state.attempts > attempts);
        let _ = tokio::time::timeout(PROBE_LIMIT, answered).await;
    }

    /// The outages after the first `seen`, and how many there are in all.
    pub(crate) fn after(&self, seen: usize) -> (Vec<Interval>, usize) {
        let state = self.state.borrow();
        let dropped = state.count - state.outages.len();
        let known = seen.saturating_sub(dropped);
        let outages = state.outages.iter().skip(known).copied().collect();
        (outages, state.count)
    }

    /// The database took a write, and it is `now`. Has an outage ended with it?
    fn note_stored(&self, now: Timestamp) -> bool {
        let mut ended = false;
        self.state.send_modify(|state| {
            let outage = Interval {
                from: state.stored_at,
                to: now,
            };
            ended = state.is_open(now) && outage.from < outage.to;
            if ended {
                if state.outages.len() == MAX_OUTAGES {
                    state.outages.pop_front();
                }
                state.outages.push_back(outage);
                state.count += 1;
            }
            state.stored_at = now;
            state.refused = false;
            state.attempts += 1;
        });
        ended
    }

    /// The database refused a write.
    fn note_refused(&self) {
        self.state.send_modify(|state| {
            state.refused = true;
            state.attempts += 1;
        });
    }
}

/// Writes once that the server is there. Has an outage ended with it? Then rooms have time to give
/// back.
pub async fn record(log: &ServerOutageLog, store: &Store, clock: &Clock) -> bool {
    if store.note_alive(clock.now()).await.is_err() {
        log.note_refused();
        return false;
    }
    let ended = log.note_stored(clock.now());
    if ended {
        tracing::warn!("an outage has ended");
    }
    ended
}

/// Goes on writing that the server is there, and calls `ended` after each outage.
pub async fn follow(log: ServerOutageLog, store: Store, clock: Clock, ended: impl Fn()) {
    loop {
        let now = clock.now();
        let wait = async {
            match log.is_open(now) {
                true => tokio::time::sleep(RETRY_INTERVAL).await,
                false => clock.wait_until(now.plus(WRITE_INTERVAL)).await,
            }
        };
        tokio::select! {
            () = wait => {}
            () = log.probe.notified() => {}
        }
        if record(&log, &store, &clock).await {
            ended();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outage(from: i64, to: i64) -> Interval {
        Interval {
            from: Timestamp(from),
            to: Timestamp(to),
        }
    }

    fn log(last_alive: i64, now: i64) -> (ServerOutageLog, Clock) {
        let clock = Clock::manual(Timestamp(now));
        (
            ServerOutageLog::new(Some(Timestamp(last_alive)), &clock),
            clock,
        )
    }

    #[test]
    fn the_time_before_a_start_is_an_outage_and_a_clock_that_went_back_makes_none() {
        let (log, _) = log(5, 100);
        assert!(log.is_open(Timestamp(100)));
        assert!(log.note_stored(Timestamp(120)));
        assert_eq!(log.after(0), (vec![outage(5, 120)], 1));
        let (behind, _) = self::log(100, 5);
        assert!(!behind.note_stored(Timestamp(5)));
        assert_eq!(behind.after(0), (Vec::new(), 0));
    }

    #[test]
    fn a_refused_write_begins_one_with_the_last_that_came_through() {
        let (log, _) = log(0, 0);
        log.note_stored(Timestamp(0));
        assert!(!log.note_stored(Timestamp(10)));
        log.note_refused();
        log.note_refused();
        assert!(log.is_open(Timestamp(15)));
        assert!(log.note_stored(Timestamp(30)));
        assert!(!log.is_open(Timestamp(30)));
        assert_eq!(log.after(0), (vec![outage(10, 30)], 1));
        assert_eq!(log.after(1), (Vec::new(), 1));
    }

    #[test]
    fn a_long_pause_is_one_where_time_runs_by_itself() {
        let log = ServerOutageLog::new(None, &Clock::system());
        let start = log.state.borrow().stored_at;
        log.note_stored(start);
        assert!(!log.note_stored(start.plus(LONGEST_PAUSE)));
        let stopped = start.plus(2 * LONGEST_PAUSE + 1);
        assert!(log.is_open(stopped));
        assert!(log.note_stored(stopped));
        let (by_hand, _) = self::log(0, 0);
        by_hand.note_stored(Timestamp(0));
        assert!(!by_hand.note_stored(stopped));
    }

    #[test]
    fn the_last_ones_are_kept() {
        let (log, _) = log(0, 0);
        for at in 1..=70 {
            log.note_refused();
            log.note_stored(Timestamp(at));
        }
        let (kept, count) = log.after(0);
        assert_eq!((kept.len(), count), (MAX_OUTAGES, 70));
        assert_eq!(log.after(69), (vec![outage(69, 70)], 70));
    }

    #[tokio::test]
    async fn a_room_waits_for_the_next_attempt_during_an_outage_only() {
        let (log, clock) = log(0, 10);
        let attempt = async {
            log.probe.notified().await;
            log.note_stored(clock.now());
        };
        tokio::join!(log.probe(&clock), attempt);
        assert_eq!(log.after(0).1, 1);
        log.probe(&clock).await;
    }
}
