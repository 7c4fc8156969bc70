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
use vigie_shared::ids::{AccountId, CenterId, DeviceId, LoginId, Seat, SessionId};

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
/// Hellos of one principal. Each makes the room encode a snapshot. A network that fails again and
/// again is tried every few seconds.
const HELLOS: RateLimit = RateLimit::every_seconds(5, 120);
/// Hellos of a device that does not hold its seat: it waits, or was turned away.
const HELLOS_OF_VISITOR: RateLimit = RateLimit::every_seconds(5, 20);
/// The same of all such devices of a seat together. What they say may be a row of the journal:
/// devices that connect in turn must not make it grow without end. It is no more than a row each
/// second; a device that has not come lately is let in beyond it, so that those of somebody
/// else do not keep the right one from waiting for the invigilator.
const HELLOS_OF_VISITORS: RateLimit = RateLimit::every_seconds(1, 120);
/// Requests to `/api` of one network without a login: a school of a thousand behind one
/// address opens the pages within a minute, with three requests each.
const STRANGERS: RateLimit = RateLimit::per_second(100, 2_000);
/// Sockets of companions that one network opens: they say only afterwards which candidate they
/// are of, and must not be kept out by what else strangers send. A school has a few hundred, which
/// come back together after a restart.
const COMPANIONS: RateLimit = RateLimit::per_second(50, 500);
/// Sessions of one center: a region that enrolls all its classes in one evening by a program.
const SESSIONS: RateLimit = RateLimit::per_hour(1_000, 1_000);

/// Somebody who is logged in, as far as budgets go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrincipalKey {
    /// A seat, with whatever device.
    Candidate(SessionId, Seat),
    /// One device of a seat: others, also those that were turned away, draw on their own.
    CandidateDevice(SessionId, Seat, DeviceId),
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
    /// The seat that this device is of.
    fn seat(self) -> Option<Self> {
        match self {
            Self::CandidateDevice(session, seat, _) => Some(Self::Candidate(session, seat)),
            _ => None,
        }
    }

    fn limits(self) -> PrincipalLimits {
        match self {
            Self::Candidate(..) | Self::CandidateDevice(..) => CANDIDATE,
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
    companions: BudgetTable<IpAddr, TokenBucket>,
    sessions: BudgetTable<CenterId, TokenBucket>,
}

impl ResourceGovernor {
    /// Full budgets, which fill again with the time of `clock`.
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            principals: BudgetTable::default(),
            strangers: BudgetTable::default(),
            companions: BudgetTable::default(),
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
            seat: key.seat().map(|seat| self.principal(seat)),
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
            .get(network(address, HOUSEHOLD), now, TokenBucket::default);
        bucket
            .take(STRANGERS, now)
            .map_err(|wait| exhausted(BudgetLabel::Strangers, wait))
    }

    /// Charges the socket of a companion to its network.
    ///
    /// # Errors
    /// When the network has opened too many lately.
    pub(crate) fn charge_companion(&self, address: IpAddr) -> Result<(), BudgetExhausted> {
        let now = self.now();
        let bucket = self
            .companions
            .get(network(address, HOUSEHOLD), now, TokenBucket::default);
        bucket
            .take(COMPANIONS, now)
            .map_err(|wait| exhausted(BudgetLabel::Companions, wait))
    }

    /// The request had a login: it is charged to that one instead.
    pub(crate) fn forgive_stranger(&self, address: IpAddr) {
        let now = self.now();
        let bucket = self
            .strangers
            .get(network(address, HOUSEHOLD), now, TokenBucket::default);
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
    /// What the devices that do not hold the seat draw on besides, with a candidate.
    seat: Option<Arc<PrincipalBudget>>,
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

    /// The same for a hello, which is of use within `most` only: who would have to wait longer is
    /// refused, and owes nothing. `is_visitor`: from a device that does not hold its seat.
    ///
    /// # Errors
    /// When there were too many hellos lately.
    pub(crate) fn reserve_hello(
        &self,
        is_visitor: bool,
        most: Duration,
    ) -> Result<Duration, BudgetExhausted> {
        let now = self.clock.now().0;
        let reserve = |bucket: &TokenBucket, limit| {
            let reserved = bucket.reserve_within(limit, most, now);
            reserved.map_err(|wait| exhausted(BudgetLabel::Hellos, wait))
        };
        let hellos = &self.budget.hellos;
        let (limit, together) = match is_visitor {
            true => (HELLOS_OF_VISITOR, self.seat.as_deref()),
            false => (HELLOS, None),
        };
        let comes_first = hellos.is_untouched(now);
        let wait = reserve(hellos, limit)?.max(reserve(&self.budget.bucket, self.rate)?);
        let shared = together.map_or(Ok(()), |seat| seat.hellos.take(HELLOS_OF_VISITORS, now));
        match shared {
            Err(wait) if !comes_first => Err(exhausted(BudgetLabel::Hellos, wait)),
            Ok(()) | Err(_) => Ok(wait),
        }
    }
}

impl Drop for SocketBudget {
    fn drop(&mut self) {
        self.budget.sockets.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Leading bits of the IPv6 network of one household, which has 2^64 addresses.
const HOUSEHOLD: u32 = 64;

/// The network of an address: the first `prefix` bits of one of IPv6, one of IPv4 as it is.
pub(crate) fn network(address: IpAddr, prefix: u32) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let mask = u128::MAX << (128 - prefix);
            IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests;
