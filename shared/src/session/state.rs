//! The state of a session, as folded from its events.

use crate::{
    certificate::CertificateCode,
    ids::{AlertId, Ask, CommandId, DeviceId, Seat},
    item::{ItemId, Response},
    rules::{AbortReason, EndCause, QUESTIONS},
    session::{Alert, By, CompanionPolicy, Decision, Incident, ItemFacts, SeatTerms, Versions},
    time::{Interval, SECOND, TEST_TIME, Timestamp},
};
use std::collections::{BTreeSet, VecDeque};

/// Commands remembered for idempotency, of one candidate and of all the staff. A
/// client resends only what was not acknowledged, a few commands within minutes; and
/// an older answer is refused by its [`Ask`] anyway. A window each, so that nobody
/// pushes out what others may resend.
const REMEMBERED: usize = 64;
const REMEMBERED_OF_STAFF: usize = 512;

/// A granted command: the seat it came from, none for staff, and its id.
pub type Grant = (Option<Seat>, CommandId);

/// A session at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Seats in order; seat `n` at index `n - 1`.
    pub(super) places: Vec<Place>,
    pub(super) companion: CompanionPolicy,
    pub(super) versions: Versions,
    pub(super) incidents: Vec<Incident>,
    pub(super) finalized: Option<Timestamp>,
    pub(super) published: Option<Timestamp>,
    /// Items that are asked nobody any more.
    pub(super) suspended: BTreeSet<ItemId>,
    /// Events so far, the creation included: the ordinal of the last one.
    pub(super) events: u64,
    pub(super) recent: VecDeque<CommandId>,
}

/// Was the companion seen?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Companion {
    /// The page has not said yet.
    #[default]
    Unknown,
    /// Seen.
    Present,
    /// Not seen.
    Absent,
}

/// Something good until an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Not valid from then on.
    pub until: Timestamp,
    /// By whom.
    pub by: By,
}

impl Confirmation {
    /// Is it good at `now`?
    pub fn is_valid(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

/// A time without connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Since then.
    pub from: Timestamp,
    /// Until then; none while it lasts.
    pub to: Option<Timestamp>,
}

/// Where in the session's journal a seat's outcome comes from: ordinals of events, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    /// The start of the test.
    pub started: Option<u64>,
    /// Questions treated, in order.
    pub treated: Vec<u64>,
    /// The end of the test.
    pub ended: Option<u64>,
    /// The abort reason in force.
    pub abort: Option<u64>,
}

/// One seat of the session.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What was agreed.
    pub terms: SeatTerms,
    /// The log-in that holds the seat, and since when.
    pub device: Option<(DeviceId, Timestamp)>,
    /// Has the candidate accepted the rules?
    pub rules_accepted: bool,
    /// Presence, used up by the start.
    pub presence: Option<Confirmation>,
    /// Authorisation to resume, used up by resuming.
    pub resume: Option<Confirmation>,
    /// As the page last reported.
    pub companion: Companion,
    /// Since when nothing is heard of the device, if so.
    pub lost_since: Option<Timestamp>,
    /// The test, once started.
    pub test: Option<Test>,
    /// Why it was not finished.
    pub abort: Option<AbortReason>,
    /// The outcome, once finalized.
    pub decision: Option<Decision>,
    /// The certificate, if the outcome comes with one.
    pub certificate: Option<CertificateCode>,
    /// Times without connection, in order.
    pub cuts: Vec<Cut>,
    /// The events its outcome rests on.
    pub trail: Trail,
    pub(super) recent: VecDeque<CommandId>,
}

/// How and when a test ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Why.
    pub cause: EndCause,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
}

/// A candidate's test.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// When the clock started.
    pub started_at: Timestamp,
    /// What the selection of items is seeded with.
    pub seed: u64,
    /// The device that may act in the test.
    pub device: DeviceId,
    /// All questions shown, in order.
    pub asked: Vec<Asked>,
    /// Time given back, microseconds.
    pub credited: i64,
    /// The stretches of time that were given back, in the order of the giving.
    pub given_back: Vec<Interval>,
    /// Since when an alert blocks the candidate, if one does.
    pub blocked_since: Option<Timestamp>,
    /// All alerts, in order.
    pub alerts: Vec<Alert>,
    /// The end, once it came.
    pub end: Option<End>,
}

/// One question shown to a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Number as the candidate sees it, 1..=32.
    pub number: u8,
    /// The item.
    pub item: ItemId,
    /// What matters of the item.
    pub facts: ItemFacts,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// When its content was shown: at once, or after the warning.
    pub revealed_at: Option<Timestamp>,
    /// When the page was first left during a focus item.
    pub focus_lost_at: Option<Timestamp>,
    /// Blocked time since it was revealed, microseconds.
    pub paused: i64,
    /// What became of it.
    pub state: AskedState,
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum AskedState {
    /// Before the candidate now (or when the test ended).
    Current,
    /// Answered.
    Answered {
        /// The answer.
        response: Response,
        /// Does it count as right?
        right: bool,
        /// When.
        at: Timestamp,
    },
    /// Passed: counts as wrong.
    Passed {
        /// When.
        at: Timestamp,
    },
    /// Withdrawn for a problem: does not count.
    Withdrawn {
        /// The alert that led to it.
        alert: AlertId,
    },
}

impl Asked {
    /// When the item's own time is over, for a candidate with this extra time.
    pub fn timer_ends_at(&self, terms: &SeatTerms) -> Option<Timestamp> {
        let seconds = i64::from(self.facts.seconds?);
        let allowed = terms.extra_time.lengthen(seconds * SECOND);
        Some(self.revealed_at?.plus(allowed).plus(self.paused))
    }

    /// Answered or passed?
    pub fn is_treated(&self) -> bool {
        matches!(
            self.state,
            AskedState::Answered { .. } | AskedState::Passed { .. }
        )
    }
}

impl Place {
    /// Since when there was no connection at `at`; none when there was one.
    pub fn cut_at(&self, at: Timestamp) -> Option<Timestamp> {
        let open = |cut: &&Cut| cut.from <= at && cut.to.is_none_or(|to| to > at);
        self.cuts.iter().find(open).map(|cut| cut.from)
    }
}

impl Test {
    /// Treated questions, 0..=32: answered or passed, withdrawn ones not counted.
    pub fn treated(&self) -> u8 {
        let treated = self.asked.iter().filter(|asked| asked.is_treated()).count();
        u8::try_from(treated).unwrap_or(QUESTIONS).min(QUESTIONS)
    }

    /// The question before the candidate, if the test runs.
    pub fn current(&self) -> Option<(Ask, &Asked)> {
        let asked = self
            .asked
            .last()
            .filter(|asked| asked.state == AskedState::Current)?;
        self.end
            .is_none()
            .then_some((Ask(self.asked.len() as u16), asked))
    }

    /// When the time is up. None while an alert blocks the candidate: the clock
    /// stands still and the blocked time is given back when it is handled.
    pub fn deadline(&self, terms: &SeatTerms) -> Option<Timestamp> {
        match self.blocked_since {
            Some(_) => None,
            None => Some(
                self.started_at
                    .plus(terms.extra_time.lengthen(TEST_TIME) + self.credited),
            ),
        }
    }

    /// Time left at `now`, microseconds; never below 0.
    pub fn time_left(&self, terms: &SeatTerms, now: Timestamp) -> i64 {
        let at = self.blocked_since.unwrap_or(now);
        let end = self
            .started_at
            .plus(terms.extra_time.lengthen(TEST_TIME) + self.credited);
        end.since(at).max(0)
    }

    /// Open alerts.
    pub fn open_alerts(&self) -> impl Iterator<Item = &Alert> {
        self.alerts.iter().filter(|alert| alert.is_open())
    }

    /// How often the page was left during focus items.
    pub fn focus_losses(&self) -> usize {
        self.asked
            .iter()
            .filter(|asked| asked.focus_lost_at.is_some())
            .count()
    }
}

impl Session {
    /// Seats in order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// One seat.
    pub fn place(&self, seat: Seat) -> Option<&Place> {
        self.places.get(usize::from(seat.0).checked_sub(1)?)
    }

    pub(super) fn place_mut(&mut self, seat: Seat) -> Option<&mut Place> {
        self.places.get_mut(usize::from(seat.0).checked_sub(1)?)
    }

    /// Companion policy.
    pub fn companion_policy(&self) -> CompanionPolicy {
        self.companion
    }

    /// Versions of bank, scale and rules it runs under.
    pub fn versions(&self) -> &Versions {
        &self.versions
    }

    /// All incidents, in order.
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// When it was finalized, if it was.
    pub fn finalized(&self) -> Option<Timestamp> {
        self.finalized
    }

    /// When its results were published, if they were.
    pub fn published(&self) -> Option<Timestamp> {
        self.published
    }

    /// Items that are asked nobody any more.
    pub fn suspended(&self) -> &BTreeSet<ItemId> {
        &self.suspended
    }

    /// Events so far, the creation included: the ordinal of the last one.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// Has this command been granted before?
    pub fn knows(&self, (from, id): Grant) -> bool {
        let recent = match from {
            None => &self.recent,
            Some(seat) => match self.place(seat) {
                Some(place) => &place.recent,
                None => return false,
            },
        };
        recent.iter().rev().any(|known| *known == id)
    }

    /// Notes a granted command, so that a resend changes nothing. Part of the
    /// fold: the journal keeps the grants beside the events.
    pub fn remember(&mut self, (from, id): Grant) {
        let (recent, most) = match from {
            None => (&mut self.recent, REMEMBERED_OF_STAFF),
            Some(seat) => match self.place_mut(seat) {
                Some(place) => (&mut place.recent, REMEMBERED),
                None => return,
            },
        };
        if recent.len() == most {
            recent.pop_front();
        }
        recent.push_back(id);
    }

    /// The next instant at which time alone changes something, if any.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.places
            .iter()
            .filter_map(|place| {
                let test = place.test.as_ref().filter(|test| test.end.is_none())?;
                test.deadline(&place.terms)
            })
            .min()
    }
}
