//! Counts requests and answers. No DOM: time and answers come in as arguments.

use std::rc::Rc;

use vigie_shared::time::SECOND;

use super::channel::CompanionAnswer;
use super::{CompanionSight, CompanionState, CompanionStatus};
use crate::clock::DeviceInstant;

/// Requests without an answer after which it counts as absent.
const MAX_MISSES: u8 = 2;

/// A page that has not asked for longer than this was throttled, frozen or asleep,
/// microseconds: what was not answered meanwhile says nothing.
const PAUSE: i64 = 5 * SECOND / 2;

/// Least time between two tickets, microseconds.
const TICKET_INTERVAL: i64 = 5 * SECOND;

/// What an answer must repeat: 22 characters of base64url.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanionNonce(pub String);

impl CompanionNonce {
    /// A new one, from the randomness of the browser.
    pub fn random() -> Self {
        const ALPHABET: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut rest = uuid::Uuid::new_v4().as_u128();
        let mut letter = || {
            let letter = ALPHABET[(rest & 63) as usize];
            rest >>= 6;
            char::from(letter)
        };
        Self((0..22).map(|_| letter()).collect())
    }
}

/// What the page knows of the companion.
#[derive(Debug, Default)]
pub struct CompanionDetector {
    misses: u8,
    /// The same while the page is hidden.
    hidden_misses: u8,
    nonce: Option<CompanionNonce>,
    asked_at: Option<DeviceInstant>,
    ticket_at: Option<DeviceInstant>,
    status: CompanionStatus,
    answer: Option<Rc<CompanionAnswer>>,
}

impl CompanionDetector {
    /// A request goes out. It counts as missed until it is answered, unless the page is hidden
    /// or was not running: then it may not have been the extension that was away. A hidden page
    /// without answers knows nothing, and does not go on saying that it is there.
    pub fn asked(&mut self, nonce: CompanionNonce, now: DeviceInstant, hidden: bool) {
        let paused = self.asked_at.is_some_and(|at| now.since(at) > PAUSE);
        if hidden || paused {
            self.misses = 0;
        }
        if paused || !hidden {
            self.hidden_misses = 0;
        }
        if self.misses >= MAX_MISSES {
            self.status = CompanionStatus::Absent;
        } else if self.hidden_misses >= MAX_MISSES && self.status != CompanionStatus::Absent {
            self.status = CompanionStatus::Unknown;
        }
        self.misses = self.misses.saturating_add(1);
        self.hidden_misses = self.hidden_misses.saturating_add(1);
        self.nonce = Some(nonce);
        self.asked_at = Some(now);
    }

    /// An answer came; true if the extension is to be given a ticket. An answer to another
    /// request than the last one is none.
    pub fn answered(&mut self, answer: CompanionAnswer, now: DeviceInstant) -> bool {
        if self
            .nonce
            .as_ref()
            .is_none_or(|nonce| nonce.0 != answer.nonce)
        {
            return false;
        }
        self.misses = 0;
        self.hidden_misses = 0;
        self.status = CompanionStatus::Answering(answer.state);
        let waits = matches!(
            answer.state,
            CompanionState::Ready | CompanionState::Unreachable
        );
        self.answer = Some(Rc::new(answer));
        let recent = self
            .ticket_at
            .is_some_and(|at| now.since(at) < TICKET_INTERVAL);
        if !waits || recent {
            return false;
        }
        self.ticket_at = Some(now);
        true
    }

    /// What is shown.
    pub fn sight(&self) -> CompanionSight {
        CompanionSight {
            status: self.status,
            answer: match self.status {
                CompanionStatus::Answering(_) => self.answer.clone(),
                CompanionStatus::Unknown | CompanionStatus::Absent => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DeviceInstant {
        DeviceInstant(seconds * SECOND)
    }

    fn nonce(number: i64) -> CompanionNonce {
        CompanionNonce(number.to_string())
    }

    fn answer(nonce: &CompanionNonce, state: CompanionState) -> CompanionAnswer {
        CompanionAnswer {
            nonce: nonce.0.clone(),
            version: "1.0.0".to_owned(),
            state,
            list: None,
            self_check: None,
        }
    }

    fn ask(detector: &mut CompanionDetector, second: i64) -> CompanionNonce {
        let nonce = nonce(second);
        detector.asked(nonce.clone(), at(second), false);
        nonce
    }

    #[test]
    fn two_misses_make_it_absent_and_one_answer_makes_it_present() {
        let mut detector = CompanionDetector::default();
        ask(&mut detector, 0);
        ask(&mut detector, 1);
        assert_eq!(detector.status, CompanionStatus::Unknown);
        let nonce = ask(&mut detector, 2);
        assert_eq!(detector.status, CompanionStatus::Absent);
        detector.answered(answer(&nonce, CompanionState::Linked), at(2));
        let linked = CompanionStatus::Answering(CompanionState::Linked);
        assert_eq!(detector.status, linked);
        ask(&mut detector, 3);
        ask(&mut detector, 4);
        assert_eq!(detector.status, linked, "one miss is nothing");
        ask(&mut detector, 5);
        assert_eq!(detector.status, CompanionStatus::Absent);
    }

    #[test]
    fn an_answer_to_another_request_is_none() {
        let mut detector = CompanionDetector::default();
        ask(&mut detector, 0);
        let made_up = answer(&nonce(99), CompanionState::Ready);
        assert!(!detector.answered(made_up, at(0)));
        assert_eq!(detector.status, CompanionStatus::Unknown);
    }

    #[test]
    fn a_page_that_was_hidden_throttled_or_frozen_has_missed_nothing() {
        let mut detector = CompanionDetector::default();
        for second in 0..10 {
            detector.asked(nonce(second), at(second), true);
        }
        assert_eq!(detector.status, CompanionStatus::Unknown);
        // A browser runs the timers of pages in the background once a minute.
        for minute in 1..10 {
            ask(&mut detector, minute * 60);
        }
        assert_eq!(detector.status, CompanionStatus::Unknown);
        for second in 541..545 {
            ask(&mut detector, second);
        }
        assert_eq!(detector.status, CompanionStatus::Absent);
    }

    #[test]
    fn a_hidden_page_without_answers_does_not_say_that_it_is_there_and_not_that_it_is_absent() {
        let mut detector = CompanionDetector::default();
        let first = ask(&mut detector, 0);
        detector.answered(answer(&first, CompanionState::Blocking), at(0));
        for second in 1..10 {
            detector.asked(nonce(second), at(second), true);
        }
        assert_eq!(detector.status, CompanionStatus::Unknown);
        let seen = ask(&mut detector, 10);
        assert_eq!(detector.status, CompanionStatus::Unknown);
        detector.answered(answer(&seen, CompanionState::Blocking), at(10));
        let blocking = CompanionStatus::Answering(CompanionState::Blocking);
        assert_eq!(detector.status, blocking);
        // Hidden and answered.
        for second in 11..20 {
            let hidden = nonce(second);
            detector.asked(hidden.clone(), at(second), true);
            detector.answered(answer(&hidden, CompanionState::Blocking), at(second));
        }
        assert_eq!(detector.status, blocking);
    }

    #[test]
    fn an_extension_that_waits_is_given_a_ticket_every_five_seconds() {
        let mut detector = CompanionDetector::default();
        let mut given = Vec::new();
        for second in 0..12 {
            let nonce = ask(&mut detector, second);
            if detector.answered(answer(&nonce, CompanionState::Ready), at(second)) {
                given.push(second);
            }
        }
        assert_eq!(given, [0, 5, 10]);
        let nonce = ask(&mut detector, 20);
        assert!(!detector.answered(answer(&nonce, CompanionState::Blocking), at(20)));
    }

    #[test]
    fn a_nonce_has_its_form_and_is_another_each_time() {
        let (one, other) = (CompanionNonce::random(), CompanionNonce::random());
        assert_eq!(one.0.len(), 22);
        assert_ne!(one, other);
    }
}
