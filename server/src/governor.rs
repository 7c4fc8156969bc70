//! Budgets: how much one person, one network and one center may ask of the server.
//!
//! A budget belongs to a principal, not to a connection: sockets and HTTP requests draw on
//! the same one, and who connects again finds it as they left it. Strangers draw on the budget
//! of their network. The clock of budgets is not that of the sessions, which tests move by
//! hand: what is bounded here is load.

mod budget_table;
mod token_bucket;

use crate::{
    clock::Clock,
    telemetry::{self, BudgetLabel},
};
use budget_table::{BudgetTable, KeptBudget};
use std::{
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use token_bucket::{RateLimit, TokenBucket};
use vigie_shared::ids::{AccountId, CenterId, LoginId, Seat, SessionId};

/// A candidate sends a handful of frames a minute. At once: a whole test, with a reload of the
/// page before each question.
const CANDIDATE: PrincipalLimits = PrincipalLimits {
    rate: RateLimit::per_second(10, 250),
    sockets: 4,
};
/// A companion sends a heartbeat every five seconds, and one when something has changed. Sockets:
/// of a few devices, each with one that is about to go.
const COMPANION: PrincipalLimits = PrincipalLimits {
    rate: RateLimit::per_second(2, 60),
    sockets: 8,
};
/// An invigilator looks after up to sixty seats, and may come back with hundreds of commands.
const STAFF_LOGIN: PrincipalLimits = PrincipalLimits {
    rate: RateLimit::per_second(30, 300),
    sockets: 8,
};
/// Several people may share the account of a referent, and watch several sessions each.
const ACCOUNT: PrincipalLimits = PrincipalLimits {
    rate: RateLimit::per_second(50, 600),
    sockets: 32,
};
/// Frames of one socket that ask for nothing: pings, pongs, heartbeats. A page answers a
/// heartbeat every five seconds, also while its commands wait: they have buckets of their own.
const IDLE_FRAMES: RateLimit = RateLimit::per_second(10, 40);
/// The same of all sockets of a principal.
const IDLE_FRAMES_OF_PRINCIPAL: RateLimit = RateLimit::per_second(10, 100);
/// Hellos of one principal. Each makes the room encode a snapshot, and that of another device
/// of a seat is a row of its journal: two devices that connect in turn must not make it grow
/// without end. A network that fails again and again is tried every few seconds.
const HELLOS: RateLimit = RateLimit::every_seconds(5, 120);
/// Requests to `/api` of one network without a login: a school of a thousand behind one
/// address opens the pages within a minute, with three requests each.
const STRANGERS: RateLimit = RateLimit::per_second(100, 2_000);
/// Sessions of one center: a region that enrolls all its classes in one evening by a program.
const SESSIONS: RateLimit = RateLimit::per_hour(1_000, 1_000);

/// Somebody who is logged in, as far as budgets go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrincipalKey {
    /// A seat, with whatever device.
    Candidate(SessionId, Seat),
    /// One login of an invigilator with the password of a session.
    StaffLogin(LoginId),
    /// An invigilator with a personal code, with all their logins.
    NamedInvigilator(AccountId),
    /// The account of a referent, with all its logins.
    Account(AccountId),
    /// The companions of a seat: what they send must not use up what the candidate has.
    Companion(SessionId, Seat),
}

/// Left in a request that was charged to the network of this address, as one without a login.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StrangerCharge(pub(crate) IpAddr);

#[derive(Debug, Clone, Copy)]
struct PrincipalLimits {
    rate: RateLimit,
    /// Sockets at once.
    sockets: u32,
}

impl PrincipalKey {
    fn limits(self) -> PrincipalLimits {
        match self {
            Self::Candidate(..) => CANDIDATE,
            Self::StaffLogin(_) | Self::NamedInvigilator(_) => STAFF_LOGIN,
            Self::Account(_) => ACCOUNT,
            Self::Companion(..) => COMPANION,
        }
    }
}

/// A budget is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many requests")]
pub struct BudgetExhausted {
    /// Seconds until there is something in it again, at least 1.
    pub retry_after: u32,
}

impl BudgetExhausted {
    fn after(wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Self {
            retry_after: u32::try_from(seconds.max(1)).unwrap_or(u32::MAX),
        }
    }
}

/// All budgets of a server. In memory only: a restart fills them.
#[derive(Debug)]
pub struct ResourceGovernor {
    clock: Clock,
    principals: BudgetTable<PrincipalKey, PrincipalBudget>,
    strangers: BudgetTable<IpAddr, TokenBucket>,
    sessions: BudgetTable<CenterId, TokenBucket>,
}

impl ResourceGovernor {
    /// Full budgets, which fill again with the time of `clock`.
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            principals: BudgetTable::default(),
            strangers: BudgetTable::default(),
            sessions: BudgetTable::default(),
        }
    }

    /// Opens a socket in the name of a principal; none when they have too many.
    pub(crate) fn open_socket(&self, key: PrincipalKey) -> Option<SocketBudget> {
        let limits = key.limits();
        let budget = self.principal(key);
        let open = budget
            .sockets
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |open| {
                (open < limits.sockets).then_some(open + 1)
            });
        if open.is_err() {
            telemetry::budget_exhausted(BudgetLabel::Sockets);
            return None;
        }
        Some(SocketBudget {
            budget,
            rate: limits.rate,
            idle: TokenBucket::default(),
            clock: self.clock.clone(),
        })
    }

    fn principal(&self, key: PrincipalKey) -> Arc<PrincipalBudget> {
        self.principals
            .get(key, self.now(), PrincipalBudget::default)
    }

    /// Charges a request of somebody who is logged in.
    ///
    /// # Errors
    /// When their budget is used up.
    pub(crate) fn charge_request(&self, key: PrincipalKey) -> Result<(), BudgetExhausted> {
        self.principal(key)
            .bucket
            .take(key.limits().rate, self.now())
            .map_err(|wait| exhausted(BudgetLabel::Requests, wait))
    }

    /// Charges a request to its network before it is known whether it has a login.
    ///
    /// # Errors
    /// When the budget of the network is used up.
    pub(crate) fn charge_stranger(&self, address: IpAddr) -> Result<(), BudgetExhausted> {
        let now = self.now();
        let bucket = self
            .strangers
            .get(network(address), now, TokenBucket::default);
        bucket
            .take(STRANGERS, now)
            .map_err(|wait| exhausted(BudgetLabel::Strangers, wait))
    }

    /// The request had a login: it is charged to that one instead.
    pub(crate) fn forgive_stranger(&self, address: IpAddr) {
        let now = self.now();
        let bucket = self
            .strangers
            .get(network(address), now, TokenBucket::default);
        bucket.give_back(STRANGERS);
    }

    /// Charges a new session to its center.
    ///
    /// # Errors
    /// When the center has created too many lately.
    pub(crate) fn charge_session(&self, center: CenterId) -> Result<(), BudgetExhausted> {
        let now = self.now();
        let bucket = self.sessions.get(center, now, TokenBucket::default);
        bucket
            .take(SESSIONS, now)
            .map_err(|wait| exhausted(BudgetLabel::Sessions, wait))
    }

    /// Microseconds.
    fn now(&self) -> i64 {
        self.clock.now().0
    }
}

fn exhausted(budget: BudgetLabel, wait: Duration) -> BudgetExhausted {
    telemetry::budget_exhausted(budget);
    BudgetExhausted::after(wait)
}

/// What a principal has left, and what is open in their name.
#[derive(Debug, Default)]
struct PrincipalBudget {
    bucket: TokenBucket,
    hellos: TokenBucket,
    idle: TokenBucket,
    sockets: AtomicU32,
}

impl KeptBudget for PrincipalBudget {
    fn is_untouched(&self, now: i64) -> bool {
        [&self.bucket, &self.hellos, &self.idle]
            .iter()
            .all(|bucket| bucket.is_untouched(now))
    }
}

/// What one socket draws on: the budget of its principal, which all their sockets share.
/// Drawing takes no lock. Counts as an open socket as long as it lives.
#[derive(Debug)]
pub(crate) struct SocketBudget {
    budget: Arc<PrincipalBudget>,
    rate: RateLimit,
    /// Frames of this socket that ask for nothing.
    idle: TokenBucket,
    clock: Clock,
}

impl SocketBudget {
    /// Charges a frame that asks for nothing; false when there are too many of them.
    pub(crate) fn try_idle_frame(&self) -> bool {
        let now = self.clock.now().0;
        let charged = self.idle.take(IDLE_FRAMES, now).is_ok()
            && self.budget.idle.take(IDLE_FRAMES_OF_PRINCIPAL, now).is_ok();
        if !charged {
            telemetry::budget_exhausted(BudgetLabel::IdleFrames);
        }
        charged
    }

    /// Charges a frame that asks for something, and says how long it must wait for its turn.
    /// It is never refused: a client that comes back after an outage has much to say, and
    /// while one frame waits no other is read.
    pub(crate) fn reserve_frame(&self) -> Duration {
        let now = self.clock.now().0;
        self.budget.bucket.reserve(self.rate, now)
    }

    /// The same for a hello.
    pub(crate) fn reserve_hello(&self) -> Duration {
        let now = self.clock.now().0;
        self.reserve_frame()
            .max(self.budget.hellos.reserve(HELLOS, now))
    }
}

impl Drop for SocketBudget {
    fn drop(&mut self) {
        self.budget.sockets.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The network of an address: one household has one IPv4 address, but 2^64 addresses of IPv6.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vigie_shared::time::{SECOND, Timestamp};

    fn governor() -> ResourceGovernor {
        ResourceGovernor::new(Clock::manual(Timestamp(1_000 * SECOND)))
    }

    fn seat(number: u16) -> PrincipalKey {
        PrincipalKey::Candidate(SessionId(Uuid::from_u128(1)), Seat(number))
    }

    /// Idle frames that get through on sockets one after the other.
    fn burst(governor: &ResourceGovernor, key: PrincipalKey, sockets: usize) -> usize {
        let of_one = |_| {
            let socket = governor.open_socket(key).unwrap();
            (0..1_000).take_while(|_| socket.try_idle_frame()).count()
        };
        (0..sockets).map(of_one).sum()
    }

    #[test]
    fn who_connects_again_finds_the_budget_as_they_left_it() {
        let governor = governor();
        assert_eq!(burst(&governor, seat(1), 1), 40);
        assert_eq!(burst(&governor, seat(1), 40), 60, "100 in all");
        assert_eq!(burst(&governor, seat(2), 40), 100, "nobody else pays");
        governor.clock.advance(SECOND);
        assert_eq!(burst(&governor, seat(1), 40), 10);
    }

    #[test]
    fn what_asks_for_something_waits_for_its_turn_and_is_not_refused() {
        let governor = governor();
        let socket = governor.open_socket(seat(1)).unwrap();
        for _ in 0..250 {
            assert_eq!(socket.reserve_frame(), Duration::ZERO);
        }
        assert_eq!(socket.reserve_frame(), Duration::from_millis(100));
        assert_eq!(socket.reserve_frame(), Duration::from_millis(200));
        assert!(governor.charge_request(seat(1)).is_err(), "HTTP as well");
        assert!(socket.try_idle_frame(), "but not its heartbeats");
        governor.clock.advance(SECOND / 5);
        assert_eq!(socket.reserve_frame(), Duration::from_millis(100));
    }

    #[test]
    fn hellos_without_end_come_every_five_seconds() {
        let governor = governor();
        let hello = || governor.open_socket(seat(1)).unwrap().reserve_hello();
        for _ in 0..120 {
            assert_eq!(hello(), Duration::ZERO);
        }
        assert_eq!(hello(), Duration::from_secs(5));
        governor.clock.advance(10 * SECOND);
        assert_eq!(hello(), Duration::ZERO);
    }

    #[test]
    fn a_seat_has_four_sockets_at_once() {
        let governor = governor();
        let open = |number| governor.open_socket(seat(number));
        let mut sockets: Vec<_> = (0..4).map(|_| open(1).unwrap()).collect();
        assert!(open(1).is_none());
        assert!(open(2).is_some());
        sockets.pop();
        assert!(open(1).is_some());
    }

    #[test]
    fn a_network_pays_for_strangers_only() {
        let governor = governor();
        let address = |last: u16| IpAddr::from([0x2001, 0xdb8, 1, 2, 0, 0, 0, last]);
        for host in 0..5_000 {
            governor.charge_stranger(address(host)).unwrap();
            governor.forgive_stranger(address(host));
        }
        for host in 0..2_000 {
            governor.charge_stranger(address(host)).unwrap();
        }
        let refused = governor.charge_stranger(address(1));
        assert_eq!(refused, Err(BudgetExhausted { retry_after: 1 }));
        let elsewhere = IpAddr::from([203, 0, 113, 7]);
        assert_eq!(governor.charge_stranger(elsewhere), Ok(()));
    }

    #[test]
    fn a_center_creates_sessions_up_to_its_budget() {
        let governor = governor();
        let center = CenterId(Uuid::from_u128(1));
        let created = |governor: &ResourceGovernor| {
            (0..2_000)
                .take_while(|_| governor.charge_session(center).is_ok())
                .count()
        };
        assert_eq!(created(&governor), 1_000);
        governor.clock.advance(36 * SECOND);
        assert_eq!(created(&governor), 10);
    }
}
